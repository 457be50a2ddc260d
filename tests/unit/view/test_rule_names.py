"""Every rule has a name in the languages that name rules."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import mithaq
from mithaq.annotate.mentions.vocabulary import mention_rules
from mithaq.grammar import load_yaml
from mithaq.languages import codes, load
from mithaq.view.rule_names import layer_name, rule_name

LANGUAGES = [code for code in codes() if (files("mithaq.languages") / code / "rule_names.yaml").is_file()]
PACKS = [load(code) for code in codes() if not load(code).settings.get("begun")]


def of_code() -> Iterator[str]:
    """The names that the code itself gives to what finds a name: the last text among the arguments of a draft."""
    for file in (Path(mithaq.__file__).parent / "annotate" / "mentions").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Draft":
                yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant) and one.value != 0)


def rules() -> Iterator[tuple[str, str]]:
    for pack in PACKS:
        yield from (("time", rule.name) for rule in pack.grammar("time").rules)
        yield from (("mention", rule.name) for rule in mention_rules(pack))
    yield from (("mention", name) for name in (*of_code(), "side") if isinstance(name, str) and not name.isdigit())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_name(language: str) -> None:
    nameless = sorted({(layer, rule) for layer, rule in rules() if rule_name(layer, rule, language) == rule})
    assert nameless == [], f"name them in src/mithaq/languages/{language}/rule_names.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_of_a_rule_that_there_is_not(language: str) -> None:
    named = load_yaml(files("mithaq.languages") / language / "rule_names.yaml")
    assert {(layer, rule) for layer in ("time", "mention") for rule in named[layer]} - set(rules()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_in_their_language(language: str) -> None:
    named = load_yaml(files("mithaq.languages") / language / "rule_names.yaml")
    told = [name for layer in named.values() for name in layer.values()]
    assert [name for name in told if re.search(r"[A-Za-z]{4,}", name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", ["verb", "noun", "participle"])
def test_a_rule_of_events_is_named_by_what_it_tells(language: str, by: str) -> None:
    assert rule_name("event", f"sign/{by}", language, "X").startswith("X")
    assert layer_name("event", language) != "event"


def test_rules_that_were_joined_are_named_one_by_one() -> None:
    assert rule_name("time", "weekday+day-month", "ru") == "день недели + число и месяц"
    assert rule_name("time", "weekday+none-such", "en") == "weekday+none-such"
