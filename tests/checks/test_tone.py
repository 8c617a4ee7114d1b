"""Checks of tone: how the reader is addressed."""

from __future__ import annotations

from collections.abc import Callable

from clarity.document import BlockKind, DocumentKind
from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]


def test_the_rarer_form_of_address_is_the_wrong_one(find: Find) -> None:
    """Every word of the minority is reported."""
    found = find("T1", "U krijgt uw pas.", "Neem je oude pas mee naar uw afspraak.")
    assert [finding.text for finding in found] == ["je"]
    assert "‘u’" in found[0].message


def test_a_quotation_has_its_own_form_of_address(find: Find) -> None:
    """What someone else said is not changed."""
    assert find("T1", "U ziet het bord ‘Houd je hond aan de lijn’ in uw straat.") == []


def test_the_reader_as_applicant_is_a_warning_in_a_sentence(find: Find) -> None:
    """In a label it is a hint, because forms often do so."""
    (sentence,) = find("T5", "De aanvrager betaalt de kosten.")
    (label,) = find("T5", "Gegevens aanvrager", block=BlockKind.HEADING)
    assert sentence.severity is Severity.WARNING
    assert sentence.text == "De aanvrager"
    assert label.severity is Severity.HINT


def test_ondergetekende_becomes_ik(find: Find) -> None:
    """A statement is in the first person."""
    (found,) = find("T5", "Ondergetekende verklaart dat dit klopt.")
    assert "‘ik’" in found.message


def test_a_form_may_tell_applicant_and_partner_apart(find: Find) -> None:
    """Then ``aanvrager`` is needed in the labels."""
    form = ["# Aanvraag", "Inkomen aanvrager: ______", "Inkomen partner: ______"]
    assert find("T5", *form, kind=DocumentKind.FORM, markdown=True) == []
    assert find("T5", *form[:2], kind=DocumentKind.FORM, markdown=True)


def test_a_third_party_is_not_the_reader(find: Find) -> None:
    """A sentence that says ``u`` as well speaks of someone else."""
    assert find("T5", "U kunt bezwaar maken als de aanvrager een vergunning krijgt.") == []
