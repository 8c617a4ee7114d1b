"""Try an installed Clarity on one form: where its packages live, its command, its JSON report."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from importlib import import_module
from pathlib import Path

PACKAGES = ("clarity", "clarity_rules", "clarity_web")


def main(form: str) -> None:
    """Stop with an error when the installed package does not do its main job."""
    site = Path(sysconfig.get_path("purelib")).resolve()
    for name in PACKAGES:
        home = Path(import_module(name).__file__ or "").resolve()
        assert home.is_relative_to(site), f"{name} comes from {home}, not from {site}"
    command = Path(sysconfig.get_path("scripts")) / "clarity"
    done = subprocess.run([command, "check", form, "--format", "json"], capture_output=True)
    assert done.returncode == 1, f"exit code {done.returncode}: {done.stderr.decode()}"
    report = json.loads(done.stdout)
    assert report["schema"] == "clarity-report/1"
    (document,) = report["documents"]
    assert document["findings"], "the form has findings"
    print(f"wheel: {len(document['findings'])} findings in {form}, exit code 1, as expected")


main(sys.argv[1])
