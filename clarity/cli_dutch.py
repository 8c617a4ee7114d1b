"""The Dutch face of click: help pages and usage errors that users of the command read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}


class _Help(click.HelpFormatter):
    """Lays out help pages under Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_HEADINGS.get(name, name)):
            yield


class _Context(click.Context):
    formatter_class = _Help


class DutchCommand(click.Command):
    """A command with a Dutch help page."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with a Dutch text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of commands with Dutch help pages."""

    command_class = DutchCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "OPDRACHT", **kwargs})


def usage_line(error: click.UsageError) -> str:
    """Return a usage error as one Dutch line, with where to find help."""
    command = error.ctx.command_path if error.ctx else "clarity"
    return f"{_message(error)} Typ '{command} --help' voor uitleg."


def _message(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" Bedoelt u {error.possibilities[0]}?" if error.possibilities else ""
        return f"De optie {error.option_name} bestaat niet.{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "een waarde"
        return f"Hier ontbreekt iets: {name}."
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _wrong_value(error.param)
    if "No such command" in error.message:
        return f"Deze opdracht bestaat niet: {error.message.split(maxsplit=3)[-1]}"
    return error.message


def _wrong_value(param: click.Parameter) -> str:
    name = param.opts[-1]
    if isinstance(param.type, click.Choice):
        return f"Deze waarde kan niet bij {name}. Kies uit: {', '.join(param.type.choices)}."
    return f"Deze waarde kan niet bij {name}."
