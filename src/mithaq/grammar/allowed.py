"""What a layer reads of its rules; anything else is refused, for a rule with a slip in it would be misread."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from mithaq.errors import PackError
from mithaq.grammar.lexicon import FIGURES, NUMBERS, Lexicon
from mithaq.grammar.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """The fields that a layer reads with the values that they may have (none are listed where any may stand), those of
    them that every rule needs, and which names of slots it knows."""

    fields: Mapping[str, Collection[str]]
    needed: Collection[str] = ()
    slot: Callable[[str], bool]
    slots: Collection[str]

    def check(self, rules: Iterable[Rule], file: str) -> None:
        """Raise PackError, naming file and rule and what there is, at the first rule that says anything else."""
        for rule in rules:
            if wrong := self._wrong(rule):
                raise PackError(f"{file}: rule {rule.name}: {wrong}")

    def _wrong(self, rule: Rule) -> str:
        for name in self.needed:
            if name not in rule.fields:
                return f"has no {name}"
        for name, value in rule.fields.items():
            if name not in self.fields:
                return f"there is no field {name!r}; there are {_listed(self.fields)}"
            if self.fields[name] and value not in self.fields[name]:
                return f"{name} is never {value!r}; it may be {_listed(self.fields[name])}"
        unknown = (name for kind, name in rule.pattern.pieces if kind == "slot" and not self.slot(name))
        return next((f"there is no slot {name!r}; there are {_listed(self.slots)}" for name in unknown), "")


def check_classes(rules: Iterable[Rule], lexicon: Lexicon, file: str) -> None:
    """Raise PackError at the first pattern that names a class which the lexicon does not have."""
    known = {*lexicon.phrases, *NUMBERS, *FIGURES, *(name for classes in lexicon.singles.values() for name in classes)}
    for rule in rules:
        named = (one.rpartition("~")[2] for one in sorted(rule.pattern.elements))
        if unknown := next((one for one in named if one not in known and not one.startswith("=")), None):
            raise PackError(f"{file}: rule {rule.name}: there is no class {unknown} in its lexicon")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
