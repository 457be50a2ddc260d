"""Whole sentences with the mentions expected in them, and every rule's own examples."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from mithaq import knowledge
from mithaq.annotate.mentions import find_mentions
from mithaq.annotate.mentions.units import known_names, lay_out
from mithaq.annotate.mentions.vocabulary import mention_rules, vocabulary
from mithaq.languages import LanguagePack, codes, load
from mithaq.model.annotations import DocumentDate, Entity, Mention
from mithaq.model.documents import Document, Span
from mithaq.model.kinds import Basis

LANGUAGES = tuple(code for code in codes() if load(code).has("mentions"))
FILE = "cases/mentions.yaml"


def data(code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(code).data(FILE)
    return found


def cases() -> Iterator[Any]:
    for code in LANGUAGES:
        text = load(code).root.joinpath(*FILE.split("/")).read_text(encoding="utf-8")
        lines = [node.start_mark.line + 1 for node in yaml.compose(text).value]
        for line, case in zip(lines, data(code), strict=True):
            yield pytest.param(code, case, id=f"{code}/{FILE}:{line}")


def rules() -> Iterator[Any]:
    for code in LANGUAGES:
        for rule in mention_rules(load(code)):
            yield pytest.param(code, rule, id=f"{code}/{rule.name}")


@cache
def understood(text: str, on: str | None = None, code: str = "ar") -> tuple[tuple[Mention, ...], dict[str, Entity]]:
    pack = load(code)
    tokens = pack.tokens(text)
    words = [pack.bank[word] for word in tokens.words]
    whole = Span(start=0, end=len(text))
    document = Document(id="d", source="s", name="case", part=0, language=code, text=text, span=whole, blocks=())
    dct = DocumentDate(value=on, basis=Basis.STATED) if on else None
    sentences = pack.sentences(tokens)
    mentions, entities, _ = find_mentions(pack, knowledge.load(), tokens, words, sentences, document, dct)
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


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code: str, case: dict[str, Any]) -> None:
    text = case["text"]
    mentions, entities = understood(text, case.get("on"), code)
    found = [(text[m.span.start : m.span.end], m) for m in mentions]
    for wanted in case.get("mentions", ()):
        same = [shown(m, text, entities, wanted) for words, m in found if words == wanted["text"]]
        assert wanted in same, f"{[words for words, _ in found]}: {same}"
    for words in case.get("none", ()):
        assert words not in [found_words for found_words, _ in found]


def matches(text: str, pack: LanguagePack) -> set[tuple[str, int, int]]:
    """Every match of every rule, with all known names and with those of one word only: a known name hides its words."""
    known = vocabulary(pack, knowledge.load())
    tokens = pack.tokens(text)
    words = [pack.bank[word] for word in tokens.words]
    sentences = [(0, len(words))]
    names = known_names(words, sentences, known)
    found = set()
    for merged in (names, [hit for hit in names if hit.end == hit.start + 1]):
        units = lay_out(tokens, words, sentences, merged, known)
        for match in known.grammar.find(units.symbols):
            found.add((match.rule.name, *units.tokens_of(match.start, match.end)))
    return found


@pytest.mark.parametrize(("code", "rule"), list(rules()))
def test_rule_matches_its_examples(code: str, rule: Any) -> None:
    for example in rule.examples:
        assert any(name == rule.name for name, _, _ in matches(example, load(code))), example


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_is_fired_by_a_case(code: str) -> None:
    fired = {name for case in data(code) for name, _, _ in matches(case["text"], load(code))}
    assert sorted({rule.name for rule in mention_rules(load(code))} - fired) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_mentions_of_a_text_do_not_overlap_and_their_entities_are_given(code: str) -> None:
    for case in data(code):
        mentions, entities = understood(case["text"], case.get("on"), code)
        ends = 0
        for mention in mentions:
            assert mention.span.start >= ends
            ends = mention.span.end
            assert {mention.entity, *mention.parties, *mention.people} <= entities.keys()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "...", "Plain words, no Arabic.", "\ud800 ' \u202e 5+5", "و", "ال", '(«"', "وزير", "بن بن بن"]
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_bad_input_raises_nothing(text: str, code: str) -> None:
    mentions, _ = understood(text, None, code)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "التقى الرئيس داود برهاموف وزير الخارجية الكيني في أوسلو."
    first = understood(text)
    understood.cache_clear()
    assert understood(text) == first
