"""Run the ``clarity`` command with ``python -m clarity``."""

from clarity.cli import main

main()
