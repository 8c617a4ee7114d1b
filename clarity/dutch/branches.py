"""Branches: what the conditions in a template do to the sentences around their marks.

``{% if x %}A{% else %}B{% endif %}`` is two texts of which the reader gets one. When the branches
are sentences, each is parsed as a sentence of its own; when they are part of a sentence, the
sentence goes on over the marks, and of its words only those of the longest branch count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHORTER = "shorter_branches"
"""The key in ``doc.user_data`` of the tokens of shorter branches; only there with control marks."""

_OPENS = re.compile(
    r"[{@<%#^\s-]+(?:\w{1,2}\s+)?(?:if|ifset|isset|unless|for|foreach|switch|list)\b|\{\{\s?[#^]"
)
_GOES_ON = re.compile(
    r"[{@<%#\s-]+(?:\w{1,2}\s+)?(?:else|elif|elseif|elsif|elseifset|case|default)\b"
)
_CLOSES = re.compile(r"[{@<%#\s-]+(?:\w{1,2}\s+)?(?:end\w*|/)|</#|\{\{\s?/|\{/")
_ENDS = re.compile(r"[.!?…:]$")
_QUOTES = frozenset("’”'\")»")


@dataclass(slots=True)
class _Block:
    """A condition that is open: whether it starts a sentence, and where its branches start."""

    starts_sentence: bool
    starts: list[int] = field(default_factory=list)


def mark_branches(doc: Doc, controls: Sequence[int]) -> None:
    """Set the sentence starts around control marks, before ``doc`` is parsed.

    ``controls`` are the tokens that are control marks, in order.
    """
    if controls:
        _Marking(doc, frozenset(controls)).run(controls)


class _Marking:
    def __init__(self, doc: Doc, controls: frozenset[int]) -> None:
        self.doc = doc
        self.controls = controls
        self.opened: list[_Block] = []
        self.shorter: set[int] = set()

    def run(self, controls: Sequence[int]) -> None:
        for i in controls:
            text = self.doc[i].text
            if _GOES_ON.match(text):
                self.go_on(i)
            elif _CLOSES.match(text):
                self.close(i)
            else:
                self.join(i, self.is_after_end(i))
                if _OPENS.match(text):
                    self.opened.append(_Block(self.is_after_end(i), [i]))
        self.doc.user_data[SHORTER] = frozenset(self.shorter)

    def go_on(self, i: int) -> None:
        starts = self.is_after_end(i)
        if self.opened:
            starts = starts or self.opened[-1].starts_sentence
            self.opened[-1].starts.append(i)
        self.join(i, starts)

    def close(self, i: int) -> None:
        self.join(i, self.is_after_end(i))
        if not self.opened:
            return
        block = self.opened.pop()
        branches = list(self.branches(block, i))
        if block.starts_sentence or len(branches) < 2 or any(map(self.ends_sentence, branches)):
            return
        longest = max(branches, key=len)
        for branch in branches:
            if branch is not longest:
                self.shorter.update(branch)

    def branches(self, block: _Block, end: int) -> Iterator[range]:
        ends = [*block.starts[1:], end]
        return (range(a + 1, b) for a, b in zip(block.starts, ends, strict=True))

    def ends_sentence(self, branch: range) -> bool:
        return bool(branch) and self.is_after_end(branch.stop)

    def join(self, i: int, starts: bool) -> None:
        """Say whether a sentence starts after a mark; the mark itself goes with what is before."""
        if i > 0:
            self.doc[i].is_sent_start = False
        following = next((j for j in range(i + 1, len(self.doc)) if not self.is_blank(j)), None)
        if following is None:
            return
        for j in range(i + 1, following):
            self.doc[j].is_sent_start = False
        first = self.doc[following].text[0]
        if starts and not first.islower():
            self.doc[following].is_sent_start = True
        elif not starts:
            self.doc[following].is_sent_start = False

    def is_after_end(self, i: int) -> bool:
        """Tell whether what stands before a token is a whole sentence, or nothing."""
        before = (self.doc[j].text for j in range(i - 1, -1, -1) if not self.is_blank(j))
        last = next(before, None)
        if last in _QUOTES:
            last = next(before, last)
        return last is None or _ENDS.search(last) is not None

    def is_blank(self, i: int) -> bool:
        return i in self.controls or self.doc[i].is_space
