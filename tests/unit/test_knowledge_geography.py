"""The tables of states and places hold together: ids, references, coordinates, and Arabic forms that name one row."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

import mithaq.knowledge

DATA = Path(mithaq.knowledge.__file__).parent / "data"
TABLES = ("countries.tsv", "places.tsv")
COUNTRY_KINDS = {"state", "observer", "de-facto", "territory"}
SETTLED_KINDS = {"capital", "city", "town", "camp", "district", "governorate", "region"}
PLACE_KINDS = SETTLED_KINDS | {"area", "building", "continent", "crossing", "island", "line", "river"}
UN_MEMBERS = 193
ARABIC = re.compile(r"[\u0620-\u065f\u0660-\u0669\u06a4\u200c0-9 ().-]+")

Rows = list[dict[str, str]]


def read(name: str) -> Rows:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


COUNTRIES = read("countries.tsv")
PLACES = read("places.tsv")
BY_NAME = {"countries.tsv": COUNTRIES, "places.tsv": PLACES}


def folded(form: str) -> str:
    """Fold what the engine folds: vowel signs and stretching, hamza on alef, final ya, ta marbuta."""
    form = re.sub("[\u064b-\u0652\u0670\u0640]", "", form)
    return form.translate(str.maketrans("أإآٱىة", "اااايه")).strip()


def arabic_forms(row: dict[str, str]) -> set[str]:
    return {folded(form) for form in [row["name_ar"], *row["aliases_ar"].split("|")] if form}


def rivals(rows: Rows) -> dict[str, list[str]]:
    """Forms that several rows share with nothing to choose by: neither weak nor preferred."""
    owners: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        for form in arabic_forms(row):
            owners[form].append(row)
    shared = {form: found for form, found in owners.items() if len(found) > 1}
    undecided = {
        form: [row["id"] for row in found if not row["weak"] and not row["prefer"]] for form, found in shared.items()
    }
    return {form: ids for form, ids in undecided.items() if len(ids) > 1}


@pytest.mark.parametrize("table", TABLES)
def test_every_line_has_the_columns_of_the_header(table: str) -> None:
    lines = (DATA / table).read_text(encoding="utf-8").splitlines()
    widths = {len(line.split("\t")) for line in lines if not line.startswith("#")}
    assert widths == {len(lines[0].split("\t"))}


def test_ids_are_slugs_and_unique_over_both_tables() -> None:
    ids = [row["id"] for row in COUNTRIES + PLACES]
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert len(ids) == len(set(ids))


def test_wikidata_ids_are_well_formed_and_used_once() -> None:
    qids = [row["qid"] for row in COUNTRIES + PLACES if row["qid"]]
    assert [q for q in qids if not re.fullmatch(r"Q[1-9]\d*", q)] == []
    assert len(qids) == len(set(qids))


def test_kinds_are_known_and_all_states_are_there() -> None:
    assert {row["kind"] for row in COUNTRIES} <= COUNTRY_KINDS
    assert {row["kind"] for row in PLACES} <= PLACE_KINDS
    assert sum(row["kind"] == "state" for row in COUNTRIES) == UN_MEMBERS


def test_references_between_the_tables_hold() -> None:
    countries, places = {row["id"] for row in COUNTRIES}, {row["id"] for row in PLACES}
    assert [row["id"] for row in PLACES if row["country"] and row["country"] not in countries] == []
    assert [row["id"] for row in PLACES if row["metonym_of"] and row["metonym_of"] not in countries] == []
    assert [row["id"] for row in COUNTRIES if row["capital"] and row["capital"] not in places] == []


def test_coordinates_are_pairs_in_range() -> None:
    for row in PLACES:
        assert bool(row["lat"]) == bool(row["lon"]), row["id"]
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row["id"]
            assert -180 <= float(row["lon"]) <= 180, row["id"]


@pytest.mark.parametrize("table", TABLES)
def test_names_are_given_and_arabic_ones_are_arabic(table: str) -> None:
    for row in BY_NAME[table]:
        assert row["name_en"], row["id"]
        assert row["name_ar"], row["id"]
        for form in arabic_forms(row):
            assert ARABIC.fullmatch(form), (row["id"], form)


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_lists_a_form_twice_after_folding(table: str) -> None:
    for row in BY_NAME[table]:
        forms = [folded(form) for form in [row["name_ar"], *row["aliases_ar"].split("|")] if form]
        assert len(forms) == len(set(forms)), row["id"]


@pytest.mark.parametrize("table", TABLES)
def test_no_two_rows_share_an_arabic_form_undecided(table: str) -> None:
    assert rivals(BY_NAME[table]) == {}


def test_a_shared_form_has_at_most_one_preferred_owner() -> None:
    preferred = [form for row in COUNTRIES + PLACES if row["prefer"] for form in arabic_forms(row)]
    assert len(preferred) == len(set(preferred))


def test_states_and_places_do_not_share_a_strong_arabic_form() -> None:
    states = {form for row in COUNTRIES if not row["weak"] for form in arabic_forms(row)}
    places = {form for row in PLACES if not row["weak"] for form in arabic_forms(row)}
    assert states & places == set()


def test_rivals_are_found() -> None:
    row = {"name_ar": "طرابلس", "aliases_ar": "", "weak": "", "prefer": ""}
    assert rivals([{**row, "id": "a"}, {**row, "id": "b"}]) == {"طرابلس": ["a", "b"]}
    assert rivals([{**row, "id": "a"}, {**row, "id": "b", "weak": "1"}]) == {}
