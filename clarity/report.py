"""What a check of a document yields: findings, criteria and figures, and their JSON form.

The JSON form is versioned (:data:`SCHEMA`) and described in ``clarity/report.schema.json``.
Nothing here prints, and nothing here judges whether a build fails.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from clarity.document import BlockKind, DocumentKind

SCHEMA = "clarity-report/1"


class Severity(IntEnum):
    """How much a finding hinders the reader; ordered, so that it can be compared."""

    HINT = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in files, settings and output: ``hint``, ``warning`` or ``error``."""
        return _SEVERITY_LABELS[self]


_SEVERITY_LABELS = {severity: severity.name.lower() for severity in Severity}


class CriterionState(StrEnum):
    """Whether a text meets a criterion."""

    MET = "met"
    NEARLY = "nearly-met"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters ``[start, end)`` of block ``block`` by ``replacement``."""

    block: int
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal for what to write instead.

    ``text`` is shown to the reader. ``edits`` put it in the document; without edits the
    suggestion is advice that a person has to work out. ``safe`` means that a careful writer
    would accept it unseen.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands, in terms that a person can look up; all counts from 1.

    ``paragraph`` counts the blocks of the document in reading order, ``line`` the lines of a
    text file, ``page`` the pages of a paged file. ``heading`` is the text of the heading above.
    """

    paragraph: int
    heading: str = ""
    page: int | None = None
    line: int | None = None
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem found: which rule, where exactly, why, and what to write instead.

    ``start`` and ``end`` are character offsets in the text of block ``block``; ``text`` is the
    text between them, ``context`` the sentence or block around it. ``entry`` is the entry of
    the word list that matched, when there is one. ``fingerprint`` names the finding by rule and
    text, not by place, so that it stays the same when text above it moves.
    """

    rule: str
    name: str
    severity: Severity
    criterion: str
    message: str
    why: str
    block: int
    block_kind: BlockKind
    start: int
    end: int
    text: str
    context: str
    location: Location
    entry: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion with its figure, its limit and the number of findings behind it."""

    id: str
    name: str
    state: CriterionState
    value: float
    limit: float
    unit: str
    findings: int


@dataclass(frozen=True, slots=True)
class LevelPart:
    """What one feature adds to the score: its name, its value, and its part in points."""

    name: str
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """The score of one block: its index, its number of words, and its score; higher is easier."""

    block: int
    words: int
    score: float


@dataclass(frozen=True, slots=True)
class LevelEstimate:
    """An estimate of how hard a text is; no measurement of a level.

    ``score`` runs from 0 to 100 and higher is easier; None for a text without content. ``level``
    is A2, B1, B2 or C1 by a convention, and None when the text has too few ``words`` for one.
    ``interval`` holds nine of ten scores that other data would give. ``parts`` tell what each
    feature adds, the largest first; ``places`` are the scores of the blocks; ``features`` hold
    every measure of the text, when they were asked for.
    """

    score: float | None
    level: str | None
    interval: tuple[float, float] | None
    words: int
    parts: tuple[LevelPart, ...] = ()
    places: tuple[PlaceScore, ...] = ()
    features: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the estimate as plain data."""
        return {
            "words": self.words,
            "score": self.score,
            "level": self.level,
            "level_interval": list(self.interval) if self.interval else None,
            "parts": [asdict(part) for part in self.parts],
            "features": dict(self.features),
        }


@dataclass(frozen=True, slots=True)
class Lint:
    """LiNT-II's score on Clarity's own parse, an approximation: 0 to 100, higher is harder.

    ``level`` runs from 1 to 4; ``adults`` is the share of adults, in per cent, that finds a text
    of that level hard, as LiNT publishes it.
    """

    score: float
    level: int
    adults: int


@dataclass(frozen=True, slots=True)
class Report:
    """The result for one document.

    ``score`` (0 to 100, higher is easier) and ``level`` are those of the ``estimate``. ``indices``
    are the figures of readability formulas, when they were asked for; so is ``lint``, None where
    LiNT-II's word lists are not installed.
    """

    path: str
    kind: DocumentKind
    words: int
    sentences: int
    findings: tuple[Finding, ...] = ()
    criteria: tuple[CriterionResult, ...] = ()
    score: float | None = None
    level: str | None = None
    notes: tuple[str, ...] = ()
    estimate: LevelEstimate | None = None
    indices: Mapping[str, float] = field(default_factory=dict)
    lint: Lint | None = None

    def count(self, severity: Severity) -> int:
        """Return the number of findings of exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def worst(self) -> Severity | None:
        """The highest severity among the findings, or None when there are none."""
        return max((finding.severity for finding in self.findings), default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data, in the shape of the JSON schema."""
        interval = self.estimate.interval if self.estimate else None
        return {
            "path": self.path,
            "kind": self.kind.value,
            "words": self.words,
            "sentences": self.sentences,
            "criteria": [_criterion_to_dict(result) for result in self.criteria],
            "score": self.score,
            "level": self.level,
            "level_interval": list(interval) if interval else None,
            "indices": dict(self.indices),
            **({"lint": asdict(self.lint)} if self.lint else {}),
            "findings": [_finding_to_dict(finding) for finding in self.findings],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a report: enough to make it again."""

    version: str
    pipeline: str
    pipeline_version: str
    rules_version: str
    name: str = "clarity-nl"


@dataclass(frozen=True, slots=True)
class DocumentError:
    """A document that could not be checked, with the line that tells why and what to do."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """The reports of one run over any number of documents."""

    tool: Tool
    reports: tuple[Report, ...] = ()
    errors: tuple[DocumentError, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Return the run as plain data, in the shape of the JSON schema."""
        return {
            "schema": SCHEMA,
            "tool": {
                "name": self.tool.name,
                "version": self.tool.version,
                "pipeline": self.tool.pipeline,
                "pipeline_version": self.tool.pipeline_version,
                "rules_version": self.tool.rules_version,
            },
            "documents": [report.to_dict() for report in self.reports],
            "errors": [{"path": error.path, "message": error.message} for error in self.errors],
        }


def fingerprint(rule: str, text: str, context: str, occurrence: int) -> str:
    """Return the identity of a finding that survives a move of the text (16 hex digits).

    ``occurrence`` numbers the findings of one rule with the same text and context, from 0.
    """
    parts = (rule, " ".join(text.split()), " ".join(context.split()), str(occurrence))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _criterion_to_dict(result: CriterionResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "name": result.name,
        "state": result.state.value,
        "value": result.value,
        "limit": result.limit,
        "unit": result.unit,
        "findings": result.findings,
    }


def _finding_to_dict(finding: Finding) -> dict[str, Any]:
    where = finding.location
    return {
        "rule": finding.rule,
        "name": finding.name,
        "entry": finding.entry,
        "severity": finding.severity.label,
        "criterion": finding.criterion,
        "message": finding.message,
        "why": finding.why,
        "block": finding.block,
        "block_kind": finding.block_kind.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "context": finding.context,
        "location": {
            "page": where.page,
            "heading": where.heading,
            "paragraph": where.paragraph,
            "pointer": where.pointer,
            "line": where.line,
        },
        "suggestions": [
            {
                "text": suggestion.text,
                "safe": suggestion.safe,
                "edits": [
                    {"block": e.block, "start": e.start, "end": e.end, "replacement": e.replacement}
                    for e in suggestion.edits
                ],
            }
            for suggestion in finding.suggestions
        ],
        "fingerprint": finding.fingerprint,
    }
