"""The words of the pages, and dates in them."""

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import QueryParams

import mithaq
from mithaq.grammar import load_yaml
from mithaq.languages import codes
from mithaq.model.kinds import Act, Basis, BlockKind, ClaimKind, MentionType, Status, TimexType
from mithaq.web.asked import asked
from mithaq.web.chrome import LANGUAGES, Chrome, words_in
from mithaq.web.dates import month_of, shown_date, shown_time
from mithaq.web.found import found_pieces
from mithaq.web.rendering import preferred

_ISOLATES = dict.fromkeys((0x2066, 0x2069))
ISOLATED = dict.fromkeys((0x2068, 0x2069))


def keys(words: Any, before: str = "") -> Iterator[str]:
    for key, value in words.items():
        yield from keys(value, f"{before}{key}.") if isinstance(value, dict) else (f"{before}{key}",)


def test_every_language_has_every_word() -> None:
    first, *others = (set(keys(words_in(language))) for language in LANGUAGES)
    for other in others:
        assert other == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_sets_are_named(language: str) -> None:
    words = words_in(language)
    for section, kinds in (
        ("kind", ClaimKind),
        ("status", Status),
        ("act", Act),
        ("basis", Basis),
        ("block", BlockKind),
    ):
        assert {one.value for one in kinds} <= set(words[section])
    assert {one.value for one in (*MentionType, *TimexType)} <= set(words["type"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_that_are_told_apart_are_named(language: str) -> None:
    told_apart = load_yaml(files("mithaq.languages") / "profiles.yaml")["languages"]
    assert {*told_apart, *codes(), "und"} - words_in(language)["tongue"].keys() == set()


@pytest.mark.parametrize(
    ("value", "text", "exact", "doubt"),
    [
        ("2022-12-05", "2022-12-05", True, None),
        ("2022-10", "2022-10", False, None),
        ("2023-05-01/2023-05-04", "2023-05-01 – 2023-05-04", False, None),
        ("../2021-12-31", "by 2021-12-31", False, None),
        ("2021-12-31/..", "from 2021-12-31", False, None),
        ("2022~", "2022", False, "about"),
        ("2022-05-01?", "2022-05-01", False, "uncertain"),
        ("2022-09-13T04:30", "2022-09-13 04:30", True, None),
        (None, "no date", False, "uncertain"),
        ("../..", "no date", False, None),
    ],
)
def test_a_date_in_figures_with_words_for_what_is_open(
    value: str | None, text: str, exact: bool, doubt: str | None
) -> None:
    found = shown_date(value, words_in("en"))
    assert (found.text.translate(_ISOLATES), found.exact, found.doubt) == (text, exact, doubt)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("PT3H", "часов: 3"),
        ("PT90M", "минут: 90"),
        ("P2M", "месяцев: 2"),
        ("2023-04-23TMO", "2023-04-23, утро"),
        ("2023-04-23T18:30", "2023-04-23 18:30"),
        ("2023-W16", "2023-W16"),
        ("PRESENT_REF", "сейчас"),
        (None, "?"),
    ],
)
def test_the_value_of_a_time_expression_is_told_in_words(value: str | None, text: str) -> None:
    assert shown_time(value, words_in("ru")) == text


def test_figures_after_arabic_words_stay_in_order() -> None:
    assert shown_date("../2021-12-31", words_in("ar")).text == "حتى \u20662021-12-31\u2069"


def test_the_month_of_a_date() -> None:
    values = ("2022-12-05", "2022", "../2021-12-31", "2023-05-01/..", None)
    assert [month_of(value) for value in values] == ["2022-12", "2022", "2021-12", "2023-05", None]


def test_what_cannot_be_used_is_complained_of() -> None:
    query = QueryParams(
        [("party", " Armenia "), ("party", ""), ("kind", "dinner"), ("kind", "call"), ("since", "soon")]
    )
    found = asked(query, words_in("en"))
    assert found.filters.party == ("Armenia",)
    assert found.filters.kind == ("call",)
    assert found.filters.since is None
    assert len(found.complaints) == 2


def test_links_keep_the_query_and_the_language() -> None:
    chrome = Chrome(language="ar", path="/timeline", query=(("party", "أ&ب"), ("lang", "ar"), ("offset", "200")))
    assert chrome.here(offset=None) == "/timeline?party=%D8%A3%26%D8%A8&lang=ar"
    assert chrome.here(lang="en", offset=None) == "/timeline?party=%D8%A3%26%D8%A8"
    assert chrome.link("/report/a b", "asked", claim="c?1", at=None) == "/report/a%20b?claim=c%3F1&lang=ar#asked"


def test_found_pieces_join_to_the_quote() -> None:
    quote = "وصل الوفد إلى لبنان، ثم غادر لبنان."
    pieces = found_pieces(quote, "لبنان")
    assert "".join(text for text, _ in pieces) == quote
    assert [text for text, held in pieces if held] == ["لبنان،", "لبنان."]


def test_reasons_of_rules_are_told_in_the_language_of_the_page() -> None:
    arabic = Chrome(language="ar", path="/")
    assert arabic.say("same parties; both on 2023-05-11") == "الأطراف نفسها؛ كلاهما في \u20682023-05-11\u2069"
    shared = arabic.say("2023-05-04/2023-05-11 and 2023-05-11 share days")
    # each date is set apart: behind the letter of "and" its parts would change places
    assert shared == "أيامهما مشتركة: \u20682023-05-04/2023-05-11\u2069 و\u20682023-05-11\u2069"
    assert arabic.say("something no rule says") == "something no rule says"
    assert Chrome(language="en", path="/").say("same parties") == "same parties"


def reasons() -> Iterator[str]:
    """What the rules say of themselves, as it stands in the code; "x" for whatever it names."""
    for package in ("annotate", "link"):
        for file in (Path(mithaq.__file__).parent / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.keyword) and node.arg == "why":
                    told = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
                    parts = [str(one.value) if isinstance(one, ast.Constant) else "x" for one in told]
                    yield "".join(parts)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_reason_of_a_rule_has_words(language: str) -> None:
    page, told = Chrome(language=language, path="/"), set(reasons()) - {"", "x", "x: x"}
    assert len(told) > 20
    assert [one for one in sorted(told) if page.say(one) == one] == []


def test_a_reason_may_name_several_things() -> None:
    russian = Chrome(language="ru", path="/")
    assert (
        russian.say("planned for 2023-05-04, 2 days off").translate(ISOLATED)
        == "намечено на 2023-05-04, разница в днях: 2"
    )
    assert russian.say("dateline: 2023-05-04").translate(ISOLATED) == "строка даты: 2023-05-04"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru"),
        ("fr-FR, ar;q=0.8, en;q=0.2", "ar"),
        ("de, tr;q=0.4", "en"),
        ("en;q=0.1, ru;q=0", "en"),
        ("ru;q=nonsense, *", "en"),
    ],
)
def test_the_browser_gets_the_language_that_it_likes_best(header: str, language: str) -> None:
    assert preferred(header) == language


def test_links_name_the_language_only_where_the_browser_would_get_another() -> None:
    russian = Chrome(language="ru", path="/", preferred="ru")
    assert (russian.here(), russian.here(lang="en"), russian.chosen) == ("/", "/?lang=en", "")
    assert [code for code, _, _ in russian.others()] == [code for code in LANGUAGES if code != "ru"]


def test_counts_agree() -> None:
    counted = [Chrome(language="ru", path="/").counted("report", n) for n in (1, 2, 5, 11, 21, 22, 112)]
    assert counted == [
        "1 сообщение", "2 сообщения", "5 сообщений", "11 сообщений", "21 сообщение", "22 сообщения", "112 сообщений",
    ]  # fmt: skip
    assert Chrome(language="ar", path="/").counted("gap", 2) == "بعد السابق بيومين"
    assert Chrome(language="ru", path="/").counted("gap", 0) == "в тот же день, что и предыдущий"
    assert Chrome(language="ru", path="/").counted("report", 0) == "0 сообщений"
