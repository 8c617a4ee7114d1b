"""The files around the code: no traces of a machine, one version everywhere, whole licences."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator

import pytest
import yaml
from checkout import ROOT, files

import clarity
from clarity.rulebook.load import load_rulebook

MACHINE = re.compile(
    rb"(?<![\w.:/-])(?:/(?:home|root|Users|opt|tmp|work|workspace|mnt)/\w|[A-Z]:\\Users\\)"
    rb"|files\.pythonhosted|pypi\.org/simple|registry\.npmjs"
)
ALLOWED = {"tests/packaging/test_files.py"}


def contents(name: str) -> Iterator[tuple[str, bytes]]:
    """The bytes of a file, and of what is packed in it."""
    data = (ROOT / name).read_bytes()
    yield name, data
    if data.startswith(b"PK\x03\x04"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        yield from ((f"{name}:{member}", archive.read(member)) for member in archive.namelist())


def test_no_file_names_a_place_on_a_machine_or_a_package_index():
    found = [
        f"{part}: {match.group().decode()}"
        for name in files()
        if name not in ALLOWED
        for part, data in contents(name)
        for match in MACHINE.finditer(data)
    ]
    assert not found


@pytest.mark.parametrize(
    "text", ["see /home/someone/x", "'/tmp/pip'", '"C:\\Users\\x"', "from https://pypi.org/simple/"]
)
def test_a_place_on_a_machine_is_recognised(text: str):
    assert MACHINE.search(text.encode())


def test_an_address_on_the_web_is_no_place_on_a_machine():
    assert not MACHINE.search(b"https://example.org/home/page and rules/opt/x and ../tmp/x")


def test_the_changelog_starts_with_this_version_and_its_date_is_that_of_publiccode():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, date = re.findall(r"^## \[(.+?)\] - (\S+)$", text, re.MULTILINE)[0]
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert version == clarity.__version__ == public["softwareVersion"]
    assert date == public["releaseDate"]


def test_the_eupl_is_whole():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("European Union Public Licence v. 1.2")
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(n) for n in range(1, 16)]
    assert text.rstrip().endswith("require the production of a new EUPL version.")
    assert "'Compatible Licences' according to Article 5 EUPL are:" in text


def test_each_licence_that_is_used_lies_in_the_folder_of_licences():
    used = set(re.findall(r'SPDX-License-Identifier = "(.+)"', (ROOT / "REUSE.toml").read_text()))
    assert used == {path.stem for path in (ROOT / "LICENSES").iterdir()}
    digests = {
        hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        for name in ("LICENSE", "LICENSES/EUPL-1.2.txt")
    }
    assert len(digests) == 1


def test_the_rule_in_the_contributors_guide_is_a_pack_that_loads(tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    pack = tmp_path / "huisstijl.yaml"
    pack.write_text(example, encoding="utf-8")
    assert "H1" in load_rulebook([pack]).rules
