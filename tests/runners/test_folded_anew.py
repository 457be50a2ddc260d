"""`check` with all of the ledger folded anew."""

from pathlib import Path

from sqlalchemy import create_engine, text

from mithaq.run.adding import add
from mithaq.run.checking import check
from mithaq.store import open_ledger


def test_records_are_held_to_what_folding_everything_gives(reports: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    with open_ledger(str(ledger), create=True) as store:
        add([str(reports)], store)
        assert check(store, fold=True).problems == ()
    engine = create_engine(f"sqlite:///{ledger}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM events WHERE id = (SELECT min(id) FROM events)"))
    engine.dispose()
    with open_ledger(str(ledger)) as store:
        (problem,) = check(store, fold=True).problems
        assert problem.startswith("events: 1 ")
        assert check(store).problems == ()
