"""From a match to suggestions: the alternatives of an entry or rule, in the form that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from clarity.dutch.clauses import columns
from clarity.dutch.explanations import can_be_explained
from clarity.dutch.frames import PREPOSITIONS
from clarity.dutch.pieces import Pieces, place_after
from clarity.dutch.substitute import (
    MODALS,
    replace_adjective,
    replace_by_modal,
    replace_noun,
    replace_te_construction,
    replace_tokens,
    replace_verb,
)
from clarity.report import Edit, Suggestion
from clarity.rulebook.compile import guarded
from clarity.rulebook.model import Alternative, Entry, Term, TermKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from clarity.rulebook.compile import Match

_CONJUNCTIONS = frozenset("aangezien indien ingeval mits opdat tenzij".split())
_LONGEST_INSIDE = 8  # words of an explanation that may stand inside a sentence
_LONGEST_KEPT = 40
_ECHO = 4  # words on each side in which the new word may not stand already
_SHORTEST_ECHO = 4  # letters: ``van`` and ``als`` may come back

REPLACEMENTS: dict[str, Callable[[Doc, Match], Pieces | None]] = {
    "modal-moeten": lambda doc, match: replace_te_construction(
        doc, match.verb if match.verb is not None else match.tokens[0], "moeten"
    ),
}
"""Transformations that a rule names with ``replace:``."""


def suggest(doc: Doc, match: Match, block: int) -> tuple[Suggestion, ...]:
    """Return what may be written instead of a match, best first.

    Of several alternatives only the first gets edits, unless all are safe. One that already stands
    nearby gets none (``rechten en aanspraken``). A word that is all of
    its block gets none: without a sentence its sense is not certain. An alternative that cannot be
    put in the right form, or whose guards do not hold, becomes advice without edits; when the
    entry has advice of its own, that stands alone.
    """
    entry, rule = match.target.entry, match.target.rule
    if entry is not None:
        return tuple(_from_entry(doc, match, entry, block))
    if rule.replace:
        pieces = REPLACEMENTS[rule.replace](doc, match)
        return (make_suggestion(doc, match.tokens, pieces, block, False),) if pieces else ()
    if rule.use:
        pieces = replace_tokens(doc, match.tokens, rule.use)
        if pieces is None:
            return (Suggestion(rule.use),)
        return (make_suggestion(doc, match.tokens, pieces, block, False),)
    return ()


def _from_entry(doc: Doc, match: Match, entry: Entry, block: int) -> Iterator[Suggestion]:
    has_context = any(t.i not in match.tokens and t.is_alpha for t in doc)
    for alternative in entry.use:
        pieces = _pieces(doc, match, entry, alternative)
        fits = has_context and guarded(alternative, doc, match)
        fits = fits and not _echoes(doc, match, alternative.term)
        fits = fits and _has_its_clause(doc, match)
        if pieces and (fits or not entry.advice):
            found = make_suggestion(
                doc, _tokens(match, alternative), pieces, block, alternative.safe
            )
            certain = fits and (alternative.safe or alternative is entry.use[0])
            yield found if certain else Suggestion(found.text)
        elif not entry.advice or (fits and not _is_inflected(alternative.term)):
            yield Suggestion(alternative.term.text)
    last = doc[match.tokens[-1]]
    takes_it = _is_nominal(entry) and can_be_explained(last, entry.explain)
    takes_it = takes_it and (len(entry.explain.split()) <= _LONGEST_INSIDE or _is_last(last))
    if entry.explain and has_context and takes_it:
        pieces = (place_after(last, f" ({entry.explain})"),)
        yield make_suggestion(doc, match.tokens, pieces, block, False)
    elif entry.explain:
        text = doc[match.tokens[0] : match.tokens[-1] + 1].text
        yield Suggestion(f"{text} ({entry.explain})")


def _has_its_clause(doc: Doc, match: Match) -> bool:
    """Tell whether a clause with a verb of its own follows a conjunction: not ``(mits)``."""
    last = doc[match.tokens[-1]]
    if last.pos_ != "SCONJ" and last.lower_ not in _CONJUNCTIONS:
        return True
    for token in doc[last.i + 1 : last.sent.end]:
        if token.text in ")];":
            return False
        if token.tag_.startswith("WW|pv") or token.tag_.startswith("WW|inf"):
            return True
    return False


def _is_last(token: Token) -> bool:
    """Tell whether only punctuation follows a word in its sentence."""
    return all(t.is_punct or t.is_space for t in token.doc[token.i + 1 : token.sent.end])


def _is_nominal(entry: Entry) -> bool:
    """Tell whether a term can be a noun: only then an explanation may stand behind it."""
    is_phrase = entry.term.kind is TermKind.WORDS and entry.term.words[0] not in PREPOSITIONS
    return is_phrase or entry.term.kind is TermKind.NOUN


def _echoes(doc: Doc, match: Match, term: Term) -> bool:
    """Tell whether the new word already stands near the old one."""
    marks = columns(doc)
    new = {get_string_id(word) for word in term.words if len(word) >= _SHORTEST_ECHO}
    reach = 1 if len(term.words) > 1 and term.kind is TermKind.WORDS else _ECHO
    start, end = marks.sentence_at(match.tokens[0])
    if not new.isdisjoint(
        chain(
            _around(marks.lower, match, reach, start, end),
            _around(marks.lemma, match, reach, start, end),
        )
    ):
        return True
    stem = get_string_id(term.words[-1].removesuffix("en"))
    return term.kind is TermKind.VERB and stem in _around(marks.lower, match, 2, 0, len(doc))


def _around(column: list[int], match: Match, reach: int, start: int, end: int) -> list[int]:
    """The values of a column before and after a match, as far as ``[start, end)`` goes."""
    first, last = match.tokens[0], match.tokens[-1]
    return column[max(first - reach, start) : first] + column[last + 1 : min(last + 1 + reach, end)]


def _tokens(match: Match, alternative: Alternative) -> tuple[int, ...]:
    """The tokens of a match, with its object when a preposition before that goes."""
    if match.complement is None or alternative.term.words[-1] in PREPOSITIONS:
        return match.tokens
    phrase = match.complement.phrase
    return tuple(sorted({*match.tokens, phrase[1] - 1})) if phrase else match.tokens


def _is_inflected(term: Term) -> bool:
    return term.kind in (TermKind.VERB, TermKind.NOUN, TermKind.ADJECTIVE)


def _pieces(doc: Doc, match: Match, entry: Entry, alternative: Alternative) -> Pieces | None:
    new = alternative.term
    kinds = (entry.term.kind, new.kind)
    if kinds == (TermKind.VERB, TermKind.VERB) and match.verb is not None:
        if new.text in MODALS:
            return replace_by_modal(doc, match.tokens, match.verb, new.text)
        return replace_verb(doc, match.tokens, match.verb, new.words, match.complement)
    if kinds == (TermKind.NOUN, TermKind.NOUN):
        single = len(match.tokens) == 1 and len(new.words) == 1
        return replace_noun(doc, match.tokens[-1], new.text) if single else None
    if kinds == (TermKind.ADJECTIVE, TermKind.ADJECTIVE):
        return replace_adjective(doc, match.tokens, new.text)
    if entry.term.kind in (TermKind.WORDS, TermKind.LEMMA) and new.kind in (
        TermKind.WORDS,
        TermKind.LEMMA,
    ):
        return replace_tokens(doc, match.tokens, new.text)
    return None


def make_suggestion(
    doc: Doc, tokens: Sequence[int], pieces: Pieces, block: int, safe: bool
) -> Suggestion:
    """Return a suggestion that puts ``pieces`` in the place of the words at ``tokens``."""
    edits = tuple(Edit(block, piece.start, piece.end, piece.text) for piece in pieces)
    return Suggestion(_shown(doc, tokens, pieces), edits, safe)


def _shown(doc: Doc, tokens: Sequence[int], pieces: Pieces) -> str:
    """The new text from the first changed word to the last, shortened in the middle when long.

    After a deletion the next word belongs to it: ``na te leven`` becomes ``naleven``.
    """
    last = doc[tokens[-1]]
    start = min(pieces[0].start, doc[tokens[0]].idx)
    joins = not pieces[-1].text and doc.text[pieces[-1].end - 1].isspace()
    end = max(pieces[-1].end + joins, last.idx + len(last))
    span = doc.char_span(start, end, alignment_mode="expand") or doc[:]
    text, offset = span.text, span.start_char
    parts: list[str] = []
    place = start
    for piece in pieces:
        kept = text[place - offset : piece.start - offset]
        parts += [kept if len(kept) <= _LONGEST_KEPT else _shortened(kept), piece.text]
        place = piece.end
    parts.append(text[place - offset :])
    return " ".join("".join(parts).split())


def _shortened(kept: str) -> str:
    """Three dots, and the particle that the next word joins: `in` of `in te vullen`."""
    return " … " if kept[-1].isspace() else f" … {kept.split()[-1]}"
