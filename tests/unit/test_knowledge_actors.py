"""The tables of actors hold together: ids, dates, references, and Arabic spellings that name one row of their table."""

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

import mithaq.knowledge
from mithaq.knowledge import load

DATA = Path(mithaq.knowledge.__file__).parent / "data"
NAMED = ("persons.tsv", "bodies.tsv", "mechanisms.tsv", "agreements.tsv", "processes.tsv")
DATED = {"holders.tsv": ("from", "until"), "mechanisms.tsv": ("from", "until")}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
QID = re.compile(r"Q[1-9]\d*")
OFFICES = {held_as for office in load().offices.values() for held_as in office.held_as}
BODY_KINDS = {
    "igo",
    "agency",
    "outlet",
    "armed-group",
    "authority",
    "armed-forces",
    "party",
    "ministry",
    "parliament",
    "court",
    "ngo",
    "mission",
    "company",
    "group",
}
AGREEMENT_KINDS = {
    "peace",
    "ceasefire",
    "declaration",
    "treaty",
    "framework",
    "prisoner-exchange",
    "roadmap",
    "protocol",
    "memorandum",
    "resolution",
    "set",
}
FOLDED = str.maketrans("أإآٱىة", "اااايه", "".join(map(chr, range(0x64B, 0x653))) + "\u0670\u0640")

Rows = list[dict[str, str]]


def read(name: str) -> Rows:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


TABLES = {name: read(name) for name in (*NAMED, "holders.tsv")}
IDS = Counter(row["id"] for name in NAMED for row in TABLES[name])
KNOWN = {id for table in load().tables() for id in table}


def fold(form: str) -> str:
    """Fold as the engine does: letters of one shape, no vowel signs, no quotes around or between the tokens."""
    return " ".join(re.sub(r"[^\w]+", " ", form.translate(FOLDED)).split())


def many(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def test_ids_are_slugs_and_unique_over_the_tables() -> None:
    assert [id for id in IDS if not SLUG.fullmatch(id)] == []
    everywhere = Counter(id for table in load().tables() for id in table)
    assert [id for id, times in everywhere.items() if times > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_all_cells_and_a_source(name: str) -> None:
    broken = [row for row in TABLES[name] if None in row or None in row.values() or not row["source"]]
    assert broken == []


@pytest.mark.parametrize("name", NAMED)
def test_every_row_is_named_in_three_languages(name: str) -> None:
    unnamed = [row["id"] for row in TABLES[name] if not (row["name_en"] and row["name_ar"] and row["name_ru"])]
    assert unnamed == []


@pytest.mark.parametrize("name", NAMED)
def test_item_numbers_are_well_formed_and_given_once(name: str) -> None:
    given = [row["qid"] for row in TABLES[name] if row.get("qid")]
    assert [qid for qid in given if not QID.fullmatch(qid)] == []
    assert len(given) == len(set(given))


@pytest.mark.parametrize("name", ("persons.tsv", "bodies.tsv", "mechanisms.tsv", "agreements.tsv"))
def test_a_strong_arabic_spelling_names_one_row(name: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in TABLES[name]:
        for form in (row["name_ar"], *many(row["aliases_ar"])):
            owners[fold(form)].add(row["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("name", ("persons.tsv", "bodies.tsv", "mechanisms.tsv", "agreements.tsv"))
def test_a_spelling_is_strong_or_weak_not_both(name: str) -> None:
    for row in TABLES[name]:
        strong = {fold(form) for form in (row["name_ar"], *many(row["aliases_ar"]))}
        assert not strong & {fold(form) for form in many(row["weak_ar"])}, row["id"]


@pytest.mark.parametrize("name", DATED)
def test_periods_are_dates_in_order(name: str) -> None:
    for row in TABLES[name]:
        start, end = (row[column] for column in DATED[name])
        assert all(DAY.fullmatch(day) for day in (start, end) if day), row
        shared = min(len(start), len(end))
        assert start[:shared] <= end[:shared], row


def test_agreements_are_dated_in_order() -> None:
    for row in TABLES["agreements.tsv"]:
        days = [row[column] for column in ("declared", "signed", "effective", "ended") if row[column]]
        assert all(DAY.fullmatch(day) for day in days), row["id"]
        if row["ended"]:
            assert all(day[: len(row["ended"])] <= row["ended"] for day in days), row["id"]


def test_holders_are_known_persons_of_known_states_and_bodies() -> None:
    persons = {row["id"] for row in TABLES["persons.tsv"]}
    for row in TABLES["holders.tsv"]:
        assert row["person"] in persons, row
        assert row["of"] in KNOWN, row
        assert row["office"] in OFFICES, row
        assert row["title_en"], row


@pytest.mark.parametrize("office", ("head-of-government", "foreign-minister", "secretary-general"))
def test_one_person_at_a_time_holds_an_office(office: str) -> None:
    terms: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in TABLES["holders.tsv"]:
        if row["office"] == office:
            terms[row["of"]].append((row["from"], row["until"] or "9999", row["person"]))
    # Libya had two governments from 2014 to 2021, each with a prime minister of its own.
    terms.pop("libya", None)
    for held in terms.values():
        held.sort()
        for (_, until, _one), (since, _, _other) in pairwise(held):
            assert until[: len(since)] <= since, held


def test_kinds_are_those_of_the_ontology() -> None:
    assert {row["kind"] for row in TABLES["bodies.tsv"]} <= BODY_KINDS
    assert {row["type"] for row in TABLES["mechanisms.tsv"]} <= {"mechanism", "format"}
    assert {row["kind"] for row in TABLES["agreements.tsv"]} <= AGREEMENT_KINDS


def test_references_of_bodies_mechanisms_agreements_and_processes_are_known() -> None:
    columns = ("state", "party", "parties", "third_parties", "place", "process", "members")
    for name in ("bodies.tsv", "mechanisms.tsv", "agreements.tsv", "processes.tsv"):
        for row in TABLES[name]:
            unknown = [id for column in columns for id in many(row.get(column, "")) if id not in KNOWN]
            assert unknown == [], row["id"]


def test_only_sets_have_members() -> None:
    for row in TABLES["agreements.tsv"]:
        assert row["kind"] == "set" or not row["members"], row["id"]


def test_an_army_stands_for_its_state_and_an_armed_group_for_itself() -> None:
    facts = load()
    assert facts.party_of("israel-defense-forces") == "israel"
    assert facts.party_of("houthis") == "houthis"
    assert facts.party_of("european-commission") == "european-union"
    assert facts.party_of("reuters") is None


@pytest.mark.parametrize(
    ("office", "of", "on", "person"),
    [
        ("foreign-minister", "russia", "2022-12-05", "sergey-lavrov"),
        ("foreign-minister", "united-states", "2019-05-01", "mike-pompeo"),
        ("head-of-state", "sudan", "2023-04-15", "abdel-fattah-al-burhan"),
        ("head-of-state", "saudi-arabia", "2018-05-01", "salman-of-saudi-arabia"),
        ("head-of-state", "syria", "2025-05-14", "ahmed-al-sharaa"),
        ("foreign-minister", "azerbaijan", "2020-07-01", "elmar-mammadyarov"),
        ("head-of-state", "iran", "2018-05-08", "hassan-rouhani"),
        ("head", "european-council", "2022-12-05", "charles-michel"),
        ("secretary-general", "united-nations", "2016-06-01", "ban-ki-moon"),
    ],
)
def test_the_holder_of_an_office_on_a_day(office: str, of: str, on: str, person: str) -> None:
    found = load().holder(office, of, on)
    assert found is not None
    assert found.id == person


def test_the_presidency_of_lebanon_was_vacant() -> None:
    assert load().holder("head-of-state", "lebanon", "2024-01-01") is None
