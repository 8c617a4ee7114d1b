"""The wheel, the source archive and a bare checkout hold the same Clarity."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest
from checkout import PACKAGES, ROOT, copy_to, files

from clarity._checkout import use_own_folders

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def build(source: Path, target: str, folder: Path) -> Path:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel: pip install -e '.[dev]'")
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        target,
        "--directory",
        folder,
    ]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    made = build(checkout, "wheel", tmp_path_factory.mktemp("wheel"))
    return set(zipfile.ZipFile(made).namelist())


def shipped() -> set[str]:
    """Every file of the three packages, under the name that it has when installed."""
    homes = tuple(PACKAGES.items())
    return {
        package + name.removeprefix(folder)
        for name in files()
        for folder, package in homes
        if name.startswith(f"{folder}/")
    }


def test_the_wheel_holds_every_file_of_the_three_packages_and_nothing_else(wheel: set[str]):
    assert {name for name in wheel if ".dist-info/" not in name} == shipped()


def test_the_wheel_holds_both_licences(wheel: set[str]):
    licences = {name.rpartition("licenses/")[2] for name in wheel if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSES/CC-BY-SA-4.0.txt"}


def test_the_source_archive_builds_the_same_wheel(checkout: Path, wheel: set[str], tmp_path: Path):
    archive = build(checkout, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    (source,) = tmp_path.glob("clarity_nl-*")
    made = build(source, "wheel", tmp_path / "wheel")
    assert set(zipfile.ZipFile(made).namelist()) == wheel


def test_a_bare_checkout_finds_its_own_rules_and_web_app(checkout: Path):
    code = (
        "import clarity, clarity_rules, clarity_web as w; print(clarity_rules.__file__, w.__file__)"
    )
    bare = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, env=bare, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert [Path(name).parent for name in done.stdout.split()] == [
        checkout / "rules" / "clarity_rules",
        checkout / "web" / "clarity_web",
    ]


def test_where_there_is_no_checkout_the_import_path_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(sys, "path", ["somewhere"])
    use_own_folders(tmp_path)
    assert sys.path == ["somewhere"]


@pytest.mark.parametrize(
    "target",
    [*PROJECT["scripts"].values(), *PROJECT["entry-points"]["spacy_factories"].values()],
)
def test_an_entry_point_leads_to_something_that_can_be_called(target: str):
    module, _, name = target.partition(":")
    assert callable(getattr(import_module(module), name))


def test_the_installed_metadata_is_that_of_this_version():
    try:
        installed = importlib.metadata.version("clarity-nl")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("clarity-nl is not installed here, only run from a checkout")
    assert installed == import_module("clarity").__version__
