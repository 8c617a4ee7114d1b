"""Tell Dutch from other languages, by the function words that no text can do without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_MIN_WORDS = 20
_MIN_SHARE = 0.12
_CLEARLY_OTHER = 2.0
_ENOUGH_WORDS = 50  # a form of labels alone has few function words
_HARDLY_ANY = 0.03

_FUNCTION_WORDS = {
    "Nederlands": """de het een en van in is dat op te zijn met voor niet aan er om ook als bij of
        uit dan maar door over naar tot je u uw wij we ons onze ik hij ze zij wordt worden kan kunt
        heeft hebt hebben moet dit deze die wat wie hoe geen meer nog al tussen na""",
    "Engels": """the of and to a in is that it for you your was on are with as be at this have from
        or by not but what all were we when can will our which there if would they their has more
        who been after before must should""",
    "Duits": """der die das und in zu den von mit ist nicht ein eine einer einen des dem sich auf
        für als auch es an werden aus er hat dass sie nach wird bei noch wie über einem so zum war
        haben oder ihr ihre ihren wir uns wenn bitte können vor zur""",
    "Frans": """le la les de des du un une et en est que qui dans pour pas sur avec ce il elle vous
        votre vos nous notre au aux par plus ne se sont être avoir a été ou mais si cette ces
        son sa ses leur""",
    "Spaans": """el la los las de del un una y en es que por para con no se su sus al lo como más
        o pero este esta si ya cuando usted ha son ser hay muy sin sobre entre""",
    "Pools": """i w na z do się nie że to jest o jak po co ale za od przez dla ze lub oraz przy
        być może pan pani są tego tej ich""",
    "Turks": """ve bir bu için ile da de olarak daha çok gibi kadar en olan ne var sonra her ya
        veya değil ise siz sizin olan ancak""",
}
_MARKS = ".,;:!?()[]\"'‘’“”"
_WORDS = {name: frozenset(words.split()) for name, words in _FUNCTION_WORDS.items()}


def foreign_language(words: Iterable[str]) -> str | None:
    """Return the Dutch name of the language when the words are not Dutch, else None.

    ``words`` are word forms, with or without punctuation. With fewer than 20 of them there is too
    little to go by, and the answer is None. A text with hardly any function word of Dutch
    or of a language known here is of a language that is ``onbekend``. A Dutch text with
    quotations in another language is Dutch.

    >>> foreign_language("the form must be sent to the office before the end of the month or "
    ...                  "you will not receive the money that you asked for".split())
    'Engels'
    """
    bare = (word.strip(_MARKS) for word in words)
    forms = [word.lower() for word in bare if word.isalpha()]
    if len(forms) < _MIN_WORDS:
        return None
    counts = Counter(forms)
    shares = {
        name: sum(counts[word] for word in known & counts.keys()) for name, known in _WORDS.items()
    }
    dutch = shares.pop("Nederlands")
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= _MIN_SHARE * len(forms) and shares[best] > _CLEARLY_OTHER * dutch:
        return best
    is_unknown = len(forms) >= _ENOUGH_WORDS and dutch < _HARDLY_ANY * len(forms)
    return "onbekend" if is_unknown else None
