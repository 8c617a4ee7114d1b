"""Readability formulas through textstat, shown as what they are: sums over words and syllables.

They see no grammar and no meaning, so they judge nothing here. textstat (MIT) is only imported
when somebody asks for the figures, because that takes a third of a second.
"""

from __future__ import annotations


def readability_indices(text: str) -> dict[str, float]:
    """Return the figures of five formulas for a text, rounded to one decimal.

    - ``flesch-douma``: 206.84 - 0.93 * words a sentence - 77 * syllables a word (Douma 1960, after
      Flesch 1948); 0 to 100, higher is easier.
    - ``lix``: words a sentence + percentage of words over six letters (Björnsson 1968); about 20 to
      60, higher is harder.
    - ``rix``: words over six letters for each sentence (Anderson 1983); higher is harder.
    - ``words-per-sentence`` and ``syllables-per-word``, as textstat counts them.

    An empty text has none.
    """
    if not any(character.isalnum() for character in text):
        return {}
    import textstat

    textstat.set_lang("nl")
    values = {
        "flesch-douma": textstat.flesch_reading_ease(text),
        "lix": textstat.lix(text),
        "rix": textstat.rix(text),
        "words-per-sentence": textstat.words_per_sentence(text),
        "syllables-per-word": textstat.avg_syllables_per_word(text),
    }
    return {name: round(float(value), 1) for name, value in values.items()}
