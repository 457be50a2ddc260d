"""What surrounds every page: its language and direction, its words, links that keep both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, quote_plus

from mithaq.grammar import load_yaml
from mithaq.text.display import direction
from mithaq.view.phrases import counted
from mithaq.view.rule_names import rule_name
from mithaq.view.wording import worded
from mithaq.web.contained import Link

LANGUAGES = worded("mithaq.web")
"""The languages of the pages, the first for who asks for none of them."""

Words = Mapping[str, Any]
_PLAIN = re.compile(r"[A-Za-z0-9_./-]*")
"""What needs no quoting in a link (RFC 3986, 2.3)."""


@lru_cache
def words_in(language: str) -> Words:
    """Return the words of the pages in ``language``. Raises PackError where their file is wrong."""
    found: Words = load_yaml(files("mithaq.web") / "words" / f"{language}.yaml")
    return found


def direction_of(language: str | None) -> str:
    """Return which way a language is written; "auto" where none is known."""
    return direction(language) if language else "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """The language of one page, where the page is, who reads it.

    ``preferred`` is the language that the browser would get unasked: links to pages in it need not name it.
    ``kept`` is the decision that led here, which may be undone at once; ``token`` is what forms are to send along.
    """

    language: str
    path: str
    preferred: str = LANGUAGES[0]
    query: tuple[tuple[str, str], ...] = ()
    reviewer: str = ""
    signed_in: bool = False
    kept: str = ""
    token: str = ""

    @property
    def direction(self) -> str:
        """Return which way the page as a whole reads."""
        return str(self.words["direction"])

    @property
    def words(self) -> Words:
        """Return the words of the page's language."""
        return words_in(self.language)

    def word(self, section: str, key: str) -> str:
        """Return a word of a section, or the key itself where the language has none for it."""
        return str(self.words.get(section, {}).get(key, key))

    def link(self, path: str, fragment: str = "", **query: object) -> str:
        """Return a link to a page of the workbench in the language of this one; of a list each, no empty value."""
        asked = []
        for name, value in query.items():
            several = value if isinstance(value, list) else (value,)
            asked += [(name, str(one)) for one in several if one is not None and one != ""]
        return _url(path, [*asked, *self._lang(self.language)], fragment)

    def here(self, **changed: object) -> str:
        """Return a link to this page with some of its query changed; None takes a parameter away."""
        kept = [(name, value) for name, value in self.query if name not in changed and name not in ("lang", "kept")]
        added = [(name, str(value)) for name, value in changed.items() if value is not None and name != "lang"]
        return _url(self.path, [*kept, *added, *self._lang(str(changed.get("lang", self.language)))])

    def others(self) -> list[tuple[str, str, str]]:
        """Return the other languages of this page: code, name, link."""
        return [(one, words_in(one)["name"], self.here(lang=one)) for one in LANGUAGES if one != self.language]

    @property
    def chosen(self) -> str:
        """Return the language where it has to be asked for, "" where the browser gets it unasked."""
        return "" if self.language == self.preferred else self.language

    def _lang(self, language: str) -> list[tuple[str, str]]:
        return [] if language == self.preferred else [("lang", language)]

    def name(self, entities: Mapping[str, Any], name: str) -> str:
        """Return what an entity is called in the page's language, else in any, else its id."""
        names = entities.get(name, {}).get("name", {})
        return str(names.get(self.language) or names.get("en") or next(iter(names.values()), name))

    def by_letter(self, entities: Mapping[str, Any], name: str) -> bool:
        """Tell whether an entity's name in the page's language is only spelled letter by letter."""
        return self.language in entities.get(name, {}).get("by_letter", ())

    def text(self, told: Mapping[str, str]) -> str:
        """Return a sentence that is told in several languages in the page's one."""
        return told.get(self.language) or next(iter(told.values()), "")

    def say(self, reasons: str) -> str:
        """Return reasons as a rule gives them ("same parties; both on 2023-05-11"), in the page's language."""
        return said_in(self.words, reasons)

    def rule(self, layer: str, rule: str, told: str = "") -> str:
        """Return what a rule is called; of a rule of events ``told`` is what it tells, in words."""
        return rule_name(layer, rule, self.language, told)

    def counted(self, noun: str, count: int) -> str:
        """Return "1 report", "5 reports", as the language counts."""
        return counted(count, noun, self.language)


def said_in(words: Words, reasons: str) -> str:
    """Return reasons as a rule gives them in the language of ``words``; what it has no words for stays as it is."""
    return str(words["chrome"]["semicolon"]).join(_said(words, one) for one in reasons.split("; "))


def _said(words: Words, reason: str) -> str:
    told: Mapping[str, str] = words["told"]
    if reason in told:
        return told[reason]
    for form, turned in told.items():
        if "{}" in form and (found := _pattern(form).fullmatch(reason)):
            return turned.format(*(_named(words, one) for one in found.groups()))
    # A reason, and the day that it leads to.
    named, colon, rest = reason.partition(": ")
    return f"{told[named]}: \u2068{rest}\u2069" if colon and named in told else reason


def _named(words: Words, told: str) -> str:
    """Return what a reason names, each by itself where a right-to-left line would turn it round."""
    return str(words["chrome"]["and"]).join(f"\u2068{one}\u2069" for one in told.split(" and "))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(map(re.escape, form.split("{}"))), re.DOTALL)


def _url(path: str, query: list[tuple[str, str]], fragment: str = "") -> Link:
    asked = "?" + "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in query) if query else ""
    told = path if _PLAIN.fullmatch(path) else quote(path, safe="/", errors="replace")
    return Link(told + asked + (f"#{quote(fragment)}" if fragment else ""))


def _encoded(text: str) -> str:
    # A page has hundreds of links, and next to all are made of ids.
    return text if _PLAIN.fullmatch(text) and "/" not in text else quote_plus(text, errors="replace")
