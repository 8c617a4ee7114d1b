"""Every command in README.md works as written, in a checkout that nobody installed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import readme
from checkout import ROOT

TEXT = readme.README.read_text(encoding="utf-8")
COMMANDS = list(readme.commands(TEXT))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return readme.prepare(tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.line[:60])
def test_a_command_gives_the_exit_code_and_the_output_that_the_readme_shows(
    command: readme.Command, copy: Path
):
    done = readme.run(command, copy)
    assert done.returncode == command.code, done.stderr
    if command.output is not None:
        assert done.stdout.strip() == command.output.strip()


def test_the_commands_that_are_tried_are_those_of_clarity():
    assert len(COMMANDS) >= 5
    assert all("clarity " in command.line for command in COMMANDS)


def test_the_example_in_python_runs(capsys: pytest.CaptureFixture[str]):
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    assert "S14" in capsys.readouterr().out


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_a_link_within_the_project_leads_somewhere(page: str):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    for target in targets:
        name, _, anchor = target.partition("#")
        assert (ROOT / name).is_file(), target
        headings = re.findall(r"^#+ (.+)$", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        assert not anchor or anchor in [slug(heading) for heading in headings], target


def slug(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
