"""Old Word files (.doc) and RTF: LibreOffice, when it is installed, makes a .docx of them.

It runs without a screen, in a folder of its own that only this user can read and that is gone
afterwards, with a fresh profile in which macros and links to other files are off, and with a time
limit. The anchors of such a document point nowhere: the file that was read is not the user's.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from clarity.document import Anchor, Block, Document, Field, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.programs import run_program

SECONDS = 60
_LARGEST = 100 * 1024 * 1024  # bytes of the converted file
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_NAMES = {"doc": "een oud Word-bestand (.doc)", "rtf": "een rtf-bestand"}
_MISSING = (
    "Dit is {name}. Clarity leest het alleen als LibreOffice op deze computer staat. Sla het "
    "bestand op als .docx en probeer het opnieuw."
)
_FAILED = (
    "Dit is {name} dat LibreOffice niet kan openen. Sla het bestand op als .docx en probeer het "
    "opnieuw."
)
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


def read_doc(data: bytes, *, path: str = "") -> Document:
    """Read an old Word file; raises UnreadableDocumentError when LibreOffice cannot."""
    return _read(data, path, "doc")


def read_rtf(data: bytes, *, path: str = "") -> Document:
    """Read an RTF file; raises UnreadableDocumentError when LibreOffice cannot."""
    return _read(data, path, "rtf")


def find_office() -> str | None:
    """Return the program of LibreOffice, or None when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _read(data: bytes, path: str, form: str) -> Document:
    from clarity.readers.docx import read_docx

    document = read_docx(_converted(data, form), path=path)
    return replace(
        document,
        format=form,
        source_hash=source_hash(data),
        blocks=tuple(_without_place(block) for block in document.blocks),
        fields=tuple(_without_anchor(field) for field in document.fields),
    )


def _without_place(block: Block) -> Block:
    size = len(block.text)
    return replace(block, anchors=(Anchor(0, size, path=None),) if size else ())


def _without_anchor(field: Field) -> Field:
    return replace(field, anchor=None)


def _converted(data: bytes, form: str) -> bytes:
    office = find_office()
    if office is None:
        raise UnreadableDocumentError(_MISSING.format(name=_NAMES[form]))
    with tempfile.TemporaryDirectory(prefix="clarity-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"in.{form}"
        source.write_bytes(data)
        _write_profile(folder)
        result = folder / "in.docx"
        _run(_command(office, folder, source), folder)
        if not result.is_file() or result.stat().st_size > _LARGEST:
            raise UnreadableDocumentError(_FAILED.format(name=_NAMES[form]))
        return result.read_bytes()


def _command(office: str, folder: Path, source: Path) -> list[str]:
    options = "--headless --norestore --nologo --nodefault --nolockcheck --nofirststartwizard"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [office, *options.split(), profile, "--convert-to", "docx",
            "--outdir", str(folder), str(source)]  # fmt: skip


def _write_profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path) -> None:
    """Run a program and all it starts for at most SECONDS; its result is the file it leaves."""
    environment = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
    }
    run_program(
        command,
        SECONDS,
        folder=folder,
        environment=environment if os.name == "posix" else None,
    )
