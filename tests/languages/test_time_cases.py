"""Every case of every pack's cases/time.yaml; every rule's examples; every rule in some case."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from mithaq.annotate.time import read_times
from mithaq.grammar import Rule
from mithaq.languages import LanguagePack, codes, load
from mithaq.model.annotations import Timex

LANGUAGES = tuple(code for code in codes() if load(code).has("time"))
FILE = "cases/time.yaml"


def _cases() -> Iterator[Any]:
    for code in LANGUAGES:
        pack = load(code)
        text = pack.root.joinpath(*FILE.split("/")).read_text(encoding="utf-8")
        lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("- ")]
        for line, case in zip(lines, pack.data(FILE), strict=True):
            yield pytest.param(code, case, id=f"{code}/{FILE}:{line}")


def _rules() -> Iterator[Any]:
    for code in LANGUAGES:
        for rule in load(code).grammar("time").rules:
            yield pytest.param(code, rule, id=f"{code}/{rule.name}")


def _written(text: str, timex: Timex) -> str:
    others = f" ({', '.join(timex.conflict)})" if timex.conflict and timex.value else ""
    return f"{text[timex.span.start : timex.span.end]} = {timex.value or 'none'}{others}"


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_case_is_read_as_expected(code: str, case: dict[str, Any]) -> None:
    found = read_times(case["text"], date.fromisoformat(case["on"]), code)
    assert [_written(case["text"], timex) for timex in found] == list(case.get("times", []))


@pytest.mark.parametrize(("code", "rule"), list(_rules()))
def test_rule_matches_its_examples(code: str, rule: Rule) -> None:
    pack = load(code)
    for example in rule.examples:
        assert rule.name in _matching(pack, example), example


@pytest.mark.parametrize(("code", "rule"), list(_rules()))
def test_rule_fires_in_some_case(code: str, rule: Rule) -> None:
    assert rule.name in _fired(code)


@lru_cache
def _fired(code: str) -> frozenset[str]:
    """The rules that the cases' readings rest on; of traps, which leave nothing, those that match a case without."""
    pack = load(code)
    fired: set[str] = set()
    for case in pack.data(FILE):
        for timex in read_times(case["text"], date.fromisoformat(case["on"]), code):
            fired.update(timex.rule.split("+"))
        if not case.get("times"):
            fired.update(_matching(pack, case["text"]))
    return frozenset(fired)


def _matching(pack: LanguagePack, text: str) -> set[str]:
    grammar = pack.grammar("time")
    words = [pack.bank[word] for word in pack.tokens(text).words]
    return {match.rule.name for match in grammar.find(grammar.spell(words))}
