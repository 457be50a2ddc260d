"""Text pages: offsets, blocks, titles, datelines, outlets."""

from sample_pages import LEAD, MORE, NEXT, TITLE, kinds, marked, only

from mithaq.model.kinds import BlockKind


def test_a_plain_report_has_title_dateline_and_body() -> None:
    assert kinds(TITLE, "", "عدن – الأحد 4 أيار 2025", "", LEAD, NEXT) == ["title", "dateline", "body", "body"]


def test_a_page_that_opens_with_its_first_paragraph_has_no_title() -> None:
    document = only(f"{LEAD}\n{NEXT}")
    assert document.title is None
    assert {block.kind for block in document.blocks} == {BlockKind.BODY}


def test_language_switches_and_section_names_are_furniture_above_the_title() -> None:
    assert kinds("En Fr", "سياسة", TITLE, LEAD) == ["tags", "tags", "title", "body"]
    assert kinds("Az Ru En عربي", TITLE, LEAD) == ["tags", "title", "body"]


def test_datelines_in_many_shapes() -> None:
    for line in (
        "تاريخ النشر: 3rd, May 2021 GMT",
        "آخر تحديث: 12:30 - 4 مايو 2021",
        "٠٤ مايو ٢٠٢١",
        "صنعاء - سبأ",
        "بورتسودان 4-5-2021",
        "الدوحة (قنا) - 4 مايو 2021",
        "نواكشوط – الثلاثاء 22 رمضان 1442هـ الموافق 4 مايو 2021م",
        "جوبا: «خاص» – الثلاثاء 4 مايو (أيار) 2021",
        "أديس أبابا، 4 أيار/مايو 2021",
        "2021-05-04 10:15",
        "Published: May 4, 2021",
        "Опубликовано: 4 мая 2021",
    ):
        assert kinds(TITLE, line, LEAD) == ["title", "dateline", "body"], line


def test_a_title_that_holds_a_date_stays_a_title() -> None:
    assert kinds("اتفاق 4 أيار 2021", LEAD, NEXT) == ["title", "body", "body"]
    assert kinds("الخارجية: اتفاق 4 أيار 2021 ملزم للطرفين", LEAD) == ["title", "body"]


def test_a_bare_date_between_paragraphs_heads_a_section() -> None:
    assert kinds(TITLE, LEAD, "4 مايو 2021", NEXT, MORE) == ["title", "body", "body", "body", "body"]


def test_subheadings_are_body() -> None:
    assert kinds(TITLE, LEAD, "ملفات عالقة", NEXT) == ["title", "body", "body", "body"]


def test_credits_tags_and_related_headlines_are_marked_not_cut() -> None:
    assert kinds(
        TITLE,
        LEAD,
        NEXT,
        "الصورة: مكتب الوزير",
        "المصدر: رويترز",
        "#هدنة #معابر",
        "اقرأ أيضا:",
        "الحركة ترد على المبادرة",
    ) == ["title", "body", "body", "credits", "credits", "tags", "related", "related"]


def test_a_related_headline_in_the_middle_leaves_the_rest_in_the_body() -> None:
    assert kinds(TITLE, LEAD, "إقرأ أيضاً: الحركة ترد على المبادرة", NEXT, MORE) == [
        "title", "body", "related", "body", "body"
    ]  # fmt: skip
    assert kinds(TITLE, LEAD, "مواضيع ذات صلة", "الحركة ترد على المبادرة", "وفد أممي يزور المدينة", NEXT, MORE) == [
        "title", "body", "related", "related", "related", "body", "body"
    ]  # fmt: skip


def test_a_caption_is_a_short_line_that_ends_in_a_picture_mark() -> None:
    assert kinds(TITLE, "الوزير خلال لقاء سابق (أرشيف)", LEAD) == ["title", "caption", "body"]


def test_a_headline_glued_to_a_sentence_is_parted_from_it() -> None:
    text = f"{TITLE}\n{LEAD}\nالرئيس: لن نقبل بقاء القوات على الحدودوقال المتحدث إن المحادثات ستستأنف غدا في العاصمة."
    assert marked(only(text))[2:] == [
        ("related", "الرئيس: لن نقبل بقاء القوات على الحدود"),
        ("body", "وقال المتحدث إن المحادثات ستستأنف غدا في العاصمة."),
    ]
    text = f"{TITLE}\n{LEAD}\nالرئيس: نرفض شروط الدول المانحةأعلن المتحدث أن المحادثات ستستأنف غدا في العاصمة."
    assert marked(only(text))[2][0] == "related"


def test_a_glued_headline_may_end_in_a_mark_or_tell_in_the_present() -> None:
    for headline, sentence in (
        ("هل تصمد الهدنة هذه المرة؟", "وقال المتحدث إن المحادثات ستستأنف غدا في العاصمة."),
        ('الرئيس: "لن نقبل ببقاء القوات"', "وقال المتحدث إن المحادثات ستستأنف غدا في العاصمة."),
        ("الرئيس يلتقي نظيره في القصر", "وأضافت الوزارة أن المحادثات ستستأنف غدا في العاصمة."),
        ("Minister: we need guarantees", "The government said on Monday that the talks would go on in the capital."),
    ):
        assert marked(only(f"{TITLE}\n{LEAD}\n{headline}{sentence}"))[2:] == [("related", headline), ("body", sentence)]


def test_words_that_only_look_glued_are_left_alone() -> None:
    for line in (
        "وقال الناخبون: هم مستعدون للإدلاء بأصواتهم في الدائرة ولن يتراجعوا عن ذلك مهما طال الأمد.",
        "وقال الوزير: قرأنا قراءة ثانية في النص واتفقنا على معظم البنود ولم يبق سوى القليل منها.",
        "قال الوزير: لا نريد الحربوأضاف أن بلاده تسعى إلى السلام مع جيرانها في كل وقت.",
        "كانت الأطراف الثلاثة قد اجتمعت في المدينةوأكدت في بيانها ضرورة وقف القتال بين الجانبين.",
    ):
        assert [kind for kind, _ in marked(only(f"{TITLE}\n{LEAD}\n{line}"))] == ["title", "body", "body"], line


def test_outlet_and_agency_are_read_as_they_are_spelt() -> None:
    def carriers(*lines: str) -> tuple[str | None, str | None]:
        document = only("\n".join(lines))
        return document.outlet, document.agency

    assert carriers(TITLE, LEAD, "المصدر: رويترز") == (None, "رويترز")
    assert carriers(TITLE, LEAD, "المصدر: تاس", "المصدر: بوابة الخبر") == ("بوابة الخبر", "تاس")
    assert carriers(TITLE, LEAD, "المصدر: بوابة الخبر + وكالات") == ("بوابة الخبر", "وكالات")
    assert carriers(TITLE, LEAD, "شبكة أخبار الساحل", "المصدر: تاس") == ("شبكة أخبار الساحل", "تاس")
    assert carriers(TITLE, LEAD, "(أ ف ب)") == (None, "(أ ف ب)".strip("()"))
    assert carriers(TITLE, "بيروت (رويترز) - " + LEAD) == (None, "رويترز")
    assert carriers(TITLE, "بيروت - سانا: " + LEAD) == (None, "سانا")
    assert carriers(TITLE, "الخرطوم: «خاص» - 4 مايو 2021", LEAD) == (None, None)
    assert carriers(TITLE, LEAD) == (None, None)


def test_documents_of_a_page_have_ids_that_depend_on_content_alone() -> None:
    first, again = only(f"{TITLE}\n{LEAD}"), only(f"{TITLE}\n{LEAD}")
    assert first.id == again.id


def test_the_language_is_told_by_script_and_frequent_words() -> None:
    told = {
        "ar": LEAD,
        "fa": "وزیر خارجه گفت که این توافق برای همه کشورها خوب است و باید به آن عمل شود.",
        "ur": "وزیر خارجہ نے کہا ہے کہ یہ معاہدہ دونوں ملکوں کے لیے اچھا ہے اور اس پر عمل ہو گا۔",
        "he": "שר החוץ אמר כי ההסכם הזה טוב לכל הצדדים, אבל לא פירט את התנאים של ההסכם.",
        "ru": "Министр заявил, что переговоры прошли успешно и стороны договорились о встрече на следующей неделе.",
        "uk": "Міністр заявив, що переговори пройшли успішно і сторони домовилися про зустріч наступного тижня.",
        "en": "The minister said that the talks were useful and that the parties would meet again in a week.",
        "tr": "Bakan, görüşmelerin çok yararlı olduğunu ve bir hafta sonra yeniden bir araya geleceklerini söyledi.",
        "fr": "Le ministre a dit que les pourparlers ont été utiles et que les parties se reverront dans une semaine.",
        "und": "12345 --- 678",
    }
    assert {code: only(text).language for code, text in told.items()} == {code: code for code in told}


def test_section_paths_authors_and_papers_around_the_title() -> None:
    assert kinds("أخبار | سياسة | اليمن", TITLE, "سعاد منصور", "شبكة الساحل", LEAD) == [
        "tags",
        "title",
        "credits",
        "credits",
        "body",
    ]
    assert kinds("عدن: سعاد منصور", TITLE, LEAD) == ["credits", "title", "body"]
    assert only(f"{TITLE}\nسعاد منصور\nشبكة الساحل\n{LEAD}").outlet == "شبكة الساحل"


def test_an_agency_line_and_its_editors() -> None:
    document = only("\n".join([TITLE, "عدن 4 مايو (رويترز) -", LEAD, "(إعداد سعاد منصور - تحرير سالم علي)"]))
    assert [kind for kind, _ in marked(document)] == ["title", "dateline", "body", "credits"]
    assert document.agency == "رويترز"


def test_suggested_stories_inside_a_page() -> None:
    assert kinds(TITLE, LEAD, "قصص مقترحة", "وفد أممي في الطريق", "قصص مقترحة نهاية", NEXT) == [
        "title",
        "body",
        "related",
        "related",
        "related",
        "body",
    ]


def test_headlines_in_a_row_between_paragraphs_tell_other_stories() -> None:
    paragraphs = (NEXT, MORE, NEXT, MORE)
    found = kinds(TITLE, LEAD, "وفد أممي في الطريق", "مقتل ثلاثة في هجوم على نقطة تفتيش", *paragraphs)
    assert found == ["title", "body", "related", "related", *["body"] * 4]
    assert "related" not in kinds(TITLE, LEAD, "وفد أممي في الطريق", *paragraphs)
    assert "related" not in kinds(TITLE, LEAD, "- فتح المعابر", "- تبادل الأسرى", *paragraphs)


def test_a_related_headline_at_the_end_of_a_paragraph_is_a_block_of_its_own() -> None:
    document = only(f"{TITLE}\n{LEAD}\n{NEXT} اقرأ أيضا: الحركة ترد على المبادرة\n{MORE}")
    assert marked(document)[2:] == [
        ("body", NEXT),
        ("related", "اقرأ أيضا: الحركة ترد على المبادرة"),
        ("body", MORE),
    ]


def test_a_source_may_stand_on_the_line_under_its_label() -> None:
    document = only(f"{TITLE}\nتاريخ النشر:\n4 مايو 2021\n{LEAD}\nالمصدر:\nبوابة الخبر")
    assert [kind for kind, _ in marked(document)] == ["title", "dateline", "dateline", "body", "credits", "credits"]
    assert document.outlet == "بوابة الخبر"
    assert only(f"{TITLE}\n{LEAD}\nالمصدر:").outlet is None
