"""What is written comes back the same, once, and in any order."""

import random
from collections.abc import Callable

import pytest
import reports
from sqlalchemy import create_engine, text

from mithaq.errors import StoreError
from mithaq.model.ledger import Judgement
from mithaq.run.checking import check
from mithaq.store import Reading, Store, open_ledger
from mithaq.store.location import engine_for

JUDGEMENT = Judgement(left="a", right="b", verdict="same", score=1.0, decided_by="رنا", reason="النص نفسه")


def reading(number: int, **told: str) -> Reading:
    brought = reports.source(number, **told)
    return Reading(source=brought, understood=(reports.understood(number, brought),))


def test_what_is_written_comes_back_the_same(store: Store) -> None:
    one = reading(7)
    assert len(store.write([one])) == 1
    wanted = one.understood[0]
    key = wanted.annotated.document.id
    assert store.annotated(key) == wanted.annotated
    assert store.claims(key) == tuple(sorted(wanted.claims, key=lambda claim: claim.id))
    assert store.agreement_claims() == wanted.agreements
    assert [source for _, source in store.deliveries()] == [one.source]
    assert store.entities() == wanted.annotated.entities
    (report,) = store.reports()
    assert (report.file, report.published, report.diagnostics) == (
        "report-0007.txt",
        wanted.annotated.dct,
        wanted.annotated.diagnostics,
    )


def test_adding_again_changes_nothing(store: Store) -> None:
    batch = [reading(number) for number in range(20)]
    store.write(batch)
    counts, digest = store.counts(), store.digest()
    assert store.write(batch) == set()
    assert (store.counts(), store.digest()) == (counts, digest)


def test_order_and_batches_do_not_count(store: Store, another: Callable[[], Store]) -> None:
    batch = [reading(number) for number in range(12)]
    store.write(batch)
    shuffled = random.Random(3).sample(batch, len(batch))
    other = another()
    for one in shuffled:
        other.write([one])
    assert other.digest() == store.digest()
    assert other.claims() == store.claims()


def test_the_digest_sees_a_difference(store: Store, another: Callable[[], Store]) -> None:
    store.write([reading(1), reading(2)])
    other = another()
    other.write([reading(1), reading(3)])
    assert other.digest() != store.digest()


def test_the_same_bytes_from_two_outlets_are_two_reports(store: Store) -> None:
    store.write([reading(5, outlet="الأفق"), reading(5, outlet="المرصد")])
    counts = store.counts()
    assert (counts["sources"], counts["deliveries"], counts["documents"]) == (1, 2, 2)


def test_an_archive_may_hold_a_row_twice(store: Store) -> None:
    one = reading(5)
    assert len(store.write([Reading(source=one.source, understood=one.understood * 2)])) == 1
    assert len(store.search("الوسطاء")) + len(store.search("نظيره")) + len(store.search("جولة")) == 1


def test_a_failed_write_leaves_no_half(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write([reading(1)])
    counts = store.counts()

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("mithaq.store.search.index", fail)
    with pytest.raises(RuntimeError):
        store.write([reading(2), reading(3)])
    assert store.counts() == counts


def test_rewrite_replaces_what_is_derived_and_keeps_the_rest(store: Store) -> None:
    batch = {number: reading(number) for number in range(6)}
    store.write(list(batch.values()))
    store.judge(JUDGEMENT)
    digest = store.digest()
    number_of = {one.source.id: number for number, one in batch.items()}
    again = (reading(number_of[source.id]) for _, source in store.deliveries())
    assert store.rewrite(again) == 6
    assert store.digest() == digest
    assert len(store.judgements()) == 1
    assert len(store.search("الوسطاء")) == 2
    assert check(store).problems == ()


def test_a_rewrite_that_fails_leaves_the_old(store: Store) -> None:
    store.write([reading(number) for number in range(3)])
    digest = store.digest()

    def broken():
        yield reading(0)
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        store.rewrite(broken())
    assert store.digest() == digest


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = 'x'", "DELETE FROM {}"])
@pytest.mark.parametrize(("table", "column"), [("judgements", "reason"), ("log", "action")])
def test_judgements_and_log_are_only_appended_to(store: Store, statement: str, table: str, column: str) -> None:
    store.judge(JUDGEMENT)
    store.note("رنا", "added", {"reports": 1})
    with pytest.raises(StoreError, match="never changed"), store._writes() as connection:
        connection.execute(text(statement.format(table, column)))
    assert (len(store.judgements()), len(store.log())) == (1, 1)


def test_judgements_come_back_in_order_with_their_time(store: Store) -> None:
    store.judge(JUDGEMENT)
    store.judge(
        Judgement(left="c", right="d", verdict="different", score=0.5, decided_by="سامي", decided_at="2023-01-02")
    )
    first, second = store.judgements()
    assert (first.decided_by, second.decided_at) == ("رنا", "2023-01-02")
    assert first.decided_at is not None


def test_the_log_keeps_its_detail(store: Store) -> None:
    store.note("رنا", "added", {"paths": ["تقارير"], "reports": 2})
    (line,) = store.log()
    assert (line["who"], line["action"], line["paths"], line["reports"]) == ("رنا", "added", ["تقارير"], 2)


@pytest.mark.parametrize("text_", ["نص\x00فيه صفر", "نص \ud83d مبتور", "نص \u202bبه علامات\u202c"])
def test_odd_characters_survive(store: Store, text_: str) -> None:
    import dataclasses

    one = reports.understood(1)
    document = dataclasses.replace(one.annotated.document, text=text_, title=text_, name=f"{text_}.txt")
    claim = dataclasses.replace(one.claims[0], speaker=text_)
    odd = dataclasses.replace(
        one, annotated=dataclasses.replace(one.annotated, document=document), claims=(claim,), agreements=()
    )
    source = dataclasses.replace(reports.source(1), name=f"{text_}.txt")
    store.write([Reading(source=source, understood=(odd,))])
    assert store.annotated(document.id) == odd.annotated
    assert store.claims() == (claim,)


def test_check_finds_a_quote_that_does_not_stand_there(store: Store) -> None:
    import dataclasses

    one = reports.understood(1)
    evidence = dataclasses.replace(one.claims[0].evidence[0], quote="غير موجود")
    wrong = dataclasses.replace(one, claims=(dataclasses.replace(one.claims[0], evidence=(evidence,)),))
    store.write([Reading(source=reports.source(1), understood=(wrong,))])
    (problem,) = check(store).problems
    assert wrong.claims[0].id in problem
    assert "report-0001.txt" in problem


def test_check_finds_bytes_that_were_changed(store: Store) -> None:
    import zlib

    store.write([reading(1)])
    with store._writes() as connection:
        connection.execute(text("UPDATE sources SET payload = :payload"), {"payload": zlib.compress(b"other")})
    assert any("another hash" in problem for problem in check(store).problems)


def test_a_newer_schema_is_refused(place: str) -> None:
    open_ledger(place, create=True).close()
    engine = engine_for(place, create=True)
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer Mithaq \(schema 99"):
        open_ledger(place)


def test_down_and_up_again(place: str) -> None:
    from sqlalchemy import inspect

    from mithaq.store import migrations

    open_ledger(place, create=True).close()
    engine = engine_for(place, create=True)
    with engine.execution_options(writes=True).begin() as connection:
        migrations.migrate(connection, 0)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()
    with open_ledger(place, create=True) as store:
        assert len(store.write([reading(1)])) == 1


def test_every_step_leads_up_and_down_to_the_same_tables(place: str) -> None:
    from sqlalchemy import inspect

    from mithaq.store import migrations

    engine = engine_for(place, create=True)
    for number in range(1, migrations.NEWEST + 1):
        with engine.execution_options(writes=True).begin() as connection:
            migrations.migrate(connection, number)
            tables = inspect(connection).get_table_names()
            migrations.migrate(connection, number - 1)
            migrations.migrate(connection, number)
            assert inspect(connection).get_table_names() == tables
            assert migrations.version(connection) == number
    engine.dispose()


def test_somebody_elses_database_is_refused(place: str) -> None:
    url = place.replace("postgresql://", "postgresql+psycopg://") if "://" in place else f"sqlite:///{place}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    engine.dispose()
    with pytest.raises(StoreError, match="not a Mithaq ledger"):
        open_ledger(place, create=True)
