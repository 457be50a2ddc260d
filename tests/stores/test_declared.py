"""What a record's source says of its types is what its class says, as long as that is not compiled."""

from typing import get_type_hints

import pytest

from mithaq.model.annotations import Annotated, EventMention, Mention, Timex
from mithaq.model.claims import Claim, CommitmentClaim
from mithaq.model.documents import Document
from mithaq.model.ledger import Contradiction, Event
from mithaq.store.declared import written_types

RECORDS = [Annotated, EventMention, Mention, Timex, Claim, CommitmentClaim, Document, Contradiction, Event]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_source_tells_the_same_types(record: type) -> None:
    assert written_types(record) == get_type_hints(record)
