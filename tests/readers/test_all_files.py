"""What holds for every reader: files are read or refused, and every text is found again."""

from __future__ import annotations

from pathlib import Path

import pytest
import word_coverage
from docx_files import DATA, WORD_FILES, docx, para
from hypothesis import example, given, settings
from hypothesis import strategies as st
from odt_files import STYLES, odt
from traced import assert_traced

from clarity.errors import UnreadableDocumentError
from clarity.readers import read

FILES = DATA / "documents"
ANCHORED = {"docx", "eml", "html", "markdown", "msg", "odt", "text"}
HTML = (
    "p div span b a h2 ul ol li table tr td th thead form label legend fieldset input select option"
    " textarea button br q pre img svg header footer main nav script style title p div li td"
).split()
ATTRIBUTES = [
    "", " hidden", ' class="error"', ' class="help-text"', ' class="btn"', ' id="a"', ' for="a"',
    ' aria-describedby="a"', ' aria-labelledby="a"', ' type="radio" name="x"', ' type="checkbox"',
    ' colspan="99"', ' rowspan="x"', ' style="font-size:0"', ' style="display:none"', ' lang="en"',
    ' placeholder="Vul in"', ' role="heading"', ' role="presentation"', ' alt="tekst"', ' value=""',
]  # fmt: skip
TEXTS = [
    "tekst ",
    "  \n twee\u00ad delen",
    "{% if a < b %}",
    "{{ x }}",
    "&eacute;",
    "<!-- c -->",
    "",
]
ODT = (
    "text:p text:h text:span text:list text:list-item text:section text:note text:note-body text:a"
    " text:s text:tab table:table table:table-row table:table-cell table:table-header-rows"
    " draw:frame draw:text-box draw:image svg:title text:placeholder text:text-input text:ruby"
    " text:tracked-changes office:annotation text:soft-page-break text:hidden-paragraph"
    " loext:content-control text:p text:p text:span"
).split()
ODT_ATTRIBUTES = [
    "", ' text:style-name="Strong"', ' text:style-name="Geheim"', ' text:outline-level="x"',
    ' text:outline-level="0"', ' table:number-columns-repeated="9999"', ' text:c="100000"',
    ' text:start-value="-1"', ' text:continue-numbering="true"', ' loext:checkbox="true"',
]  # fmt: skip


def trees(names: list[str], attributes: list[str]) -> st.SearchStrategy[str]:
    """Return elements in each other, in places where they need not belong."""
    part = st.tuples(st.sampled_from(names), st.sampled_from(attributes))
    leaf = st.tuples(part, st.sampled_from(TEXTS)).map(
        lambda pair: f"<{pair[0][0]}{pair[0][1]}>{pair[1]}</{pair[0][0]}>{pair[1]}"
    )
    return st.recursive(
        leaf,
        lambda inner: st.tuples(part, st.lists(inner, max_size=4)).map(
            lambda pair: f"<{pair[0][0]}{pair[0][1]}>{''.join(pair[1])}</{pair[0][0]}>"
        ),
        max_leaves=25,
    )


@given(st.lists(trees(HTML, ATTRIBUTES), max_size=4).map("".join))
def test_odd_pages(body: str) -> None:
    """Any page is read, and every text in it is found again."""
    data = f"<!DOCTYPE html><html><body>{body}</body></html>".encode()
    assert_traced(read(data), data)


@given(
    st.lists(trees(ODT, ODT_ATTRIBUTES), max_size=4)
    .map("".join)
    .map(lambda body: body.replace("&eacute;", "é").replace("a < b", "a"))
)
def test_odd_open_documents(body: str) -> None:
    """Any OpenDocument text is read, and every text in it is found again."""
    data = odt(body)
    assert_traced(read(data), data)


SOUND = odt("<text:p>Een alinea met tekst.</text:p>" * 3, styles=STYLES, title="Brief")


@settings(max_examples=100)
@example(29, b"\x06")  # the first part ends too soon
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_open_documents(position: int, patch: bytes) -> None:
    """A file with damaged bytes is read or refused; nothing else happens."""
    assert "\n" not in message_of(SOUND[:position] + patch + SOUND[position + len(patch) :])


STARTS = [
    b"From: a\r\nTo: b\r\nMIME-Version: 1.0\r\n",
    b"<html>",
    b"---\n",
    b"\xd0\xcf\x11\xe0",
    b"",
]


@given(st.binary(max_size=300), st.sampled_from(STARTS))
def test_any_bytes(data: bytes, start: bytes) -> None:
    """Whatever the bytes, a file is read or refused in one line."""
    assert "\n" not in message_of(start + data)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<!DOCTYPE html><html><p>Hallo</p></html>", "html"),
        (docx(para("Hallo")), "docx"),
        (odt("<text:p>Hallo</text:p>"), "odt"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.html", "a.txt", "a.exe", "a"])
def test_content_decides(tmp_path: Path, data: bytes, form: str, name: str) -> None:
    """What a file is called does not matter for what it is read as."""
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path).format == form


@pytest.mark.parametrize("name", ["brief.docx", "brief.odt", "brief.html", "brief.txt"])
@pytest.mark.parametrize("start", [b"MZ\x90\x00\x03\x00\x00\x00", b"\x7fELF\x02\x01\x01\x00"])
def test_renamed_program(tmp_path: Path, start: bytes, name: str) -> None:
    """A program is refused, whatever it is called."""
    path = tmp_path / name
    path.write_bytes(start + bytes(range(256)) * 20)
    with pytest.raises(UnreadableDocumentError, match="geen leesbare tekst"):
        read(path)


def message_of(data: bytes, path: Path | None = None) -> str:
    """Return what a reader says of a file; an empty string when it reads it well."""
    try:
        document = read(data, name=path.name if path else "")
    except UnreadableDocumentError as error:
        return str(error)
    if document.format in ANCHORED:
        assert_traced(document, data)
    return ""


@pytest.mark.skipif(not FILES.is_dir(), reason="the real documents are not on this machine")
@pytest.mark.parametrize("folder", ["docx", "html", "odt"])
def test_real_files(folder: str) -> None:
    """Every real file is read or refused in one line, and every text is found again."""
    paths = sorted((FILES / folder).iterdir())
    messages = [message_of(path.read_bytes(), path) for path in paths]
    assert all("\n" not in message for message in messages)
    assert messages.count("") > 0.9 * len(messages)


@pytest.mark.skipif(not WORD_FILES.is_dir(), reason="the real documents are not on this machine")
@pytest.mark.parametrize("folder", ["html", "odt"])
def test_words_are_kept(folder: str) -> None:
    """At least 98 of 100 visible words of real pages and OpenDocument texts are kept."""
    rows = list(word_coverage.measure(FILES / folder))
    assert len(rows) > 30
    assert sum(kept for _, _, kept in rows) >= 0.98 * sum(visible for _, visible, _ in rows)
