"""Knowledge as the fold takes it."""

from mithaq.knowledge import Body, Knowledge, KnownAgreement, Place
from mithaq.ledger.seeds import known_agreements, wholes


def known(name: str, **dates: str) -> KnownAgreement:
    return KnownAgreement(id=name, kind="agreement", names=(("en", name),), parties=("B", "A"), **dates)


def test_an_agreement_of_the_register_is_as_far_as_its_last_date():
    facts = Knowledge(
        agreements={
            one.id: one
            for one in (
                known("told"),
                known("signed", signed="2021-01-11"),
                known("in force", signed="2021-01-11", effective="2021-02-01"),
                known("ended", signed="2021-01-11", ended="2023-02-01"),
            )
        }
    )
    seeds = {one.id: one for one in known_agreements(facts)}
    assert {name: one.status for name, one in seeds.items()} == {
        "told": "mentioned",
        "signed": "signed",
        "in force": "in_force",
        "ended": "ended",
    }
    assert seeds["signed"].parties == ("A", "B")


def test_places_belong_to_countries_and_organs_to_states():
    facts = Knowledge(
        places={
            "town": Place(id="town", kind="city", names=(), country="land"),
            "sea": Place(id="sea", kind="sea", names=()),
        },
        bodies={
            "army": Body(id="army", kind="army", names=(), state="land"),
            "un": Body(id="un", kind="igo", names=()),
        },
    )
    assert wholes(facts) == {"town": "land", "army": "land"}
