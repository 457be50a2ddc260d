"""The bundled sample as a ledger, ready to be handed over."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from harm import AS_OF

from mithaq.export.selection import Selection
from mithaq.run.adding import add
from mithaq.run.current import current
from mithaq.run.exporting import selection as select
from mithaq.run.seen import seen
from mithaq.run.stored import Stored
from mithaq.store import Store, open_ledger

Choose = Callable[..., Selection]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Stored]]:
    reports = sorted(Path(str(files("mithaq") / "sample")).glob("*.txt"))
    with open_ledger(str(tmp_path_factory.mktemp("export") / "ledger.db"), create=True) as store:
        add([str(path) for path in reports], store)
        yield store, current(store)


@pytest.fixture
def choose(sample: tuple[Store, Stored]) -> Choose:
    _, stored = sample

    def chosen(*views: str, **more: Any) -> Selection:
        return select(seen(stored, AS_OF), views, as_of=AS_OF, **more)

    return chosen
