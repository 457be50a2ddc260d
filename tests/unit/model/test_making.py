"""Records that are made quickly are what a frozen dataclass makes of them."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from mithaq.model.annotations import Mention
from mithaq.model.documents import Span
from mithaq.model.kinds import MentionType
from mithaq.model.making import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """A record made as dataclass makes it."""

    name: str
    count: int = 1


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """The same, made quickly."""

    name: str
    count: int = 1


def test_fields_defaults_and_text_are_the_same() -> None:
    assert repr(Quick(name="a")) == repr(Slow(name="a")).replace("Slow", "Quick")
    assert (Quick(name="a", count=3).name, Quick(name="a", count=3).count) == ("a", 3)
    assert type(Quick(name="a")) is Quick


def test_equal_records_are_equal_and_hash_alike() -> None:
    assert Quick(name="a") == Quick(name="a", count=1)
    assert Quick(name="a") != Quick(name="b")
    assert len({Quick(name="a"), Quick(name="a"), Quick(name="b")}) == 2


def test_a_record_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick(name="a").count = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        Quick(count=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick(name="a", other=2)  # type: ignore[call-arg]


def test_replaced_copied_and_pickled_records_are_whole() -> None:
    mention = Mention(id="m1", type=MentionType.PLACE, span=Span(start=0, end=4), entity=None, rule="name")
    assert replace(mention, id="m2").span == mention.span
    assert copy.deepcopy(mention) == mention
    assert pickle.loads(pickle.dumps(mention)) == mention
