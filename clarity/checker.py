"""Wires the house together: a document goes in, a report comes out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from clarity import __version__
from clarity.checks import load_checks
from clarity.checks.registry import (
    CHECKS,
    MEASURES,
    Hit,
    Passage,
    Text,
    index_of,
    severity_for,
)
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.dutch.clauses import finite_indices
from clarity.dutch.explanations import is_explained
from clarity.dutch.language import foreign_language
from clarity.dutch.merge_fields import MergeFields
from clarity.dutch.pipeline import load_pipeline
from clarity.errors import RuleError, UnsupportedLanguageError
from clarity.report import (
    Finding,
    LevelEstimate,
    Location,
    Report,
    Tool,
    fingerprint,
)
from clarity.rulebook.compile import CompiledRules, Match
from clarity.rulebook.load import apply_settings, keep_only, load_rulebook
from clarity.rulebook.model import Entry, Rule, Rulebook, RuleKind
from clarity.rulebook.suggest import REPLACEMENTS, suggest
from clarity.scoring.counts import read_by_all
from clarity.scoring.criteria import Figures, judge
from clarity.scoring.features import measure
from clarity.scoring.indices import readability_indices
from clarity.scoring.level import estimate
from clarity.scoring.lint import lint_of
from clarity.settings import Settings, nearest

if TYPE_CHECKING:
    from spacy.language import Language

_NOT_PARSED = frozenset({BlockKind.IMAGE})
_BATCH = 200
_LONG_LIST = 15  # options
_SAMPLE = 20_000  # characters from which the language is told


_Place = tuple[Passage, Match]


@dataclass(frozen=True, slots=True)
class _Analysis:
    """A parsed document, and what the compiled rules matched in it, by the code of the rule."""

    text: Text
    matches: Mapping[str, Sequence[_Place]]
    scoped: dict[frozenset[BlockKind], Text]

    def within(self, scope: frozenset[BlockKind]) -> Text:
        """Return the text with only the passages of these kinds; made once for each scope."""
        found = self.scoped.get(scope)
        if found is None:
            inside = tuple(p for p in self.text.passages if p.block.kind in scope)
            found = self.scoped[scope] = replace(self.text, passages=inside)
        return found

    def places(self, rule: Rule) -> list[_Place]:
        """Return the matches of a rule in the passages that it covers, in order."""
        found = self.matches.get(rule.code, ())
        return [place for place in found if place[0].block.kind in rule.scope]


class Checker:
    """Checks documents against the rules that the settings put in force.

    Building one loads the rules; the language pipeline is loaded at the first check. ``rulebook``
    takes the place of the shipped rules and those of the settings. Raises
    RuleError or SettingsError for mistakes in packs and settings, PipelineError for a pipeline
    that is not there or does not fit.

    >>> checker = Checker()
    >>> from clarity.readers import read
    >>> report = checker.check(read(b"U dient het formulier in te vullen."))
    >>> [finding.rule for finding in report.findings]
    ['S14']
    """

    def __init__(
        self, settings: Settings | None = None, *, rulebook: Rulebook | None = None
    ) -> None:
        self.settings = settings or Settings()
        self.rulebook = rulebook or _rules_in_force(self.settings)
        load_checks()
        for rule in self.rulebook.rules.values():
            _require_code(rule)

    def only(self, keys: Iterable[str]) -> Checker:
        """Return a checker with the same settings and only the rules with these codes or names.

        Raises RuleError for a rule that does not exist.
        """
        return Checker(self.settings, rulebook=keep_only(self.rulebook, keys))

    @cached_property
    def _compiled(self) -> CompiledRules:
        return CompiledRules(self.rulebook, self._nlp)

    @cached_property
    def _nlp(self) -> Language:
        return load_pipeline(self.settings.pipeline, self.settings.merge_fields)

    @property
    def tool(self) -> Tool:
        """What makes the reports: version, pipeline and rules."""
        return Tool(
            version=__version__,
            pipeline=self.settings.pipeline,
            pipeline_version=self._nlp.meta["version"],
            rules_version=self.rulebook.version,
        )

    def prepare(self) -> None:
        """Load the pipeline and compile the rules now, not at the first check."""
        self._compiled  # noqa: B018 - it is made when it is asked for

    def check(self, document: Document, *, indices: bool = False) -> Report:
        """Return the report of one document.

        ``indices`` asks for what costs time and judges nothing: the figures of other formulas,
        and LiNT-II's where its data are installed.

        Raises UnsupportedLanguageError when the text is not Dutch.
        """
        _require_dutch(document)
        analysis = self._analyse(document)
        kind = self.settings.kind or document.kind or DocumentKind.LETTER
        hits = [(rule, hit) for rule in self._rules_for(kind) for hit in self._hits(rule, analysis)]
        findings = self._findings(document, analysis, hits)
        passages = analysis.text.passages
        figures = _figures(passages)
        level = estimate(passages)
        return Report(
            path=document.path,
            kind=kind,
            words=figures.words,
            sentences=figures.sentences,
            findings=findings,
            criteria=judge(self.rulebook.criteria, kind, figures, findings),
            score=level.score,
            level=level.level,
            notes=document.notes,
            estimate=level,
            indices=readability_indices(_running_text(passages)) if indices else {},
            lint=lint_of(passages) if indices else None,
        )

    def score(self, document: Document, *, features: bool = False) -> LevelEstimate:
        """Return how hard a document is, without checking it against the rules.

        ``features`` asks for every measure of the text. Raises UnsupportedLanguageError when the
        text is not Dutch.
        """
        _require_dutch(document)
        passages = self._parse(document)
        level = estimate(passages)
        return replace(level, features=measure(passages)) if features else level

    def check_many(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Yield the report of each document, in order."""
        return (self.check(document) for document in documents)

    def _analyse(self, document: Document) -> _Analysis:
        passages = self._parse(document)
        match = self._compiled.match
        found = [(p, match(p.doc, p.block.text)) for p in passages]
        by_rule: dict[str, list[_Place]] = defaultdict(list)
        for passage, matches in found:
            for one in matches:
                by_rule[one.target.rule.code].append((passage, one))
        covered = {passage.index: _covered(matches) for passage, matches in found if matches}
        return _Analysis(self._text(document, passages, covered), by_rule, {})

    def _parse(self, document: Document) -> tuple[Passage, ...]:
        names = _names_to_choose(document)
        blocks = enumerate(document.blocks)
        chosen = [(i, b) for i, b in blocks if _is_parsed(b) and i not in names]
        docs = self._nlp.pipe((block.text for _, block in chosen), batch_size=_BATCH)
        return tuple(
            Passage(index, block, doc) for (index, block), doc in zip(chosen, docs, strict=True)
        )

    def _rules_for(self, kind: DocumentKind) -> Iterator[Rule]:
        rules = self.rulebook.rules.values()
        return (rule for rule in rules if not rule.documents or kind in rule.documents)

    def _hits(self, rule: Rule, analysis: _Analysis) -> Iterable[Hit]:
        if rule.kind is RuleKind.CHECK:
            return CHECKS[rule.check](analysis.within(rule.scope), rule)
        if rule.kind is RuleKind.METRIC:
            return _metric_hits(rule, analysis.within(rule.scope).passages)
        return _MATCH_KINDS[rule.kind](rule, analysis)

    def _text(
        self,
        document: Document,
        passages: tuple[Passage, ...],
        covered: Mapping[int, frozenset[int]],
    ) -> Text:
        return Text(
            document,
            passages,
            passages,
            known_terms=frozenset(self.settings.known_terms),
            listed=self._listed,
            covered=covered,
            index=index_of(passages),
            merge_fields=self._merge_fields,
        )

    @cached_property
    def _merge_fields(self) -> MergeFields:
        return MergeFields(self.settings.merge_fields)

    @cached_property
    def _listed(self) -> frozenset[str]:
        """The single words of the word lists, and those that stand for them."""
        terms = (t for e in self.rulebook.entries for t in (e.term, *(a.term for a in e.use)))
        return frozenset(term.text.lower() for term in terms if len(term.words) == 1)

    def _findings(
        self, document: Document, analysis: _Analysis, hits: Sequence[tuple[Rule, Hit]]
    ) -> tuple[Finding, ...]:
        passages = {passage.index: passage for passage in analysis.text.passages}
        seen: Counter[tuple[str, str, str]] = Counter()
        return tuple(
            _finding(rule, hit, document, passages.get(hit.block), seen)
            for rule, hit in sorted(_once(hits), key=_order)
        )


def _order(found: tuple[Rule, Hit]) -> tuple[int, int, int, str, str]:
    """Findings stand in the order of the document."""
    rule, hit = found
    return hit.block, hit.start, hit.end, rule.code, hit.entry


def _once(hits: Iterable[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """Yield the hits without those that a rule yields again at the same place."""
    seen: set[tuple[str, int, int, int, str]] = set()
    for rule, hit in hits:
        key = (rule.code, hit.block, hit.start, hit.end, hit.entry)
        if key not in seen:
            seen.add(key)
            yield rule, hit


def _covered(matches: Sequence[Match]) -> frozenset[int]:
    """The tokens in which an entry of a word list was found."""
    return frozenset(i for match in matches if match.target.entry for i in match.tokens)


def _require_dutch(document: Document) -> None:
    language = foreign_language(document.text[:_SAMPLE].split())
    if language is not None:
        raise UnsupportedLanguageError(
            f"Deze tekst is niet in het Nederlands geschreven (taal: {language}). "
            "Clarity beoordeelt alleen Nederlandse teksten."
        )


def _rules_in_force(settings: Settings) -> Rulebook:
    return apply_settings(load_rulebook(settings.packs, settings.off), settings)


def _require_code(rule: Rule) -> None:
    """Raise RuleError when a rule names a check, measure or replacement that does not exist."""
    for name, known in (
        (rule.check, CHECKS),
        (rule.measure, MEASURES),
        (rule.replace, REPLACEMENTS),
    ):
        if name and name not in known:
            raise RuleError(
                f"{rule.origin} ({rule.code}): '{name}' bestaat niet{nearest(name, list(known))}"
            )


def _is_parsed(block: Block) -> bool:
    return bool(block.text.strip()) and block.kind not in _NOT_PARSED and not block.locked


def _names_to_choose(document: Document) -> frozenset[int]:
    """The blocks of options too many to read: names of schools or streets, and no text."""
    long_lists = (f.option_blocks for f in document.fields if len(f.options) > _LONG_LIST)
    return frozenset(chain.from_iterable(long_lists))


def _figures(passages: Sequence[Passage]) -> Figures:
    sentences = [s for passage in passages for s in passage.sentences if s.words]
    full = [s for passage in passages for s in passage.full_sentences]
    return Figures(
        words=sum(s.words for s in sentences),
        sentences=len(sentences),
        clauses=sum(len(finite_indices(passage.doc)) for passage in passages),
        full_sentences=len(full),
        full_sentence_words=sum(s.words for s in full),
    )


def _running_text(passages: Sequence[Passage]) -> str:
    """The sentences of a text for formulas that find the end of a sentence by its full stop."""
    kept = (passage.block.text.strip() for passage in read_by_all(passages))
    return "\n".join(text if text[-1] in ".?!:;" else f"{text}." for text in kept)


def _metric_hits(rule: Rule, passages: Sequence[Passage]) -> Iterator[Hit]:
    least = min(rule.limits.values(), default=math.inf)
    for passage in passages:
        for value, start, end in MEASURES[rule.measure](passage, least):
            severity = severity_for(value, rule.limits)
            if severity is not None:
                limit = rule.limits[severity.label]
                values = {"value": f"{value:g}", "limit": f"{limit:g}"}
                yield passage.hit(start, end, severity=severity, values=values)


def _each_match(rule: Rule, analysis: _Analysis) -> Iterator[Hit]:
    """Existence, substitution, sequence, dependency: every match is a hit.

    With ``options: {once: true}`` an entry is reported where it first stands, and not again.
    """
    seen: set[str] = set()
    once = bool(rule.options.get("once"))
    passages = analysis.within(rule.scope).passages if once else ()
    texts = [passage.block.text for passage in passages]
    for passage, match in analysis.places(rule):
        entry = match.target.entry
        if once and entry is not None:
            if entry.id in seen:
                continue
            seen.add(entry.id)
            if is_explained(entry.id, texts):
                continue
        yield _with_entry(passage.hit(*_extent(match)), passage, match)


def _too_many(rule: Rule, analysis: _Analysis) -> Iterator[Hit]:
    """Occurrence: a hit on the first match beyond the maximum."""
    found = analysis.places(rule)
    most = int(rule.limits.get("max", 0))
    if len(found) > most:
        passage, match = found[most]
        values = {"value": str(len(found)), "limit": str(most)}
        yield passage.hit(*_extent(match), values=values)


def _minority(rule: Rule, analysis: _Analysis) -> Iterator[Hit]:
    """Consistency: hits on all matches outside the group that is used most."""
    found = analysis.places(rule)
    counts = Counter(match.target.group for _, match in found)
    if len(counts) < 2:
        return
    main = max(counts, key=lambda group: (counts[group], -list(rule.groups).index(group)))
    for passage, match in found:
        if match.target.group != main:
            values = {"main": main, "group": match.target.group}
            yield passage.hit(*_extent(match), values=values)


def _unmet(rule: Rule, analysis: _Analysis) -> Iterator[Hit]:
    """Conditional: a hit on the first match when nothing that it needs is there."""
    found = analysis.places(rule)
    calls = [item for item in found if item[1].target.group != "needs"]
    if calls and len(calls) == len(found):
        passage, match = calls[0]
        yield passage.hit(*_extent(match))


_MATCH_KINDS = {
    RuleKind.EXISTENCE: _each_match,
    RuleKind.SUBSTITUTION: _each_match,
    RuleKind.SEQUENCE: _each_match,
    RuleKind.DEPENDENCY: _each_match,
    RuleKind.OCCURRENCE: _too_many,
    RuleKind.CONSISTENCY: _minority,
    RuleKind.CONDITIONAL: _unmet,
}

_MAX_GAP = 8


def _extent(match: Match) -> tuple[int, int]:
    """Return the tokens to point at: all of the match, or one piece when it lies far apart."""
    tokens = match.tokens
    if not _is_torn(match):
        return tokens[0], tokens[-1] + 1
    anchor = match.verb if match.verb is not None else tokens[0]
    return anchor, anchor + 1


def _is_torn(match: Match) -> bool:
    return match.tokens[-1] - match.tokens[0] >= len(match.tokens) + _MAX_GAP


def _with_entry(hit: Hit, passage: Passage, match: Match) -> Hit:
    entry = match.target.entry
    suggestions = suggest(passage.doc, match, passage.index)
    return Hit(
        hit.block,
        hit.start,
        hit.end,
        severity=entry.severity if entry else None,
        suggestions=suggestions,
        entry=entry.id if entry else "",
        why=entry.why if entry else "",
        values=_words_of(entry, match) if entry else {},
    )


def _words_of(entry: Entry, match: Match) -> dict[str, str]:
    """What the message says of an entry; a phrase that is torn apart is named as it is listed."""
    values = {"advice": entry.advice, "explain": entry.explain}
    return {**values, "text": entry.id} if _is_torn(match) else values


def _finding(
    rule: Rule,
    hit: Hit,
    document: Document,
    passage: Passage | None,
    seen: Counter[tuple[str, str, str]],
) -> Finding:
    """Return the finding for a hit; ``seen`` counts those with the same text and context."""
    block = document.blocks[hit.block]
    text = block.text[hit.start : hit.end]
    context = passage.context(hit.start, hit.end) if passage else block.text
    key = (rule.code, text, context)
    occurrence = seen[key]
    seen[key] += 1
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        criterion=rule.criterion,
        message=_message(rule, hit, text),
        why=hit.why or rule.why,
        block=hit.block,
        block_kind=block.kind,
        start=hit.start,
        end=hit.end,
        text=text,
        context=context,
        location=_location(document, hit),
        entry=hit.entry,
        suggestions=hit.suggestions,
        fingerprint=fingerprint(*key, occurrence),
    )


def _message(rule: Rule, hit: Hit, text: str) -> str:
    """Fill the message of a rule; without a suggestion its ``advice`` takes the place."""
    texts = [suggestion.text for suggestion in hit.suggestions]
    shown = [text if "‘" in text else f"‘{text}’" for text in texts]
    template = rule.message if shown or "{suggestion" not in rule.message else rule.advice
    values = {"text": text, **rule.limits, **hit.values}
    if shown:
        values |= {"suggestion": shown[0], "suggestions": _either(shown)}
    return template.format_map(values)


def _either(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return f"{', '.join(texts[:-1])} of {texts[-1]}"


def _location(document: Document, hit: Hit) -> Location:
    block = document.blocks[hit.block]
    heading = document.heading_of(hit.block)
    anchor = block.anchor_at(hit.start)
    return Location(
        paragraph=hit.block + 1,
        heading=heading.text if heading else "",
        page=block.page,
        line=anchor.line if anchor else None,
        pointer=anchor.path or "" if anchor and (anchor.path or "").startswith("/") else "",
    )
