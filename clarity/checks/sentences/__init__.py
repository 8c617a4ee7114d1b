"""Checks of sentences, one module a subject; importing the package registers them all."""

from __future__ import annotations

from clarity.checks.sentences import constructions, flow, future, lists, load

__all__ = ["constructions", "flow", "future", "lists", "load"]
