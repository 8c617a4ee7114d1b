"""The word lists and their guards, and abbreviations: what must be found and what must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import resources

import pytest
import yaml

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.report import Finding, Severity
from clarity.settings import Settings

Find = Callable[..., list[Finding]]

LISTS = Checker(Settings(kind=DocumentKind.LETTER)).only(
    ["W2", "W3", "W4", "W7", "W8", "W10", "W12", "W13"]
)
ABBREVIATIONS = Checker(Settings(kind=DocumentKind.LETTER)).only(["W5"])


def found(checker: Checker, *texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Finding]:
    document = Document(tuple(Block(kind, text) for text in texts))
    return list(checker.check(document).findings)


def entries(text: str) -> list[str]:
    return [finding.entry for finding in found(LISTS, text)]


# A sense that must be found, beside a sense that must not.
PAIRS = [
    ("gelden", "De gelden zijn al uitgegeven.", "Deze regels gelden voor iedereen."),
    ("overleggen", "U moet een bewijs overleggen.", "U moet met uw buren overleggen."),
    ("voldoen", "U moet de rekening voldoen.", "U moet voldoen aan de voorwaarden."),
    ("voldoen", "Het bedrag moet worden voldaan.", "Het huis moet aan de eisen voldoen."),
    ("treffen", "De gemeente gaat maatregelen treffen.", "Wij treffen elkaar op maandag."),
    ("genieten", "U geniet een inkomen.", "U geniet van de zon."),
    ("heffen", "De gemeente heft belasting.", "Wij heffen het glas."),
    ("aanhouden", "Wij houden de beslissing aan.", "De politie houdt de dief aan."),
    ("aanvoeren", "U kunt redenen aanvoeren.", "De boot voert vis aan."),
    ("aangaan", "U gaat een overeenkomst aan.", "De lamp gaat aan."),
    ("aflossen", "U moet de schuld aflossen.", "Een collega komt mij aflossen."),
    ("afdragen", "U moet premie afdragen.", "Wilt u de jas afdragen?"),
    ("vorderen", "De gemeente vordert het bedrag.", "Het werk vordert goed."),
    ("ondervinden", "U ondervindt hinder van het geluid.", "U ondervindt veel liefde."),
    ("inhouden", "Dit houdt in dat u moet betalen.", "Wij houden het loon in."),
    ("beschikken over", "U beschikt over een eigen auto.", "De rechter beschikt morgen."),
    ("nalaten", "U hebt nagelaten te betalen.", "Zij heeft haar huis nagelaten."),
    ("realiseren", "De gemeente realiseert een park.", "Zij realiseren zich dat niet."),
    ("retourneren", "Wilt u het formulier retourneren?", "Wij retourneren de borg."),
    ("raadplegen", "U kunt de website raadplegen.", "U kunt een arts raadplegen."),
    ("sorteren", "De maatregel sorteert effect.", "U moet het afval sorteren."),
    ("voorschrijven", "De wet schrijft een termijn voor.", "De arts schrijft een pil voor."),
    ("motiveren", "U moet uw bezwaar motiveren.", "De coach kan u motiveren."),
    ("bestrijden", "U kunt het besluit bestrijden.", "Wij bestrijden de ratten."),
    ("toekomen", "Wij doen u de brief toekomen.", "Daar zijn wij niet aan toegekomen."),
    ("wenden", "U kunt zich wenden tot de balie.", "De schipper wendt het roer."),
    ("verstrijken", "De termijn verstrijkt op 3 mei.", "De tijd verstrijkt langzaam."),
    ("derden", "Wij geven uw gegevens niet aan derden.", "Dit is de derde brief."),
    ("beschikking", "U ontvangt een beschikking.", "U hebt een auto tot uw beschikking."),
    ("aanslag", "U moet de aanslag betalen.", "Bij de aanslag vielen gewonden."),
    ("kennisgeving", "U krijgt een kennisgeving.", "Dit nemen wij voor kennisgeving aan."),
    ("vordering", "Er staat nog een vordering open.", "De leerling laat goede vorderingen zien."),
    (
        "afschrift",
        "U krijgt een afschrift van de brief.",
        "Stuur een afschrift van uw rekening mee.",
    ),
    (
        "instantie",
        "U kunt naar een andere instantie gaan.",
        "De zaak is in eerste instantie beslist.",
    ),
    ("nota", "U moet de nota betalen.", "De raad bespreekt de nota over beleid."),
    ("wijze", "Kies een andere wijze van betalen.", "Dit is bij wijze van proef."),
    ("uw schrijven", "Uw schrijven van 3 mei is binnen.", "U kunt ons schrijven."),
    ("schouw", "Doe mee aan de schouw in uw wijk.", "In de kamer staat een oude schouw."),
    ("canon", "U betaalt een canon voor de grond.", "De kinderen zingen een canon."),
    ("welstand", "Het bouwplan gaat naar de commissie voor welstand.", "Zij leven in welstand."),
    ("erkenning", "De vader regelt de erkenning van het kind.", "Zij verdient erkenning."),
    ("wettelijk", "Dit is een wettelijke taak.", "U betaalt wettelijke rente."),
    ("belasten", "De heer Vos is belast met de controle.", "Dit kan uw rug belasten."),
    ("in het verlengde van", "", "De weg ligt in het verlengde van de straat."),
    ("mits", "U krijgt geld, mits u komt.", "Er is een mits bij dit plan."),
    ("tenzij", "U moet komen, tenzij u ziek bent.", "U moet altijd komen."),
    ("tijdig", "U moet tijdig reageren.", "U moet voor 1 juni reageren."),
    ("spoedig", "U krijgt spoedig bericht.", "Wij wensen u een spoedig herstel."),
    ("enige", "Het duurt enige weken.", "U bent de enige ouder."),
    ("enkele", "Het duurt enkele dagen.", "U hebt geen enkele vraag."),
    ("betreffende", "Wij bellen betreffende uw aanvraag.", "De betreffende brief is weg."),
    ("te weten", "Er zijn twee regels, te weten A en B.", "Het is goed om dit te weten."),
    (
        "in verband met",
        "De balie is dicht in verband met ziekte.",
        "De brand houdt in verband met het weer aan.",
    ),
    (
        "op de voet van",
        "Dit kan op de voet van artikel 3.",
        "Wij volgen het nieuws op de voet van dag tot dag.",
    ),
    ("ter zake", "Ter zake hebben wij besloten.", "Dat doet niet ter zake."),
    ("aldus", "Wij hebben aldus besloten.", "Dat kan niet, aldus de wethouder."),
    ("dan wel", "Bel de balie dan wel de politie.", "Mag het morgen dan wel?"),
    ("zo nodig", "Wij bellen u zo nodig.", "Hij moest zo nodig weg."),
    ("doorgang vinden", "Het feest kan doorgang vinden.", "Het feest kan niet doorgaan."),
    ("verplicht zijn", "U bent verplicht om te betalen.", "Dit veld is verplicht."),
    ("woonachtig", "U bent woonachtige burger.", "U woont in Utrecht."),
    ("dashboard", "In het dashboard staan de cijfers.", "Leg de parkeerschijf op het dashboard."),
    ("content", "De content van de site is oud.", "De inhoud van de site is oud."),
    ("gehouden zijn", "U bent gehouden dit te melden.", "Het feest is vorige week gehouden."),
    ("dan wel", "Kom op maandag dan wel op dinsdag.", "U kunt dan wel bezwaar maken."),
    ("een besluit nemen", "Wij moeten een besluit nemen.", "Het nemen van een besluit duurt lang."),
    ("pro deo", "De kok werkt pro deo.", "De kok werkt gratis."),
    ("potentiële", "Er zijn potentiële gevaren.", "De stad heeft veel potentieel."),
    ("gegrond", "Uw bezwaar is gegrond.", "Uw bezwaar is gegrond (u krijgt gelijk)."),
    ("leges", "U betaalt leges.", "U betaalt leges (kosten voor een dienst)."),
    ("recent", "Stuur een recente loonstrook mee.", "Zij is recent verhuisd."),
    ("vervaldatum", "De vervaldatum van de rekening is 3 mei.", "De vervaldatum van uw pas."),
    ("geding", "Het geding begint om 9 uur.", "De veiligheid is in het geding."),
    ("wezenlijk", "Er is een wezenlijk verschil.", "Dit is van wezenlijk belang."),
    ("reguliere", "Dit zijn de reguliere tijden.", "U hebt een reguliere verblijfsvergunning."),
    ("legaliseren", "Laat uw diploma legaliseren.", "U kunt uw schuur legaliseren."),
    ("aanvang", "De aanvang van de les is om 9 uur.", "Kom voor aanvang van de les."),
    ("in alle gevallen", "U moet in alle gevallen betalen.", "In alle gevallen waarin u betaalt."),
    ("in de regel", "In de regel duurt dit kort.", "In de regel hieronder staat uw naam."),
    ("via deze weg", "Wij bedanken u via deze weg.", "Het verkeer rijdt via deze weg."),
    ("vanzelfsprekend", "U krijgt vanzelfsprekend bericht.", "Dat is niet vanzelfsprekend."),
    ("diverse", "Er zijn diverse regels.", "Wij zijn een diverse organisatie."),
    ("aangezien", "Aangezien u ziek was, mag het.", "Hij werd aangezien voor een ander."),
    ("daartoe", "Wij zijn daartoe iets gestart.", "U bent daartoe verplicht."),
    ("reeds", "U hebt reeds betaald.", "Reeds nu kunt u komen."),
    ("heden", "Het is heden droog.", "Wij zijn heden ten dage strenger."),
    ("betreffende", "Wij bellen betreffende uw brief.", "De u betreffende gegevens zijn weg."),
    ("krachtens", "Dit mag krachtens de wet.", "Dit mag bij of krachtens de wet."),
    ("conform", "Wij handelen conform de regels.", "Dit is een conform exemplaar."),
    ("inclusief", "De prijs is inclusief de maaltijd.", "Inclusief taalgebruik is belangrijk."),
    ("exclusief", "Wij rekenen exclusief de maaltijd.", "Zij heeft een exclusief recht."),
    ("in natura", "U betaalt in natura.", "U krijgt zorg in natura."),
    ("gezamenlijk", "Wij werken gezamenlijk aan dit plan.", "Er is een gezamenlijk plan."),
    ("eenmalig", "Wij betalen u eenmalig een bedrag.", "U krijgt een eenmalig bedrag."),
    ("gehouden zijn", "U bent gehouden om te betalen.", "Er is rekening gehouden met u."),
    ("toepasselijk", "De toepasselijke norm is 120%.", "Dat is een toepasselijk cadeau."),
]


@pytest.mark.parametrize(("entry", "text"), [(entry, hard) for entry, hard, _ in PAIRS if hard])
def test_a_hard_word_is_found(entry: str, text: str) -> None:
    """The word is found in the sense that the list means."""
    assert entry in entries(text)


@pytest.mark.parametrize(("entry", "text"), [(entry, easy) for entry, _, easy in PAIRS])
def test_another_sense_is_left_alone(entry: str, text: str) -> None:
    """The same word in a sense that everyone knows is not found."""
    assert entry not in entries(text)


def test_the_longest_entry_wins() -> None:
    """Of two entries that overlap only the longer one is reported."""
    assert entries("U krijgt zo spoedig mogelijk bericht.") == ["zo spoedig mogelijk"]
    assert entries("Hierbij delen wij u mede dat u geld krijgt.") == [
        "hierbij delen wij u mede dat"
    ]


def test_a_term_is_explained_once() -> None:
    """A term of the trade is reported where it first stands, and not where it is explained."""
    assert entries("U betaalt leges. De leges betaalt u vooraf.") == ["leges"]
    assert entries("Leges zijn kosten voor een dienst.") == []


def test_terms_that_stay_have_no_alternative() -> None:
    """An entry that only explains belongs to W10, and W10 has no other entries."""
    for entry in LISTS.rulebook.entries:
        assert (entry.rule == "W10") == bool(entry.explain and not entry.use), entry.id


def test_a_quoted_word_is_left_alone() -> None:
    """A word between quotation marks is a title or an example, not the writer's own choice."""
    assert entries("Het project heet ‘Thans’.") == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Indien u dit wilt, kunt u bellen.", "Als"),
        ("U moet het formulier retourneren.", "terugsturen"),
        ("U dient het formulier te retourneren.", "terug te sturen"),
        ("De kosten bedragen € 50.", "zijn"),
        ("U draagt zorg voor uw kind.", "zorgt voor"),
        ("De zitting neemt een aanvang om 9 uur.", "begint"),
        ("Wij verzoeken u te bellen.", "vragen"),
        ("U krijgt een tegemoetkoming.", "tegemoetkoming (een bijdrage in de kosten)"),
    ],
)
def test_a_suggestion_has_the_form_of_what_it_replaces(text: str, better: str) -> None:
    """The first suggestion can stand in the sentence as it is."""
    assert better in [finding.suggestions[0].text for finding in found(LISTS, text)]


def test_entries_stand_in_the_lists_once() -> None:
    """A second entry for the same term and rule would silently replace the first."""
    folder = resources.files("clarity_rules") / "lexicon"
    terms: Counter[tuple[str, str]] = Counter()
    for file in folder.iterdir():
        pack = yaml.safe_load(file.read_text(encoding="utf-8"))
        for entry in pack["entries"]:
            term = next(entry[k] for k in ("words", "verb", "noun", "adjective") if k in entry)
            terms[entry.get("rule", pack["rule"]), term] += 1
    assert [key for key, count in terms.items() if count > 1] == []


def test_every_entry_says_what_to_do() -> None:
    """Without an alternative in the right form, the message still gives advice."""
    for entry in LISTS.rulebook.entries:
        assert entry.use or entry.advice or entry.explain, entry.id
        assert not entry.advice or entry.advice.endswith((".", "?", "’")), entry.id
        assert not entry.explain.endswith("."), entry.id


UNEXPLAINED = [
    ("I.v.m. ziekte is de balie dicht.", "I.v.m.", "Vanwege"),
    ("Wij bellen u m.b.t. uw brief.", "m.b.t.", "over"),
    ("Wij bellen u mbt uw brief.", "mbt", "over"),
    ("Dit geldt m.i.v. 1 mei.", "m.i.v.", "vanaf"),
    ("Iedereen komt, m.u.v. kinderen.", "m.u.v.", "behalve"),
    ("Bel uw contactpersoon c.q. de balie.", "c.q.", "of"),
    ("U krijgt z.s.m. bericht.", "z.s.m.", "zo snel mogelijk"),
    ("De Wmo geldt voor iedereen.", "Wmo", "Wet maatschappelijke ondersteuning (Wmo)"),
    ("De WMO geldt voor iedereen.", "WMO", "Wet maatschappelijke ondersteuning (WMO)"),
    ("U krijgt een pgb.", "pgb", "persoonsgebonden budget (pgb)"),
    ("Vraag dit aan bij DUO.", "DUO", "de Dienst Uitvoering Onderwijs (DUO)"),
]


@pytest.mark.parametrize(("text", "short", "better"), UNEXPLAINED)
def test_an_abbreviation_without_explanation_is_found(text: str, short: str, better: str) -> None:
    """The abbreviation is found, and the first suggestion is a plain or full word."""
    (finding,) = found(ABBREVIATIONS, text)
    assert finding.text == short
    assert finding.suggestions[0].text == better
    edit = finding.suggestions[0].edits[0]
    assert text[edit.start : edit.end] == short


@pytest.mark.parametrize(
    "text",
    [
        "Vul uw bsn, uw IBAN en uw DigiD in.",
        "De prijs is met btw. Stuur een pdf.",
        "De Wet maatschappelijke ondersteuning (Wmo) is er voor u. De Wmo helpt u.",
        "De Wmo (Wet maatschappelijke ondersteuning) is er voor u.",
        "Bel het klantcontactcentrum (hierna: het KCC). Het KCC helpt u.",
        "Het Centraal Bureau Rijvaardigheidsbewijzen, afgekort CBR, helpt u (CBR).",
        "KCC betekent klantcontactcentrum.",
        "U woont op Dorpsstraat 4, 1234 AB Waterveen.",
        "Het nummer is NL12 ABCD 0123 4567 89.",
        "LET OP: STUUR GEEN ORIGINELEN MEE.",
        "U mag dit NIET doen.",
        "De heer J.P. Jansen en dr. A. de Vries komen.",
        "Koning Willem III en hoofdstuk IV.",
        "Dit is een goed duo.",
    ],
)
def test_a_known_or_explained_abbreviation_is_fine(text: str) -> None:
    """Known and explained abbreviations, names, codes and words in capitals are left alone."""
    assert [finding.text for finding in found(ABBREVIATIONS, text)] == []


def test_an_abbreviation_is_found_once() -> None:
    """Only its first use in the whole text is reported, also inside a compound."""
    findings = found(ABBREVIATIONS, "Bel het CJG.", "Het CJG is open. Ga naar het CJG-loket.")
    assert [(finding.block, finding.text) for finding in findings] == [(0, "CJG")]


def test_an_explanation_in_another_block_counts() -> None:
    """An abbreviation that is explained further on is not reported in the heading."""
    texts = ("Hulp vanuit de Wmo", "De Wet maatschappelijke ondersteuning (Wmo) helpt u.")
    assert found(ABBREVIATIONS, *texts) == []


def test_harmless_abbreviations_are_hints_and_free_in_labels() -> None:
    """`enz.` is a hint in a sentence; `tel.` in a label is no finding at all."""
    (finding,) = found(ABBREVIATIONS, "Neem uw pas, uw bril enz. mee.")
    assert finding.severity is Severity.HINT
    assert found(ABBREVIATIONS, "Tel. overdag", kind=BlockKind.FIELD_LABEL) == []


def test_the_full_stop_of_the_sentence_stays() -> None:
    """An abbreviation at the end of a sentence leaves its full stop there."""
    (finding,) = found(ABBREVIATIONS, "Neem een jas, een tas, enz. Daarna gaan wij weg.")
    assert finding.suggestions[0].edits[0].replacement == "enzovoort."


def test_known_terms_of_the_house_style_are_not_reported() -> None:
    """A term in the settings counts as known, whatever its capitals."""
    settings = Settings(kind=DocumentKind.LETTER, known_terms=("cjg",))
    assert found(Checker(settings).only(["W5"]), "Bel het CJG.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nopens uw vraag kunnen wij nog niets zeggen.", "Nopens"),
        ("De vigerende regels staan op onze website.", "vigerende"),
        ("Wij effectueren dit besluit in mei.", "effectueren"),
        ("Cumulatie van kortingen is niet mogelijk.", "Cumulatie"),
        ("De periodiciteit van de controle verandert.", "periodiciteit"),
    ],
)
def test_a_rare_word_is_a_hint(find: Find, text: str, word: str) -> None:
    """The hit is the word as it stands."""
    (hit,) = find("W1", text)
    assert hit.text == word
    assert hit.severity is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "U ligt in het ziekenhuis voor een onderzoek.",  # long, and known to all
        "U krijgt een gehandicaptenparkeerkaart.",  # parts that everyone knows
        "De jeugdhulpverlener belt u volgende week.",
        "De zwemlessen beginnen om negen uur.",
        "Wij bellen mevrouw Verkruijsse in Zwaagwesteinde.",  # names
        "Vul {{ cumulatie }} en [periodiciteit] in.",  # merge fields
        "In de folder ‘Cumulatie en periodiciteit’ staat meer.",  # quoted
        "Dat weten wij nog niet, hóe graag wij het ook willen.",  # stress
        "U kunt het formulier meenemen en thuis invullen.",
        "Er ontbreekt nog een ontbrekende bijlage.",
    ],
)
def test_plain_words_names_and_fields_are_not_rare(find: Find, text: str) -> None:
    """A rare word is judged by its parts and its forms; names and fields are left alone."""
    assert find("W1", text) == []


def test_a_rare_part_is_named(find: Find) -> None:
    """In a compound the message says which part is hard."""
    (hit,) = find("W1", "U volgt een alfabetiseringscursus.")
    assert "‘alfabetisering’" in hit.message


def test_a_rare_word_is_reported_once(find: Find) -> None:
    """In every form, in all blocks."""
    texts = ["De vigerende regels gelden.", "Er zijn geen andere vigerende regels."]
    assert len(find("W1", *texts)) == 1


@pytest.mark.parametrize(
    "explained",
    [
        "Cumulatie betekent dat u twee keer korting krijgt.",
        "Cumulatie (twee keer korting) is niet mogelijk.",
        "Dit heet cumulatie.",
        "Cumulatie is een dubbele korting.",
    ],
)
def test_a_rare_word_that_the_text_explains_is_fine(find: Find, explained: str) -> None:
    """One explanation is enough for the whole text."""
    assert find("W1", "Voor cumulatie gelden regels.", explained) == []


def test_a_known_term_is_not_rare() -> None:
    """The settings name the terms that readers of this house know."""
    document = Document((Block(BlockKind.PARAGRAPH, "Let op de cumulatie van kortingen."),))
    settings = Settings(known_terms=("Cumulatie",))
    assert len(Checker().only(["W1"]).check(document).findings) == 1
    assert Checker(settings).only(["W1"]).check(document).findings == ()


def test_a_listed_word_is_reported_by_its_list_only() -> None:
    """No two findings on one word."""
    document = Document((Block(BlockKind.PARAGRAPH, "U krijgt bericht nopens uw aanvraag."),))
    findings = Checker().check(document).findings
    assert [f.rule for f in findings if f.text == "nopens"] == ["W3"]


def test_text_in_another_language_is_no_list_of_rare_words(find: Find) -> None:
    """A quoted sentence of Frisian would be one hit a word."""
    assert find("W1", "Jo moatte it formulier ynfolje en werom stjoere nei ús kantoar.") == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("werkgelegenheidsverklaring", "‘werkgelegenheid’ + ‘verklaring’"),
        ("parkeervergunninghouder", ""),
        ("woningmarktafspraken", "‘woning’ + ‘markt’ + ‘afspraken’"),
        ("informatieverplichtingen", "‘informatie’ + ‘verplichtingen’"),
    ],
)
def test_a_long_compound_shows_its_parts(find: Find, word: str, parts: str) -> None:
    """Where the head can stand in front, that is the suggestion; else the parts are named."""
    (hit,) = find("W6", f"Het gaat om de {word}.")
    assert hit.text == word
    assert parts in hit.message


def test_the_head_of_a_compound_stands_in_front(find: Find) -> None:
    """``houder van een parkeervergunning``, in the same number and with its capital."""
    (one,) = find("W6", "De parkeervergunninghouders betalen meer.")
    (two,) = find("W6", "Parkeervergunninghouders betalen meer.")
    assert one.suggestions[0].text == "houders van een parkeervergunning"
    assert two.suggestions[0].text == "Houders van een parkeervergunning"
    assert not one.suggestions[0].safe


@pytest.mark.parametrize(
    "word",
    ["verantwoordelijkheden", "gehandicaptenparkeerkaart", "bankrekeningnummer",
     "arbeidsongeschiktheid", "burgerservicenummer", "ziektekostenverzekering"],
)  # fmt: skip
def test_a_long_word_that_is_known_or_is_no_compound_is_fine(find: Find, word: str) -> None:
    """Length alone makes no word hard."""
    assert find("W6", f"Het gaat om uw {word}.") == []


def test_two_names_are_found_where_the_rarer_one_stands(find: Find) -> None:
    """The hit is on the word that the text uses least; the message gives the other."""
    texts = [
        "Uw vergoeding is hoog.",
        "De vergoeding is 100 euro.",
        "De tegemoetkoming komt in mei.",
    ]
    (hit,) = find("W9", *texts)
    assert hit.text == "tegemoetkoming"
    assert "‘vergoeding’" in hit.message


@pytest.mark.parametrize(
    "texts",
    [
        ["Een legitimatiebewijs is een identiteitsbewijs.", "Neem uw legitimatiebewijs mee."],
        ["De beslissing komt in mei.", "Wij stellen dit ter beschikking."],
        ["U krijgt een vergoeding.", "De vergoeding is 100 euro."],
        ["Wij vergoeden uw kosten.", "De tegemoetkoming is 100 euro."],
    ],
)
def test_names_that_differ_are_no_two_names(find: Find, texts: list[str]) -> None:
    """In one sentence the text tells them apart; fixed phrases and verbs do not count."""
    assert find("W9", *texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben een vinger aan de pols gehouden.",
        "Het plan schuiven wij op de lange baan.",
        "De wethouder nam het plan onder de loep.",
        "Veel jongeren vallen tussen wal en schip.",
        "Dit is een druppel op een gloeiende plaat.",
        "De raad hakte de knoop door, want de knoop doorhakken moest nu.",
        "Wij brengen dit aan het licht.",
        "Met een slag om de arm noemen wij 1 mei.",
    ],
)
def test_figurative_language_in_all_its_forms(find: Find, text: str) -> None:
    """A verb is found in every form and place."""
    assert len(find("W11", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "De verpleegkundige voelt aan uw pols hoe snel uw hart slaat.",
        "De trein staat weer op de rails.",
        "Bij groen licht mag de fietser oversteken.",
        "Was uw handen en voeten met warm water.",
        "De fles staat onder druk door het gas.",
        "Het kind is in het water gevallen bij de sloot.",
        "Wij zetten het gebouw in de steigers.",
        "Het schip ligt tussen wal en schip in de haven.",
    ],
)
def test_words_that_are_meant_literally_are_no_figure(find: Find, text: str) -> None:
    """Words around them tell that it is about the thing itself."""
    assert find("W11", text) == []


@pytest.mark.parametrize(
    ("text", "entries_found"),
    [
        ("De website voldoet aan Succescriterium 4.1.2 en aan Handreiking BIO2.0.", []),
        ("Lees het Afschrift in uw dossier.", []),
        ("Lees het afschrift in uw dossier.", ["afschrift"]),
        ("U krijgt per afschrift 3 kaarten.", ["afschrift"]),
    ],
)
def test_words_of_names_are_left_alone(text: str, entries_found: list[str]) -> None:
    """A number or a capital inside a sentence makes a name of a word."""
    assert entries(text) == entries_found


@pytest.mark.parametrize(
    "text",
    [
        "Volgens de Wet inkomensvoorziening gedeeltelijk arbeidsongeschikte werknemers mag dat.",
        "Gebruik de velden dlitem en meta-refresh op de pagina.",
        "In de defnitie staat dat dit mag.",
        "Bent u inburgeraar? Elke inburgeraar krijgt hulp. Een inburgeraar betaalt niets.",
    ],
)
def test_no_rare_word(find: Find, text: str) -> None:
    """Names of laws, code, typing errors, and the readers themselves are left alone."""
    assert find("W1", text) == []


def test_a_long_word_in_the_name_of_a_law_is_left_alone(find: Find) -> None:
    """The same word in running text is found."""
    name = "Dat staat in de Regeling inkomstenbelastingverklaring zelfstandigen."
    assert find("W6", name) == []
    assert len(find("W6", "Wij vragen om een inkomstenbelastingverklaring.")) == 1


def test_a_phrase_that_is_torn_apart_is_named_as_it_is_listed(find) -> None:
    """The message names the phrase, not only its verb."""
    text = "Bewoners maken morgen via de site van de gemeente bij ons melding van de gladheid."
    found = [f for f in find("W2", text) if f.entry.startswith("melding maken")]
    assert found
    assert "melding maken van" in found[0].message
