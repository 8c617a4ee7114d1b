"""Files that cannot be read: one clear line, never a traceback."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
import word_coverage
from docx_files import WORD_FILES, docx, para
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.errors import UnreadableDocumentError
from clarity.readers import MAX_SIZE, archive, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def packed(**entries: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(data)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "leeg"),
        (b" \n\t", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"PK\x03\x04 rest", "beschadigd"),
        (b"%PDF-1.7\n", "pdf is beschadigd"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE + "Workbook".encode("utf-16-le"), "oud Office-bestand"),
        (OLE + "__substg1.0_".encode("utf-16-le"), "Outlook.*eml"),
        (OLE, "oud Office-bestand"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>Hallo</text></svg>', "xml"),
        (b'<?xml version="1.0"?><x>hallo</x>', "xml"),
        (b'{"naam": "Formulier"}', "json"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "afbeelding"),
        (bytes(range(256)) * 10, "geen leesbare tekst"),
        (packed(readme_txt="hallo"), "zipbestand"),
        (packed(xl__workbook_xml="<x/>"), "rekenblad"),
        (packed(mimetype="application/vnd.oasis", content_xml="<x/>"), "zipbestand"),
        (packed(word__other_xml="<x/>"), "geen Word-document"),
        (packed(word__document_xml="<w:document><w:body>"), "beschadigd"),
        (packed(word__document_xml=""), "beschadigd"),
    ],
)
def test_refusals(data: bytes, expected: str) -> None:
    """Each kind of file that cannot be read is refused by name, in one line."""
    assert re.search(expected, refusal(data))


def test_entities_are_refused() -> None:
    """A document with a DTD is refused, so that no entity can grow or reach a file."""
    evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "beschadigd" in refusal(packed(word__document_xml=evil))


def test_bomb_is_measured_first() -> None:
    """A file that unpacks to a great deal more than it holds is not opened."""
    bomb = packed(word__document_xml="<x>" + " " * (archive.RATIO_COUNTS_FROM * 3) + "</x>")
    assert len(bomb) < 100_000
    assert "te groot" in refusal(bomb)


def test_locked_part() -> None:
    """A zip of which a part has a password says so."""
    data = bytearray(docx(para("Tekst")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = -1
        while (position := data.find(signature, position + 1)) >= 0:
            data[position + offset] |= 1
    assert "wachtwoord" in refusal(bytes(data)) or "beschadigd" in refusal(bytes(data))


def test_deep_nesting() -> None:
    """Tables nested without end are refused, not crashed upon."""
    deep = "<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000
    assert "beschadigd" in refusal(docx(deep))


def test_too_large() -> None:
    """A file over the limit is refused with the limit in the message."""
    assert "50 MB" in refusal(b"a" * (MAX_SIZE + 1))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A path that is no file is named in the message."""
    with pytest.raises(UnreadableDocumentError, match="bestaat niet"):
        read(tmp_path / "weg.docx")
    with pytest.raises(UnreadableDocumentError, match="map"):
        read(tmp_path)


def test_reads_from_a_path(tmp_path: Path) -> None:
    """A path as text or as Path gives a document that knows its path."""
    path = tmp_path / "brief.txt"
    path.write_text("Hallo daar.", encoding="utf-8")
    assert read(path) == read(str(path))
    assert read(path).path == str(path)


SOUND = docx(para("Een alinea met tekst.") * 3, parts={"styles": "", "header1": para("Kop")})


def message_of(data: bytes) -> str:
    """Return what a reader says of a file; an empty string when it reads it."""
    try:
        read(data)
    except UnreadableDocumentError as error:
        return str(error)
    return ""


@settings(max_examples=150)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_bytes(position: int, patch: bytes) -> None:
    """A file with damaged bytes is read or refused; nothing else happens."""
    damaged = SOUND[:position] + patch + SOUND[position + len(patch) :]
    assert "\n" not in message_of(damaged)


@settings(max_examples=100)
@given(st.integers(4, len(SOUND) - 1))
def test_cut_off(length: int) -> None:
    """A file that was cut off is refused: its directory stands at the end."""
    assert message_of(SOUND[:length])


NAMES = (
    "p r t tab br tbl tr tc tcPr gridSpan vMerge sdt sdtPr sdtContent text fldChar instrText ins "
    "del hyperlink pPr numPr ilvl numId rPr sz sym pict txbxContent footnote outlineLvl lang b"
)
TAGS = st.sampled_from(NAMES.split())
TREES = st.recursive(
    st.tuples(TAGS, st.sampled_from(["", ' w:val="x"', ' w:val="-5"', ' w:fldCharType="begin"',
                                     ' w:fldCharType="end"', ' w:char="zz"'])).map(
        lambda pair: f"<w:{pair[0]}{pair[1]}>tekst</w:{pair[0]}>"
    ),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"
    ),
    max_leaves=25,
)  # fmt: skip


@given(st.lists(TREES, max_size=4).map("".join))
def test_odd_trees(body: str) -> None:
    """Elements in places where they do not belong never crash the reader."""
    read(docx(body))


@pytest.mark.skipif(not WORD_FILES.is_dir(), reason="the real documents are not on this machine")
def test_real_files_are_read_or_refused() -> None:
    """Every real Word file is read, or refused with one line."""
    messages = {path.name: message_of(path.read_bytes()) for path in WORD_FILES.iterdir()}
    assert all("\n" not in message for message in messages.values())
    assert sum(not message for message in messages.values()) > 0.9 * len(messages)


@pytest.mark.skipif(not WORD_FILES.is_dir(), reason="the real documents are not on this machine")
def test_words_of_real_files_are_kept() -> None:
    """At least 99 of 100 visible words of the real Word files are kept."""
    rows = list(word_coverage.measure(WORD_FILES))
    assert len(rows) > 100
    assert sum(kept for _, _, kept in rows) >= 0.99 * sum(visible for _, visible, _ in rows)
