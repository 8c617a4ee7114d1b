"""The Dutch language pipeline: loads spaCy pipelines and holds them to one label contract.

The wheel ships ``nl_clarity_sm``. ``nl_core_news_sm``, ``_md`` and ``_lg`` have the same label
scheme and are chosen by name in the settings, when they are installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from clarity.dutch.merge_fields import MergeFields, MergeFieldTokenizer
from clarity.dutch.tokenizer import LetterTokenizer
from clarity.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

DEFAULT_PIPELINE = "nl_clarity_sm"
_BLANK_TOKENIZER = "clarity.blank_tokenizer.v1"

REQUIRED_LABELS: dict[str, frozenset[str]] = {
    "parser": frozenset(
        "acl:relcl advcl amod aux aux:pass case cc ccomp compound:prt conj cop csubj det expl mark "
        "nmod nsubj nsubj:pass nummod obj obl xcomp".split()
    ),
    "tagger": frozenset({"WW|pv|tgw|ev", "WW|inf|vrij|zonder", "N|soort|mv|basis"}),
    "morphologizer": frozenset({"POS=PUNCT"}),
}
"""The labels that checks and rules rely on, by component."""


@lru_cache(maxsize=4)
def load_pipeline(name: str = DEFAULT_PIPELINE, merge_fields: tuple[str, ...] = ()) -> Language:
    """Return the pipeline with this name, ready to use; loaded once in a process.

    ``name`` is ``nl_clarity_sm``, an installed spaCy package or a folder. ``merge_fields`` are
    patterns of one's own for merge fields. Raises PipelineError when the pipeline is not there,
    is of another language, or lacks labels of the contract.
    """
    nlp = _load(name)
    check_labels(nlp, name)
    tokenizer = LetterTokenizer(nlp.tokenizer)
    nlp.tokenizer = MergeFieldTokenizer(tokenizer, nlp.vocab, MergeFields(merge_fields))
    return nlp


def _load(name: str) -> Language:
    import spacy
    from spacy.util import registry

    import clarity.dutch.lemmatizer  # noqa: F401 - registers the components

    registry.tokenizers(_BLANK_TOKENIZER, func=_blank_tokenizer)
    is_ours = name == DEFAULT_PIPELINE
    where = Path(__file__).parent / DEFAULT_PIPELINE if is_ours else name
    changes = {"nlp": {"tokenizer": {"@tokenizers": _BLANK_TOKENIZER}}} if is_ours else {}
    try:
        return spacy.load(where, exclude=["ner"], config=changes)
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"Het taalmodel '{name}' is er niet of is niet te laden. "
            f'Installeer het, of kies pipeline = "{DEFAULT_PIPELINE}".'
        ) from error


def _blank_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make a tokenizer that knows nothing yet; loading gives it all that was saved.

    spaCy's own first makes the 4,700 exceptions for Dutch, which then are thrown away: that takes
    half of the time of loading.
    """
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)


def check_labels(nlp: Language, name: str) -> None:
    """Raise PipelineError unless ``nlp`` is Dutch and has the labels of the contract."""
    if nlp.lang != "nl":
        raise PipelineError(f"Het taalmodel '{name}' is niet Nederlands, maar '{nlp.lang}'.")
    for component, required in REQUIRED_LABELS.items():
        missing = sorted(required - set(_labels(nlp, component)))
        if missing:
            raise PipelineError(
                f"Het taalmodel '{name}' past niet: onderdeel '{component}' mist "
                f"{', '.join(missing[:5])}. Kies een model als nl_core_news_sm."
            )
    if "lemmatizer" not in nlp.pipe_names:
        raise PipelineError(f"Het taalmodel '{name}' past niet: onderdeel 'lemmatizer' ontbreekt.")


def _labels(nlp: Language, component: str) -> Iterable[str]:
    return nlp.pipe_labels.get(component, ())
