"""The house style: settings from ``clarity.toml`` or ``[tool.clarity]`` in ``pyproject.toml``.

Limits and texts of rules have their defaults in the rule packs, not here. Every mistake is a
:class:`~clarity.errors.SettingsError` whose one line names file, key and what is allowed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from clarity.document import DocumentKind
from clarity.errors import SettingsError
from clarity.report import Severity

FILE_NAME = "clarity.toml"


class FailOn(StrEnum):
    """From which severity on a finding makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"

    def fails(self, severity: Severity | None) -> bool:
        """Tell whether a finding of this severity makes the run fail."""
        if severity is None or self is FailOn.NEVER:
            return False
        return severity >= Severity[self.name]


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a house style changes in one rule."""

    enabled: bool | None = None
    severity: Severity | None = None
    limits: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings in force; ``origins`` tells where each value that is no default comes from."""

    pipeline: str = "nl_clarity_sm"
    kind: DocumentKind | None = None
    fail_on: FailOn = FailOn.ERROR
    packs: tuple[Path, ...] = ()
    off: tuple[str, ...] = ()
    known_terms: tuple[str, ...] = ()
    merge_fields: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)


def load_settings(path: Path | str | None = None, *, start: Path | str = ".") -> Settings:
    """Return the settings from ``path``, or else from the nearest file at or above ``start``.

    Without a file the defaults hold. Raises SettingsError for a file that is missing or wrong.
    """
    found = Path(path) if path is not None else _nearest(Path(start))
    if found is None:
        return Settings()
    return _Table(_read(found), str(found)).settings(found.parent)


def _nearest(start: Path) -> Path | None:
    folder = start.resolve()
    for here in (folder, *folder.parents):
        if (here / FILE_NAME).is_file():
            return here / FILE_NAME
        project = here / "pyproject.toml"
        if project.is_file() and "[tool.clarity" in project.read_text(encoding="utf-8"):
            return project
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: dit bestand is niet te lezen ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: dit is geen geldige TOML ({error}).") from error
    if path.name == "pyproject.toml":
        return dict(data.get("tool", {}).get("clarity", {}))
    return data


class _Table:
    """Reads the top-level table; each method reads one key and says what is wrong with it."""

    def __init__(self, data: dict[str, Any], name: str) -> None:
        self.data = data
        self.name = name

    def settings(self, folder: Path) -> Settings:
        known: Mapping[str, Callable[[str], Any]] = {
            "pipeline": self._text,
            "kind": lambda key: self._choice(key, DocumentKind),
            "fail-on": lambda key: self._choice(key, FailOn),
            "packs": lambda key: tuple(folder / item for item in self._texts(key)),
            "off": self._texts,
            "known-terms": self._texts,
            "merge-fields": self._patterns,
            "rules": self._rules,
        }
        for key in self.data:
            if key not in known:
                raise self._error(key, f"deze sleutel bestaat niet{nearest(key, known)}")
        values = {key.replace("-", "_"): known[key](key) for key in self.data}
        return Settings(**values, origins=dict.fromkeys(values, self.name))

    def _error(self, key: str, message: str) -> SettingsError:
        return SettingsError(f"{self.name}: '{key}': {message}.")

    def _text(self, key: str) -> str:
        value = self.data[key]
        if not isinstance(value, str):
            raise self._error(key, "hier hoort een tekst, tussen aanhalingstekens")
        return value

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self.data[key]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, 'hier hoort een lijst van teksten, zoals ["een", "twee"]')
        return tuple(value)

    def _choice(self, key: str, enum: type[StrEnum]) -> StrEnum:
        value = self._text(key)
        names = [member.value for member in enum]
        if value not in names:
            raise self._error(key, f"'{value}' kan hier niet; kies uit: {', '.join(names)}")
        return enum(value)

    def _patterns(self, key: str) -> tuple[str, ...]:
        patterns = self._texts(key)
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise self._error(key, f"'{pattern}' is geen geldig patroon ({error})") from error
        return patterns

    def _rules(self, key: str) -> dict[str, RuleSettings]:
        value = self.data[key]
        if not isinstance(value, dict):
            raise self._error(key, "schrijf een kopje per regel, zoals [rules.S1]")
        return {code: self._rule(f"rules.{code}", table) for code, table in value.items()}

    def _rule(self, key: str, table: object) -> RuleSettings:
        if not isinstance(table, dict):
            raise self._error(key, "schrijf een kopje per regel, zoals [rules.S1]")
        names = [item.name for item in fields(RuleSettings)]
        for name in table:
            if name not in names:
                raise self._error(
                    f"{key}.{name}", f"deze sleutel bestaat niet{nearest(name, names)}"
                )
        return RuleSettings(
            enabled=self._enabled(key, table.get("enabled")),
            severity=self._severity(key, table.get("severity")),
            limits=self._limits(key, table.get("limits", {})),
        )

    def _enabled(self, key: str, value: object) -> bool | None:
        if value is not None and not isinstance(value, bool):
            raise self._error(f"{key}.enabled", "kies true of false")
        return value

    def _severity(self, key: str, value: object) -> Severity | None:
        if value is None:
            return None
        names = {severity.label: severity for severity in Severity}
        if value not in names:
            raise self._error(
                f"{key}.severity", f"'{value}' kan hier niet; kies uit: {', '.join(names)}"
            )
        return names[str(value)]

    def _limits(self, key: str, value: object) -> dict[str, float]:
        if not isinstance(value, dict):
            raise self._error(f"{key}.limits", "schrijf grenzen zoals { hint = 15 }")
        for name, limit in value.items():
            if isinstance(limit, bool) or not isinstance(limit, (int, float)):
                raise self._error(f"{key}.limits.{name}", "hier hoort een getal")
        return dict(value)


def nearest(word: str, known: Mapping[str, object] | list[str]) -> str:
    """Return the end of a message: the known word nearest to ``word``, or all known words."""
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"; bedoelt u '{near[0]}'?" if near else f"; kies uit: {', '.join(known)}"
