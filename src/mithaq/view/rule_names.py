"""What rules are called for a reader: ``rule_names.yaml`` of the pack of his language names those of all packs."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mithaq.grammar import load_yaml

_EVENT = "event"


def rule_name(layer: str, rule: str, language: str, told: str = "") -> str:
    """Return what a rule is called in a language, the rule's id where it has no name there.

    Rules that were joined ("weekday+clock") are named one by one. A rule of events ("sign/verb") is named by what it
    tells, in the words ``told``, and what it is told by.
    """
    named = _named(language).get(layer)
    if not named:
        return rule
    if layer == _EVENT:
        form = named.get(rule.rpartition("/")[2])
        return str(form.format(told)) if form and told else rule
    return " + ".join(str(named.get(one, one)) for one in rule.split("+"))


def layer_name(layer: str, language: str) -> str:
    """Return what a layer is called in a language, its id where it has no name there."""
    return str(_named(language).get("layer", {}).get(layer, layer))


@lru_cache
def _named(language: str) -> Mapping[str, Any]:
    file = files("mithaq.languages") / language / "rule_names.yaml"
    found: Mapping[str, Any] = load_yaml(file) if file.is_file() else {}
    return found
