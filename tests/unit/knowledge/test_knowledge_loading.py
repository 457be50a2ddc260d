"""Tables of facts: what a row gives, what a bad row says, who held which office when."""

from pathlib import Path

import pytest

from mithaq.errors import PackError
from mithaq.knowledge import Knowledge, known_names, load, read_tables


def tables(folder: Path, **files: str) -> Knowledge:
    for name, text in files.items():
        (folder / f"{name}.tsv").write_text(text.replace("    ", "\t"), encoding="utf-8")
    return read_tables(folder)


def test_missing_tables_and_columns_are_empty(tmp_path: Path) -> None:
    facts = tables(tmp_path, countries="id    kind    name_en\nnorland    state    Norland\n")
    assert facts.countries["norland"].name("en") == "Norland"
    assert facts.countries["norland"].capital is None
    assert facts.persons == {}


def test_single_words_of_a_weak_row_are_weak(tmp_path: Path) -> None:
    facts = tables(tmp_path, places="id    kind    name_ar    aliases_ar    weak\nx    city    نور    مدينة نور    1\n")
    assert facts.places["x"].spellings("ar") == ("مدينة نور",)
    assert dict(facts.places["x"].weak)["ar"] == ("نور",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id    kind\na    state    more\n", "countries.tsv:2: 3 cells"),
        ("id    kind\na    state\na    state\n", "countries.tsv:3: 'a' is given twice"),
        ("# note\nid    kind\n    state\n", "countries.tsv:3: id is missing"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        tables(tmp_path, countries=text)


def test_holders_by_day(tmp_path: Path) -> None:
    facts = tables(
        tmp_path,
        persons="id    name_en\nann    Ann\nbob    Bob\n",
        holders=(
            "person    office    of    from    until\n"
            "ann    head-of-state    norland    2010-03-01    2014\nbob    head-of-state    norland    2015-01-10\n"
        ),
    )
    for day, person in (("2010-02-28", None), ("2010-03-01", "ann"), ("2014-12-31", "ann"), ("2020-01-01", "bob")):
        holder = facts.holder("head-of-state", "norland", day)
        assert (holder.id if holder else None) == person
    assert [h.of for h in facts.offices_of("ann", "2012-01-01")] == ["norland"]
    assert facts.offices_of("ann", "2019-01-01") == ()


def test_what_an_id_stands_for(tmp_path: Path) -> None:
    facts = tables(
        tmp_path,
        countries="id    kind    name_en\nnorland    state    Norland\n",
        places=(
            "id    kind    name_en    country    metonym_of\n"
            "norcity    capital    Norcity    norland    norland\nvale    town    Vale    norland\n"
        ),
        bodies=(
            "id    kind    name_en    state    party\nnews    agency    News    norland\n"
            "army    armed-forces    Army    norland    norland\nband    armed-group    Band        band\n"
        ),
    )
    stands = {id: facts.party_of(id) for id in ("norland", "norcity", "vale", "news", "army", "band", "nobody")}
    assert stands == {
        "norland": "norland", "norcity": "norland", "vale": None, "news": None, "army": "norland", "band": "band",
        "nobody": None,
    }  # fmt: skip
    assert facts.country_of("vale") == "norland"


def test_names_are_read_one_by_one_and_are_those_of_the_whole_tables() -> None:
    names, known = known_names(), load()
    assert names["ararat-mirzoyan"].names == known.persons["ararat-mirzoyan"].names
    assert "nobody-at-all" not in names and names.get("nobody-at-all") is None
    assert set(known.places) | set(known.bodies) | set(known.processes) <= set(names)
    assert len(names) == len(list(names))
