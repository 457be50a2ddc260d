"""Records are whole wherever they go, and the same however they are made."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from mithaq.model.annotations import Mention, Reason
from mithaq.model.documents import Span
from mithaq.model.kinds import MentionType

SPAN = Span(start=0, end=4)
MENTION = Mention(id="m1", type=MentionType.PLACE, span=SPAN, entity=None, rule="name")
REASON = Reason(why="said so", span=SPAN)


def test_fields_and_defaults_are_told() -> None:
    assert repr(REASON) == "Reason(why='said so', span=Span(start=0, end=4))"
    assert (MENTION.parties, MENTION.why, MENTION.supposed) == ((), "", False)


def test_equal_records_are_equal_and_hash_alike() -> None:
    again = Mention(id="m1", type=MentionType.PLACE, span=Span(start=0, end=4), entity=None, rule="name", parties=())
    assert again == MENTION != replace(again, id="m2")
    assert len({again, MENTION, replace(again, id="m2")}) == 2


def test_what_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError):
        Span(start=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Span(start=2, end=3, other=2)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        SPAN.other = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        REASON.why = "else"  # type: ignore[misc]


@pytest.mark.parametrize("record", [SPAN, MENTION, REASON], ids=lambda record: type(record).__name__)
def test_replaced_copied_and_pickled_records_are_whole(record: Span | Mention | Reason) -> None:
    assert replace(record) == record
    assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record
