"""Whole sentences with the mentions expected in them, and every rule's own examples."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

from mithaq import knowledge
from mithaq.annotate.mentions import find_mentions
from mithaq.annotate.mentions.units import known_names, lay_out
from mithaq.annotate.mentions.vocabulary import mention_rules, vocabulary
from mithaq.grammar import load_yaml
from mithaq.languages import LanguagePack, load
from mithaq.model.annotations import DocumentDate, Entity, Mention
from mithaq.model.documents import Document, Span
from mithaq.model.kinds import Basis

FILE = files("mithaq.languages") / "ar" / "cases" / "mentions.yaml"


@cache
def pack() -> LanguagePack:
    return load("ar")


def cases() -> Iterator[Any]:
    lines = [node.start_mark.line + 1 for node in yaml.compose(FILE.read_text(encoding="utf-8")).value]
    for line, case in zip(lines, load_yaml(FILE), strict=True):
        yield pytest.param(case, id=f"ar/cases/mentions.yaml:{line}")


@cache
def understood(text: str, on: str | None = None) -> tuple[tuple[Mention, ...], dict[str, Entity]]:
    tokens = pack().tokens(text)
    words = [pack().bank[word] for word in tokens.words]
    whole = Span(start=0, end=len(text))
    document = Document(id="d", source="s", name="case", part=0, language="ar", text=text, span=whole, blocks=())
    dct = DocumentDate(value=on, basis=Basis.STATED) if on else None
    sentences = pack().sentences(tokens)
    mentions, entities, _ = find_mentions(pack(), knowledge.load(), tokens, words, sentences, document, dct)
    return mentions, {entity.id: entity for entity in entities}


def shown(mention: Mention, text: str, entities: dict[str, Entity], wanted: dict[str, Any]) -> dict[str, Any]:
    """Tell of a mention what the case tells."""
    entity = entities[mention.entity or ""]
    facts = {
        "text": text[mention.span.start : mention.span.end],
        "type": mention.type.value,
        "entity": mention.entity,
        "name": entity.name("en"),
        "parties": list(mention.parties),
        "people": list(mention.people),
    }
    return {key: facts[key] for key in wanted}


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    mentions, entities = understood(text, case.get("on"))
    found = [(text[m.span.start : m.span.end], m) for m in mentions]
    for wanted in case.get("mentions", ()):
        same = [shown(m, text, entities, wanted) for words, m in found if words == wanted["text"]]
        assert wanted in same, f"{[words for words, _ in found]}: {same}"
    for words in case.get("none", ()):
        assert words not in [found_words for found_words, _ in found]


def matches(text: str) -> set[tuple[str, int, int]]:
    """Every match of every rule, with all known names and with those of one word only: a known name hides its words."""
    known = vocabulary(pack(), knowledge.load())
    tokens = pack().tokens(text)
    words = [pack().bank[word] for word in tokens.words]
    sentences = [(0, len(words))]
    names = known_names(words, sentences, known)
    found = set()
    for merged in (names, [hit for hit in names if hit.end == hit.start + 1]):
        units = lay_out(tokens, words, sentences, merged, known)
        for match in known.grammar.find(units.symbols):
            found.add((match.rule.name, *units.tokens_of(match.start, match.end)))
    return found


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in mention_rules(pack())])
def test_rule_matches_its_examples(rule: Any) -> None:
    for example in rule.examples:
        assert any(name == rule.name for name, _, _ in matches(example)), example


def test_every_rule_is_fired_by_a_case() -> None:
    fired = {name for case in load_yaml(FILE) for name, _, _ in matches(case["text"])}
    assert sorted({rule.name for rule in mention_rules(pack())} - fired) == []


def test_mentions_of_a_text_do_not_overlap_and_their_entities_are_given() -> None:
    for case in load_yaml(FILE):
        mentions, entities = understood(case["text"], case.get("on"))
        ends = 0
        for mention in mentions:
            assert mention.span.start >= ends
            ends = mention.span.end
            assert {mention.entity, *mention.parties, *mention.people} <= entities.keys()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "...", "Plain words, no Arabic.", "\ud800 ' \u202e 5+5", "و", "ال", '(«"', "وزير", "بن بن بن"]
)
def test_bad_input_raises_nothing(text: str) -> None:
    mentions, _ = understood(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "التقى الرئيس داود برهاموف وزير الخارجية الكيني في أوسلو."
    first = understood(text)
    understood.cache_clear()
    assert understood(text) == first
