"""How a page of annotated reports words claims, in the language of the report where it has words for that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language for kinds, statuses and acts, and for who says a thing."""

    language: str
    words: Mapping[str, Mapping[str, str]]

    def told(self, kind: str, status: str, act: str | None) -> str:
        """Word what a claim tells: "visit: planned"; of a statement, the act."""
        if kind == "statement" and act is not None and status == "occurred":
            return f"{self._of('kind', kind)}: {self._of('act', act)}"
        return f"{self._of('kind', kind)}: {self._of('status', status)}"

    def told_of(self, kind: str, act: str | None) -> str:
        """Word what a claim is of, without how it stands."""
        return self._of("act", act) if act is not None else self._of("kind", kind)

    def says(self, speaker: str) -> str:
        """Mark a name as that of the one who tells it."""
        return f"{speaker} \u275d"

    @property
    def undated(self) -> str:
        """What stands for a date that is not told."""
        return self._of("date", "unknown")

    def _of(self, section: str, key: str) -> str:
        return self.words.get(section, {}).get(key, key)


@lru_cache
def wording(language: str) -> Wording:
    """Return the words of a language; those of the pages' first one where it has none."""
    # Here: it loads the words of the workbench, which other commands do without.
    from mithaq.web.chrome import LANGUAGES, words_in

    language = language if language in LANGUAGES else LANGUAGES[0]
    return Wording(language, words_in(language))
