"""The ``clarity`` command: a thin face over the library."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from clarity import __version__
from clarity.cli_dutch import DutchGroup, usage_line
from clarity.document import Document, DocumentKind
from clarity.errors import ClarityError, UnreadableDocumentError
from clarity.exit_codes import ExitCode
from clarity.settings import FailOn, Settings, load_settings

if TYPE_CHECKING:
    from clarity.checker import Checker
    from clarity.report import LevelEstimate, Run
    from clarity.rulebook.model import Rulebook

Read = Callable[[Path | bytes], Document]
Source = tuple[str, Callable[[], Document]]

_SANDBOX = "Lees bestanden in een afgesloten proces, voor bestanden die u niet vertrouwt."
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "place": {"fg": "cyan"},
    "code": {"bold": True},
    "quote": {"underline": True},
    "why": {"dim": True},
    "error": {"fg": "red"},
    "warning": {"fg": "yellow"},
    "hint": {"fg": "blue"},
    "met": {"fg": "green"},
    "nearly": {"fg": "yellow"},
    "not-met": {"fg": "red"},
}

_settings_option = click.option(
    "--settings",
    "settings_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BESTAND",
    help="Bestand met de huisstijl. Standaard: clarity.toml in deze map of een map erboven.",
)
_cache_option = click.option(
    "--no-cache", is_flag=True, help="Lees alle regels opnieuw en bewaar niets."
)


@click.group(cls=DutchGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, prog_name="clarity", message="%(prog)s %(version)s", help="Toon de versie."
)
def cli() -> None:
    """Controleert of brieven en formulieren in duidelijk Nederlands (B1) zijn geschreven."""


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="BESTAND...")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Vorm van het rapport: leesbare tekst of JSON.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in DocumentKind]),
    help="Soort document. Zonder deze keuze herkent Clarity de soort zelf.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in FailOn]),
    help="Vanaf welke ernst de controle mislukt (exitcode 1). Standaard: error.",
)
@click.option("--off", multiple=True, metavar="REGEL", help="Zet een regel uit, zoals S1.")
@click.option("--only", multiple=True, metavar="REGEL", help="Gebruik alleen deze regel.")
@click.option("--sandbox", is_flag=True, help=_SANDBOX)
@_cache_option
@click.option("-v", "--verbose", is_flag=True, help="Toon ook waarom iets moeilijk is.")
@click.option("-q", "--quiet", is_flag=True, help="Toon alleen één regel per document.")
@_settings_option
def check(
    paths: tuple[str, ...],
    output: str,
    kind: str | None,
    fail_on: str | None,
    off: tuple[str, ...],
    only: tuple[str, ...],
    sandbox: bool,
    no_cache: bool,
    verbose: bool,
    quiet: bool,
    settings_path: Path | None,
) -> None:
    """Controleer bestanden en toon wat moeilijk is, waarom, en wat u beter kunt schrijven.

    Geef als BESTAND een streepje (-) om tekst van de standaardinvoer te lezen.
    """
    settings = _with_options(load_settings(settings_path), kind, fail_on, off)
    checker = _checker(settings, only, None if no_cache else _cache_folder())
    with _reader(sandbox) as read:
        run = _run(checker, _sources(paths, read), indices=output == "json")
    click.echo(_render(run, output, verbose, quiet), color=_color())
    for error in run.errors if output == "json" else ():
        click.echo(f"{error.path}: {error.message}", err=True)
    sys.exit(_exit_code(run, settings.fail_on))


@cli.command()
@click.argument("path", metavar="BESTAND")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Vorm van het overzicht: leesbare tekst of JSON.",
)
@click.option("--sandbox", is_flag=True, help=_SANDBOX)
@_settings_option
def inspect(path: str, output: str, sandbox: bool, settings_path: Path | None) -> None:
    """Toon een document zoals Clarity het ziet: soort, taal, tekst, invulvelden en meer.

    Handig als een melding op een vreemde plek staat. Geef als BESTAND een streepje (-) om tekst
    van de standaardinvoer te lezen.
    """
    from clarity.writers.inspection import find_merge_fields, render, render_json

    settings = load_settings(settings_path)
    with _reader(sandbox) as read:
        [(_, load)] = _sources([path], read)
        document = load()
    document = replace(document, kind=settings.kind or document.kind)
    found = find_merge_fields(document, settings.merge_fields)
    if output == "json":
        click.echo(render_json(document, found))
    else:
        text = render(document, found, style=_style, width=_width())
        click.echo(text, color=_color())


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="BESTAND...")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="Vorm van de lijst: leesbare tekst, CSV of JSON.",
)
@click.option("--features", is_flag=True, help="Toon ook alle andere cijfers over de tekst.")
@click.option("--sandbox", is_flag=True, help=_SANDBOX)
@click.option("-v", "--verbose", is_flag=True, help="Toon ook waar de score op rust.")
@_cache_option
@_settings_option
def score(
    paths: tuple[str, ...],
    output: str,
    features: bool,
    sandbox: bool,
    verbose: bool,
    no_cache: bool,
    settings_path: Path | None,
) -> None:
    """Schat hoe moeilijk bestanden zijn. De score loopt van 0 tot 100: hoger is makkelijker."""
    from clarity.writers import level_text

    checker = _checker(load_settings(settings_path), (), None if no_cache else _cache_folder())
    with _reader(sandbox) as read:
        scored, failed = _scored(checker, _sources(paths, read), features)
    if output == "json":
        click.echo(level_text.as_json(scored))
    elif output == "csv":
        click.echo(level_text.as_csv(scored))
    elif scored:
        click.echo(level_text.table(scored, verbose=verbose or features))
    sys.exit(ExitCode.UNREADABLE if failed else ExitCode.OK)


def _scored(
    checker: Checker, sources: Iterable[Source], features: bool
) -> tuple[list[tuple[str, LevelEstimate]], bool]:
    """Score every document; tell too whether one could not be read."""
    scored, failed = [], False
    for path, load in sources:
        try:
            scored.append((path, checker.score(load(), features=features)))
        except UnreadableDocumentError as error:
            failed = True
            click.echo(f"{path}: {error}", err=True)
    return scored, failed


@cli.command()
@click.argument("old", metavar="OUD")
@click.argument("new", metavar="NIEUW")
@click.option("--sandbox", is_flag=True, help=_SANDBOX)
@_cache_option
@_settings_option
def compare(old: str, new: str, sandbox: bool, no_cache: bool, settings_path: Path | None) -> None:
    """Vergelijk twee versies van een tekst: wat is beter geworden en wat slechter?"""
    from clarity.writers import level_text

    checker = _checker(load_settings(settings_path), (), None if no_cache else _cache_folder())
    with _reader(sandbox) as read:
        before, after = (checker.check(load()) for _, load in _sources((old, new), read))
    click.echo(level_text.comparison(before, after))


@cli.command()
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "markdown"]),
    default="text",
    help="Een lijst, of een pagina per regel in Markdown.",
)
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help="Map voor de pagina's in Markdown.",
)
@_settings_option
def rules(output: str, folder: Path | None, settings_path: Path | None) -> None:
    """Toon alle regels die gelden, of maak er pagina's van."""
    book = _rulebook(load_settings(settings_path))
    if output == "markdown":
        if folder is None:
            raise click.UsageError("Geef met --output een map voor de pagina's.")
        _write_pages(book, folder)
        return
    for rule in book.rules.values():
        title = rule.title or rule.name
        click.echo(f"{rule.code:<4} {rule.severity.label:<8} {rule.name:<26} {title}")


def _write_pages(book: Rulebook, folder: Path) -> None:
    from clarity.writers.rule_page import markdown_index, markdown_page

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.md").write_text(markdown_index(book), encoding="utf-8")
    for rule in book.rules.values():
        (folder / f"{rule.code}.md").write_text(markdown_page(rule, book), encoding="utf-8")
    click.echo(f"{len(book.rules)} pagina's geschreven in {folder}")


@cli.command()
@click.argument("rule", metavar="REGEL")
@_settings_option
def explain(rule: str, settings_path: Path | None) -> None:
    """Leg een regel uit: wat, waarom, grenzen en voorbeelden. REGEL is een code of een naam."""
    from clarity.errors import RuleError
    from clarity.rulebook.load import unknown_rule
    from clarity.writers.rule_page import terminal_page

    book = _rulebook(load_settings(settings_path))
    found = book.find(rule)
    if found is None:
        raise RuleError(unknown_rule(rule, book))
    click.echo(terminal_page(found, book))


@cli.command()
@_settings_option
def settings(settings_path: Path | None) -> None:
    """Toon welke instellingen gelden en waar elke instelling vandaan komt."""
    found = load_settings(settings_path)
    for name, value in _shown_settings(found):
        origin = found.origins.get(name.replace("-", "_"), "standaard")
        click.echo(f"{name} = {value}  ({origin})")


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command and exit; every expected error is one line on standard error."""
    try:
        cli.main(args=args, prog_name="clarity", standalone_mode=False)
        code = ExitCode.OK
    except UnreadableDocumentError as error:
        code = _fail(str(error), ExitCode.UNREADABLE)
    except ClarityError as error:
        code = _fail(str(error), ExitCode.USAGE)
    except click.exceptions.Exit as error:
        code = ExitCode(error.exit_code)
    except click.UsageError as error:
        code = _fail(usage_line(error), ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        code = _fail("Gestopt.", ExitCode.USAGE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.OK
    sys.exit(code)


def _fail(line: str, code: ExitCode) -> ExitCode:
    click.echo(f"clarity: {line}", err=True)
    return code


def _with_options(
    settings: Settings, kind: str | None, fail_on: str | None, off: tuple[str, ...]
) -> Settings:
    return replace(
        settings,
        kind=DocumentKind(kind) if kind else settings.kind,
        fail_on=FailOn(fail_on) if fail_on else settings.fail_on,
        off=(*settings.off, *off),
    )


def _checker(settings: Settings, only: tuple[str, ...], cache: Path | None) -> Checker:
    """Return a checker that is ready to go."""
    with _without_garbage():
        from clarity.checker import Checker

        checker = Checker(settings, rulebook=_rulebook(settings, cache))
        checker = checker.only(only) if only else checker
        checker.prepare()
    return checker


@contextmanager
def _without_garbage() -> Iterator[None]:
    """Look for no garbage while much is loaded, nor later among what was loaded."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _rulebook(settings: Settings, cache: Path | None = None) -> Rulebook:
    from clarity.rulebook.cache import load_kept_rulebook
    from clarity.rulebook.load import apply_settings, load_rulebook

    if cache is None:
        book = load_rulebook(settings.packs, settings.off)
    else:
        book = load_kept_rulebook(cache, settings.packs, settings.off)
    return apply_settings(book, settings)


def _cache_folder() -> Path | None:
    """Return Clarity's folder among the caches of the user; None when there is no such place."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "clarity"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "clarity"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "clarity"


def _run(checker: Checker, sources: Iterable[Source], *, indices: bool) -> Run:
    """Check every document; one that cannot be read does not stop the others."""
    from clarity.report import DocumentError, Run

    reports, errors = [], []
    for path, load in sources:
        try:
            reports.append(checker.check(load(), indices=indices))
        except UnreadableDocumentError as error:
            errors.append(DocumentError(path, str(error)))
    return Run(checker.tool, tuple(reports), tuple(errors))


@contextmanager
def _reader(is_safe: bool) -> Iterator[Read]:
    """Give the function that reads; with a sandbox, tell what this system cannot guard."""
    if not is_safe:
        from clarity.readers import read

        yield read
        return
    from clarity.sandbox import Sandbox

    with Sandbox() as sandbox:
        sandbox.warm()
        for weakness in sandbox.weaknesses:
            click.echo(f"clarity: {weakness}", err=True)
        yield sandbox.read


def _sources(paths: Iterable[str], read: Read) -> Iterator[Source]:
    for path in paths:
        if path == "-":
            yield path, lambda: replace(read(sys.stdin.buffer.read()), path="-")
        else:
            yield path, lambda path=path: read(Path(path))  # type: ignore[misc]


def _render(run: Run, output: str, verbose: bool, quiet: bool) -> str:
    if output == "json":
        from clarity.writers import json_report

        return json_report.render(run)
    from clarity.writers import terminal

    return terminal.render(run, style=_style, width=_width(), verbose=verbose, quiet=quiet)


def _width() -> int:
    return min(shutil.get_terminal_size((88, 24)).columns, 100)


def _style(text: str, name: str) -> str:
    return click.style(text, **_STYLES[name])


def _color() -> bool | None:
    """Colour only in a terminal, and not when NO_COLOR asks for none (no-color.org)."""
    return False if os.environ.get("NO_COLOR") else None


def _exit_code(run: Run, fail_on: FailOn) -> ExitCode:
    if run.errors:
        return ExitCode.UNREADABLE
    failed = any(fail_on.fails(report.worst) for report in run.reports)
    return ExitCode.FINDINGS if failed else ExitCode.OK


def _shown_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "pipeline", settings.pipeline
    yield "kind", settings.kind.value if settings.kind else "(herkennen)"
    yield "fail-on", settings.fail_on.value
    yield "packs", _listed(map(str, settings.packs))
    yield "off", _listed(settings.off)
    yield "known-terms", _listed(settings.known_terms)
    yield "merge-fields", _listed(settings.merge_fields)
    yield "rules", _listed(settings.rules)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items) or "-"
