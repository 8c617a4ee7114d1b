"""Small Word files for the tests, written as raw XML."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

DATA = Path(os.environ.get("CLARITY_DATA", Path(__file__).parents[3] / "shared" / "data"))
WORD_FILES = DATA / "documents" / "docx"

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "dc": "http://purl.org/dc/elements/1.1/",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="nl-NL"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="Kop 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vraag"><w:name w:val="Vraag"/><w:basedOn w:val="Kop2"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Niveau"><w:name w:val="Eigen"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhoud"><w:name w:val="TOC Heading"/>
<w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Nadruk"/>
<w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Vet"><w:name w:val="Vet"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>
</w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xF0A8;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""


def styled(style: str) -> str:
    """Return the property that gives a paragraph a style."""
    return f'<w:pStyle w:val="{style}"/>'


def listed(number: int, level: int = 0) -> str:
    """Return the property that makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def run(text: str, properties: str = "") -> str:
    """Return a run with one text element."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    """Return a paragraph; content that is no XML becomes a run."""
    inner = "".join(item if item.startswith("<") else run(item) for item in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """Return a table cell; content that is no XML becomes a paragraph."""
    inner = "".join(item if item.startswith("<w:") else para(item) for item in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or para()}</w:tc>"


def table(*rows: list[str], header: bool = False) -> str:
    """Return a table of cells; plain strings become cells."""
    result = ""
    for index, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and index == 0 else ""
        cells = "".join(c if c.startswith("<w:tc>") else cell(c) if c else cell() for c in row)
        result += f"<w:tr>{mark}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/>{result}</w:tbl>"


def docx(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    main: str = "word/document.xml",
    content_type: str = MAIN,
) -> bytes:
    """Return a package with this body.

    ``parts`` maps the name of another part (``header1``, ``styles``) to its inner XML, ``links``
    relationship ids to addresses.
    """
    parts = parts or {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>',
        )
        relation = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{main}"/>'
        package.writestr(
            "_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'
        )
        package.writestr(main, f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        relations = ""
        for index, (name, content) in enumerate(parts.items()):
            kind = name.rstrip("0123456789")
            if kind == "core":
                package.writestr(
                    "docProps/core.xml", f"<cp xmlns:x='x' {NAMESPACES}>{content}</cp>"
                )
                continue
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            package.writestr(f"word/{name}.xml", f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
            relations += (
                f'<Relationship Id="part{index}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
            )
        for key, address in (links or {}).items():
            relations += (
                f'<Relationship Id="{key}" Type="{OFFICE}/hyperlink" Target="{address}" '
                'TargetMode="External"/>'
            )
        folder, _, name = main.rpartition("/")
        package.writestr(
            f"{folder}/_rels/{name}.rels",
            f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        )
    return buffer.getvalue()
