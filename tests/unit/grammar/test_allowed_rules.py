"""What no layer reads of a rule is refused, by file, rule and what there is."""

from collections.abc import Mapping
from typing import Any

import pytest

from mithaq.annotate.mentions.ruled import ALLOWED as OF_MENTIONS
from mithaq.annotate.mentions.ruled import CONDITIONS, MAKES
from mithaq.annotate.mentions.validity import _CHECKS
from mithaq.annotate.mentions.vocabulary import mention_rules
from mithaq.annotate.time.slots import ALLOWED as OF_TIME
from mithaq.errors import PackError
from mithaq.grammar import Allowed, Lexicon, check_classes, load_rules
from mithaq.languages import codes, load


def refused(allowed: Allowed, **rule: Any) -> str:
    given: Mapping[str, Any] = {"name": "one", "examples": ["x"], "pattern": "x", **rule}
    with pytest.raises(PackError) as told:
        allowed.check(load_rules([given], "xx/rules.yaml"), "xx/rules.yaml")
    return str(told.value)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"pattern": "<deictic:x>"}, "there is no slot 'deictic'; there are about, "),
        ({"shft": "1"}, "there is no field 'shft'; there are agree, "),
        ({"kind": "ofset"}, "kind is never 'ofset'; it may be date, "),
    ],
)
def test_a_slip_in_a_rule_of_time_is_told(rule: dict[str, str], told: str) -> None:
    assert refused(OF_TIME, **rule).startswith(f"xx/rules.yaml: rule one: {told}")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"type": "role"}, "has no make"),
        ({"type": "role", "make": "ministry"}, "make is never 'ministry'; it may be body, "),
        ({"type": "roll", "make": "office"}, "type is never 'roll'; it may be "),
        ({"type": "role", "make": "office", "pattern": "<owner:x>"}, "there is no slot 'owner'; there are adjective, "),
    ],
)
def test_a_slip_in_a_rule_of_names_is_told(rule: dict[str, str], told: str) -> None:
    assert refused(OF_MENTIONS, **rule).startswith(f"xx/rules.yaml: rule one: {told}")


def test_slots_of_several_are_known_by_the_first() -> None:
    rule = {"name": "one", "examples": ["x"], "pattern": "<day:x> <day2:x> <month_en:x>", "kind": "range"}
    OF_TIME.check(load_rules([rule], "f"), "f")


def test_a_class_that_the_lexicon_lacks_is_told() -> None:
    lexicon = Lexicon()
    lexicon.add("MONTH", {"5": ["may"]}, "f")
    rules = load_rules([{"name": "one", "examples": ["may 5"], "pattern": "~MONTH #day of? MONHT"}], "f")
    with pytest.raises(PackError, match="f: rule one: there is no class MONHT in its lexicon"):
        check_classes(rules, lexicon, "f")


def test_what_rules_of_names_may_ask_for_is_there() -> None:
    assert set(_CHECKS) == CONDITIONS
    assert {rule.fields["make"] for code in codes() for rule in mention_rules(load(code))} == MAKES


@pytest.mark.parametrize("code", [code for code in codes() if load(code).has("time")])
def test_rules_of_time_bar_only_classes_that_there_are(code: str) -> None:
    grammar = load(code).grammar("time")
    known = {"#num", *grammar.lexicon.phrases, *(name for found in grammar.lexicon.singles.values() for name in found)}
    barred = {
        (rule.name, name)
        for rule in grammar.rules
        for field in ("not_before", "not_after")
        for name in rule.fields.get(field, "").split()
    }
    assert {one for one in barred if one[1] not in known} == set()
