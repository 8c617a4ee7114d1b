"""A document goes through the house in one direction, so a room imports only rooms above it."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkout import PACKAGES, ROOT

HOUSE = ROOT / "clarity"
ROOMS = (
    "document",
    "report",
    "settings",
    "readers",
    "sandbox",
    "dutch",
    "rulebook",
    "checks",
    "scoring",
    "checker",
    "rewriting",
    "writers",
    "api",
    "ci",
    "batch",
    "cli_dutch",
    "cli",
    "__main__",
)
FOR_ALL = {"errors", "exit_codes", "_checkout"}
FACE = "__init__"
MODULES = sorted(HOUSE.rglob("*.py"))
DISTRIBUTIONS = {
    "docx": "python-docx",
    "pdfminer": "pdfminer.six",
    "yaml": "PyYAML",
    "lint_ii": "lint-ii",
}
"""Import names that differ from the name of what is installed."""


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every absolute name that a module imports, with its line; relative ones made absolute."""
    package = ["clarity", *path.relative_to(HOUSE).parent.parts] if HOUSE in path.parents else []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def rooms_imported(path: Path) -> Iterator[tuple[int, str]]:
    for line, name in imports(path):
        first, _, rest = name.partition(".")
        if first == "clarity" and rest and rest != "__version__":
            yield line, rest.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_rooms_above_its_own(path: Path):
    room = room_of(path)
    if room == FACE:
        return
    above = FOR_ALL if room in FOR_ALL else {*ROOMS[: ROOMS.index(room) + 1], *FOR_ALL}
    wrong = [f"line {line}: {name}" for line, name in rooms_imported(path) if name not in above]
    assert not wrong, f"{room} may not import these"


def test_every_module_belongs_to_a_room_of_the_table():
    assert {room_of(path) for path in MODULES} <= {*ROOMS, *FOR_ALL, FACE}


def test_an_import_against_the_direction_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys.modules[__name__], "HOUSE", tmp_path)
    module = tmp_path / "dutch" / "facts.py"
    module.parent.mkdir()
    module.write_text("from clarity import checker\nfrom ..writers import html\nimport spacy\n")
    assert list(rooms_imported(module)) == [(1, "checker"), (2, "writers")]


def outside() -> set[str]:
    """The names of all that the three packages import and that is not Python's or their own."""
    paths = (path for folder in PACKAGES for path in (ROOT / folder).rglob("*.py"))
    names = {name.partition(".")[0] for path in paths for _, name in imports(path)}
    names -= {*sys.stdlib_module_names, *PACKAGES.values()}
    return {DISTRIBUTIONS.get(name, name).lower() for name in names}


def declared(requirements: list[str]) -> set[str]:
    ends = str.maketrans(dict.fromkeys("<>=!~;[", " "))
    return {line.translate(ends).split()[0].lower() for line in requirements}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = declared(project["dependencies"])
    extras = project["optional-dependencies"]
    optional = {
        name for extra in ("web", "batch", "lint", "llm") for name in declared(extras[extra])
    }
    assert outside() <= needed | optional
    assert needed <= outside()
