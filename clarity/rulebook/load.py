"""Load YAML rule packs into a :class:`~clarity.rulebook.model.Rulebook`.

A pack is a YAML mapping. It may hold ``rules``, ``criteria`` and, for one rule, ``entries`` of a
word list. Later packs add to earlier ones: a rule with a known code changes only the keys that it
gives, an entry with a known term replaces that entry, ``off`` switches rules off. Every mistake is
a :class:`~clarity.errors.RuleError` whose one line names file, line, rule and remedy.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml

from clarity.document import BlockKind, DocumentKind
from clarity.errors import RuleError, SettingsError
from clarity.report import Severity
from clarity.rulebook.example_form import ExampleFormError, read_example_form
from clarity.rulebook.model import (
    Alternative,
    Condition,
    Criterion,
    Entry,
    Example,
    PatternNode,
    PatternToken,
    Relation,
    Rule,
    Rulebook,
    RuleKind,
    Term,
    TermKind,
    TokenTest,
)
from clarity.settings import Settings

_FastLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FastLoader):  # type: ignore[misc]
    """YAML in which only ``true`` and ``false`` are truth values: ``no`` and ``off`` are words."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in _FastLoader.yaml_implicit_resolvers.items()  # type: ignore[attr-defined]
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

_Path = tuple[str | int, ...]
_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")

ROLES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "subject": {"dep": frozenset({"nsubj", "nsubj:pass", "csubj"})},
    "object": {"dep": frozenset({"obj"})},
    "particle": {"dep": frozenset({"compound:prt"})},
    "passive-auxiliary": {"dep": frozenset({"aux:pass"})},
    "finite-verb": {"morph": frozenset({"VerbForm=Fin"})},
    "infinitive": {"morph": frozenset({"VerbForm=Inf"})},
    "participle": {"morph": frozenset({"VerbForm=Part"})},
}
"""Clause roles that an author may name, and the labels that they stand for."""

_TERM_KEYS = tuple(kind.value for kind in TermKind)
_RELATIONS = {relation.value: relation for relation in Relation}
_DEFAULT_SCOPE = frozenset(BlockKind) - {
    BlockKind.HEADER,
    BlockKind.FOOTER,
    BlockKind.IMAGE,
    BlockKind.PLACEHOLDER,
}


class _Mistake(Exception):
    """A mistake at a place in a pack; turned into a RuleError that names file and line."""

    def __init__(self, path: _Path, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


class _Keys:
    """Reads the keys of one mapping, checks their types, and refuses keys that nobody asked for."""

    def __init__(self, data: object, path: _Path) -> None:
        if not isinstance(data, dict):
            raise _Mistake(path, "hier hoort een lijst van sleutels met waarden te staan")
        self.data: dict[str, Any] = data
        self.path = path
        self.asked: set[str] = set()

    def get(self, key: str, kind: type[_T], default: _T | None = None) -> _T:
        """Return the value of ``key`` of type ``kind``; without a default it must be there."""
        self.asked.add(key)
        if key not in self.data:
            if default is None:
                raise _Mistake(self.path, f"de sleutel '{key}' ontbreekt")
            return default
        value = self.data[key]
        if isinstance(value, bool) and kind is str:
            raise _Mistake((*self.path, key), f"zet de waarde van '{key}' tussen aanhalingstekens")
        if not isinstance(value, kind):
            raise _Mistake((*self.path, key), f"'{key}' moet {_TYPE_NAMES[kind]} zijn")
        return value

    def choice(self, key: str, enum: type[_E], default: _E | None = None) -> _E:
        """Return the value of ``key`` as a member of ``enum``."""
        value = self.get(key, str, None if default is None else default.value)
        return _member(enum, value, (*self.path, key))

    def items(self, key: str) -> list[tuple[Any, _Path]]:
        """Return the items of a list (one item may stand without a list) with their paths."""
        self.asked.add(key)
        if key not in self.data:
            return []
        value = self.data[key]
        if not isinstance(value, list):
            return [(value, (*self.path, key))]
        return [(item, (*self.path, key, i)) for i, item in enumerate(value)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the items of a list that must all be texts."""
        return tuple(_text(item, path) for item, path in self.items(key))

    def done(self) -> None:
        """Refuse the keys that were not asked for, with the nearest known one."""
        for key in self.data:
            if key not in self.asked:
                known = sorted(self.asked)
                raise _Mistake((*self.path, key), f"onbekende sleutel '{key}'{_hint(key, known)}")


_TYPE_NAMES: Mapping[type, str] = {
    str: "een tekst",
    int: "een heel getal",
    float: "een getal",
    bool: "true of false",
    dict: "een lijst van sleutels met waarden",
    list: "een lijst",
}


def load_rulebook(packs: Iterable[Path] = (), off: Iterable[str] = ()) -> Rulebook:
    """Return the shipped rules with the given house-style packs on top.

    ``packs`` are paths of YAML files, later ones win. ``off`` are codes or names of rules to
    switch off. Raises RuleError for a pack that is missing or wrong, or an unknown rule.
    """
    return build_rulebook(pack_sources(packs), off)


def pack_sources(packs: Iterable[Path] = ()) -> Iterator[tuple[str, str]]:
    """Yield the shipped packs and then the given ones, each as a name and its YAML text."""
    yield from _shipped_packs()
    yield from _files(packs)


def build_rulebook(sources: Iterable[tuple[str, str]], off: Iterable[str] = ()) -> Rulebook:
    """Return the rulebook of packs given as pairs of a name (for messages) and YAML text."""
    builder = _Builder()
    digest = hashlib.sha256()
    for name, text in sources:
        digest.update(text.encode())
        builder.add(name, text)
    return builder.build(digest.hexdigest()[:12], off)


def _shipped_packs() -> Iterator[tuple[str, str]]:
    root = resources.files("clarity_rules")
    for file in sorted(_yaml_files(root), key=lambda f: str(f)):
        yield file.name, file.read_text(encoding="utf-8")


def _yaml_files(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _yaml_files(item)
        elif item.name.endswith(".yaml"):
            yield item


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        try:
            yield str(path), path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "geen UTF-8-tekst"
            raise RuleError(f"{path}: dit regelbestand is niet te lezen ({reason})") from error


class _Builder:
    """Collects packs, and builds the rules only when all overrides are known."""

    def __init__(self) -> None:
        self.rules: dict[str, tuple[dict[str, Any], str, _Path]] = {}
        self.entries: dict[tuple[str, str], Entry] = {}
        self.entry_origin: dict[tuple[str, str], tuple[str, _Path]] = {}
        self.criteria: dict[str, Criterion] = {}
        self.off: dict[str, tuple[str, _Path]] = {}
        self.texts: dict[str, str] = {}

    def add(self, name: str, text: str) -> None:
        """Read one pack."""
        self.texts[name] = text
        data = _parse_yaml(name, text)
        with _naming(name, self.texts, data):
            keys = _Keys(data, ())
            for label in ("pack", "licence", "source"):
                keys.get(label, str, "")
            for raw, path in keys.items("rules"):
                self._add_rule(raw, name, path)
            for raw, path in keys.items("criteria"):
                criterion = _criterion(_Keys(raw, path))
                self.criteria[criterion.id] = criterion
            for code, path in keys.items("off"):
                self.off[_text(code, path)] = (name, path)
            self._add_entries(keys, name)
            keys.done()

    def _add_rule(self, raw: object, name: str, path: _Path) -> None:
        keys = _Keys(raw, path)
        code = keys.get("code", str)
        base = self.rules.get(code, ({}, "", ()))[0]
        merged = dict(base)
        for key, value in keys.data.items():
            both_maps = isinstance(value, dict) and isinstance(base.get(key), dict)
            merge = both_maps and key in ("limits", "options")
            merged[key] = {**base[key], **value} if merge else value
        self.rules[code] = (merged, name, path)

    def _add_entries(self, keys: _Keys, name: str) -> None:
        default_rule = keys.get("rule", str, "")
        family = keys.get("family", str, "")
        for raw, path in keys.items("entries"):
            entry, is_off = _entry(_Keys(raw, path), default_rule, family)
            key = (entry.rule, entry.id)
            self.entries.pop(key, None)
            if not is_off:
                self.entries[key] = entry
                self.entry_origin[key] = (name, path)

    def build(self, version: str, off: Iterable[str]) -> Rulebook:
        """Turn all that was collected into a validated rulebook."""
        rules: dict[str, Rule] = {}
        for code, (raw, name, path) in sorted(self.rules.items(), key=lambda item: _order(item[0])):
            with _naming(name, self.texts, raw):
                rules[code] = _rule(_Keys(raw, path), name)
                self._check_criterion(rules[code], path)
        for (rule, _), (name, path) in self.entry_origin.items():
            if rule not in rules:
                with _naming(name, self.texts, None):
                    raise _Mistake(path, f"de regel '{rule}' bestaat niet{_hint(rule, rules)}")
        book = Rulebook(rules, tuple(self.entries.values()), tuple(self.criteria.values()), version)
        return self._switch_off(book, off)

    def _check_criterion(self, rule: Rule, path: _Path) -> None:
        if rule.criterion not in self.criteria:
            hint = _hint(rule.criterion, self.criteria)
            message = f"het criterium '{rule.criterion}' bestaat niet{hint}"
            raise _Mistake((*path, "criterion"), message)

    def _switch_off(self, book: Rulebook, off: Iterable[str]) -> Rulebook:
        gone: set[str] = set()
        for key, (name, path) in self.off.items():
            with _naming(name, self.texts, None):
                rule = book.find(key)
                if rule is None:
                    raise _Mistake(path, unknown_rule(key, book))
                gone.add(rule.code)
        for key in off:
            rule = book.find(key)
            if rule is None:
                raise RuleError(unknown_rule(key, book))
            gone.add(rule.code)
        rules = {c: r for c, r in book.rules.items() if c not in gone and r.enabled}
        return _restricted(book, rules)


def apply_settings(book: Rulebook, settings: Settings) -> Rulebook:
    """Return the rulebook with the changes that the settings make to single rules.

    Raises SettingsError for a rule or a limit that does not exist.
    """
    rules = dict(book.rules)
    for code, change in settings.rules.items():
        where = f"{settings.origins.get('rules', 'clarity.toml')}: 'rules.{code}'"
        rule = book.find(code)
        if rule is None:
            raise SettingsError(f"{where}: {unknown_rule(code, book)}.")
        for name in change.limits:
            if name not in rule.limits:
                hint = _hint(name, rule.limits)
                raise SettingsError(f"{where}: de grens '{name}' bestaat niet{hint}.")
        if change.enabled is False:
            del rules[rule.code]
            continue
        rules[rule.code] = replace(
            rule,
            severity=change.severity or rule.severity,
            limits={**rule.limits, **change.limits},
        )
    return _restricted(book, rules)


def keep_only(book: Rulebook, keys: Iterable[str]) -> Rulebook:
    """Return the rulebook with nothing but the rules with these codes or names.

    Raises RuleError for a rule that does not exist.
    """
    codes = set()
    for key in keys:
        rule = book.find(key)
        if rule is None:
            raise RuleError(unknown_rule(key, book))
        codes.add(rule.code)
    return _restricted(book, {code: book.rules[code] for code in book.rules if code in codes})


def _restricted(book: Rulebook, rules: Mapping[str, Rule]) -> Rulebook:
    entries = tuple(entry for entry in book.entries if entry.rule in rules)
    return Rulebook(rules, entries, book.criteria, book.version)


def unknown_rule(key: str, book: Rulebook) -> str:
    """Return the line that says that rule ``key`` does not exist, with the nearest one."""
    known = [*book.rules, *(rule.name for rule in book.rules.values())]
    return f"de regel '{key}' bestaat niet{_hint(key, known)}"


class _naming:
    """Turns a _Mistake into a RuleError with file, line and rule."""

    def __init__(self, name: str, texts: Mapping[str, str], data: object) -> None:
        self.name = name
        self.texts = texts
        self.data = data

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, _Mistake):
            line, code = _place(self.texts[self.name], error.path)
            where = f"{self.name}, regel {line}" + (f" ({code})" if code else "")
            raise RuleError(f"{where}: {error.message}") from None


def _parse_yaml(name: str, text: str) -> object:
    try:
        return yaml.load(text, Loader=_Loader) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = " ".join((getattr(error, "problem", None) or "onleesbaar").split())
        raise RuleError(f"{name}, regel {line}: dit is geen geldige YAML ({problem})") from None


def _place(text: str, path: _Path) -> tuple[int, str]:
    """Return the line (from 1) of the node at ``path``, and the code of the rule it is in."""
    node = yaml.compose(text, Loader=_Loader)
    line, code = 1, ""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        code = _scalar(node, "code") or code
    return line, code


def _scalar(node: yaml.Node | None, key: str) -> str:
    if not isinstance(node, yaml.MappingNode):
        return ""
    return next((str(v.value) for k, v in node.value if k.value == key), "")


def _order(code: str) -> tuple[str, int]:
    """Sort key for rule codes: letters first, then the number."""
    letters = code.rstrip("0123456789")
    digits = code[len(letters) :]
    return letters, int(digits or 0)


def _hint(word: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(str(word), known, 1, 0.5)
    if near:
        return f"; bedoelt u '{near[0]}'?"
    return f"; kies uit: {', '.join(known)}" if len(known) <= 12 else ""


def _text(value: object, path: _Path) -> str:
    if isinstance(value, bool):
        raise _Mistake(path, "zet dit woord tussen aanhalingstekens")
    if not isinstance(value, str):
        raise _Mistake(path, "hier hoort een tekst te staan")
    return value


def _member(enum: type[_E], value: str, path: _Path) -> _E:
    try:
        return enum(value)
    except ValueError:
        names = [member.value for member in enum]
        raise _Mistake(path, f"onbekende waarde '{value}'{_hint(value, names)}") from None


def _severity(value: str, path: _Path) -> Severity:
    names = {severity.label: severity for severity in Severity}
    if value not in names:
        raise _Mistake(path, f"onbekende waarde '{value}'{_hint(value, names)}")
    return names[value]


def _rule(keys: _Keys, origin: str) -> Rule:
    scope = {_member(BlockKind, value, keys.path) for value in keys.texts("scope")}
    documents = {_member(DocumentKind, value, keys.path) for value in keys.texts("documents")}
    kind = keys.choice("kind", RuleKind)
    rule = Rule(
        code=keys.get("code", str),
        name=keys.get("name", str),
        kind=kind,
        severity=_severity(keys.get("severity", str), (*keys.path, "severity")),
        criterion=keys.get("criterion", str),
        message=keys.get("message", str),
        why=keys.get("why", str),
        source=keys.get("source", str),
        title=keys.get("title", str, ""),
        advice=keys.get("advice", str, ""),
        enabled=keys.get("enabled", bool, True),
        scope=frozenset(scope) or _DEFAULT_SCOPE,
        documents=frozenset(documents),
        limits=_limits(keys),
        options=keys.get("options", dict, {}),
        examples=tuple(_example(_Keys(raw, path)) for raw, path in keys.items("examples")),
        when=_conditions(keys, "when"),
        unless=_conditions(keys, "unless"),
        origin=origin,
        **_payload(keys, kind),
    )
    keys.done()
    return rule


def _payload(keys: _Keys, kind: RuleKind) -> dict[str, Any]:
    """Return the fields of a rule that belong to its kind."""
    return _PAYLOADS[kind](keys)


def _existence(keys: _Keys) -> dict[str, Any]:
    return {"terms": _terms(keys, "any")}


def _consistency(keys: _Keys) -> dict[str, Any]:
    groups = _Keys(keys.get("either", dict), (*keys.path, "either"))
    if len(groups.data) < 2:
        raise _Mistake(groups.path, "noem ten minste twee groepen")
    return {"groups": {name: _terms(groups, name) for name in groups.data}}


def _conditional(keys: _Keys) -> dict[str, Any]:
    return {"terms": _terms(keys, "if"), "needs": _terms(keys, "needs")}


def _metric(keys: _Keys) -> dict[str, Any]:
    return {"measure": keys.get("measure", str)}


def _check(keys: _Keys) -> dict[str, Any]:
    return {"check": keys.get("check", str)}


def _sequence(keys: _Keys) -> dict[str, Any]:
    steps = keys.items("match")
    if steps and isinstance(steps[0][0], list):
        patterns = tuple(_steps(list(_numbered(raw, path))) for raw, path in steps)
    else:
        patterns = (_steps(steps),)
    return {"sequence": patterns, **_remedy(keys)}


def _numbered(raw: list[Any], path: _Path) -> Iterator[tuple[Any, _Path]]:
    return ((item, (*path, i)) for i, item in enumerate(raw))


def _steps(steps: list[tuple[Any, _Path]]) -> tuple[PatternToken, ...]:
    return tuple(_step(raw, path) for raw, path in steps)


def _dependency(keys: _Keys) -> dict[str, Any]:
    nodes = tuple(_node(raw, path) for raw, path in keys.items("match"))
    return {"dependency": nodes, **_remedy(keys)}


def _substitution(keys: _Keys) -> dict[str, Any]:
    return {}


def _remedy(keys: _Keys) -> dict[str, Any]:
    return {"use": keys.get("use", str, ""), "replace": keys.get("replace", str, "")}


_PAYLOADS: Mapping[RuleKind, Callable[[_Keys], dict[str, Any]]] = {
    RuleKind.EXISTENCE: _existence,
    RuleKind.SUBSTITUTION: _substitution,
    RuleKind.OCCURRENCE: _existence,
    RuleKind.CONSISTENCY: _consistency,
    RuleKind.CONDITIONAL: _conditional,
    RuleKind.METRIC: _metric,
    RuleKind.SEQUENCE: _sequence,
    RuleKind.DEPENDENCY: _dependency,
    RuleKind.CHECK: _check,
}


def _limits(keys: _Keys) -> dict[str, float]:
    raw = keys.get("limits", dict, {})
    for name, value in raw.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise _Mistake((*keys.path, "limits", name), f"de grens '{name}' moet een getal zijn")
    return dict(raw)


def _example(keys: _Keys) -> Example:
    fires = "bad" in keys.data
    example = Example(
        text=keys.get("bad" if fires else "ok", str),
        fires=fires,
        good=keys.get("good", str, ""),
        block=keys.choice("block", BlockKind, BlockKind.PARAGRAPH),
        document=keys.get("document", bool, False),
        form=keys.get("form", bool, False),
        repeat=keys.get("repeat", int, 1),
    )
    keys.done()
    if example.form:
        _require_form(keys, "bad" if fires else "ok", example.text)
        _require_form(keys, "good", example.good)
    return example


def _require_form(keys: _Keys, key: str, text: str) -> None:
    """Refuse an example form of which a line cannot be read."""
    try:
        read_example_form(text)
    except ExampleFormError as error:
        raise _Mistake((*keys.path, key), str(error)) from None


def _criterion(keys: _Keys) -> Criterion:
    criterion = Criterion(
        id=keys.get("id", str),
        name=keys.get("name", str),
        measure=keys.get("measure", str),
        unit=keys.get("unit", str),
        limit=_number(keys, "limit"),
        nearly=_number(keys, "nearly"),
        why=keys.get("why", str),
        documents=frozenset(
            _member(DocumentKind, value, keys.path) for value in keys.texts("documents")
        ),
    )
    keys.done()
    return criterion


def _number(keys: _Keys, key: str) -> float:
    keys.asked.add(key)
    value = keys.data.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _Mistake((*keys.path, key), f"'{key}' moet een getal zijn")
    return float(value)


def _entry(keys: _Keys, default_rule: str, family: str) -> tuple[Entry, bool]:
    term = _one_term(keys)
    uses = keys.items("use")
    safe = keys.get("safe", bool, False)
    severity = keys.get("severity", str, "")
    entry = Entry(
        id=term.text,
        rule=keys.get("rule", str, default_rule),
        term=term,
        use=tuple(_alternative(raw, path, term, safe) for raw, path in uses),
        explain=keys.get("explain", str, ""),
        advice=keys.get("advice", str, ""),
        family=keys.get("family", str, family),
        why=keys.get("why", str, ""),
        severity=_severity(severity, (*keys.path, "severity")) if severity else None,
        when=_conditions(keys, "when"),
        unless=_conditions(keys, "unless"),
    )
    is_off = keys.get("off", bool, False)
    keys.done()
    if not entry.rule:
        raise _Mistake(keys.path, "noem de regel van deze woordenlijst ('rule: W2')")
    if not (is_off or entry.use or entry.explain or entry.advice):
        raise _Mistake(keys.path, "geef een alternatief ('use'), uitleg ('explain') of 'advice'")
    return entry, is_off


def _one_term(keys: _Keys) -> Term:
    found = [key for key in _TERM_KEYS if key in keys.data]
    if len(found) != 1:
        raise _Mistake(keys.path, f"noem precies één van: {', '.join(_TERM_KEYS)}")
    words = keys.get(found[0], str).split()
    if not words:
        raise _Mistake((*keys.path, found[0]), "hier ontbreekt het woord")
    return Term(TermKind(found[0]), tuple(words))


def _terms(keys: _Keys, key: str) -> tuple[Term, ...]:
    terms = tuple(_term(raw, path) for raw, path in keys.items(key))
    if not terms:
        raise _Mistake(keys.path, f"de sleutel '{key}' ontbreekt")
    return terms


def _term(raw: object, path: _Path) -> Term:
    if isinstance(raw, dict):
        keys = _Keys(raw, path)
        term = _one_term(keys)
        keys.done()
        return term
    return Term(TermKind.WORDS, tuple(_text(raw, path).split()))


def _alternative(raw: object, path: _Path, replaced: Term, safe: bool) -> Alternative:
    """An alternative given as plain text is of the same kind as the term that it replaces."""
    if isinstance(raw, dict):
        keys = _Keys(raw, path)
        alternative = Alternative(
            _one_term(keys),
            keys.get("safe", bool, safe),
            _conditions(keys, "when"),
            _conditions(keys, "unless"),
        )
        keys.done()
        return alternative
    return Alternative(Term(replaced.kind, tuple(_text(raw, path).split())), safe)


def _conditions(keys: _Keys, key: str) -> tuple[Condition, ...]:
    items = keys.items(key)
    return tuple(_condition(_Keys(raw, path)) for raw, path in items) if items else ()


def _condition(keys: _Keys) -> Condition:
    because = keys.get("because", str, "")
    relations = [_RELATIONS[key] for key in keys.data if key in _RELATIONS]
    if len(relations) != 1:
        names = ", ".join(relation.value for relation in Relation)
        raise _Mistake(keys.path, f"noem precies één van: {names}")
    relation = relations[0]
    test = TokenTest()
    texts: tuple[str, ...] = ()
    if relation is Relation.TEXT:
        texts = tuple(text.lower() for text in keys.texts("text"))
    elif relation is Relation.QUOTED:
        keys.get("quoted", bool)
    else:
        test = _token_test(_Keys(keys.get(relation.value, dict), (*keys.path, relation.value)))
    keys.done()
    return Condition(relation, test, texts, because)


def _step(raw: object, path: _Path) -> PatternToken:
    if isinstance(raw, str):
        return PatternToken(TokenTest(form=frozenset({raw.casefold()})))
    keys = _Keys(raw, path)
    if "gap" in keys.data:
        least, most = _range(keys)
        keys.done()
        return PatternToken(None, least, most)
    return PatternToken(_token_test(keys))


def _range(keys: _Keys) -> tuple[int, int]:
    least, _, most = keys.get("gap", str).partition("-")
    if not (least.isdigit() and most.isdigit() and int(least) <= int(most)):
        raise _Mistake((*keys.path, "gap"), "schrijf een gat als 'gap: 0-3' (van, tot en met)")
    return int(least), int(most)


def _node(raw: object, path: _Path) -> PatternNode:
    keys = _Keys(raw, path)
    children = tuple(_node(child, where) for child, where in keys.items("has"))
    return PatternNode(_token_test(keys), children)


def _token_test(keys: _Keys) -> TokenTest:
    role = keys.get("role", str, "")
    if role and role not in ROLES:
        raise _Mistake((*keys.path, "role"), f"onbekende rol '{role}'{_hint(role, ROLES)}")
    meant = ROLES.get(role, {})
    test = TokenTest(
        lemma=frozenset(keys.texts("lemma")),
        form=frozenset(text.casefold() for text in keys.texts("form")),
        pos=frozenset(keys.texts("pos")),
        dep=frozenset(keys.texts("dep")) | meant.get("dep", frozenset()),
        morph=_features(keys, "morph") | meant.get("morph", frozenset()),
    )
    keys.done()
    return test


def _features(keys: _Keys, key: str) -> frozenset[str]:
    raw = keys.get(key, dict, {})
    return frozenset(f"{name}={value}" for name, value in raw.items())
