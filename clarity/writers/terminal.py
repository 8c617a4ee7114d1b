"""The report for a terminal: what, where, why, and what to write instead; then the criteria."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from itertools import groupby

from clarity.report import (
    CriterionResult,
    CriterionState,
    DocumentError,
    Finding,
    Report,
    Run,
    Severity,
)
from clarity.writers.level_text import level_line, strip
from clarity.writers.wording import KINDS, SEVERITIES, STATES, counted, number, safe

Style = Callable[[str, str], str]
"""Takes a text and the name of a style (``error``, ``title`` …) and returns the styled text."""

_SIGNS = {
    CriterionState.MET: ("✓", "met"),
    CriterionState.NEARLY: ("~", "nearly"),
    CriterionState.NOT_MET: ("✗", "not-met"),
}
_CONTEXT = 60


def plain(text: str, style: str) -> str:
    """Return the text as it is: the style for files and pipes."""
    return text


def render(
    run: Run, *, style: Style = plain, width: int = 88, verbose: bool = False, quiet: bool = False
) -> str:
    """Return the report of a run as text for a terminal of ``width`` columns.

    ``verbose`` adds why each finding is one; ``quiet`` leaves out the findings and the criteria.
    """
    page = _Page(style, width, verbose)
    blocks = [page.summary_line(report) if quiet else page.report(report) for report in run.reports]
    blocks += [page.error(error) for error in run.errors]
    if len(run.reports) + len(run.errors) > 1:
        blocks.append(page.total(run))
    return ("\n" if quiet else "\n\n").join(blocks)


class _Page:
    """Lays out reports for one terminal."""

    def __init__(self, style: Style, width: int, verbose: bool) -> None:
        self.style = style
        self.width = max(width, 40)
        self.verbose = verbose

    def report(self, report: Report) -> str:
        """A whole report: title, findings by block, criteria, and a line that sums up."""
        parts = [self.title(report), *(f"  {note}" for note in report.notes)]
        parts += [self.place(list(group)) for _, group in groupby(report.findings, _block)]
        parts.append(self.criteria(report))
        parts += self.level(report)
        parts.append(self.summary_line(report))
        return "\n\n".join(parts)

    def title(self, report: Report) -> str:
        words = counted(report.words, "woord", "woorden")
        counts = f"{words}, {counted(report.sentences, 'zin', 'zinnen')}"
        return f"{self.style(report.path, 'title')}  ({KINDS[report.kind]}, {counts})"

    def place(self, findings: list[Finding]) -> str:
        """The findings of one block under a line that tells where it stands."""
        lines = [self.style(where(findings[0]), "place")]
        for finding in findings:
            lines += self.finding(finding)
        return "\n".join(lines)

    def finding(self, finding: Finding) -> Iterator[str]:
        label = self.style(f"{SEVERITIES[finding.severity]:<6}", finding.severity.label)
        yield f"  {label}  {self.style(f'{finding.rule:<4}', 'code')} {self.quote(finding)}"
        yield from self.wrapped(finding.message, 15)
        if self.verbose:
            yield from (self.style(line, "why") for line in self.wrapped(finding.why, 15))

    def quote(self, finding: Finding) -> str:
        """The text that was found, with a little of its sentence around it."""
        before, text, after = pieces(finding)
        return f"{before}{self.style(text, 'quote')}{after}"

    def wrapped(self, text: str, indent: int) -> list[str]:
        pad = " " * indent
        return textwrap.wrap(safe(text), self.width, initial_indent=pad, subsequent_indent=pad) or [
            ""
        ]

    def criteria(self, report: Report) -> str:
        lines = [self.style("Criteria voor B1", "title")]
        return "\n".join([*lines, *(self.criterion(result) for result in report.criteria)])

    def criterion(self, result: CriterionResult) -> str:
        sign, name = _SIGNS[result.state]
        state = STATES[result.state]
        figure = f"{number(result.value)} {result.unit} (grens {number(result.limit)})"
        return f"  {self.style(f'{sign} {state:<13}', name)} {result.name}: {figure}"

    def level(self, report: Report) -> Iterator[str]:
        """The score and the level, and where in the text it is hard."""
        if report.estimate is not None:
            yield level_line(report.estimate)
            lines = strip(report.estimate, self.width)
            if lines:
                yield "\n".join(lines)

    def summary_line(self, report: Report) -> str:
        met = sum(result.state is CriterionState.MET for result in report.criteria)
        counts = ", ".join(
            f"{report.count(severity)} {word}"
            for severity, word in ((Severity.ERROR, "fout"), (Severity.WARNING, "let op"),
                                   (Severity.HINT, "tip"))
        )  # fmt: skip
        return (
            f"{self.style(report.path, 'title')}: {met} van {len(report.criteria)} criteria "
            f"gehaald; {counts}"
        )

    def error(self, error: DocumentError) -> str:
        return f"{self.style(error.path, 'title')}: {self.style(error.message, 'error')}"

    def total(self, run: Run) -> str:
        findings = sum(len(report.findings) for report in run.reports)
        unread = f", {len(run.errors)} niet gelezen" if run.errors else ""
        read = counted(len(run.reports), "document", "documenten")
        return f"{read} gelezen{unread}; {counted(findings, 'bevinding', 'bevindingen')}"


def _block(finding: Finding) -> int:
    return finding.block


def where(finding: Finding) -> str:
    """Return the place of a finding in words: heading, paragraph and, in a text file, line."""
    location = finding.location
    parts = [safe(location.heading)] if location.heading else []
    if location.page:
        parts.append(f"bladzijde {location.page}")
    parts.append(f"alinea {location.paragraph}")
    if location.line:
        parts.append(f"regel {location.line}")
    return " › ".join(parts)


def pieces(finding: Finding) -> tuple[str, str, str]:
    """Return what stands before the found text, the text and what follows, shortened to fit."""
    text, context = safe(finding.text), safe(finding.context)
    start = context.find(text)
    if len(text) > 2 * _CONTEXT:
        return "", f"{text[:_CONTEXT].rstrip()} … {text[-_CONTEXT:].lstrip()}", ""
    if start < 0:
        return "", text, ""
    before, after = context[:start], context[start + len(text) :]
    room = max(_CONTEXT - len(text), 20) // 2
    return _end_of(before, room), text, _start_of(after, room)


def _start_of(text: str, room: int) -> str:
    """The start of a text, cut between words."""
    if len(text) <= room:
        return text
    return text[: room + 1].rpartition(" ")[0] + " …"


def _end_of(text: str, room: int) -> str:
    """The end of a text, cut between words."""
    if len(text) <= room:
        return text
    return "… " + text[-room - 1 :].partition(" ")[2]
