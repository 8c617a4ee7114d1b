"""Runs another program for a reader: quietly, for a limited time, with all that it starts."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path


def run_program(
    command: list[str],
    seconds: float,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> bool:
    """Run a program in a folder; say whether it ended well within so many seconds.

    What it started ends with it. In the child of a sandbox the sandbox sees to that, so there the
    program stays in the child's own session.
    """
    own_session = os.name == "posix" and os.getsid(0) != os.getpid()
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_session,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _stop(process, own_session)


def _stop(process: subprocess.Popen[bytes], own_session: bool) -> None:
    if own_session:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
