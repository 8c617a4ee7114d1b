"""Checks of a letter as a whole: its subject, its message, its legal remedies, its length."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clarity.document import DocumentKind
from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]

DOCUMENTS = Path(__file__).with_name("documents")
HEAD = ("Gemeente Waterveen", "Postbus 100, 1230 AA Waterveen", "3 mei 2026")
BODY = (
    "U hebt ons op 12 april gevraagd om een parkeerplaats voor uw aanhanger. Wij hebben uw vraag "
    "bekeken en zijn bij u in de straat geweest.",
    "U mag uw aanhanger parkeren op het terrein naast de sporthal. Dat terrein is elke dag open. "
    "Zet de aanhanger altijd in een vak en doe hem op slot. Hebt u vragen? Bel dan met 14 0123.",
)
CLOSING = ("Met vriendelijke groet,", "Anna de Wit")


def letter(*body: str, before: tuple[str, ...] = HEAD, salutation: str = "Beste heer Jansen,"):
    """The blocks of a letter; a body may be given as one or more paragraphs."""
    return (*before, salutation, *body, *CLOSING)


def document(name: str) -> str:
    return (DOCUMENTS / f"{name}.md").read_text(encoding="utf-8")


# D1: the subject.


@pytest.mark.parametrize(
    "subject",
    [
        "Betreft: uw brief",
        "Onderwerp: informatie",
        "Betreft: uw brief van 12 april 2026",
        "Onderwerp: besluit op uw aanvraag",
        "Onderwerp\tUw schrijven d.d. 12-04-2026",
        "Onderwerp: Reactie op uw e-mail",
        "Betreft: aanvraag met kenmerk 2026-1234",
        "Betreft:",
    ],
)
def test_a_subject_that_says_nothing_is_found(find: Find, subject: str) -> None:
    """The reader does not learn what the letter is about."""
    (found,) = find("D1", *letter(*BODY, before=(*HEAD, subject)))
    assert found.text in subject


@pytest.mark.parametrize(
    "subject",
    [
        "Betreft: parkeerplaats voor uw aanhanger",
        "Onderwerp: U mag uw aanhanger naast de sporthal zetten",
        "Onderwerp: besluit op uw aanvraag om een dakkapel",
        "Betreft: uw brief over het nieuwe zwembad",
        "Betreft: {{ onderwerp }}",
        "Onderwerp\tBeslissing op bezwaar huishoudelijke hulp",
        "Uw aanhanger mag naast de sporthal staan",
    ],
)
def test_a_subject_with_content_is_fine(find: Find, subject: str) -> None:
    """Words for the matter, a merge field, or a line without a label will do."""
    assert find("D1", *letter(*BODY, before=(*HEAD, subject))) == []


def test_a_letter_without_subject_is_found_at_its_salutation(find: Find) -> None:
    """That is where the reader looks for it; a letter without a head may have lost it."""
    (whole,) = find("D1", *letter(*BODY))
    (bare,) = find("D1", *letter(*BODY, *BODY, before=()))
    assert find("D1", *letter(*BODY, before=())) == []  # perhaps the body of an e-mail
    assert whole.text == "Beste heer Jansen,"
    assert (whole.severity, bare.severity) == (Severity.WARNING, Severity.HINT)


def test_a_head_of_several_lines_holds_its_subject(find: Find) -> None:
    """A plain text gives date, reference and subject as one block."""
    head = "Datum: 3 mei 2026\nOns kenmerk: 2026-1234\nOnderwerp: "
    assert find("D1", *letter(*BODY, before=(f"{head}parkeerplaats voor uw aanhanger",))) == []
    (found,) = find("D1", *letter(*BODY, before=(f"{head}uw brief",)))
    assert found.text == "uw brief"


def test_the_addressees_are_no_salutation_when_there_is_one(find: Find) -> None:
    """The subject stands between the two."""
    head = ("Aan de bewoners van de Kerkstraat", "Betreft: nieuw riool in uw straat")
    assert find("D1", *letter(*BODY, before=head)) == []


def test_a_short_note_and_a_loose_text_need_no_subject(find: Find) -> None:
    """A few words after a salutation are read at once."""
    assert find("D1", *letter("Bedankt voor uw brief. U hoort snel van ons.", before=())) == []
    assert find("D1", *BODY) == []


def test_a_heading_after_the_salutation_is_a_subject(find: Find) -> None:
    """Some house styles put the subject below the salutation."""
    text = ["Beste heer Jansen,", "# U mag uw aanhanger naast de sporthal zetten", *BODY, *CLOSING]
    assert find("D1", *text, markdown=True) == []


# D2: the message first.


LONG_WAY = (
    "Op 12 april 2026 kregen wij uw brief. Daarvan hebt u een verslag ontvangen. In die brief "
    "schreef u over de drukte in uw straat en over de auto’s die daar elke dag te hard rijden.",
    "In uw wijk wonen ongeveer negenhonderd gezinnen. Veel gezinnen hebben twee auto’s. De wijk is "
    "gebouwd in 1975. De straten zijn smal en er is weinig ruimte voor bomen of banken. Sinds "
    "2019 is de wijk een proefgebied voor nieuwe regels. Een groep ambtenaren volgt die proef.",
    "De verkeerskundige keek op drie dagen naar uw straat. Ook de wijkagent gaf zijn mening. Zij "
    "letten op de snelheid, de drukte en de veiligheid van kinderen die naar school fietsen.",
)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("Wij wijzen uw aanvraag af.", "Wij wijzen uw aanvraag af."),
        ("Uw aanvraag is toegekend.", "Uw aanvraag is toegekend."),
        ("U krijgt een vergunning voor uw dakkapel.", "U krijgt een vergunning"),
        ("Daarom hebben wij besloten om uw verzoek af te wijzen.", "hebben wij besloten"),
        ("Stuur ons voor 3 juni 2026 een kopie van uw huurcontract.", "Stuur ons voor 3 juni"),
        ("U moet de auto uiterlijk op 1 juni weghalen.", "U moet de auto"),
        ("Wilt u ons binnen twee weken laten weten wat u kiest?", "Wilt u ons"),
        ("Wij verzoeken u het bedrag voor 1 juni te betalen.", "Wij verzoeken u"),
    ],
)
def test_a_message_at_the_end_is_found(find: Find, last: str, words: str) -> None:
    """The decision or the action stands after a long run-up."""
    (found,) = find("D2", *letter(*LONG_WAY, last))
    assert words in found.text


@pytest.mark.parametrize(
    "first",
    [
        "Wij wijzen uw aanvraag af.",
        "U krijgt geen vergunning voor uw dakkapel.",
        "Stuur ons voor 3 juni 2026 een kopie van uw huurcontract.",
        "Wilt u ons binnen twee weken laten weten wat u kiest?",
        "Helaas kunnen wij uw aanvraag niet toekennen.",
    ],
)
def test_a_message_at_the_start_is_fine(find: Find, first: str) -> None:
    """It may come back later."""
    again = "Stuur ons voor 3 juni 2026 een kopie van uw huurcontract."
    assert find("D2", *letter(first, *LONG_WAY, again)) == []


@pytest.mark.parametrize(
    "last",
    [
        "Hebt u vragen? Bel ons dan voor 3 juni op 14 0123.",
        "Bent u het niet eens met dit besluit? Maak dan voor 3 juni 2026 bezwaar.",
        "Als u verhuist, moet u dat binnen vijf dagen melden.",
        "U krijgt binnen zes weken een brief van ons.",
        "Vorig jaar hebben wij op 3 mei een ander verzoek afgewezen.",
        "De gemeenteraad heeft besloten om de proef te verlengen.",
    ],
)
def test_other_sentences_are_no_message(find: Find, last: str) -> None:
    """Contact, remedies, conditions and what others did do not make a message."""
    assert find("D2", *letter(*LONG_WAY, last)) == []


def test_a_subject_can_tell_the_message(find: Find) -> None:
    """Then the reader knows it before the first sentence."""
    head = (*HEAD, "Onderwerp: U krijgt een vergunning voor uw dakkapel")
    text = letter(*LONG_WAY, "U krijgt een vergunning voor uw dakkapel.", before=head)
    assert find("D2", *text) == []


def test_a_short_letter_has_its_message_near_enough(find: Find) -> None:
    """In a few lines the reader comes to it soon."""
    short = ("Wij hebben uw aanvraag van 3 mei gelezen.", "Wij wijzen uw aanvraag af.")
    assert find("D2", *letter(*short)) == []


# D8: the legal remedies.


@pytest.mark.parametrize(
    "decision",
    [
        "Wij wijzen uw aanvraag om bijzondere bijstand af.",
        "Uw aanvraag voor een parkeervergunning is toegekend.",
        "Wij hebben besloten om uw uitkering te verlagen.",
        "Hierbij verlenen wij u een vergunning voor een terras.",
        "Het college kent u een bedrag van € 475 toe.",
        "U krijgt de subsidie die u hebt aangevraagd.",
        "Uw aanvraag is goedgekeurd. Dit betekent dat u een subsidie ontvangt.",
        "Daarom kunnen wij u de toeslag niet toekennen.",
        "Helaas moeten wij uw aanvraag afwijzen.",
        "Wij laten uw aanvraag buiten behandeling.",
        "Gelet op het bovenstaande wordt uw aanvraag gedeeltelijk toegekend.",
    ],
)
def test_a_decision_without_remedies_is_found(find: Find, decision: str) -> None:
    """The law asks for a line about bezwaar."""
    found = find("D8", *letter(decision, "Hebt u vragen? Bel dan met 14 0123."))
    assert len(found) == 1
    assert "bezwaar" in found[0].message


@pytest.mark.parametrize(
    "remedy",
    [
        "Bent u het niet eens met dit besluit? Maak dan bezwaar voor 3 juni 2026.",
        "U kunt tegen dit besluit een bezwaarschrift indienen.",
        "{{ bezwaarclausule }}",
    ],
)
def test_a_decision_with_remedies_is_fine(find: Find, remedy: str) -> None:
    """In whatever words, or as a merge field."""
    assert find("D8", *letter("Wij wijzen uw aanvraag om bijstand af.", remedy)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Uw aanvraag is nog niet compleet. Stuur ons een kopie van uw paspoort.",
        "U hebt de rekening niet betaald. Betaal voor 3 juni € 25.",
        "Wij beslissen binnen acht weken over uw aanvraag.",
        "Krijgen wij de papieren te laat? Dan kunnen wij uw aanvraag afwijzen.",
        "Als wij uw aanvraag afwijzen, krijgt u een brief.",
        "U krijgt een nieuwe container. Wij brengen hem in mei.",
        "Wij hebben besloten om het zwembad te verbouwen.",
        "Uw aanvraag is nog niet toegekend.",
        "In dat besluit hebben wij uw aanvraag afgewezen.",
        "Zonder deze papieren moeten wij uw aanvraag afwijzen.",
        "Bijzondere bijstand wordt op aanvraag verleend.",
        "Vorig jaar hebben wij uw aanvraag afgewezen. Nu is de regeling veranderd.",
    ],
)
def test_a_letter_that_does_not_decide_needs_no_remedies(find: Find, text: str) -> None:
    """A request for papers, a reminder, a plan, and what may happen are no decision."""
    assert find("D8", *letter(text)) == []


def test_a_decision_on_an_objection_must_tell_about_appeal(find: Find) -> None:
    """After bezwaar comes beroep at the court."""
    text = "Wij verklaren uw bezwaar ongegrond. Het besluit van 3 mei blijft dus gelden."
    (found,) = find("D8", *letter(text))
    assert "beroep" in found.message
    assert find("D8", *letter(text, "U kunt in beroep gaan bij de rechtbank.")) == []


# D4 and D10: length.


def test_a_long_letter_without_headings_is_found_once(find: Find) -> None:
    """The stretch without a heading is what counts."""
    long = "De bus rijdt om via de Dorpsstraat en stopt bij het plein. " * 10
    (found,) = find("D4", *letter(long, long, long, long))
    assert found.severity is Severity.HINT
    (much,) = find("D4", *letter(*[long] * 6))
    assert much.severity is Severity.WARNING


@pytest.mark.parametrize("heading", ["## Hoe rijdt de bus?", "**Hoe rijdt de bus?**"])
def test_headings_break_up_a_long_text(find: Find, heading: str) -> None:
    """Real or only bold: the reader finds the way."""
    long = "De bus rijdt om via de Dorpsstraat en stopt bij het plein. " * 10
    assert find("D4", long, heading, long, long, heading, long, markdown=True) == []


def test_a_short_line_is_read_as_a_heading(find: Find) -> None:
    """A plain text has no other headings."""
    long = "De bus rijdt om via de Dorpsstraat en stopt bij het plein. " * 10
    assert find("D4", *letter(long, long, "Hoe rijdt de bus?", long, long)) == []
    assert find("D4", *letter(long, long, "Zo rijdt de bus", long, long)) == []


def test_a_short_text_needs_no_headings(find: Find) -> None:
    """Some two hundred words fit on a page."""
    assert find("D4", *letter("De bus rijdt om via de Dorpsstraat. " * 30)) == []


def test_lists_and_forms_have_their_own_order(find: Find) -> None:
    """A form is cut up by its questions."""
    long = "De bus rijdt om via de Dorpsstraat en stopt bij het plein. " * 10
    assert find("D4", *[long] * 6, kind=DocumentKind.FORM) == []


def test_a_letter_of_over_800_words_is_found_once(find: Find) -> None:
    """The place is where the limit is passed."""
    long = "De bus rijdt om via de Dorpsstraat en stopt bij het plein. " * 7
    (found,) = find("D10", *letter(*[long] * 10))
    assert "8" in found.message
    assert find("D10", *letter(*[long] * 9)) == []


@pytest.mark.parametrize("kind", [DocumentKind.FORM, DocumentKind.WEB_PAGE, DocumentKind.POLICY])
def test_only_letters_and_mails_have_a_length(find: Find, kind: DocumentKind) -> None:
    """A policy text or a page is not read from start to end."""
    long = "De bus rijdt om via de Dorpsstraat en stopt bij het plein. " * 7
    assert find("D10", *letter(*[long] * 20), kind=kind) == []


# Whole letters.


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("afwijzing-zonder-bezwaar", {"D1", "D2", "D8", "T2"}),
        ("afwijzing-goed", set()),
        ("herinnering", set()),
        ("stukken-gevraagd-laat", {"D2"}),
        ("beslissing-op-bezwaar", {"D8"}),
        ("bewonersbrief", set()),
    ],
)
def test_whole_letters(find: Find, name: str, codes: set[str]) -> None:
    """What these rules say of letters as they are sent."""
    rules = ("D1", "D2", "D4", "D8", "D10", "D11", "D13", "T2", "T4")
    found = {code for code in rules if find(code, document(name), markdown=True)}
    assert found == codes
