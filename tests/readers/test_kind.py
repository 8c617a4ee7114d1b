"""What a document is for, recognised from its text."""

from __future__ import annotations

import pytest

from clarity.document import DocumentKind
from clarity.readers import read_text

LETTER = "Geachte mevrouw Jansen,\n\nU krijgt een vergunning.\n\nMet vriendelijke groet,\n\nJo Vos"
FORM = (
    "Aanvraagformulier\n\nNaam: ........\nGeboortedatum: ........\nAdres: ........\n\n"
    "Hebt u een partner?\n☐ Ja\n☐ Nee\n\nHandtekening: ........\n"
)
EMAIL = f"Van: jo@waterveen.example\nAan: u@post.example\nOnderwerp: uw vraag\n\n{LETTER}"
POLICY = "\n\n".join(
    f"Artikel {number} Begrippen\n\nIn deze regeling wordt het volgende verstaan. " + "Tekst. " * 90
    for number in range(1, 20)
)
PAGE = (
    "# Afval\n\nU brengt afval weg.\n\n## Tarieven\n\nZie [de lijst](https://a.example/lijst).\n\n"
    "## Meer\n\nLees meer over [afval](https://a.example/afval).\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LETTER, DocumentKind.LETTER),
        (FORM, DocumentKind.FORM),
        (EMAIL, DocumentKind.EMAIL),
        (POLICY, DocumentKind.POLICY),
        (PAGE, DocumentKind.WEB_PAGE),
        ("Wij helpen u graag.", DocumentKind.LETTER),
    ],
    ids=["letter", "form", "e-mail", "policy", "web page", "short text"],
)
def test_kinds(text: str, kind: DocumentKind) -> None:
    """Each kind is recognised by its signs; a text without signs counts as a letter."""
    assert read_text(text).kind is kind


def test_letter_with_a_reply_slip() -> None:
    """A letter with a few lines to fill in is still a letter."""
    slip = "\n\nNaam: ........\nHandtekening: ........\n"
    body = "U kunt ons laten weten wat u vindt van het plan in uw straat. " * 12
    letter = LETTER.replace("U krijgt een vergunning.", body)
    assert read_text(letter + slip).kind is DocumentKind.LETTER
