"""The words that lines for people are made of, in the language chosen with ``--lang``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mithaq.cli.app import Chosen
from mithaq.cli.output import is_terminal

_NO_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one language: ``told`` for lines, ``named`` for kinds, statuses and fields by their ids."""

    language: str
    told: Mapping[str, Any]
    named: Mapping[str, Any]

    def line(self, key: str, *only: object, **slots: object) -> str:
        """Return what the language says for ``key``, filled."""
        return str(self.told[key]).format(*only, **slots)

    def dated(self, field: str, day: str) -> str:
        """Return a day with what it is the day of."""
        return str(self.told["date"][field]).format(day)

    def name(self, section: str, key: str) -> str:
        """Return a kind, status or field in words; its id where the language has none."""
        return str(self.told.get(section, {}).get(key) or self.named.get(section, {}).get(key, key))

    def listed(self, parts: Iterable[str]) -> str:
        """Join parts as the language separates them."""
        return self.line("comma").join(parts)

    def told_of(self, record: Mapping[str, Any]) -> str:
        """Return what a record or claim tells: "meeting occurred"; of a position that was taken, the act."""
        act = record.get("act") if record["kind"] == "statement" and record["status"] == "occurred" else None
        status = self.name("act", act) if act else self.name("status", record["status"])
        return self.line("headline", kind=self.name("kind", record["kind"]), status=status)

    def rule(self, layer: str, rule: str, told: str = "") -> str:
        """Return what a rule is called, and its id where that is another word."""
        from mithaq.view.rule_names import rule_name

        name = rule_name(layer, rule, self.language, told)
        return rule if name == rule else f"{name} [{rule}]"

    def layer(self, layer: str) -> str:
        """Return what a layer is called."""
        from mithaq.view.rule_names import layer_name

        return layer_name(layer, self.language)

    def given(self, layer: str, gives: str) -> str:
        """Return what a rule gives ("DATE 2023-05-11", "meeting occurred") in words."""
        first, _, rest = gives.partition(" ")
        if layer == "event":
            return self.line("headline", kind=self.name("kind", first), status=self.name("status", rest))
        if layer == "attribution":
            source = rest.removeprefix("by ")
            return f"{self.name('act', first)}: {self.line('nobody') if source == 'nobody named' else source}"
        return f"{self.name('type', first)} {rest}"

    def say(self, reasons: str) -> str:
        """Return reasons as a rule gives them ("dateline; same parties") in the language."""
        from mithaq.web.chrome import said_in

        told = said_in(self.named, reasons) if self.named else reasons
        return told if is_terminal() else told.translate(_NO_ISOLATES)

    def counted(self, noun: str, count: int) -> str:
        """Return so many of a thing, as the language counts."""
        from mithaq.view.phrases import counted

        return counted(count, noun, self.language)


def spoken() -> Spoken:
    """Return the words of the chosen language."""
    return _spoken(Chosen.language)


@lru_cache
def _spoken(language: str) -> Spoken:
    # Imported here: `mithaq --help` reads no YAML.
    from mithaq.grammar import load_yaml
    from mithaq.web.chrome import LANGUAGES, words_in

    told = load_yaml(files("mithaq.cli") / "words" / f"{language}.yaml")
    # The ids are English words, which do for English and for a language that the pages do not have.
    return Spoken(language, told, words_in(language) if language in LANGUAGES[1:] else {})
