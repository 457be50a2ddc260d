"""Text as it may be shown beside other text: nothing in it that works on its surroundings."""

import re
from unicodedata import bidirectional

REPLACEMENT = "\ufffd"

# Embeddings, overrides and isolates (Unicode UAX #9, 2.1 to 2.5): left open they turn around what stands after them,
# and an override lets one name be read as another. Marks (U+200E, U+200F, U+061C) act at their own place only and stay.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# Control characters besides tab and line breaks, lone surrogates, and what is no character: XML 1.0 (2.2) knows none.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str | None) -> str:
    """Return which way a language (a BCP 47 tag) is written, "rtl" or "ltr"."""
    return "rtl" if (language or "").partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def isolated(quote: str, language: str) -> str:
    """Return words of a report so that they stand by themselves in a line of ``language`` (UAX #9: FSI, PDI).

    What runs the same way needs no isolation and stays as it is.
    """
    strong = next((turn for letter in quote if (turn := bidirectional(letter)) in ("L", "R", "AL")), "L")
    return quote if (strong == "L") is (direction(language) == "ltr") else f"\u2068{quote}\u2069"


def displayed(text: str, most: int | None = None) -> str:
    """Return ``text`` without controls of direction and with U+FFFD for what cannot be printed, cut after ``most``."""
    if most is not None and len(text) > most:
        text = text[: most - 1] + "…"  # Before the rest is looked at: a name of 10 MB is not worth it.
    return _UNPRINTABLE.sub(REPLACEMENT, _TURNING.sub("", text))
