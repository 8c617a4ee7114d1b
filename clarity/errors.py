"""The errors that Clarity raises on purpose.

Each message is one clear line for the user, in Dutch: what is wrong, where, and what to do.
"""

from __future__ import annotations


class ClarityError(Exception):
    """Base of all errors that are meant for the user; the text is one line of plain Dutch."""


class UnreadableDocumentError(ClarityError):
    """A document that cannot be read: empty, broken, protected, of a type not known."""


class UnsupportedLanguageError(UnreadableDocumentError):
    """A text that is not Dutch, and so cannot be judged."""


class SettingsError(ClarityError):
    """A settings file with a mistake; the message names file, key and what is allowed."""


class RuleError(ClarityError):
    """A rule pack with a mistake; the message names file, line, rule and remedy."""


class PipelineError(ClarityError):
    """A language pipeline that is missing or lacks the labels that the checks rely on."""


class UnsafeDocumentError(UnreadableDocumentError):
    """A document whose reader was stopped: it took too much, crashed or gave no answer.

    ``reason`` is one of ``time``, ``processor``, ``memory``, ``depth``, ``files``, ``crash``,
    ``answer`` and ``start``.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
