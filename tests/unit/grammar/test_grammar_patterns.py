"""Each construct of the pattern syntax, and each way to get it wrong."""

import re

import pytest
from engine import found, grammar, rules, stretches, words_of

from mithaq.errors import PackError
from mithaq.grammar import Grammar, Lexicon, load_rules
from mithaq.grammar.demands import demands
from mithaq.grammar.pattern import parse

CONSTRUCTS = [
    # pattern, text, what it matches
    ("MONTH", "في يناير ومايو", ["يناير"]),  # a class alone takes no proclitic
    ("~MONTH", "في يناير ومايو", ["يناير", "ومايو"]),
    ("و~MONTH", "يناير ومايو", ["ومايو"]),
    ("ب~MONTH", "يناير ومايو", []),
    ("في", "في وفي", ["في"]),
    ("~في", "في وفي", ["في", "وفي"]),
    ("و~في", "في وفي", ["وفي"]),
    ("التقى", "التقي", ["التقي"]),  # literals are folded as texts are
    ("MONTH", "كانون الثاني", ["كانون الثاني"]),  # a phrase
    ("MONTH", "كانون ثقيل", []),
    ("~MONTH", "وكانون الثاني", ["وكانون الثاني"]),
    ("MONTH", "وكانون الثاني", []),
    ("MONTH #year", "كانون الثاني 2020", ["كانون الثاني 2020"]),
    ("#day", "0 1 31 32 ٩", ["1", "31", "٩"]),
    ("#month", "12 13", ["12"]),
    ("#year", "1799 1800 2100 2101", ["1800", "2100"]),
    ("#num", "5 خمسة", ["5"]),
    ("#dmy", "9.11.2020 9.11", ["9.11.2020"]),
    ("في . MONTH", "في شهر مايو في مايو", ["في شهر مايو"]),
    ("( في | من ) MONTH", "في مايو من يناير قبل مايو", ["في مايو", "من يناير"]),
    ("في | من", "في من قبل", ["في", "من"]),
    ("#day من? MONTH", "3 من مايو 4 مايو", ["3 من مايو", "4 مايو"]),
    ("#day .* MONTH", "3 كلمة كلمة مايو", ["3 كلمة كلمة مايو"]),
    ("#day .+ MONTH", "3 مايو", []),
    ("#day .{0,1} MONTH", "3 كلمة مايو 3 كلمة كلمة مايو", ["3 كلمة مايو"]),
    ("كلمة{2}", "كلمة كلمة كلمة", ["كلمة كلمة"]),
    ("( في #day )+", "في 3 في 4", ["في 3 في 4"]),
    ("<day:#day>? MONTH", "3 مايو", ["3 مايو"]),
    ("'(' #year ')'", "( 2020 )", ["( 2020 )"]),
    ("#day/ MONTH", "3/ مايو", []),  # no word is made of a figure and a mark
    ("-", "3 - 4", ["-"]),
    ("'.'", "قال .", ["."]),  # in quotes it is the full stop
]


@pytest.mark.parametrize(("pattern", "text", "expected"), CONSTRUCTS)
def test_construct(pattern: str, text: str, expected: list[str]) -> None:
    assert stretches(pattern, text) == expected


def test_slots_tell_where_their_words_stand() -> None:
    [match] = found("<when:<day:#day> <month:~MONTH>> <year:#year>?", "يوم 3 وكانون الثاني")
    assert (match.start, match.end) == (1, 4)
    assert match.slots == {"when": (1, 4), "day": (1, 2), "month": (2, 4)}


def test_alternatives_may_use_one_slot_name() -> None:
    pattern = "( <day:#day> MONTH | MONTH <day:#day> )"
    assert found(pattern, "3 مايو")[0].slots == {"day": (0, 1)}
    assert found(pattern, "مايو 3")[0].slots == {"day": (1, 2)}


WRONG = [
    "MONTH )",
    "( MONTH",
    "( MONTH >",
    "<day:#day",
    "#day >",
    "MONTH '",
    "? MONTH",
    "( * )",
    "( MONTH | + )",
    "<day:?>",
    "MONTH ? *",
    "MONTH {}",
    "MONTH {3,1}",
    "<1st:#day>",
    "<day__1:#day>",
    "MONTH $YEAR",
]


@pytest.mark.parametrize("pattern", WRONG)
def test_an_ill_formed_pattern_is_refused_naming_file_and_rule(pattern: str) -> None:
    with pytest.raises(PackError, match=r"^ar/rules/time\.yaml: rule day-month: "):
        load_rules([{"name": "day-month", "pattern": pattern, "examples": ["x"]}], "ar/rules/time.yaml")


def test_a_well_formed_pattern_names_its_elements_folded() -> None:
    assert parse("<day:#day> ~MONTH و~أيار .").elements == {"#day", "~MONTH", "و~=ايار"}


DEMANDED = [
    ("#day MONTH", [{"#day"}, {"MONTH"}]),
    ("#day من? MONTH", [{"#day"}, {"MONTH"}]),
    ("#day MONTH+", [{"#day"}, {"MONTH"}]),
    ("#day MONTH*", [{"#day"}]),
    ("#day MONTH{0,2}", [{"#day"}]),
    ("( #day MONTH )? DAYNAME", [{"DAYNAME"}]),
    ("( #day | MONTH ) DAYNAME", [{"#day", "MONTH"}, {"DAYNAME"}]),
    ("#day MONTH | DAYNAME #year", [{"#day", "DAYNAME"}]),
    ("#day | .", []),
    ("<day:#day> MONTH", [{"#day"}, {"MONTH"}]),
    ("<day:#day>? MONTH", [{"MONTH"}]),
    (". MONTH", [{"MONTH"}]),
    ("~A <of:(B | C D)>", [{"~A"}, {"B", "C"}]),
    ("(A | (B | C) D) E+", [{"A", "B", "C"}, {"E"}]),
    ("(A? | B) C", [{"C"}]),
    (". A{0,2} B{1,2}", [{"B"}]),
    ("(A | .) word", [{"=word"}]),
]


@pytest.mark.parametrize(("pattern", "demanded"), DEMANDED)
def test_demands(pattern: str, demanded: list[set[str]]) -> None:
    assert demands(parse(pattern)) == demanded


TEXTS = [
    "وصل الوفد في 3 مايو 2020 ثم عاد",
    "كانون الثاني 2020",
    "الاثنين 3 و4 كانون الأول",
    "التقى الوزيران الثلاثاء في 5 من يناير",
    "لا شيء هنا",
    "3 4 5 مايو مايو",
    "",
]


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in DEMANDED] + [pattern for pattern, _, _ in CONSTRUCTS])
def test_a_grammar_that_grows_finds_what_the_whole_expression_finds(pattern: str) -> None:
    made = grammar(pattern)
    expression = made.rules[0].pattern
    for text in TEXTS:
        symbols = made.spell(words_of(text))
        whole = re.compile(expression.regex(made._alphabet, made.lexicon), re.DOTALL)
        assert [(match.start, match.end) for match in made.find(symbols)] == [
            match.span() for match in whole.finditer(symbols) if match.end() > match.start()
        ]


def test_symbols_that_differ_in_what_a_rule_does_not_ask_for_share_its_expression() -> None:
    made = grammar("MONTH #year", "DAYNAME MEET")
    month, year = made.symbol(frozenset({"MONTH"})), made.symbol(frozenset({"#year"}))
    assert [match.start for match in made.find(month + year)] == [0]
    first = made._expressions[0]._regex
    late = made.symbol(frozenset({"MONTH", "DAYNAME"}))
    assert [match.start for match in made.find(month + year + late + year)] == [0, 2]
    assert made._expressions[0]._regex is first
    both = made.symbol(frozenset({"MONTH", "#year"}))
    assert [(match.start, match.end) for match in made.find(late + both + year)] == [(0, 2)]
    assert made._expressions[0]._regex is not first


def test_an_expression_is_written_anew_when_too_many_symbols_have_stand_ins() -> None:
    made = grammar("MONTH #year")
    year = made.symbol(frozenset({"#year"}))
    for count in range(200):
        month = made.symbol(frozenset({"MONTH", f"OTHER{count}"}))
        assert [match.start for match in made.find(year + month + year)] == [1]
    assert len(made._expressions[0]._stand_ins) < 100


def test_shapes_are_written_in_their_places() -> None:
    entries = [
        {"shape": "YEAR", "pattern": "<year:#year>"},
        {"shape": "DATE", "pattern": "MONTH $YEAR | $YEAR"},
        {"name": "in", "pattern": "في $DATE", "examples": ["في مايو 2020"]},
    ]
    made = Grammar(load_rules(entries, "f"), _months())
    [match] = made.find(made.spell(words_of("في مايو 2020")))
    assert (match.start, match.end, match.slots) == (0, 3, {"year": (2, 3)})


def _months() -> Lexicon:
    made = Lexicon()
    made.add("MONTH", ["مايو"])
    return made


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([{"name": "a", "examples": ["x"]}], "f.yaml: rule a: has no pattern"),
        ([{"name": "a", "pattern": "X"}], "f.yaml: rule a: has no examples"),
        ([{"pattern": "X", "examples": []}], "f.yaml: rule #1: has no examples"),
        ([{"name": "a", "pattern": "X", "examples": "x"}], "f.yaml: rule a: examples are no list"),
        ([{"shape": "A"}], "f.yaml: shape A: has no pattern"),
        ([{"shape": "A", "pattern": "$B"}], "f.yaml: shape A: there is no shape $B"),
        ({"name": "a"}, "f.yaml: needs a list of rules"),
        (["a"], "f.yaml: rule #1: is no map"),
        (
            [{"name": "a", "pattern": "X", "examples": ["x"]}, {"name": "a", "pattern": "Y", "examples": ["y"]}],
            "f.yaml: rule a: is given twice",
        ),
    ],
)
def test_a_wrong_rule_file_is_refused(entries: object, message: str) -> None:
    with pytest.raises(PackError) as caught:
        load_rules(entries, "f.yaml")
    assert str(caught.value) == message


def test_rules_keep_the_fields_of_their_layer() -> None:
    [rule] = load_rules([{"name": "a", "pattern": "X", "examples": ["x", "y"], "kind": "date"}], "f")
    assert (rule.name, dict(rule.fields), rule.examples, rule.order) == ("a", {"kind": "date"}, ("x", "y"), 0)


def test_rules_without_a_name_are_numbered() -> None:
    assert [rule.name for rule in load_rules([{"pattern": "X", "examples": ["x"]}], "f")] == ["#1"]
    assert [rule.name for rule in rules("X", "Y")] == ["r0", "r1"]
