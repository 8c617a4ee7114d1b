"""A parsed text as columns, which are cheap to search, and the changes that repairs make to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, SENT_START, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc

INFINITIVE, PARTICIPLE, FINITE_PLURAL = "WW|inf|vrij|zonder", "WW|vd|vrij|zonder", "WW|pv|tgw|mv"
FINITE_STEM, FINITE_T = "WW|pv|tgw|ev", "WW|pv|tgw|met-t"
PAST, PAST_PLURAL = "WW|pv|verl|ev", "WW|pv|verl|mv"
FEATURES = {
    INFINITIVE: "VerbForm=Inf",
    PARTICIPLE: "VerbForm=Part",
    FINITE_PLURAL: "Number=Plur|Tense=Pres|VerbForm=Fin",
    FINITE_STEM: "Number=Sing|Tense=Pres|VerbForm=Fin",
    FINITE_T: "Number=Sing|Tense=Pres|VerbForm=Fin",
    PAST: "Number=Sing|Tense=Past|VerbForm=Fin",
    PAST_PLURAL: "Number=Plur|Tense=Past|VerbForm=Fin",
}
"""The UD features of the verb forms, by CGN tag."""


def ids(words: Iterable[str]) -> frozenset[int]:
    """The string ids of tags or labels."""
    return frozenset(map(get_string_id, words))


PRESENT = (FINITE_STEM, FINITE_T, FINITE_PLURAL)
FINITE = ids([*PRESENT, PAST, PAST_PLURAL])
VERB_FORMS = ids(FEATURES)
NOUNS = ids(["N|soort|mv|basis", "N|soort|ev|basis|zijd|stan", "N|soort|ev|basis|onz|stan"])
HAVE = frozenset("heb hebt heeft hebben had hadden".split())
_WE = ids(["VNW|pers|pron|nomin|vol|1|mv", "VNW|pers|pron|nomin|red|1|mv"])
_NSUBJ = get_string_id("nsubj")


@dataclass(slots=True)
class Parse:
    """A parsed text as columns: tag, label and head by place, and where sentences start."""

    doc: Doc
    tag: list[int]
    dep: list[int]
    head: list[int]
    children: dict[int, list[int]]
    starts: list[int]

    def lower(self, i: int) -> str:
        return str(self.doc[i].lower_)

    def is_finite(self, i: int) -> bool:
        return self.tag[i] in FINITE

    def is_we(self, i: int) -> bool:
        return self.tag[i] in _WE and self.dep[i] == _NSUBJ

    def labels(self, i: int) -> set[int]:
        """The labels of the words that hang on a word."""
        return {self.dep[child] for child in self.children.get(i, ())}

    def root(self, i: int) -> int:
        while self.head[i] != i:
            i = self.head[i]
        return i

    def hangs(self, i: int, above: int) -> bool:
        """Whether a word belongs to the phrase of another."""
        while i != above and self.head[i] != i:
            i = self.head[i]
        return i == above

    def become(self, i: int, tag: str) -> None:
        """Give a verb another form."""
        token = self.doc[i]
        token.tag_, self.tag[i] = tag, get_string_id(tag)
        token.set_morph(FEATURES[tag])  # type: ignore[attr-defined]
        if token.pos_ not in ("VERB", "AUX"):
            token.pos_ = "VERB"

    def become_noun(self, i: int, tag: str) -> None:
        """Make a word a noun."""
        token = self.doc[i]
        token.tag_, self.tag[i] = tag, get_string_id(tag)
        token.pos_ = "NOUN"
        token.set_morph("Number=Plur" if "|mv|" in tag else "Gender=Com|Number=Sing")  # type: ignore[attr-defined]

    def relabel(self, i: int, dep: int) -> None:
        self.doc[i].dep = self.dep[i] = dep

    def move(self, heads: Mapping[int, int]) -> bool:
        """Give words other heads, all at once; False, and no change, if branches would cross."""
        sent = self.doc[next(iter(heads))].sent
        column = [heads.get(i, self.head[i]) for i in range(sent.start, sent.end)]
        if not _is_tree(column, sent.start):
            return False
        roots_first = sorted(heads, key=lambda i: heads[i] != i)
        for i in roots_first:
            self.doc[i].head = self.doc[heads[i]]
            self.head[i] = heads[i]
        self.children = _children(self.head)
        return True

    def join(self, cut: list[int]) -> None:
        """Write the heads to the text, in which the words of `cut` open no sentence any more."""
        self.starts = [i for i in self.starts if i not in cut]
        starts = self.doc.to_array([SENT_START]).astype("int64")
        starts[:] = [1 if i in self.starts else -1 for i in range(len(self.head))]
        steps = self.doc.to_array([HEAD]).astype("int64")
        steps[:] = [head - i for i, head in enumerate(self.head)]
        self.doc.from_array([SENT_START], starts.astype("uint64"))  # type: ignore[arg-type]
        self.doc.from_array([HEAD], steps.astype("uint64"))  # type: ignore[arg-type]
        self.children = _children(self.head)


def columns(doc: Doc) -> Parse:
    """Read the columns of a parsed text."""
    rows = doc.to_array([TAG, DEP, HEAD, SENT_START])
    tag, dep = rows[:, 0].tolist(), rows[:, 1].tolist()
    head = [i + step for i, step in enumerate(rows[:, 2].astype("int64").tolist())]
    starts = (rows[:, 3] == 1).nonzero()[0].tolist()
    return Parse(doc, tag, dep, head, _children(head), starts)


def _children(head: list[int]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)  # a word may have none
    for i, place in enumerate(head):
        if place != i:
            children[place].append(i)
    return children


def _is_tree(head: list[int], start: int) -> bool:
    """One root, no cycle, no crossing branches; the heads count from the start of the text."""
    if sum(place == i for i, place in enumerate(head, start)) != 1:
        return False
    for i in range(start, start + len(head)):
        seen = i
        for _ in head:
            seen = head[seen - start]
        if head[seen - start] != seen:
            return False
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(head, start) if i != h]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)
