"""Small OpenDocument texts for the tests, written as raw XML."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
        "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    }.items()
)
MIMETYPE = "application/vnd.oasis.opendocument.text"

STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"
 fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Strong" style:family="text"><style:text-properties
 fo:font-weight="bold"/></style:style>
<style:style style:name="Geheim" style:family="text"><style:text-properties
 text:display="none"/></style:style>
"""


def odt(
    body: str,
    *,
    automatic: str = "",
    styles: str = STYLES,
    master: str = "",
    master_styles: str = "",
    title: str = "",
    mimetype: str = MIMETYPE,
    others: dict[str, str] | None = None,
) -> bytes:
    """Return a package with this body (the content of ``office:text``)."""
    parts = {
        "content.xml": (
            f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        ),
        "styles.xml": (
            f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
            f"<office:automatic-styles>{master_styles}</office:automatic-styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
        ),
        "meta.xml": (
            f"<office:document-meta {NAMESPACES}><office:meta><dc:title>{title}</dc:title>"
            "</office:meta></office:document-meta>"
        ),
        **(others or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def para(content: str, style: str = "Standard") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def table(*rows: list[str], header: bool = False) -> str:
    """Return a table; each cell is the content of its only paragraph."""
    found = ""
    for index, row in enumerate(rows):
        cells = "".join(f"<table:table-cell>{para(cell)}</table:table-cell>" for cell in row)
        line = f"<table:table-row>{cells}</table:table-row>"
        if header and index == 0:
            line = f"<table:table-header-rows>{line}</table:table-header-rows>"
        found += line
    return f'<table:table table:name="T">{found}</table:table>'


def text_style(name: str, properties: str) -> str:
    """Return an automatic style for characters."""
    return (
        f'<style:style style:name="{name}" style:family="text"><style:text-properties '
        f"{properties}/></style:style>"
    )


def list_style(name: str, *levels: str) -> str:
    """Return a list style; a level is a number format, or ``•`` for a bullet."""
    inner = ""
    for depth, form in enumerate(levels, 1):
        inner += (
            f'<text:list-level-style-bullet text:level="{depth}" text:bullet-char="{form}"/>'
            if form == "•"
            else f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" '
            f'style:num-suffix="." text:display-levels="{depth}"/>'
        )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'
