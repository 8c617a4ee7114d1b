"""The B1 criteria: measured figures against the limits that the rule packs give as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clarity.document import DocumentKind
from clarity.report import CriterionResult, CriterionState, Finding, Severity
from clarity.rulebook.model import Criterion


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text counts: words, sentences, finite clauses, and sentences with a finite verb."""

    words: int
    sentences: int
    clauses: int
    full_sentences: int
    full_sentence_words: int


def _mean_sentence_length(figures: Figures, findings: Sequence[Finding]) -> float:
    """Words a sentence, over the sentences with a finite verb: an address is no short sentence."""
    sentences = figures.full_sentences
    return figures.full_sentence_words / sentences if sentences else 0.0


def _share_of_clauses(figures: Figures, findings: Sequence[Finding]) -> float:
    """Findings as a percentage of the finite clauses."""
    return 100 * len(findings) / figures.clauses if figures.clauses else 0.0


def _per_hundred_words(figures: Figures, findings: Sequence[Finding]) -> float:
    """Warnings and errors for every hundred words."""
    serious = sum(finding.severity > Severity.HINT for finding in findings)
    return 100 * serious / figures.words if figures.words else 0.0


def _share_of_sentences(figures: Figures, findings: Sequence[Finding]) -> float:
    """Warnings and errors as a percentage of the sentences."""
    serious = sum(finding.severity > Severity.HINT for finding in findings)
    return 100 * serious / figures.sentences if figures.sentences else 0.0


def _count(figures: Figures, findings: Sequence[Finding]) -> float:
    """The number of warnings and errors."""
    return float(sum(finding.severity > Severity.HINT for finding in findings))


_MEASURES: dict[str, Callable[[Figures, Sequence[Finding]], float]] = {
    "mean-sentence-length": _mean_sentence_length,
    "share-of-clauses": _share_of_clauses,
    "share-of-sentences": _share_of_sentences,
    "per-hundred-words": _per_hundred_words,
    "count": _count,
}
"""How a criterion is measured, by the name that ``criteria.yaml`` uses."""


def judge(
    criteria: Sequence[Criterion],
    kind: DocumentKind,
    figures: Figures,
    findings: Sequence[Finding],
) -> tuple[CriterionResult, ...]:
    """Return the result of each criterion that holds for this kind of document.

    Raises KeyError when a criterion names a measure that does not exist.
    """
    return tuple(
        _result(criterion, figures, [f for f in findings if f.criterion == criterion.id])
        for criterion in criteria
        if not criterion.documents or kind in criterion.documents
    )


def _result(criterion: Criterion, figures: Figures, findings: Sequence[Finding]) -> CriterionResult:
    value = round(_MEASURES[criterion.measure](figures, findings), 2)
    return CriterionResult(
        id=criterion.id,
        name=criterion.name,
        state=_state(value, criterion),
        value=value,
        limit=criterion.limit,
        unit=criterion.unit,
        findings=len(findings),
    )


def _state(value: float, criterion: Criterion) -> CriterionState:
    if value <= criterion.limit:
        return CriterionState.MET
    return CriterionState.NEARLY if value <= criterion.nearly else CriterionState.NOT_MET
