"""The exit codes of the ``clarity`` command. They are stable; of several the highest wins."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit code of a command means."""

    OK = 0  # nothing at or over the threshold
    FINDINGS = 1  # findings at or over the threshold
    USAGE = 2  # wrong use, settings or rules
    UNREADABLE = 3  # a document that cannot be read or judged
