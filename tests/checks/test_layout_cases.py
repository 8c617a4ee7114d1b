"""The layout rules on hand-written Word files and Markdown: what they find, and where not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import yaml
from docx_files import NUMBERING, STYLES, cell, docx, listed, para, run, styled, table

from clarity.checker import Checker
from clarity.document import Document
from clarity.readers import read, read_text

CASES = yaml.safe_load(Path(__file__).with_name("layout_cases.yaml").read_text(encoding="utf-8"))
OWN_STYLES = """
<w:style w:type="paragraph" w:styleId="Kop3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop4"><w:name w:val="heading 4"/></w:style>
<w:style w:type="paragraph" w:styleId="Klein"><w:name w:val="Kleine tekst"/>
<w:rPr><w:sz w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/>
<w:rPr><w:sz w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Uitgevuld"><w:name w:val="Uitgevuld"/>
<w:pPr><w:jc w:val="both"/></w:pPr></w:style>
"""
TOGGLES = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "caps": "<w:caps/>"}


class Package:
    """A Word file in the making: its parts refer to the links that it gathers."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.links: dict[str, str] = {}
        self.case = case

    def data(self) -> bytes:
        language = f'<w:lang w:val="{self.case.get("language", "nl-NL")}"/>'
        styles = STYLES.replace('<w:lang w:val="nl-NL"/>', language) + OWN_STYLES
        parts = {"styles": styles, "numbering": NUMBERING}
        for kind in ("header", "footer"):
            if kind in self.case:
                parts[f"{kind}1"] = self.blocks(self.case[kind])
        return docx(self.blocks(self.case["docx"]), parts=parts, links=self.links)

    def blocks(self, items: list[Any]) -> str:
        return "".join(self.block(item) for item in items)

    def block(self, item: Any) -> str:
        if isinstance(item, str):
            return para(self.run(item, {}))
        if "table" in item:
            rows = [[self.cell(one) for one in row] for row in item["table"]]
            return table(*rows, header=item.get("header", False))
        properties = styled(item["style"]) if "style" in item else ""
        properties += listed(item["list"]) if "list" in item else ""
        properties += f'<w:jc w:val="{item["jc"]}"/>' if "jc" in item else ""
        if "image" in item:
            return para(picture(item), properties=properties)
        runs = item["p"] if isinstance(item["p"], list) else [{"t": item["p"]}]
        return para(*(self.run(one, item) for one in runs), properties=properties)

    def cell(self, item: Any) -> str:
        return cell(self.block(item)) if item else cell()

    def run(self, item: Any, paragraph: dict[str, Any]) -> str:
        own = {"t": item} if isinstance(item, str) else item
        look = {**paragraph, **own}
        properties = "".join(xml for name, xml in TOGGLES.items() if look.get(name))
        if "size" in look:
            properties += f'<w:sz w:val="{round(2 * look["size"])}"/>'
        if "lang" in look:
            properties += f'<w:lang w:val="{look["lang"]}"/>'
        text = escape(own["t"]).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
        xml = run(text.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>"), properties)
        if "link" not in look:
            return xml
        key = f"link{len(self.links)}"
        self.links[key] = look["link"]
        return f'<w:hyperlink r:id="{key}">{xml}</w:hyperlink>'


def picture(item: dict[str, Any]) -> str:
    extra = "<a:extLst><adec:decorative val='1'/></a:extLst>" if item.get("decorative") else ""
    described = escape(item["image"], {'"': "&quot;", "\n": "&#10;"})
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="{described}">{extra}</wp:docPr>'
        "<a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>"
    )


def document_of(case: dict[str, Any]) -> Document:
    if "docx" in case:
        return read(Package(case).data())
    if "markdown" in case:
        return read_text(case["markdown"], markdown=True)
    return read_text(case["text"], markdown=False)


@cache
def checker_of(code: str) -> Checker:
    return Checker().only([code])


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code} {case['name']}")
        for code in CASES
        for case in CASES[code]
    ],
)
def test_a_layout_rule_finds_what_is_there_and_no_more(code: str, case: dict[str, Any]) -> None:
    """Each case gives a document and the texts that the rule must find in it."""
    findings = checker_of(code).check(document_of(case)).findings
    assert [finding.text for finding in findings] == case["finds"]


@pytest.mark.parametrize("code", CASES)
def test_half_of_the_cases_of_a_rule_are_near_misses(code: str) -> None:
    """A rule that fires too easily must fail here."""
    silent = [case for case in CASES[code] if not case["finds"]]
    assert len(CASES[code]) >= 10
    assert len(silent) >= 5
