"""Pages that hold several articles, and pages that only look so."""

from sample_pages import LEAD, MORE, NEXT, OTHER, OTHER_LEAD, OTHER_NEXT, TITLE, articles, marked, only, source

from mithaq.read import read


def titles(*lines: str) -> list[str | None]:
    found = articles("\n".join(lines))
    assert [document.part for document in found] == list(range(len(found)))
    return [document.title for document in found]


def test_a_story_under_read_also_is_an_article_of_its_own() -> None:
    lines = [TITLE, LEAD, NEXT, "المصدر: تاس", "اقرأ أيضا:", OTHER, OTHER_LEAD, OTHER_NEXT]
    first, second = articles("\n".join(lines))
    assert (first.title, second.title) == (TITLE, OTHER)
    assert first.text == second.text
    assert first.text[first.span.start : first.span.end].endswith("اقرأ أيضا:")
    assert second.text[second.span.start : second.span.end] == "\n".join(lines[5:])
    assert (first.agency, second.agency) == ("تاس", None)
    assert first.id != second.id


def test_headlines_and_teasers_under_read_also_are_no_article() -> None:
    assert titles(TITLE, LEAD, NEXT, "المصدر: تاس", "اقرأ أيضا:", OTHER, "وفد أممي في الطريق إلى الساحل") == [TITLE]
    assert titles(TITLE, LEAD, NEXT, "المصدر: تاس", "اقرأ أيضا:", OTHER, OTHER_LEAD) == [TITLE]


def test_a_read_also_in_mid_article_does_not_split_it() -> None:
    assert titles(TITLE, LEAD, "اقرأ أيضا:", OTHER, NEXT, MORE, NEXT) == [TITLE]


def test_a_dated_story_after_the_credits_is_an_article() -> None:
    assert titles(TITLE, "عدن – 4 مايو 2021", LEAD, "المصدر: تاس", OTHER, "نيروبي – 5 مايو 2021", OTHER_LEAD) == [
        TITLE,
        OTHER,
    ]


def test_repeated_headlines_and_datelines_are_articles() -> None:
    assert titles(TITLE, "عدن – 4 مايو 2021", LEAD, OTHER, "نيروبي – 5 مايو 2021", OTHER_LEAD) == [TITLE, OTHER]


def test_a_rule_parts_articles_only_where_a_story_follows() -> None:
    assert titles(TITLE, LEAD, NEXT, "***", OTHER, OTHER_LEAD, OTHER_NEXT) == [TITLE, OTHER]
    assert titles(TITLE, LEAD, "***", NEXT, MORE) == [TITLE]
    assert titles(TITLE, LEAD, "***", "ملفات لم تحسم بعد", NEXT, MORE) == [TITLE]


def test_a_chronicle_of_dated_entries_is_one_article() -> None:
    entries = [
        line for day in (2, 3, 4) for line in (f"{day} مايو", "وفد من الحركة يصل إلى العاصمة", "الوزير يستقبل الوفد")
    ]
    assert titles(TITLE, LEAD, *entries) == [TITLE]


def test_the_carriers_hints_belong_to_the_first_article() -> None:
    text = "\n".join([TITLE, LEAD, "المصدر: تاس", "اقرأ أيضا:", OTHER, OTHER_LEAD, OTHER_NEXT])
    first, second = read(source(text, hints=(("date", "2021-05-04"), ("url", "https://example.org/1"))))
    assert (first.hint("date"), second.hint("date")) == ("2021-05-04", None)  # type: ignore[union-attr]
    assert second.url == "https://example.org/1"  # type: ignore[union-attr]


def test_one_article_spans_the_whole_page() -> None:
    text = f"\n\n {TITLE}\n{LEAD}\n \n"
    document = only(text)
    assert (document.span.start, document.span.end) == (0, len(text))


def test_a_story_beside_read_also_after_the_tags_takes_its_title_from_there() -> None:
    found = articles(
        "\n".join([TITLE, LEAD, NEXT, "كلمات دلالية: هدنة معابر", f"شاهد أيضا: {OTHER}", OTHER_LEAD, OTHER_NEXT])
    )
    assert [document.title for document in found] == [TITLE, OTHER]
    assert [kind for kind, _ in marked(found[1])] == ["related", "title", "body", "body"]


def test_a_section_after_a_source_line_stays_in_its_article() -> None:
    assert titles(TITLE, LEAD, "المصدر: رويترز", "تثبيت الهدنة والمعابر", NEXT, MORE) == [TITLE]
