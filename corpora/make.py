"""Write the demo documents of Clarity: two forms and four letters, as docx.

The documents are written for this project and licensed under the EUPL-1.2. The
municipality of Waterveen, its schemes, its people and its numbers are invented.

Usage: ``python corpora/make.py``. Running it again gives identical bytes: zip entries
and core properties carry a fixed time.

The texts are in ``texts.py``, in a small markup. Blocks are separated by a blank line;
the lines of a block are joined. A block starts with a word and a colon that say what it
is (``p:`` when there is none), and tables are rows of ``| cell | cell |``, where ``<``
continues the cell to the left and ``^`` the cell above. Inline, ``{...}`` stands for what
Word calls fields and content controls; see ``INLINE``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

import texts

HERE = Path(__file__).parent
MOMENT = datetime(2026, 1, 5, 9, 0, 0, tzinfo=UTC)
ZIP_TIME = (2026, 1, 5, 9, 0, 0)
BLUE = RGBColor(0x1F, 0x3F, 0x6E)
TOKEN = re.compile(r"\{(\w+)(?: ([^{}]*))?\}")
XMLNS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
BLANK = "\u2002" * 5  # what Word shows in an empty FORMTEXT field


def element(xml: str) -> Any:
    """One element of WordprocessingML; every prefix used here is declared."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {XMLNS}", xml, count=1))


def run(text: str, props: str = "") -> str:
    """The XML of a run."""
    rpr = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def add(paragraph: Any, *xml: str) -> None:
    """Append elements to a paragraph."""
    for one in xml:
        paragraph._p.append(element(one))


# --- inline parts ---------------------------------------------------------------------


def complex_field(paragraph: Any, code: str, shown: str, data: str = "") -> None:
    """A field of begin, code, separate, result and end."""
    add(
        paragraph,
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>',
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run(shown),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


def simple_field(paragraph: Any, code: str, shown: str) -> None:
    """A field in one element, with its result inside."""
    add(paragraph, f'<w:fldSimple w:instr=" {code} ">{run(shown)}</w:fldSimple>')


class Writer:
    """Writes one document; holds the counters that its parts need."""

    def __init__(self, notes: tuple[str, ...]) -> None:
        self.document = Document()
        self.ids = count(100)
        self.notes = notes
        self.note_numbers = count(2)

    # Each method below writes one kind of inline token.

    def mf(self, paragraph: Any, name: str) -> None:
        complex_field(paragraph, f"MERGEFIELD {name} \\* MERGEFORMAT", f"«{name}»")

    def mfs(self, paragraph: Any, name: str) -> None:
        simple_field(paragraph, f"MERGEFIELD {name}", f"«{name}»")

    def legacy(self, paragraph: Any, code: str, kind: str, shown: str) -> None:
        name = f"veld{next(self.ids)}"
        data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/>{kind}</w:ffData>'
        complex_field(paragraph, code, shown, data)

    def text(self, paragraph: Any, _: str) -> None:
        self.legacy(paragraph, "FORMTEXT", "<w:textInput/>", BLANK)

    def tick(self, paragraph: Any, _: str) -> None:
        kind = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
        name = f"vakje{next(self.ids)}"
        data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/>{kind}</w:ffData>'
        add(
            paragraph,
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>',
            '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )

    def drop(self, paragraph: Any, options: str) -> None:
        entries = "".join(
            f'<w:listEntry w:val="{escape(one.strip())}"/>' for one in options.split(";")
        )
        kind = f"<w:ddList>{entries}</w:ddList>"
        self.legacy(paragraph, "FORMDROPDOWN", kind, options.split(";")[0].strip())

    def control(self, paragraph: Any, kind: str, title: str, shown: str) -> None:
        grey = '<w:color w:val="767676"/>'
        add(
            paragraph,
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(title)}"/>'
            f'<w:id w:val="{next(self.ids)}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{run(shown, grey)}</w:sdtContent></w:sdt>",
        )

    def sdt(self, paragraph: Any, shown: str) -> None:
        self.control(paragraph, "<w:text/>", "Antwoord", shown)

    def date(self, paragraph: Any, shown: str) -> None:
        kind = '<w:date><w:dateFormat w:val="dd-MM-yyyy"/><w:lid w:val="nl-NL"/></w:date>'
        self.control(paragraph, kind, "Datum", shown or "Kies een datum.")

    def pick(self, paragraph: Any, options: str) -> None:
        items = "".join(
            f'<w:listItem w:displayText="{escape(one.strip())}" w:value="{number}"/>'
            for number, one in enumerate(options.split(";"), 1)
        )
        self.control(paragraph, f"<w:dropDownList>{items}</w:dropDownList>", "Keuze", "Kies.")

    def box(self, paragraph: Any, _: str) -> None:
        font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
        add(
            paragraph,
            f'<w:sdt><w:sdtPr><w:alias w:val="Aankruisen"/><w:id w:val="{next(self.ids)}"/>'
            '<w14:checkbox><w14:checked w14:val="0"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent>{run('☐', font)}</w:sdtContent></w:sdt>",
        )

    def b(self, paragraph: Any, shown: str) -> None:
        paragraph.add_run(shown).bold = True

    def br(self, paragraph: Any, _: str) -> None:
        paragraph.add_run().add_break()

    def sp(self, paragraph: Any, _: str) -> None:
        paragraph.add_run("    ")

    def tab(self, paragraph: Any, _: str) -> None:
        paragraph.add_run().add_tab()

    def page(self, paragraph: Any, _: str) -> None:
        complex_field(paragraph, "PAGE", "1")

    def pages(self, paragraph: Any, shown: str) -> None:
        simple_field(paragraph, "NUMPAGES", shown or "1")

    def link(self, paragraph: Any, value: str) -> None:
        url, shown = value.split("|")
        rid = paragraph.part.relate_to(url, RT.HYPERLINK, is_external=True)
        look = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
        add(paragraph, f'<w:hyperlink r:id="{rid}">{run(shown, look)}</w:hyperlink>')

    def fn(self, paragraph: Any, _: str) -> None:
        up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        number = next(self.note_numbers)
        add(paragraph, f'<w:r>{up}<w:footnoteReference w:id="{number}"/></w:r>')

    def inline(self, paragraph: Any, source: str) -> Any:
        """Write a line of text with its ``{...}`` tokens."""
        position = 0
        for match in TOKEN.finditer(source):
            if match.start() > position:
                paragraph.add_run(source[position : match.start()])
            INLINE[match[1]](self, paragraph, match[2] or "")
            position = match.end()
        if source[position:]:
            paragraph.add_run(source[position:])
        return paragraph

    # --- blocks -----------------------------------------------------------------------

    def styled(self, style: str) -> Callable[[str], None]:
        def write(source: str) -> None:
            self.inline(self.document.add_paragraph(style=style), source)

        return write

    def heading(self, level: int) -> Callable[[str], None]:
        def write(source: str) -> None:
            self.inline(self.document.add_heading(level=level), source)

        return write

    def fake(self, source: str) -> None:
        """A heading in looks only, as many municipal forms have them."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(source).bold = True

    def lines(self, source: str) -> None:
        """Lines that stand close together, such as an address."""
        parts = [part.strip() for part in source.split("//")]
        for part in parts:
            paragraph = self.inline(self.document.add_paragraph(), part)
            paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.space_after = Pt(14)

    def number(self, source: str) -> None:
        self.inline(self.document.add_paragraph(style="List Number"), source)

    def note(self, source: str) -> None:
        """A text box, in the two forms that Word writes."""
        body = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(source, "<w:b/>")}</w:p>'
        box = f"<w:txbxContent>{body}</w:txbxContent>"
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(10)
        add(paragraph, TEXT_BOX.format(box=box, id=next(self.ids)))

    def table(self, source: str) -> None:
        """Rows of cells; the first line gives widths and the kind of table."""
        head, *rows = re.split(r"(?m)^\|", source.strip())
        options = dict(part.split("=") for part in head.split()[1:])
        widths = [float(width) for width in options["widths"].split(",")]
        cells = [
            [" ".join(cell.split()) for cell in row.rstrip().rstrip("|").split("|")] for row in rows
        ]
        header, plain = options.get("header") == "yes", options.get("plain") == "yes"
        self.fill(self.document, cells, widths, header=header, plain=plain)
        low = self.document.add_paragraph()
        low.paragraph_format.space_after = Pt(0)
        low.paragraph_format.line_spacing = Pt(7)

    def fill(
        self,
        parent: Any,
        cells: list[list[str]],
        widths: list[float],
        *,
        header: bool = False,
        plain: bool = False,
    ) -> None:
        grid = parent.add_table(rows=len(cells), cols=len(widths))
        size(grid, cells, widths, low=plain)
        if not plain:
            add_borders(grid)
        for r, c, source in table_cells(cells):
            cell = grid.cell(r, c)
            cell.width = Cm(widths[c])
            if source == "<":
                merge(grid.cell(r, c - 1), cell)
            elif source == "^":
                merge(grid.cell(r - 1, c), cell)
            else:
                self.cell(cell, source, label=c % 2 == 0 and not header and not plain)
        keep_together(grid)
        if header:
            mark_header(grid.rows[0])

    def cell(self, cell: Any, source: str, *, label: bool) -> None:
        """The paragraphs of a cell; ``[[a ; b ~ c ; d]]`` is a table inside it."""
        first = True
        for part in source.split("//"):
            paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
            first = False
            paragraph.paragraph_format.space_after = Pt(1)
            nested = re.fullmatch(r"\s*\[\[(.*)\]\]\s*", part)
            if nested:
                rows = [row.split(";") for row in nested[1].split("~")]
                rows = [[one.strip() for one in row] for row in rows]
                cell._tc.remove(paragraph._p)
                self.fill(cell, rows, [5.0] * len(rows[0]))
                cell.paragraphs[-1].paragraph_format.space_after = Pt(0)
            else:
                self.inline(paragraph, part.strip())
        if label and source:
            shade(cell)

    # --- the whole --------------------------------------------------------------------

    def body(self, source: str) -> None:
        before = ""
        for kind, text in blocks(source):
            self.kinds()[kind](text)
            if kind == "p" and before in {"item", "number"}:
                self.document.paragraphs[-1].paragraph_format.space_before = Pt(6)
            before = kind

    def kinds(self) -> dict[str, Callable[[str], None]]:
        return {
            "p": self.styled("Normal"),
            "title": self.styled("Title"),
            "subtitle": self.styled("Subtitle"),
            "h1": self.heading(1),
            "h2": self.heading(2),
            "item": self.styled("List Bullet"),
            "number": self.number,
            "fake": self.fake,
            "lines": self.lines,
            "note": self.note,
            "table": self.table,
        }

    def add_notes(self) -> None:
        """The footnotes part, which python-docx has no way to make."""
        if not self.notes:
            return
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p>'
            "</w:footnote>"
            for number, kind, mark in (
                (0, "separator", "separator"),
                (1, "continuationSeparator", "continuationSeparator"),
            )
        )
        small = '<w:sz w:val="16"/>'
        up = '<w:rPr><w:sz w:val="16"/><w:vertAlign w:val="superscript"/></w:rPr>'
        bodies = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r>{up}<w:footnoteRef/></w:r>'
            f"{run(' ' + text, small)}</w:p></w:footnote>"
            for number, text in enumerate(self.notes, 2)
        )
        xml = f"<w:footnotes {XMLNS}>{separators}{bodies}</w:footnotes>"
        name = PackURI("/word/footnotes.xml")
        content_type = (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        )
        package = self.document.part.package
        blob = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode()
        part = Part(name, content_type, blob, package)
        self.document.part.relate_to(part, RT.FOOTNOTES)


INLINE: dict[str, Callable[[Writer, Any, str], None]] = {
    "mf": Writer.mf,  # merge field, complex
    "mfs": Writer.mfs,  # merge field, simple
    "text": Writer.text,  # legacy text field
    "tick": Writer.tick,  # legacy checkbox
    "drop": Writer.drop,  # legacy drop-down list
    "sdt": Writer.sdt,  # content control: plain text
    "date": Writer.date,  # content control: date
    "pick": Writer.pick,  # content control: drop-down list
    "box": Writer.box,  # content control: checkbox
    "b": Writer.b,  # bold
    "br": Writer.br,  # line break
    "sp": Writer.sp,  # room between two options
    "tab": Writer.tab,  # tab
    "page": Writer.page,  # page number
    "pages": Writer.pages,  # number of pages
    "link": Writer.link,  # hyperlink
    "fn": Writer.fn,  # footnote reference
}

TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
    "<wp:inline distT='0' distB='0' distL='0' distR='0'>"
    "<wp:extent cx='6120000' cy='420000'/><wp:docPr id='{id}' name='Tekstvak {id}'/>"
    "<a:graphic><a:graphicData "
    "uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp>"
    "<wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
    "<a:ext cx='6120000' cy='420000'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/>"
    "</a:prstGeom><a:solidFill><a:srgbClr val='F2F2F2'/></a:solidFill><a:ln w='9525'>"
    "<a:solidFill><a:srgbClr val='1F3F6E'/></a:solidFill></a:ln></wps:spPr><wps:txbx>{box}"
    "</wps:txbx><wps:bodyPr rot='0' vert='horz' wrap='square' anchor='ctr'/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:rect style='width:482pt;height:33pt' fillcolor='#F2F2F2'><v:textbox>{box}</v:textbox>"
    "</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


# --- tables and layout ----------------------------------------------------------------


def table_cells(cells: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    for r, row in enumerate(cells):
        for c, source in enumerate(row):
            yield r, c, source


def size(grid: Any, cells: list[list[str]], widths: list[float], *, low: bool) -> None:
    """Widths of columns, and rows high enough to write in; an empty cell is for a signature."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for row, sources in zip(grid.rows, cells, strict=True):
        if not low:
            row.height = Cm(1.5 if "" in sources else 0.62)


def keep_together(grid: Any) -> None:
    """No page break inside a row, nor inside a short table."""
    for number, row in enumerate(grid.rows):
        row._tr.get_or_add_trPr().append(element("<w:cantSplit/>"))
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = (
                    number < len(grid.rows) - 1 and len(grid.rows) < 9
                )


def merge(first: Any, second: Any) -> None:
    """Merge two cells and drop the empty paragraph that the second leaves behind."""
    merged = first.merge(second)
    for paragraph in merged.paragraphs[1:]:
        if not paragraph._p.xpath(".//w:t") and not paragraph._p.xpath(".//w:fldChar"):
            paragraph._p.getparent().remove(paragraph._p)


def put_before(parent: Any, new: Any, followers: tuple[str, ...]) -> None:
    """Add a child where the schema wants it: before the first of its followers."""
    for child in parent:
        if child.tag in {qn(f"w:{name}") for name in followers}:
            child.addprevious(new)
            return
    parent.append(new)


def add_borders(grid: Any) -> None:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A96A8"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = element(f"<w:tblBorders>{sides}</w:tblBorders>")
    put_before(grid._tbl.tblPr, borders, ("tblLayout", "tblLook"))


def shade(cell: Any) -> None:
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF4"/>'
    put_before(cell._tc.get_or_add_tcPr(), element(fill), ("vAlign",))


def mark_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))
    for cell in row.cells:
        shade(cell)
        for paragraph in cell.paragraphs:
            for one in paragraph.runs:
                one.bold = True


def blocks(source: str) -> Iterator[tuple[str, str]]:
    """The blocks of a text with their kind; lines of a block are joined, rows are not."""
    for block in re.split(r"\n\s*\n", source.strip()):
        match = re.match(r"(\w+):(?:\s+|$)", block)
        kind = match[1] if match and match[1] in KINDS else "p"
        rest = block[match.end() :] if match and kind == match[1] else block
        if kind == "table":
            yield kind, "table " + block[len("table:") :].strip()
        else:
            yield kind, " ".join(rest.split())


KINDS = {"p", "title", "subtitle", "h1", "h2", "item", "number"} | {
    "fake",
    "lines",
    "note",
    "table",
}


def page_setup(document: Any, look: texts.Look) -> None:
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(look.margin)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(1.9)
    width = 21.0 - 2 * look.margin
    for paragraph in (section.header.paragraphs[0], section.footer.paragraphs[0]):
        paragraph.style = document.styles["Normal"]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    section.header_distance = section.footer_distance = Cm(1.0)


def font(style: Any, name: str, size: float) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def style_sheet(document: Any, look: texts.Look) -> None:
    styles = document.styles
    font(styles["Normal"], look.font, look.size)
    styles["Normal"].paragraph_format.space_after = Pt(look.space)
    sizes = {"Title": 18.0, "Subtitle": 12.0, "Heading 1": 12.5, "Heading 2": 11.0}
    for name, size in sizes.items():
        font(styles[name], look.font, size)
        styles[name].font.color.rgb = BLUE
        styles[name].font.italic = False
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.space_before = Pt(look.above)
        styles[name].paragraph_format.space_after = Pt(3)
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(2)
    set_language(styles.element)


def set_language(sheet: Any) -> None:
    defaults = sheet.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element('<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'))


def properties(document: Any, title: str) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = title, "Gemeente Waterveen", "Clarity"
    core.created = core.modified = MOMENT
    core.language, core.revision = "nl-NL", 1
    core.comments = "Voorbeeld bij Clarity. Licentie: EUPL-1.2. Gemeente Waterveen bestaat niet."


def freeze(document: Any) -> bytes:
    """The document as a zip whose bytes depend on its content alone."""
    raw, frozen = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(frozen, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            target.writestr(info, source.read(name))
    return frozen.getvalue()


def build(text: texts.Text) -> bytes:
    """One document, from its text to its bytes."""
    writer = Writer(text.notes)
    page_setup(writer.document, text.look)
    style_sheet(writer.document, text.look)
    properties(writer.document, text.title)
    section = writer.document.sections[0]
    writer.inline(section.header.paragraphs[0], text.header)
    writer.inline(section.footer.paragraphs[0], text.footer)
    writer.body(text.body)
    writer.add_notes()
    return freeze(writer.document)


def main() -> None:
    for name, text in texts.TEXTS.items():
        (HERE / name).write_bytes(build(text))


if __name__ == "__main__":
    main()
