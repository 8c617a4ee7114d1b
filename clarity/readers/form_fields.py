"""Finds the fields of a form among drafts: what is filled in, and what the reader is told of it.

A field has its label before it in the same paragraph; else above it in the same cell, in the cell
to the left, in the header cell above, or in the paragraph above. Boxes under one question are one
field with options.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from clarity.document import BlockKind, Field, FieldKind
from clarity.readers.draft import Draft, DraftField, Gap, GapKind, Place

BOX_GLYPHS = frozenset("☐□❑❒❏❐▢⬜◻◽○◯⭘⚪❍☑☒")

_LINE = re.compile(
    r"(?<![.…])(?:(?<=[\s:(])|^)(?:\.{3,}|…+)(?=\s|$|[,;)€])"  # three dots, when set apart
    r"|(?:…\s?|\.){5,}|(?:…\s?){2,}|(?:\.\s){4,}\.?|_{3,}(?:\s*_{2,})*"
)
_BOX = re.compile(rf"[{''.join(sorted(BOX_GLYPHS))}]|(?:(?<=\s)|^)(?:\[ ?\]|\( \))(?=\s)")
_LETTERS = re.compile(r"[^\W\d_]")
_REQUIRED = re.compile(r"\*(?:\s|:|$)|\((?:altijd )?verplicht\)", re.IGNORECASE)
_OPTIONAL = re.compile(
    r"\((?:niet verplicht|geen verplicht veld|optioneel|facultatief"
    r"|(?:alleen |indien )(?:van toepassing|bekend|aanwezig)|als u die hebt|mag u leeg laten)\)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:wat is\s|op welke\s|vul\s|uw\s|de\s|gewenste\s|beoogde\s)*"
    r"\w*datum\b(?!\s*(?:,(?! zoals| bijvoorbeeld)|en\b|/|of\b))\S*(?:\s\S+){0,6}$"
    r"|.*\bd\.d\.$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\bhandtekening|\bparaaf\b|\bondertekening\b", re.IGNORECASE)
_LONGEST_LABEL = 400
_NEAR = 5  # drafts
_MOST_GAPS = 200  # in one paragraph; more is a pattern, not a form
_FAR = 50  # drafts
_LABEL_WORDS = 12
_TAIL_WORDS = 3  # a gap with more words after it stands in a sentence


@dataclass(slots=True)
class _Label:
    text: str = ""
    draft: int | None = None
    helps: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Option:
    draft: int
    gap: Gap
    text: str
    text_draft: int | None


@dataclass(slots=True)
class _Grid:
    """The cells of all tables: (table, row) to cells from left to right with their drafts."""

    rows: dict[tuple[int, int], list[tuple[Place, list[int]]]] = field(default_factory=dict)
    positions: dict[int, int] = field(default_factory=dict)  # of a place in its row, by identity
    headers: dict[int, list[tuple[Place, list[int]]]] = field(default_factory=dict)
    firsts: dict[int, tuple[Place, list[int]]] = field(default_factory=dict)
    columns: dict[tuple[int, int], list[list[int]]] = field(default_factory=dict)

    def neighbours(self, place: Place) -> tuple[list[tuple[Place, list[int]]], int]:
        """Return the cells of a row and the position of ``place`` among them."""
        return self.rows[(place.table, place.row)], self.positions[id(place)]

    def above(self, place: Place) -> Iterator[tuple[Place, list[int]]]:
        """Yield the cell right above ``place``, then the header cells of its column."""
        nearest = self.rows.get((place.table, place.row - 1), [])
        headers = self.headers.get(place.table, [])
        for other, members in (*nearest, *reversed(headers)):
            if other.row < place.row and other.column <= place.column < other.column + other.span:
                yield other, members


def find_gaps(text: str) -> list[Gap]:
    """Return the dotted lines, underscores and boxes that are drawn in a text."""
    gaps = [Gap(match.start(), match.end()) for match in _LINE.finditer(text)]
    gaps += [Gap(match.start(), match.end(), GapKind.BOX) for match in _BOX.finditer(text)]
    return sorted(gaps, key=lambda gap: gap.start)[:_MOST_GAPS]


def find_fields(drafts: list[Draft]) -> list[DraftField]:
    """Return the fields in reading order; gives labels, help and options their kind of block."""
    search = _Search(drafts)
    return search.run()


def is_required(label: str) -> bool | None:
    """Say whether a label tells that its field is required; None when it does not say."""
    if _OPTIONAL.search(label):
        return False
    return True if _REQUIRED.search(label) else None


class _Search:
    """One search through the drafts of a document."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.grid = _grid(drafts)
        self.found: list[DraftField] = []
        self.group: list[_Option] = []
        self.used: set[int] = set()  # drafts that are label, help or option of a field
        self.answers: dict[tuple[int, int], bool] = {}
        self.line_end = -1  # the last draft of which the line goes on the field before it
        self.celled: set[int | None] = set()  # labels whose field is or has had a cell
        self.headed: set[tuple[int, int]] = set()  # (table, column) that already has its field

    def run(self) -> list[DraftField]:
        for index, draft in enumerate(self.drafts):
            if draft.is_body and draft.kind is not BlockKind.IMAGE:
                self.visit(index, draft)
        self.close_group()
        self.found.sort(key=lambda item: (item.draft, item.start))
        for item in self.found:
            self.name_kinds(item)
        for item in self.found:
            self.name_label(item)
        self.name_placeholders()
        return self.found

    def visit(self, index: int, draft: Draft) -> None:
        if not draft.gaps and self.is_empty_cell(index):
            self.empty_cell(index, draft)
        for gap in draft.gaps:
            if gap.kind is GapKind.BOX:
                self.box(index, gap)
            else:
                self.text_field(index, gap)
        if not draft.gaps and _is_bare_signature(draft) and not self.leads_to_field(index):
            self.add(FieldKind.SIGNATURE, index, None, _Label(draft.text, index))

    # Boxes and their options.

    def box(self, index: int, gap: Gap) -> None:
        option = self.option(index, gap)
        if self.group and not self.continues(index, gap):
            self.close_group()
        self.group.append(option)

    def option(self, index: int, gap: Gap) -> _Option:
        draft = self.drafts[index]
        if _is_trailing(draft):
            start = max((other.end for other in draft.gaps if other.start < gap.start), default=0)
            return _Option(index, gap, _clean(draft.text[start : gap.start]), index)
        boxes = (other.start for other in draft.gaps if other.start > gap.start)
        text = _clean(draft.text[gap.end : min(boxes, default=len(draft.text))])
        if text or draft.place is None:
            return _Option(index, gap, text, index)
        return _Option(index, gap, *self.option_beside(draft.place))

    def option_beside(self, place: Place) -> tuple[str, int | None]:
        """Return the text of a box that stands alone in its cell."""
        cells, position = self.grid.neighbours(place)
        after = self.text_of(cells[position + 1][1]) if position + 1 < len(cells) else ("", None)
        if after[0]:
            return after
        for other, members in self.grid.above(place):
            if other.is_header and self.text_of(members)[0]:
                return self.text_of(members)
        return self.text_of(cells[position - 1][1]) if position else ("", None)

    def text_of(self, members: list[int]) -> tuple[str, int | None]:
        """Return the first text of a cell without boxes, with its draft."""
        for index in members:
            draft = self.drafts[index]
            if _LETTERS.search(draft.text) and not _has_box(draft):
                return _clean(draft.text), index
        return "", None

    def continues(self, index: int, gap: Gap) -> bool:
        """Say whether a box belongs to the question of the boxes before it."""
        last, draft = self.group[-1], self.drafts[index]
        before = self.drafts[last.draft]
        if last.draft == index:
            return True
        if _LETTERS.search(draft.text[: gap.start]) and not _is_trailing(draft):
            return False  # a question of its own
        here, there = draft.place, before.place
        if here and there and here is not there and here.table == there.table:
            return self.same_options(there, here)
        if draft.container != before.container:
            return False
        return all(self.is_transparent(between) for between in range(last.draft + 1, index))

    def same_options(self, first: Place, second: Place) -> bool:
        if first.row == second.row:
            return True
        if second.row != first.row + 1 or second.column != first.column:
            return False
        cells, position = self.grid.neighbours(second)
        return not any(self.text_of(members)[0] for _, members in cells[:position])

    def is_transparent(self, index: int) -> bool:
        """Say whether a draft between two options leaves them together."""
        draft = self.drafts[index]
        if draft.kind is BlockKind.HEADING or draft.is_loud:
            return False
        if not draft.text or draft.is_quiet or draft.text.startswith("("):
            return not draft.text.endswith("?")
        return bool(draft.gaps) and not _has_box(draft) and not _rest(draft)

    def close_group(self) -> None:
        group, self.group = self.group, []
        if not group:
            return
        first = group[0]
        label = self.box_label(group)
        if not label.text and len(group) > 1:
            label = self.heading_above(first.draft)
        options = [option for option in group if option.text]
        self.used.update(item.text_draft for item in options if item.text_draft is not None)
        asks = label.text.rstrip(" *").endswith(("?", ":"))
        if (len(group) == 1 and not asks) or (len(options) < 2 and not label.text):
            for option in group:
                self.lone_box(option, label)
            return
        drafts = tuple(o.text_draft for o in options if o.text_draft is not None)
        label.helps += self.help_after(group[-1].draft)
        self.add(FieldKind.CHOICE, first.draft, first.gap, label,
                 tuple(option.text for option in options), drafts)  # fmt: skip

    def lone_box(self, box: _Option, label: _Label) -> None:
        own = _Label(box.text, box.text_draft, self.help_after(box.draft))
        self.add(FieldKind.CHECKBOX, box.draft, box.gap, own if box.text else label)

    def box_label(self, group: list[_Option]) -> _Label:
        first = group[0]
        draft = self.drafts[first.draft]
        skip = {option.text_draft for option in group}
        if _is_trailing(draft) or first.draft == first.text_draft:
            before = "" if _is_trailing(draft) else draft.text[: first.gap.start]
            if _LETTERS.search(before):
                return _Label(before, first.draft)
        return self.label_around(first.draft, skip)

    # Text fields.

    def text_field(self, index: int, gap: Gap) -> None:
        draft = self.drafts[index]
        if gap.start == 0 and not _rest(draft) and self.continues_line(index):
            return
        before = [other.end for other in draft.gaps if other is not gap and other.end <= gap.start]
        prefix = draft.text[max(before, default=0) : gap.start]
        if _LETTERS.search(prefix):
            label = _Label(prefix, index, self.help_around(index))
        elif before and draft.gaps.index(gap) and not gap.name and not gap.placeholder:
            return  # the same answer, drawn in pieces (__ - __ - ____)
        else:
            label = self.label_around(index, set())
            label.helps += self.help_after(index)
        if not label.text and gap.is_drawn and _is_rule(draft):
            return
        if not label.text:
            label.text = gap.name or _tail(draft, gap)
            label.draft = index if not gap.name and label.text else None
        self.add(_kind(gap, label.text), index, gap, label, gap.options)

    def continues_line(self, index: int) -> bool:
        """Say whether a line of dots only goes on the field of the line before it."""
        draft = self.drafts[index]
        if not self.found or any(gap.name or gap.placeholder for gap in draft.gaps):
            return False
        last = self.found[-1]
        if self.drafts[last.draft].container != draft.container or self.group:
            return False
        if last.field.kind not in {FieldKind.TEXT, FieldKind.SIGNATURE}:
            return False
        between = range(max(last.draft, self.line_end) + 1, index)
        if any(_LETTERS.search(self.drafts[item].text) for item in between):
            return False
        self.line_end = index
        return True

    def empty_cell(self, index: int, draft: Draft) -> None:
        place = draft.place
        if place is None or place.is_header or not self.is_answer_column(place):
            return
        label = self.label_left(place)
        if not _is_short(label.text):
            return
        if len(_LETTERS.findall(label.text)) < 2:
            label = self.label_header(place)
            key = (place.table, label.draft or 0)
            if not label.text or key in self.headed:
                return
            self.headed.add(key)
        if label.draft in self.celled:
            return  # the second empty cell beside one label
        self.celled.add(label.draft)
        gap = Gap(0, 0, anchor=draft.origin)
        self.add(_kind(gap, label.text), index, gap, label)

    def is_answer_column(self, place: Place) -> bool:
        """Say whether most cells of a column are to be filled in; else a table has holes."""
        key = (place.table, place.column)
        if key not in self.answers:
            column = self.grid.columns[key]
            blank = sum(all(_is_answer(self.drafts[i]) for i in members) for members in column)
            self.answers[key] = 2 * blank >= len(column)
        return self.answers[key]

    def is_empty_cell(self, index: int) -> bool:
        place = self.drafts[index].place
        if place is None or place.is_merged or place.has_table:
            return False
        cells, position = self.grid.neighbours(place)
        members = cells[position][1]
        if members[0] != index:
            return False
        parts = (self.drafts[item] for item in members)
        return not any(part.text or part.gaps or part.number or part.keep for part in parts)

    # Labels.

    def label_around(self, index: int, skip: Set[int | None]) -> _Label:
        """Look for a label above in the same cell, then left, in the header, and above."""
        draft = self.drafts[index]
        above = self.label_above(index, skip, within=draft.container)
        if above.text or draft.place is None:
            return above
        left = self.label_left(draft.place, skip)
        if left.text:
            return left
        header = self.label_header(draft.place, skip)
        if header.text:
            return header
        return self.label_before_table(draft.place, skip)

    def label_above(self, index: int, skip: Set[int | None], within: object) -> _Label:
        helps: list[int] = []
        for position in range(index - 1, max(index - _FAR, -1), -1):
            draft = self.drafts[position]
            if draft.container != within or not draft.is_body or (draft.gaps and not draft.text):
                break
            if not draft.text or position in skip:
                continue
            if _is_help(draft) and not draft.gaps and not draft.text.endswith("?"):
                helps.insert(0, position)
                continue
            if draft.gaps or not is_label(draft):
                break
            return _Label(draft.text, position, helps)
        return _Label()

    def heading_above(self, index: int) -> _Label:
        """Return the heading under which boxes stand when nothing nearer asks for them."""
        for position in range(index - 1, max(index - _NEAR, -1), -1):
            draft = self.drafts[position]
            if draft.gaps or draft.place is not self.drafts[index].place or not draft.is_body:
                break
            if draft.kind is BlockKind.HEADING:
                return _Label(draft.text, position)
        return _Label()

    def label_left(self, place: Place, skip: Set[int | None] = frozenset()) -> _Label:
        cells, position = self.grid.neighbours(place)
        for other, members in reversed(cells[:position]):
            texts = [i for i in members if _LETTERS.search(self.drafts[i].text) and i not in skip]
            if not texts or other.is_merged:
                continue
            if any(_has_box(self.drafts[i]) for i in texts):
                break
            return self.label_of_cell(texts)
        return _Label()

    def label_of_cell(self, members: list[int]) -> _Label:
        plain = [i for i in members if not _is_help(self.drafts[i])]
        label = (plain or members)[0]
        gaps = self.drafts[label].gaps
        text = self.drafts[label].text
        text = text[: gaps[0].start] if gaps else text
        helps = [i for i in members if i > label and not self.drafts[i].gaps]
        return _Label(text, label, helps) if len(text) <= _LONGEST_LABEL else _Label()

    def label_header(self, place: Place, skip: Set[int | None] = frozenset()) -> _Label:
        for nearest, (other, members) in enumerate(self.grid.above(place)):
            texts = [i for i in members if _LETTERS.search(self.drafts[i].text) and i not in skip]
            if not texts or any(self.drafts[i].gaps for i in texts):
                continue
            asks = self.drafts[texts[-1]].text.rstrip(" *").endswith((":", "?"))
            if other.is_header or (nearest == 0 and (asks or self.is_single_column(place))):
                return self.label_of_cell(texts)
        return _Label()

    def is_single_column(self, place: Place) -> bool:
        return len(self.grid.rows[(place.table, place.row)]) == 1

    def label_before_table(self, place: Place, skip: Set[int | None]) -> _Label:
        first, members = self.grid.firsts[place.table]
        start = members[0]
        if place.row != first.row:
            return _Label()
        within = self.drafts[start - 1].container if start else None
        return self.label_above(start, skip, within)

    def leads_to_field(self, index: int) -> bool:
        """Say whether the next text or cell after a label holds a place to fill in."""
        draft = self.drafts[index]
        if draft.place is not None:
            cells, position = self.grid.neighbours(draft.place)
            return len(cells) > 1 or position > 0
        for following in self.drafts[index + 1 : index + 4]:
            if following.gaps or (following.place is not None and not following.text):
                return True
            if following.text:
                return False
        return False

    # Help.

    def help_after(self, index: int) -> list[int]:
        """Return the small or italic paragraphs that follow a field in the same container."""
        container = self.drafts[index].container
        found: list[int] = []
        for position in range(index + 1, len(self.drafts)):
            draft = self.drafts[position]
            if draft.container != container or draft.gaps or not _is_help(draft):
                break
            found.append(position)
        return found

    def help_around(self, index: int) -> list[int]:
        after = self.help_after(index)
        before = index - 1
        if after or before < 0 or before in self.used:
            return after
        draft = self.drafts[before]
        same = draft.container == self.drafts[index].container and draft.is_body
        return [before] if same and not draft.gaps and _is_help(draft) else []

    # Results.

    def add(
        self,
        kind: FieldKind,
        index: int,
        gap: Gap | None,
        label: _Label,
        options: tuple[str, ...] = (),
        option_drafts: tuple[int, ...] = (),
    ) -> None:
        helps = tuple(i for i in dict.fromkeys(label.helps) if i not in self.used)
        self.used.update(helps)
        if label.draft is not None:
            self.used.add(label.draft)
            if label.draft != index:
                self.celled.add(label.draft)
        gap = gap or Gap(0, 0, anchor=self.drafts[index].origin)
        made = Field(
            kind,
            label=clean_label(label.text),
            help="\n".join(self.drafts[i].text for i in helps),
            options=options,
            required=is_required(label.text),
            placeholder=gap.placeholder,
            tooltip=gap.tooltip,
            name=gap.name,
            anchor=gap.anchor,
        )
        self.found.append(DraftField(made, index, gap.start, label.draft, helps, option_drafts))

    def name_kinds(self, item: DraftField) -> None:
        for position in item.options:
            self.rename(position, BlockKind.OPTION)
        for position in item.helps:
            self.rename(position, BlockKind.HELP_TEXT)

    def name_label(self, item: DraftField) -> None:
        if item.label is None or self.is_sentence(item):
            return
        draft = self.drafts[item.label]
        asks_first = draft.kind is BlockKind.OPTION and item.label == item.draft
        if asks_first and draft.gaps and _LETTERS.search(draft.text[: draft.gaps[0].start]):
            draft.kind = BlockKind.FIELD_LABEL  # the question stands before its options
        self.rename(item.label, BlockKind.FIELD_LABEL)

    def rename(self, position: int, kind: BlockKind) -> None:
        draft = self.drafts[position]
        if draft.kind in {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM}:
            draft.kind = kind

    def is_sentence(self, item: DraftField) -> bool:
        """Say whether the label is the start of a sentence that goes on after the gap."""
        draft = self.drafts[item.label] if item.label is not None else None
        if draft is None or item.label != item.draft or not draft.gaps or _has_box(draft):
            return False
        words = draft.text[draft.gaps[-1].end :].split()
        return len([word for word in words if _LETTERS.search(word)]) > _TAIL_WORDS

    def name_placeholders(self) -> None:
        for draft in self.drafts:
            is_plain = draft.kind in {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL}
            if is_plain and draft.gaps and draft.text and not _rest(draft):
                draft.kind = BlockKind.PLACEHOLDER


def _grid(drafts: list[Draft]) -> _Grid:
    grid = _Grid()
    for index, draft in enumerate(drafts):
        place = draft.place
        if place is None:
            continue
        cells = grid.rows.setdefault((place.table, place.row), [])
        if id(place) in grid.positions:
            cells[grid.positions[id(place)]][1].append(index)
            continue
        grid.positions[id(place)] = len(cells)
        cells.append((place, [index]))
        grid.firsts.setdefault(place.table, cells[0])
        if place.is_header:
            grid.headers.setdefault(place.table, []).append(cells[-1])
        elif not place.is_merged:
            grid.columns.setdefault((place.table, place.column), []).append(cells[-1][1])
    return grid


def _has_box(draft: Draft) -> bool:
    return any(gap.kind is GapKind.BOX for gap in draft.gaps)


def _is_trailing(draft: Draft) -> bool:
    """Say whether the boxes stand after their texts (``Ja ☐ Nee ☐``)."""
    boxes = [gap for gap in draft.gaps if gap.kind is GapKind.BOX]
    if not boxes or _LETTERS.search(draft.text[boxes[-1].end :]):
        return False
    before = draft.text[: boxes[0].start].rstrip()
    return bool(_LETTERS.search(before)) and not before.endswith(("?", ":"))


def _rest(draft: Draft) -> bool:
    """Say whether a draft has words outside its gaps."""
    text, end = "", 0
    for gap in draft.gaps:
        text += draft.text[end : gap.start]
        end = max(end, gap.end)
    return bool(_LETTERS.search(text + draft.text[end:]))


def _tail(draft: Draft, gap: Gap) -> str:
    """Return what stands after a gap up to the next: ``…… (naam)``."""
    following = (other.start for other in draft.gaps if other.start > gap.start)
    text = draft.text[gap.end : min(following, default=len(draft.text))].strip()
    match = re.match(r"\(([^)]*)\)", text)
    return match.group(1) if match else ""


def _is_help(draft: Draft) -> bool:
    if not draft.text or draft.kind is BlockKind.HEADING or draft.is_loud:
        return False
    in_brackets = draft.text.startswith("(") and draft.text.rstrip(".").endswith(")")
    return draft.is_quiet or in_brackets


def is_label(draft: Draft) -> bool:
    """Say whether a paragraph can be the label of what comes after it."""
    text = draft.text.rstrip(" *")
    if len(text) > _LONGEST_LABEL or not _LETTERS.search(text):
        return False
    if draft.kind is BlockKind.HEADING or draft.is_loud or text.endswith((":", "?", ")")):
        return True
    if draft.place is not None:
        return True
    return len(text.split()) <= _LABEL_WORDS and not text.endswith((".", "!", ",", ";"))


def _is_answer(draft: Draft) -> bool:
    """Say whether a part of a cell is empty or holds a place to fill in."""
    return bool(draft.gaps) or not re.search(r"\w", draft.text)


def _is_short(label: str) -> bool:
    """Say whether a text beside an empty cell is a label, and no text of its own."""
    return not label.endswith(".") or len(label.split()) <= _LABEL_WORDS


def _is_rule(draft: Draft) -> bool:
    """Say whether a paragraph is one line across the page, which divides."""
    return draft.place is None and len(draft.gaps) == 1 and draft.gaps[0].end == len(draft.text)


def _is_bare_signature(draft: Draft) -> bool:
    text = draft.text.rstrip(": ")
    is_plain = draft.kind in {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL}
    return is_plain and bool(text) and len(text.split()) <= 4 and bool(
        re.match(r"(?:uw |datum en |plaats en )?handtekening|paraaf", text, re.IGNORECASE)
    )  # fmt: skip


def _kind(gap: Gap, label: str) -> FieldKind:
    if gap.kind is GapKind.CHOICE:
        return FieldKind.CHOICE
    kind = kind_by_label(label)
    return FieldKind.DATE if kind is FieldKind.TEXT and gap.kind is GapKind.DATE else kind


def kind_by_label(label: str) -> FieldKind:
    """Return what a field is for, as far as its label tells: a signature, a date or a text."""
    if _SIGNATURE.search(label):
        return FieldKind.SIGNATURE
    return FieldKind.DATE if _DATE.match(clean_label(label)) else FieldKind.TEXT


def _clean(text: str) -> str:
    """Return a text without boxes, dots and the space around them."""
    text = _BOX.sub(" ", _LINE.sub(" ", text))
    return " ".join(text.split()).strip(" ;")


def clean_label(text: str) -> str:
    """Return a label without dots, stars and the signs around it."""
    text = " ".join(text.split())
    return re.sub(r"\s*\*+(?=\s|:|$)", "", text).strip(" \t:*…_€,;-–").strip()
