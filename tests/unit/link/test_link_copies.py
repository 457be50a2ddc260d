"""Copies of one text: written by hand, of invented wording."""

import random

from mithaq.link.copies import copy_groups

WIRE = (
    "Delegations of the two sides met in Muscat on Tuesday to discuss the exchange of prisoners. "
    "The talks, the fourth since spring, lasted six hours and ended without a joint statement. "
    "A source close to the host said that lists of names had been handed over and would be checked within ten days. "
    "Both sides agreed that the technical committee should go on working until the next round, expected in March. "
    "The envoy thanked the host and asked the parties to refrain from steps that could harm the climate of the talks."
)
OTHER = (
    "Negotiators sat down in the Omani capital this week over the fate of hundreds of captives. "
    "People familiar with the meeting described it as frank; no communique was issued when they left the hotel. "
    "Papers with the names of the missing changed hands, they added, and experts will now go through them line by line."
)
ROUNDUP = (
    "Markets in the region opened higher. Rain is forecast for the coast. The football season starts on Friday with "
    "two matches. The ministry announced new bus lines for the capital, and a museum reopens after repairs. "
)
EDITED = WIRE.replace("Tuesday", "yesterday").replace("A source close to the host said", "An informed source told us")
CUT = " ".join(WIRE.split()[:40])

TEXTS = {
    "wire": WIRE,
    "same": "MUSCAT - " + WIRE.upper(),
    "edited": EDITED,
    "cut": CUT,
    "roundup": ROUNDUP + WIRE + " " + ROUNDUP.replace("Rain", "Wind"),
    "other": OTHER,
}
DATES = {"wire": "2024-02-06", **dict.fromkeys(("same", "edited", "cut", "roundup", "other"), "2024-02-07")}


def test_copies_of_one_text_are_one_group_and_an_independent_report_is_not_in_it():
    (group,) = copy_groups(TEXTS, DATES)
    assert dict(group.members) == {
        "wire": "original",
        "same": "exact",
        "edited": "edited",
        "cut": "cut",
        "roundup": "embedded",
    }


def test_groups_do_not_depend_on_order():
    expected = copy_groups(TEXTS, DATES)
    names = list(TEXTS)
    for seed in range(4):
        random.Random(seed).shuffle(names)
        assert copy_groups({name: TEXTS[name] for name in names}, DATES) == expected


def test_a_page_that_embeds_two_texts_does_not_make_them_one():
    texts = {"wire": WIRE, "wire2": WIRE, "other": OTHER, "other2": OTHER, "both": WIRE + " " + OTHER}
    groups = [set(dict(group.members)) for group in copy_groups(texts)]
    assert {"wire", "wire2"} <= next(group for group in groups if "wire" in group)
    assert not any({"wire", "other"} <= group for group in groups)


def test_without_dates_the_longest_is_the_original_of_a_cut():
    (group,) = copy_groups({"long": WIRE, "short": CUT})
    assert dict(group.members) == {"long": "original", "short": "cut"}


def test_arabic_marks_and_tatweel_do_not_make_another_text():
    plain = "التقى الوفدان في مسقط لبحث تبادل الأسرى واستمرت المحادثات ست ساعات وانتهت من دون بيان مشترك بين الجانبين"
    marked = plain.replace("الوفدان", "الوَفدان").replace("مسقط", "مســقط")
    (group,) = copy_groups({"a": plain, "b": marked})
    assert dict(group.members) == {"a": "original", "b": "exact"}


def test_empty_texts_make_no_group():
    assert copy_groups({"a": "", "b": "", "c": "one"}) == ()
