"""Classes of words, finding over a growing alphabet, settling overlaps, near misses."""

from engine import grammar, lexicon, rules, words_of

from mithaq.grammar import Grammar, Match, settle


def test_classes_name_what_rules_ask_for_and_nothing_else() -> None:
    made = grammar("MONTH ~MONTH و~MONTH #day من")
    [plain, joined, number, other] = words_of("مايو ومايو 3 سوق")
    assert made.classes(plain) == {"MONTH", "~MONTH"}
    assert made.classes(joined) == {"~MONTH", "و~MONTH"}
    assert made.classes(number) == {"#day"}
    assert made.classes(other) == frozenset()


def test_a_number_too_long_to_be_one_is_none() -> None:
    made = grammar("#num")
    [word] = words_of("9" * 6000)
    assert made.classes(word) == frozenset()


def test_words_met_later_are_found_too() -> None:
    """The alphabet grows with the texts; what was compiled for a smaller one must not be used."""
    made = grammar("#day MONTH", "MEET")
    assert list(made.find(made.spell(words_of("3 يناير")))) != []
    assert [match.rule.name for match in made.find(made.spell(words_of("اجتمع في 4 أيار ومايو")))] == ["r0", "r1"]
    assert [match.start for match in made.find(made.spell(words_of("1 2 كانون الأول")))] == [1]


def test_extra_classes_stand_beside_a_words_own() -> None:
    made = grammar("PERSON MEET", "التقى")
    words = words_of("سمير التقى سمير")
    symbols = made.spell(words, {0: frozenset({"PERSON"})})
    assert [(match.rule.name, match.start, match.end) for match in made.find(symbols)] == [("r0", 0, 2), ("r1", 1, 2)]
    assert [match.rule.name for match in made.find(made.spell(words))] == ["r1"]


def test_symbols_can_be_made_of_classes_alone() -> None:
    made = grammar("PERSON MEET")
    before = made.size
    symbols = made.symbol(frozenset({"PERSON"})) + made.symbol(frozenset({"MEET"}))
    assert made.size == before + 2
    assert made.having("PERSON") == symbols[0]
    assert [(match.start, match.end) for match in made.find(symbols)] == [(0, 2)]


def test_more_sets_than_one_private_area_holds_still_match() -> None:
    made = grammar("TARGET END")
    for count in range(7000):
        made.symbol(frozenset({f"FILL{count}"}))
    symbols = made.symbol(frozenset({"TARGET"})) + made.symbol(frozenset({"END"}))
    assert [(match.start, match.end) for match in made.find(symbols)] == [(0, 2)]


def test_a_rule_that_may_be_empty_matches_no_empty_stretch() -> None:
    made = grammar("MONTH?")
    assert [(match.start, match.end) for match in made.find(made.spell(words_of("في مايو")))] == [(1, 2)]


def test_overlapping_rules_are_all_found() -> None:
    made = grammar("#day MONTH", "MONTH #year")
    matches = list(made.find(made.spell(words_of("3 مايو 2020"))))
    assert [(match.rule.name, match.start, match.end) for match in matches] == [("r0", 0, 2), ("r1", 1, 3)]


def _match(rule: int, start: int, end: int) -> Match:
    return Match(rules("A", "B", "C")[rule], start, end, {})


def _kept(*matches: Match) -> list[tuple[str, int, int]]:
    return [(match.rule.name, match.start, match.end) for match in settle(matches)]


def test_the_longest_match_wins() -> None:
    assert _kept(_match(0, 0, 2), _match(1, 1, 4)) == [("r1", 1, 4)]


def test_of_equals_the_earlier_wins_then_the_rule_written_first() -> None:
    assert _kept(_match(0, 1, 3), _match(1, 0, 2)) == [("r1", 0, 2)]
    assert _kept(_match(2, 0, 2), _match(1, 0, 2)) == [("r1", 0, 2)]


def test_matches_apart_are_all_kept_in_the_order_of_the_text() -> None:
    assert _kept(_match(0, 4, 5), _match(1, 0, 2), _match(2, 2, 4)) == [("r1", 0, 2), ("r2", 2, 4), ("r0", 4, 5)]


def _near(pattern: str, text: str, at: int = 0) -> list[tuple[int, str]]:
    made = Grammar(rules(pattern), lexicon())
    return [(count, broke) for _, count, broke in made.near_misses(made.spell(words_of(text)), at)]


def test_a_near_miss_tells_how_far_it_came_and_what_broke_it() -> None:
    assert _near("#day MONTH #year", "3 مايو القادم") == [(2, "#year")]
    assert _near("في #day MONTH", "قبل في 3 سنوات", at=1) == [(2, "MONTH")]


def test_a_rule_that_fits_or_never_began_is_no_near_miss() -> None:
    assert _near("#day MONTH", "3 مايو") == []
    assert _near("#day MONTH", "مايو 3") == []
    assert _near("#day من? MONTH", "3 مايو") == []


def test_near_misses_pass_by_what_is_optional() -> None:
    assert _near("#day من? MONTH #year", "3 مايو القادم") == [(2, "#year")]
    assert _near("( في | من ) #day MONTH", "من 3 سنوات") == [(2, "MONTH")]
    assert _near("<day:#day> ( من MONTH | MONTH ) #year", "3 مايو القادم") == [(2, "#year")]
    assert _near("#day .{0,3} MONTH", "3 سنوات و5 أشهر") == [(4, "MONTH")]
    assert _near("~MONTH #year", "وكانون الثاني المقبل") == [(2, "#year")]
