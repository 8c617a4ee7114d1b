"""Checks of sentences: length, passive, brace construction, nominalisation, clauses, te."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Sentence, Text, check, measure, severity_for
from clarity.dutch.clauses import (
    agent_as_subject,
    agent_span,
    braces,
    clause_signs,
    cluster,
    columns,
    finite_indices,
    ids,
    infinitives,
    is_finite,
    is_infinitive_mark,
    is_set_apart,
    lexical_verb,
    noun_groups,
    passive_agent,
    passives,
    subordinate_heads,
    verb_lemma,
    words_between,
)
from clarity.dutch.inflection import auxiliary as perfect_auxiliary
from clarity.dutch.substitute import replace_te_construction
from clarity.report import Severity, Suggestion
from clarity.rulebook.model import Rule
from clarity.rulebook.suggest import make_suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ARTICLES = ids(["de", "het"])
_HET = ids(["het"])
_VAN = ids(["van"])
_MEANS = ids(["middel"])
_TE = ids(["te"])
_EVENT_VERBS = frozenset({"vinden", "plaatsvinden", "geschieden", "gebeuren"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "iobj"})
_STOPS = frozenset(".?!:;")
_LIST_NUMBER = re.compile(r"\d{1,3}[.)](?!\d)|[a-z]\)")
_FILL_IN = re.compile(r"(?<!\{)\{[^{}]+\}(?!\})")
_BRACE = ids(["{"])
_GOES_ON = frozenset({",", "en", "of", "/", "("})
_NAMES = frozenset({"flat", "flat:name", "fixed", "conj"})
_DEFINING = frozenset({"heet", "heten", "verstaan"})
_COORDINATED = frozenset({"NOUN", "PROPN"})
_BODIES = ("instelling", "vereniging", "stichting", "afdeling", "regering", "leerling", "leiding")
_LONGEST = 10  # tokens of a construction that is shown as a whole


@measure("words-per-sentence")
def words_per_sentence(passage: Passage, least: float) -> Iterator[tuple[float, int, int]]:
    """Yield the length of each sentence; a line without a verb is no sentence."""
    for sentence in (s for s in passage.sentences if s.words > least):
        if sentence.words <= 5 or _is_sentence(passage, sentence.start, sentence.end):
            spare = _number_words(passage, sentence) + _fill_in_words(passage, sentence)
            yield sentence.words - spare, sentence.start, sentence.end


def _is_sentence(passage: Passage, start: int, end: int) -> bool:
    last = passage.doc[end - 1]
    if last.is_space and end - start > 1:
        last = passage.doc[end - 2]
    if last.text == ";":
        return any(is_finite(t) and not t.is_upper for t in passage.doc[start:end])
    return any(token.pos_ in ("VERB", "AUX") for token in passage.doc[start:end])


def _number_words(passage: Passage, sentence: Sentence) -> int:
    """Return 1 for a sentence that opens with the number of a list item, else 0."""
    opening = passage.doc[sentence.start : sentence.start + 2].text
    return int(_LIST_NUMBER.match(opening) is not None)


def _fill_in_words(passage: Passage, sentence: Sentence) -> int:
    """Return how many words too many a sentence has when each place to fill in is one word."""
    if _BRACE.isdisjoint(columns(passage.doc).forms):
        return 0
    text = passage.doc[sentence.start : sentence.end].text
    inside = [match.group().split() for match in _FILL_IN.finditer(text)]
    return sum(len(words) - 1 for words in inside if 2 * len(words) < sentence.words)


# Passive.


@check("passive")
def passive(text: Text, rule: Rule) -> Iterator[Hit]:
    """S2: passives; with the agent named the remedy is sure, and the finding weighs more."""
    states, idioms = set(options(rule, "states")), set(options(rule, "idioms"))
    tips = text.to_reader(table(rule, "tips"))
    causes = frozenset(options(rule, "causes"))
    for passage in text.passages:
        for auxiliary, participle in passives(passage.doc):
            word = participle.lower_
            if word in idioms or (auxiliary.lemma_ == "zijn" and word in states):
                continue
            if _is_perfect(auxiliary, participle):
                continue
            if not _is_participle(participle) or _is_impersonal(auxiliary, participle):
                continue
            if not _has_finite_verb(passage, participle):
                continue  # a title: ``Geholpen worden``
            yield _passive_hit(passage, auxiliary, participle, tips, causes)


def _passive_hit(
    passage: Passage,
    auxiliary: Token,
    participle: Token,
    tips: Mapping[str, str],
    causes: frozenset[str],
) -> Hit:
    members = cluster(participle)
    if later := _participle_behind(auxiliary, participle):
        members = [auxiliary, later]
    start, end = members[0].i, members[-1].i + 1
    agent = passive_agent(participle)
    if agent is None or not _can_act(agent, causes) or not _is_whole(agent_span(agent)):
        return passage.hit(start, end, values={"tip": tips["without-agent"]})
    name = agent_as_subject(agent)
    values = {"agent": name, "tip": tips["with-agent"].format(agent=name)}
    return passage.hit(start, end, severity=Severity.WARNING, values=values)


def _has_finite_verb(passage: Passage, token: Token) -> bool:
    sentence = next(s for s in passage.sentences if s.start <= token.i < s.end)
    return any(sentence.start <= i < sentence.end for i in finite_indices(passage.doc))


def _participle_behind(auxiliary: Token, participle: Token) -> Token | None:
    """Return the participle after one that only compares: ``wordt … als bedoeld in … gehouden``."""
    if participle.i <= auxiliary.i or participle.nbor(-1).lower_ != "als":
        return None
    for token in participle.doc[participle.i + 1 : participle.sent.end]:
        if is_finite(token):
            return None
        if token.tag_.startswith("WW|vd|vrij"):
            return token
    return None


def _is_whole(agent: Span) -> bool:
    """Tell whether an agent has all its parts: it is no merge field and no half of a list."""
    if not agent.text[:1].isalpha() or any(token.text in "{[«" for token in agent):
        return False
    return not any(token.text in _GOES_ON for token in agent.doc[agent.end : agent.end + 1])


def _can_act(agent: Token, causes: frozenset[str]) -> bool:
    """Tell whether a ``door`` phrase can name a person or body: ``door ziekte`` cannot."""
    words = {agent.lemma_, *(child.lower_ for child in agent.children)}
    if not causes.isdisjoint(words) or agent.tag_.startswith("WW"):
        return False
    if agent.lemma_.endswith("ing") and not agent.lemma_.endswith(_BODIES):
        return False
    if agent.left_edge.i and agent.left_edge.nbor(-1).pos_ == "DET":
        return False  # ``de door ons verstrekte gelden``: one noun group
    if agent.pos_ in ("PRON", "PROPN"):
        return agent.lower_ not in ("wie", "wat", "welke", "dit", "dat", "die", "deze")
    return any(child.dep_ in ("det", "nmod:poss") for child in agent.children)


def _is_participle(token: Token) -> bool:
    return bool(token.tag_.startswith("WW|vd"))


def _is_perfect(auxiliary: Token, participle: Token) -> bool:
    """Tell whether ``zijn`` makes the perfect tense of an active verb: ``is gebleken``."""
    return auxiliary.lemma_ == "zijn" and perfect_auxiliary(verb_lemma(participle)) == "zijn"


def _is_impersonal(auxiliary: Token, participle: Token) -> bool:
    """Tell whether a passive has ``er`` and no subject: ``er wordt gecontroleerd``."""
    children = [*participle.children, *auxiliary.children]
    if passive_agent(participle) is not None:
        return False
    if any(child.dep_ in _SUBJECTS for child in children):
        return False
    if auxiliary.lemma_ == "zijn" and auxiliary.lower_ != "is":
        return False
    return any(child.lower_ == "er" for child in children)


# Brace construction.


@check("brace")
def brace(text: Text, rule: Rule) -> Iterator[Hit]:
    """S3: too many words between verb parts, or between a determiner and its noun."""
    least = int(rule.limits["hint"])
    fixed = ids(options(rule, "fixed"))
    for passage in (p for p in text.passages if len(p.doc) > least):
        for first, last in braces(passage.doc, least):
            severity = severity_for(_words_apart(first, last, fixed), rule.limits)
            value = words_between(passage.doc, first.i, last.i)
            if severity is not None:
                yield from _brace_hit(
                    passage, first, last, value, _by_length(severity, passage, first, rule)
                )
        for first, last in noun_groups(passage.doc, least):
            value = words_between(passage.doc, first.i, last.i)
            yield from _brace_hit(passage, first, last, value, severity_for(value, rule.limits))


def _brace_hit(
    passage: Passage, first: Token, last: Token, value: int, severity: Severity | None
) -> Iterator[Hit]:
    if severity is None or _is_broken(passage, first.i, last.i):
        return
    values = {"value": str(value), "first": first.text, "last": _spoken(last)}
    yield passage.hit(first.i, last.i + 1, severity=severity, values=values)


def _words_apart(first: Token, last: Token, fixed: frozenset[int]) -> int:
    """Count the words between two verbs, but not a subject right behind the first.

    Nor do the fixed nouns of a verb count: ``wordt … rekening gehouden``.
    """
    heads = {lexical_verb(first).i, lexical_verb(last).i}
    subjects = [
        t for i in heads for t in first.doc[i].children if t.dep_ in ("nsubj", "nsubj:pass")
    ]
    start = next((_end_of_name(s) for s in subjects if _comes_next(s, first)), first.i)
    end = last.i - (columns(first.doc).lower[last.i - 1] in fixed)
    return words_between(first.doc, start, end)


def _comes_next(subject: Token, verb: Token) -> bool:
    return subject.left_edge.i == verb.i + 1 and subject.left_edge.pos_ != "ADP"


def _end_of_name(noun: Token) -> int:
    """Return the last token of a noun with what names it: ``het college van Waterveen``."""
    parts = (child for child in noun.children if child.i > noun.i)
    names = [c for c in parts if c.dep_ in _NAMES or c.left_edge.lower_ == "van"]
    return max((child.right_edge.i for child in names), default=noun.i)


def _by_length(severity: Severity, passage: Passage, token: Token, rule: Rule) -> Severity | None:
    """Weigh less in a short sentence: there the reader sees both verbs at once."""
    words = next(s.words for s in passage.sentences if s.start <= token.i < s.end)
    if words > rule.limits["long"]:
        return severity
    if words > rule.limits["short"] or severity > Severity.HINT:
        return Severity.HINT
    return None


def _is_broken(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a colon, semicolon or full stop stands between: then the parse is wrong."""
    return any(token.text in _STOPS for token in passage.doc[start:end])


def _spoken(token: Token) -> str:
    """The word with ``te`` and particle: ``in te leveren`` is shown as a whole."""
    if token.dep_ == "compound:prt" and token.i + 2 < len(token.doc):
        following = token.doc[token.i + 1 : token.i + 3]
        if following[0].lower_ == "te":
            return f"{token.text} {following.text}"
    return str(token.text)


# Nominalisation.


@check("nominalisation")
def nominalisation(text: Text, rule: Rule) -> Iterator[Hit]:
    """S4: a noun made of a verb where the verb itself would do."""
    nouns, simpler = table(rule, "nouns"), table(rule, "simpler")
    finder = _Nominalisations(nouns, options(rule, "things"), options(rule, "prepositions"))
    for passage in text.passages:
        for start, end, verb, severity in finder.find(passage):
            yield passage.hit(
                start, end, severity=severity, values={"verb": simpler.get(verb, verb)}
            )


class _Nominalisations:
    """Finds nominalisations; ``things`` are infinitives that are plain nouns (``het leven``)."""

    def __init__(
        self, nouns: Mapping[str, str], things: Sequence[str], prepositions: Sequence[str]
    ) -> None:
        self.nouns = nouns
        self.noun_ids = ids(nouns)
        self.things = frozenset(things)
        self.prepositions = ids(prepositions)

    def find(self, passage: Passage) -> Iterator[tuple[int, int, str, Severity]]:
        """Yield tokens ``[start, end)``, the verb to use, and the severity."""
        marks = columns(passage.doc)
        for i in infinitives(passage.doc):
            if marks.lower[i - 1] in _HET and _is_van(marks.lower, i + 1):
                yield from self._infinitive(passage, i)
        if self.noun_ids & marks.forms:
            for i, form in enumerate(marks.lower):
                if form in self.noun_ids:
                    yield from self._noun(passage, i)

    def _infinitive(self, passage: Passage, i: int) -> Iterator[tuple[int, int, str, Severity]]:
        verb = passage.doc[i].lower_
        governed = self._after_preposition(passage, i - 1)
        if _is_beside_noun(passage.doc[i]) or _has_amount(passage.doc, i - 1 - governed):
            return
        if verb not in self.things:
            severity = Severity.WARNING if governed else Severity.HINT
            yield i - 1 - governed, i + 2, verb, severity

    def _after_preposition(self, passage: Passage, i: int) -> bool:
        return i > 0 and columns(passage.doc).lower[i - 1] in self.prepositions

    def _noun(self, passage: Passage, i: int) -> Iterator[tuple[int, int, str, Severity]]:
        lower, doc = columns(passage.doc).lower, passage.doc
        if doc[i].pos_ != "NOUN" or self._is_one_of_several(doc[i]):
            return
        has_article = i > 0 and lower[i - 1] in _ARTICLES
        start = i - has_article
        means = _is_means(lower, start)
        governed = means or self._after_preposition(passage, start)
        of = _is_van(lower, i + 1)
        event = _is_event(doc[i])
        if not (of or event or (governed and not has_article)):
            return
        if not (governed or event or has_article):
            return
        if _has_amount(doc, start - governed) or _defines(doc[i]):
            return
        strong = event or means or (of and governed)
        verb = self.nouns[doc[i].lower_]
        yield start - governed, i + 1 + of, verb, Severity.WARNING if strong else Severity.HINT

    def _is_one_of_several(self, noun: Token) -> bool:
        """Tell whether a noun stands in one row with nouns that hide no verb."""
        first = noun.head if noun.dep_ == "conj" else noun
        row = [first, *(child for child in first.children if child.dep_ == "conj")]
        nouns = [token for token in row if token.pos_ in _COORDINATED]
        return any(token.lower_ not in self.nouns for token in nouns)


def _is_beside_noun(infinitive: Token) -> bool:
    """Tell whether a noun is joined to it: ``het invullen van kaarten en een gesprek``."""
    joined = [child for child in infinitive.children if child.dep_ == "conj"]
    return any(child.pos_ in _COORDINATED and child.tag_.startswith("N|") for child in joined)


def _has_amount(doc: Doc, start: int) -> bool:
    """Tell whether a number comes before: `€ 15 000 voor het geven van …` is a purpose."""
    return start > 0 and bool(doc[start - 1].like_num)


def _defines(noun: Token) -> bool:
    """Tell whether the sentence defines a term: `voor de toepassing van … wordt verstaan`."""
    return any(token.lower_ in _DEFINING for token in noun.sent)


def _is_means(lower: Sequence[int], i: int) -> bool:
    """Tell whether ``middel van`` comes before token ``i``."""
    return i > 1 and lower[i - 1] in _VAN and lower[i - 2] in _MEANS


def _is_van(lower: Sequence[int], i: int) -> bool:
    return i < len(lower) and lower[i] in _VAN


def _is_event(noun: Token) -> bool:
    """Tell whether a noun is what takes place: ``de beoordeling vindt plaats``."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubj:pass") or verb.lemma_ not in _EVENT_VERBS:
        return False
    return verb.lemma_ != "vinden" or any(c.lower_ == "plaats" for c in verb.children)


# Clauses.


@check("subordinate-clauses")
def subordinates(text: Text, rule: Rule) -> Iterator[Hit]:
    """S5: several subordinate clauses in one sentence."""
    for passage in text.passages:
        if clause_signs(passage.doc) < 2:
            continue
        heads = subordinate_heads(passage.doc)
        for sentence in passage.sentences:
            value = sum(sentence.start <= head.i < sentence.end for head in heads)
            severity = severity_for(value, rule.limits)
            if sentence.words <= rule.limits["short"]:
                severity = Severity.HINT if severity is Severity.WARNING else None
            if severity is not None:
                values = {"value": str(value), "limit": f"{rule.limits[severity.label]:g}"}
                yield passage.hit(sentence.start, sentence.end, severity=severity, values=values)


# Impersonal.


@check("impersonal")
def impersonal(text: Text, rule: Rule) -> Iterator[Hit]:
    """S12: ``men``, ``er wordt`` without a subject, and ``het is mogelijk om``."""
    tips = text.to_reader(table(rule, "tips"))
    adjectives = text.to_reader(table(rule, "adjectives"))
    men, er = ids(("men",)), ids(("er",))
    openers = ids(adjectives)
    for passage in text.passages:
        forms = columns(passage.doc).forms
        if men & forms:
            yield from _men(passage, tips["men"])
        if er & forms:
            yield from _impersonal_passives(passage, tips["er"], frozenset(options(rule, "states")))
        if openers & forms and _HET & forms:
            yield from _it_is(passage, adjectives, tips)


def _men(passage: Passage, tip: str) -> Iterator[Hit]:
    for token in passage.doc:
        if token.lower_ == "men" and token.dep_ in ("nsubj", "nsubj:pass"):
            yield passage.hit(token.i, token.i + 1, severity=Severity.WARNING, values={"tip": tip})


def _impersonal_passives(passage: Passage, tip: str, states: frozenset[str]) -> Iterator[Hit]:
    for auxiliary, participle in passives(passage.doc):
        if participle.lower_ in states or not _is_participle(participle):
            continue
        if not _is_impersonal(auxiliary, participle):
            continue
        members = cluster(participle)
        er = [c for m in (participle, auxiliary) for c in m.children if c.lower_ == "er"]
        if _is_of_other_clause(er[0], participle) or _is_of_other_verb(er[0], members):
            continue
        places = [er[0].i, *(member.i for member in members)]
        yield passage.hit(
            min(places), max(places) + 1, severity=Severity.WARNING, values={"tip": tip}
        )


def _is_of_other_clause(er: Token, verb: Token) -> bool:
    """Tell whether a clause opens between: ``Zorg er voor dat … gewaarborgd is``."""
    between = er.doc[er.i : verb.i]
    return any(token.tag_.startswith("VG|onder") for token in between)


def _is_of_other_verb(er: Token, members: Sequence[Token]) -> bool:
    """Tell whether another finite verb stands right before ``er``: ``Zorg er voor …``."""
    before = er.nbor(-1) if er.i else er
    return is_finite(before) and before not in members


def _it_is(
    passage: Passage, adjectives: Mapping[str, str], tips: Mapping[str, str]
) -> Iterator[Hit]:
    for token in passage.doc:
        if token.lower_ not in adjectives:
            continue
        children = list(token.children)
        it = [
            c for c in children if c.lower_ == "het" and c.dep_ in ("expl", "nsubj", "nsubj:pass")
        ]
        clause = [c for c in children if c.dep_ in ("csubj", "advcl", "ccomp", "xcomp", "acl")]
        opener = [c for c in clause if _is_about_reader(c)]
        copula = [c for c in children if c.dep_ in ("cop", "aux:pass") and c.lemma_ == "zijn"]
        if not (it and opener and copula):
            continue
        places = [it[0].i, copula[0].i, token.i]
        is_negative = any(c.lower_ in ("niet", "geen") for c in children)
        key = "not " + token.lower_ if is_negative else token.lower_
        use = adjectives.get(key, adjectives[token.lower_])
        yield passage.hit(min(places), max(places) + 1, values={"tip": tips["het"].format(use=use)})


def _is_about_reader(clause: Token) -> bool:
    """Tell whether a clause says what the reader does: ``om te betalen``, ``dat u betaalt``."""
    words = {child.lower_ for child in clause.children}
    subjects = {c.lower_ for c in clause.children if c.dep_ in ("nsubj", "nsubj:pass")}
    return "om" in words or ("dat" in words and not subjects.isdisjoint(("u", "je", "jij")))


# Te.


@check("te-construction")
def te_construction(text: Text, rule: Rule) -> Iterator[Hit]:
    """S14: ``dienen te``, ``behoren te``, ``hebben te`` and ``zijn te``."""
    tips = text.to_reader(table(rule, "tips"))
    for passage in text.passages:
        if not _TE & columns(passage.doc).forms:
            continue
        for verb, te, infinitive in _governors(passage):
            if is_set_apart(te, verb):
                continue
            if any(t.lower_ == "om" and t.dep_ == "mark" for t in passage.doc[verb.i : te.i]):
                continue  # ``dienen om iets te doen``
            tip = _te_tip(verb, infinitive, rule)
            if tip:
                yield _te_hit(passage, verb, te, tips[tip], tip == "dienen")


def _governors(passage: Passage) -> Iterator[tuple[Token, Token, Token]]:
    """Yield a verb, its ``te``, and the infinitive or participle that ``te`` belongs to."""
    lower = columns(passage.doc).lower
    for te in (passage.doc[i] for i, form in enumerate(lower) if form in _TE):
        main = lexical_verb(te.head)
        if not is_infinitive_mark(te) or any(
            c.dep_ == "mark" and c.lower_ == "om" for c in main.children
        ):
            continue
        if main.dep_ in ("xcomp", "ccomp", "advcl"):
            yield main.head, te, main
        for child in main.children:
            if child.dep_ == "aux" and child.lemma_ in ("hebben", "zijn"):
                yield child, te, main


def _te_tip(verb: Token, infinitive: Token, rule: Rule) -> str:
    """Return the key of the tip for this verb, or an empty string when all is well."""
    if verb.lemma_ in ("dienen", "behoren"):
        has_particle = any(child.dep_ == "compound:prt" for child in verb.children)
        return "" if has_particle else str(verb.lemma_)
    if verb.dep_ != "aux" or not is_finite(verb):
        return ""
    words = {child.lower_ for child in infinitive.children}
    if verb.lemma_ == "hebben":
        return "hebben" if verb_lemma(infinitive) in options(rule, "hebben-verbs") else ""
    if verb_lemma(infinitive) not in options(rule, "zijn-verbs"):
        return ""
    before = verb.doc[max(verb.i - 1, 0) : verb.i]
    words |= {token.lower_ for token in before}
    return "" if words.intersection(options(rule, "zijn-unless")) else "zijn"


def _with_infinitives(last: Token) -> int:
    """Return the last token of a cluster: `testen` in `te laten testen`."""
    end = last.i
    while end + 1 < len(last.doc) and _goes_on(last.doc[end + 1]):
        end += 1
    return end


def _goes_on(token: Token) -> bool:
    return token.tag_.startswith("WW|inf|vrij") or token.text == ")"


def _te_hit(passage: Passage, verb: Token, te: Token, tip: str, replace: bool) -> Hit:
    parts = [member.i for member in (verb, te, *cluster(lexical_verb(te.head))) if member.i >= te.i]
    suggestions: tuple[Suggestion, ...] = ()
    if replace:
        pieces = replace_te_construction(passage.doc, verb.i, "moeten")
        if pieces:
            tokens = sorted({verb.i, *parts, _with_infinitives(verb.doc[max(parts)])})
            suggestions = (make_suggestion(passage.doc, tokens, pieces, passage.index, False),)
    start, end = min(verb.i, te.i), _with_infinitives(verb.doc[max(verb.i, *parts)])
    if end - start > _LONGEST:
        start = end = verb.i
    severity = Severity.HINT if verb.lemma_ == "zijn" else None
    return passage.hit(
        start, end + 1, severity=severity, values={"advice": tip}, suggestions=suggestions
    )
