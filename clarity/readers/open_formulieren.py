"""Reads forms of Open Formulieren: the zip that it exports, one JSON file of it, or a form.io form.

The texts come in the order of the screen: the name of the form, its introduction, the steps with
their questions, what the buttons say, the confirmation and the confirmation e-mail. Texts that
the platform fills in by itself (``Volgende``) are settings of the platform and are left out. Each
block is anchored by the file in the zip (``part``), the JSON pointer of its text (``path``) and the
offset in that text. The texts of a step are anchored in ``formDefinitions.json``, which is what an
import reads; ``formSteps.json`` repeats them. Help is put right after its question: where the
screen shows it is up to the platform.
"""

from __future__ import annotations

import json
import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clarity.document import BlockKind, Document, DocumentKind, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.archive import Archive
from clarity.readers.form_components import Conditions, Logic, read_components
from clarity.readers.form_screen import Place, Screen, Text

BROKEN = (
    "Dit bestand van een formulier is beschadigd. Exporteer het formulier opnieuw uit Open "
    "Formulieren en probeer het nog een keer."
)
NO_TEXT = "In dit formulier staat geen tekst. Kies een formulier met vragen."
OTHER_JSON = (
    "Dit json-bestand is geen formulier dat Clarity kent. Kies de export van een formulier uit "
    "Open Formulieren (.zip) of een formulierdefinitie (.json)."
)

FORMS, STEPS = "forms.json", "formSteps.json"
DEFINITIONS, LOGIC = "formDefinitions.json", "formLogic.json"

_FORM_KEYS = frozenset(
    {"introduction_page_content", "submission_confirmation_template", "explanation_template"}
)
_COMPONENT_KEYS = ("components", "columns", "label", "html", "content", "title")
_TRANSLATIONS = ("translations",)


def is_export(names: set[str]) -> bool:
    """Tell whether the files of a zip are those of an exported form."""
    found = {posixpath.basename(name).lower() for name in names}
    return DEFINITIONS.lower() in found or {FORMS.lower(), STEPS.lower()} <= found


def is_form(value: Any) -> bool:
    """Tell whether a JSON value is a form, a definition, or components of one."""
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, dict) for item in items):
        return False
    return all(_is_definition(item) or _is_component(item) or _is_form(item) for item in items)


def read_open_formulieren(data: bytes, *, path: str = "", language: str = "") -> Document:
    """Return the document in a form; ``path`` is the name to give it.

    ``language`` is the code of a language (``en``) in which to read the form: where it has a
    translation, that takes the place of the text. Raises UnreadableDocumentError for a file that
    is no form, or a broken one.
    """
    try:
        screen, title = _read(data, language)
    except RecursionError as error:
        raise UnreadableDocumentError(BROKEN) from error
    if not screen.blocks:
        raise UnreadableDocumentError(NO_TEXT)
    return Document(
        tuple(screen.blocks),
        tuple(screen.fields),
        path=path,
        format="open-formulieren",
        kind=DocumentKind.FORM,
        title=title,
        language=language or "nl",
        source_hash=source_hash(data),
        notes=_notes(screen),
        is_fragment=screen.is_fragment,
    )


def _read(data: bytes, language: str) -> tuple[Screen, str]:
    screen = Screen(language)
    if data.startswith(b"PK"):
        return screen, _Export(_Files(Archive(data, BROKEN)), screen).read()
    value = _parse(data)
    if not is_form(value):
        raise UnreadableDocumentError(OTHER_JSON)
    return screen, _read_value(value, screen)


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise UnreadableDocumentError(BROKEN) from error


def _notes(screen: Screen) -> tuple[str, ...]:
    if not screen.hidden:
        return ()
    if screen.hidden == 1:
        return ("1 onderdeel is niet meegenomen: het formulier laat het nooit zien.",)
    return (f"{screen.hidden} onderdelen zijn niet meegenomen: het formulier laat ze nooit zien.",)


# One JSON file.


def _is_definition(item: Mapping[str, Any]) -> bool:
    return isinstance(_configuration(item), Mapping)


def _is_form(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("name"), str) and bool(_FORM_KEYS & item.keys())


def _is_component(item: Mapping[str, Any]) -> bool:
    if isinstance(item.get("components"), list):
        return any(isinstance(inner, dict) and "type" in inner for inner in item["components"])
    is_typed = isinstance(item.get("type"), str) and isinstance(item.get("key"), str)
    return is_typed and any(key in item for key in _COMPONENT_KEYS)


def _places(value: Any, part: str) -> list[Place]:
    """Return the objects of a JSON file: those in its list, or the one that it is."""
    if isinstance(value, Mapping):
        return [Place(value, part, "")]
    pairs = enumerate(value) if isinstance(value, list) else ()
    return [Place(item, part, f"/{i}") for i, item in pairs if isinstance(item, Mapping)]


def _is_whole(item: Mapping[str, Any]) -> bool:
    """Tell whether an object is a whole form of form.io, and no part of a form."""
    return isinstance(item.get("title"), str) and item.get("type", "form") == "form"


def _read_value(value: Any, screen: Screen) -> str:
    places = _places(value, "")
    screen.is_fragment = not all(_is_whole(place.node) for place in places)
    if all(_is_form(place.node) and not _is_definition(place.node) for place in places):
        title = _name_form(screen, places[0])
        _end_form(screen, places[0])
        return title
    places.sort(key=_index)
    titles = [_read_item(screen, place, has_more=len(places) > 1) for place in places]
    return titles[0]


def _read_item(screen: Screen, place: Place, *, has_more: bool) -> str:
    """Read a definition, a form.io form or a component; return what it is called."""
    level = 2 if has_more else 1
    if _is_definition(place.node):
        name = screen.find(place, "name", _TRANSLATIONS)
        screen.add(BlockKind.HEADING, name, level=level)
        read_components(screen, _components(place), Logic(), level=level + 1)
        return _shown(name)
    if isinstance(place.node.get("key"), str):
        read_components(screen, [place], Logic(), level=level)
        return ""
    title = screen.find(place, "title", _TRANSLATIONS)
    if title is not None and not _is_in_content(place, title):
        screen.add(BlockKind.HEADING, title, level=1)
    read_components(screen, place.items("components"), Logic(), level=2)
    return _shown(title)


def _is_in_content(place: Place, title: Text) -> bool:
    """Tell whether a page of a form.io form shows the title of the form in a text of its own."""
    return f">{title.value.strip()}<" in json.dumps(place.node["components"], ensure_ascii=False)


def _configuration(item: Mapping[str, Any]) -> Any:
    """Return the configuration of a definition, read when it is JSON in a string."""
    value = item.get("configuration")
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None


def _components(place: Place) -> list[Place]:
    found = _configuration(place.node)
    inside = Place({"configuration": found}, place.part, place.pointer)
    return inside.items("configuration", "components")


def _index(place: Place) -> int:
    index = place.node.get("index", place.node.get("order"))
    return index if isinstance(index, int) else 0


def _shown(text: Text | None) -> str:
    return text.value.strip() if text else ""


# The form around the steps.


def _name_form(screen: Screen, form: Place) -> str:
    """Add what comes before the first step; return the name of the form."""
    name = screen.find(form, "name", _TRANSLATIONS)
    screen.add(BlockKind.HEADING, name, level=1)
    for key in ("introduction_page_content", "explanation_template"):
        screen.add_html(screen.find(form, key, _TRANSLATIONS))
    _add_button(screen, form, "begin_text")
    return _shown(name)


def _end_form(screen: Screen, form: Place) -> None:
    """Add what comes after the last step: the overview, the confirmation and the e-mail."""
    for key in ("previous_text", "change_text", "confirm_text"):
        _add_button(screen, form, key)
    screen.add_html(screen.find(form, "submission_confirmation_template", _TRANSLATIONS))
    if form.node.get("send_confirmation_email") is not False:
        email = form.inner("confirmation_email_template")
        for subject, content in (("subject", "content"), ("cosign_subject", "cosign_content")):
            heading = screen.find(email, subject, _TRANSLATIONS)
            screen.add(BlockKind.HEADING, heading, level=2)
            screen.add_html(screen.find(email, content, _TRANSLATIONS))


def _add_button(screen: Screen, place: Place, key: str) -> None:
    """Add the text of a button that the author wrote; ``resolved`` is what the platform says."""
    literals = place.inner("literals")
    own = literals.inner(key).text("value") or literals.text(key) or place.text(key)
    if screen.language:
        own = place.text(*_TRANSLATIONS, screen.language, key) or own
    screen.add(BlockKind.BUTTON, own)


# The export.


@dataclass(slots=True)
class _Files:
    """The JSON files of an export, by the name that they have in one; a folder does not count."""

    archive: Archive
    parts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in sorted(self.archive.names(), key=len):
            if not name.startswith("__MACOSX"):
                self.parts.setdefault(posixpath.basename(name).lower(), name)

    def places(self, name: str) -> list[Place]:
        """Return the objects of a file; none when the export does not have it."""
        part = self.parts.get(name.lower())
        if part is None:
            return []
        return _places(_parse(self.archive.read(part)), part)


@dataclass(slots=True)
class _Export:
    files: _Files
    screen: Screen

    def read(self) -> str:
        """Read all that the export holds; return the name of the form."""
        forms = self.files.places(FORMS)
        logic = _logic(self.files.places(LOGIC))
        title = "".join(_name_form(self.screen, form) for form in forms[:1])
        for step, definition in self.steps():
            self.read_step(step, definition, logic)
        for form in forms[:1]:
            _end_form(self.screen, form)
        return title

    def steps(self) -> Iterator[tuple[Place, Place]]:
        """Yield the steps in order, each with its definition."""
        definitions = self.files.places(DEFINITIONS)
        steps = sorted(self.files.places(STEPS), key=_index)
        if not steps:
            yield from ((definition, definition) for definition in definitions)
        for step in steps:
            url = str(step.node.get("form_definition", "")).rstrip("/")
            yield step, next((item for item in definitions if _is_at(item, url)), step)

    def read_step(self, step: Place, definition: Place, logic: Logic) -> None:
        key = str(step.node.get("uuid", ""))
        if step.node.get("is_applicable") is False and key not in logic.shown:
            self.screen.hidden += 1
            return
        name = self.screen.find(definition, "name", _TRANSLATIONS)
        self.screen.add(BlockKind.HEADING, name, level=2)
        conditions = logic.shown.get(key, frozenset()) | logic.hidden.get(key, frozenset())
        components = _components(definition)
        read_components(self.screen, components, logic, level=3, conditions=conditions)
        for button in ("previous_text", "save_text", "next_text"):
            _add_button(self.screen, step, button)


def _is_at(definition: Place, url: str) -> bool:
    uuid = str(definition.node.get("uuid", ""))
    own = str(definition.node.get("url", "")).rstrip("/")
    return bool(url) and (own == url or (bool(uuid) and url.rsplit("/", 1)[-1] == uuid))


def _logic(rules: list[Place]) -> Logic:
    """Return what the logic rules show and hide."""
    shown: dict[str, list[int]] = defaultdict(list)
    hidden: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for action in rule.items("actions"):
            for key, shows in _effects(action):
                (shown if shows else hidden)[key].append(number)
    return Logic(_as_conditions(shown, "ja"), _as_conditions(hidden, "nee"), is_known=True)


def _effects(action: Place) -> Iterator[tuple[str, bool]]:
    """Yield the key of what an action shows (True) or hides (False)."""
    what = action.inner("action")
    kind = what.node.get("type")
    if kind == "property" and what.inner("property").node.get("value") == "hidden":
        yield str(action.node.get("component", "")), what.node.get("state") is not True
    elif kind in {"step-applicable", "step-not-applicable"}:
        yield str(action.node.get("form_step_uuid", "")), kind == "step-applicable"


def _as_conditions(found: Mapping[str, list[int]], answer: str) -> dict[str, Conditions]:
    """Return one condition for each key: that one of its rules holds (``ja``) or none (``nee``)."""
    return {
        key: frozenset({(f"regels {','.join(map(str, numbers))}", answer)})
        for key, numbers in found.items()
    }
