"""The JSON report, as ``clarity/report.schema.json`` describes it."""

from __future__ import annotations

import json

from clarity.report import Run


def render(run: Run) -> str:
    """Return the run as JSON text: the same run always gives the same text."""
    return json.dumps(run.to_dict(), ensure_ascii=False, indent=2)
