"""W10: where a term is explained already, and where an explanation may be put."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources

import pytest
import yaml

from clarity.document import BlockKind
from clarity.report import Finding

Find = Callable[..., list[Finding]]

TERMS = [
    entry
    for path in sorted((resources.files("clarity_rules") / "lexicon").iterdir(), key=str)
    if path.name.startswith("vaktermen-")
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
]


@pytest.mark.parametrize(
    "text",
    [
        "U mag iets doen wat niet mag. Dat heet een ontheffing. Ontheffing krijgen kan snel.",
        "Dit noemen wij een ontheffing. De ontheffing geldt een jaar.",
        "Een ontheffing is een uitzondering. Vraag de ontheffing aan.",
        "Ontheffing: toestemming om af te wijken. Vraag de ontheffing aan.",
        "Een uitzondering (ontheffing) geldt een jaar.",
        "Wat is een ontheffing?",
        "Er wordt afgezien van heffing van schenkbelasting.",
        "Dit geldt op peildatum 19 december.",
    ],
)
def test_the_text_itself_explains_the_term(find: Find, text: str) -> None:
    """Before the term, behind it, in a sentence of its own, or by the date itself."""
    assert find("W10", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vraag een ontheffing aan.",
        "U kunt ontheffing krijgen van deze plicht.",
        "De in deze verordening gestelde eisen gelden.",
        "Uw bezwaar is ongegrond.",
        "Dit besluit blijft van overeenkomstige toepassing op deze zaak.",
        "Aanvraag ontheffing",
        "Ontheffing krijgen kan op drie manieren.",
        "U krijgt morgen de nieuwe beschikkingen.",
        "U hebt recht op inzage in uw gegevens.",
    ],
)
def test_an_uncertain_place_gets_advice(find: Find, text: str) -> None:
    """The explanation is shown, and not put in."""
    (found,) = find("W10", text)
    certain = text == "Vraag een ontheffing aan."
    assert bool(found.suggestions[0].edits) == certain


def test_no_edit_in_a_heading_or_label(find: Find) -> None:
    """A label has no sentence that the explanation could fit in."""
    (found,) = find("W10", "Ontheffing voor parkeren", block=BlockKind.FIELD_LABEL)
    assert not found.suggestions[0].edits


@pytest.mark.parametrize("entry", TERMS, ids=str)
def test_an_explanation_addresses_nobody(entry: dict[str, str]) -> None:
    """It must fit any text, whoever writes and whoever reads."""
    explanation = entry.get("explain", "")
    assert not re.search(r"\b(?:u|uw|je|jouw|wij|we|ons|onze)\b", explanation)
