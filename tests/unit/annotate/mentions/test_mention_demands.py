"""What a rule demands of a text before it is worth trying."""

import pytest

from mithaq.annotate.mentions.matching import demands
from mithaq.grammar.pattern import parse


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("~A B? C", [{"~A"}, {"C"}]),
        ("~A <of:(B | C D)>", [{"~A"}, {"B", "C"}]),
        ("~A <of:B>? C*", [{"~A"}]),
        ("(A | (B | C) D) E+", [{"A", "B", "C"}, {"E"}]),
        ("(A? | B) C", [{"C"}]),
        (". A{0,2} B{1,2}", [{"B"}]),
        ("(A | .) word", [{"=word"}]),
    ],
)
def test_demands(pattern: str, expected: list[set[str]]) -> None:
    assert demands(parse(pattern)) == expected
