"""The API holds what its description promises, whatever it is asked: schemathesis asks."""

import os
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from typing import Any, cast

import pytest
from few_reports import write_reports
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from mithaq.api.app import application as api
from mithaq.cli.serving import application
from mithaq.run.adding import add
from mithaq.run.desk import Desk
from mithaq.store import Store, open_ledger

schemathesis = pytest.importorskip("schemathesis")

HOST = {"Host": "127.0.0.1"}
# A few each time, the same each time; before a release: `MITHAQ_EXAMPLES=300 pytest tests/web/test_api_contract.py`.
EXAMPLES = int(os.environ.get("MITHAQ_EXAMPLES", "8"))
# The stream of events has no end; test_api_exports.py listens to it.
_ENDLESS = "/api/events"
OPERATIONS = [
    (path, method)
    for path, methods in api(Desk(cast(Store, None))).openapi()["paths"].items()
    for method in methods
    if path != _ENDLESS
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger to be judged on and added to at random."""
    folder = write_reports(tmp_path_factory.mktemp("reports"))
    with open_ledger(str(tmp_path_factory.mktemp("ledger") / "ledger.db"), create=True) as store:
        add([str(folder)], store)
        yield store


@pytest.fixture(scope="module")
def described(own: Store) -> Any:
    # A name that nobody bears is refused with 422 wherever it is asked for: no schema can list the names of a ledger.
    accepted = ["2XX", "401", "403", "404", "409", "413", "422"]
    config = schemathesis.Config.from_dict({"checks": {"positive_data_acceptance": {"expected-statuses": accepted}}})
    return schemathesis.openapi.from_asgi("/openapi.json", application(own), config=config, headers=HOST)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_the_description_is_kept(described: Any, path: str, method: str) -> None:
    modes = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
    for mode in modes:
        strategy = described[path][method.upper()].as_strategy(generation_mode=mode)

        @given(case=strategy)
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        def holds(case: Any) -> None:
            case.call_and_validate(headers=HOST)

        with suppress(Unsatisfiable) if mode is modes[1] else nullcontext():  # nothing in it can be wrong
            holds()
