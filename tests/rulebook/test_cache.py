"""A kept rulebook is the same as a new one, and anything wrong with it makes a new one."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from clarity.errors import RuleError
from clarity.rulebook import cache
from clarity.rulebook.cache import load_kept_rulebook
from clarity.rulebook.load import load_rulebook


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pickle"))


@pytest.fixture
def no_building(monkeypatch: pytest.MonkeyPatch):
    """Call it to make every rulebook that is built from then on a failure."""

    def fail(*_: object) -> None:
        raise AssertionError("built anew")

    return lambda: monkeypatch.setattr(cache, "build_rulebook", fail)


def test_a_kept_rulebook_equals_a_new_one_and_is_not_built_again(tmp_path: Path, no_building):
    """The second command reads what the first one kept."""
    first = load_kept_rulebook(tmp_path)
    no_building()
    assert load_kept_rulebook(tmp_path) == first == load_rulebook()
    assert len(kept(tmp_path)) == 1


def test_a_changed_pack_is_read_anew(tmp_path: Path):
    """A house-style pack that its author edits holds at once."""
    pack = tmp_path / "huisstijl.yaml"
    for limit in (11, 12):
        pack.write_text(f"rules:\n  - code: S1\n    limits: {{hint: {limit}}}\n", encoding="utf-8")
        book = load_kept_rulebook(tmp_path / "cache", [pack])
        assert book.rules["S1"].limits["hint"] == limit
    assert len(kept(tmp_path / "cache")) == 2


def test_rules_that_are_off_make_another_rulebook(tmp_path: Path):
    """What is switched off on the command line is not taken for the whole rulebook."""
    assert "S1" in load_kept_rulebook(tmp_path).rules
    assert load_kept_rulebook(tmp_path, off=["S1"]) == load_rulebook(off=["S1"])


def test_other_code_makes_another_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A new version of Clarity does not read what an older one kept."""
    load_kept_rulebook(tmp_path)
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    load_kept_rulebook(tmp_path)
    assert len(kept(tmp_path)) == 2


class Harmful:
    """Runs a command when a plain unpickler reads it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


@pytest.mark.parametrize("data", [b"", b"geen pickle", pickle.dumps("een tekst"), None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, data: bytes | None):
    """Empty, something else, another object, or half of the file: the rulebook is built."""
    whole = load_kept_rulebook(tmp_path)
    [file] = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:1000] if data is None else data)
    assert load_kept_rulebook(tmp_path) == whole
    assert pickle.loads(file.read_bytes()) == whole


def test_a_file_cannot_make_clarity_run_code(tmp_path: Path):
    """Whoever can write in the folder can spoil a rulebook, but not start anything."""
    whole = load_kept_rulebook(tmp_path)
    [file] = kept(tmp_path)
    file.write_bytes(pickle.dumps(Harmful(tmp_path / "gelukt")))
    assert load_kept_rulebook(tmp_path) == whole
    assert not (tmp_path / "gelukt").exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path):
    """Here a file stands where the folder should come."""
    (tmp_path / "cache").write_text("")
    assert load_kept_rulebook(tmp_path / "cache") == load_rulebook()


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that cannot be put in its place is taken away again."""

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(cache.os, "replace", fail)
    load_kept_rulebook(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_the_last_rulebooks_stay(tmp_path: Path):
    """The folder does not grow without end."""
    for number in range(12):
        file = tmp_path / f"rulebook-{number}.pickle"
        file.write_bytes(b"")
        os.utime(file, (number, number))
    load_kept_rulebook(tmp_path)
    names = {file.name for file in kept(tmp_path)}
    assert len(names) == 8
    assert "rulebook-11.pickle" in names
    assert "rulebook-4.pickle" not in names


def test_a_wrong_pack_is_refused_each_time(tmp_path: Path):
    """A mistake is never kept."""
    pack = tmp_path / "fout.yaml"
    pack.write_text("regels: []\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match="onbekende sleutel"):
            load_kept_rulebook(tmp_path / "cache", [pack])
    assert kept(tmp_path / "cache") == []


def test_processes_may_use_one_folder_at_the_same_time(tmp_path: Path):
    """A build server starts many commands at once."""
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        books = list(pool.map(load_kept_rulebook, [tmp_path] * 4))
    assert books == [load_rulebook()] * 4
    assert [file.suffix for file in tmp_path.iterdir()] == [".pickle"]
