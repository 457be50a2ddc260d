"""What holds of folding, tokens and sentences for any text at all."""

from itertools import pairwise

from hypothesis import given, settings
from writing import ANY_TEXT, LETTER_OR_DIGIT, NEWS

from mithaq.languages import load
from mithaq.text import fold, folded, sentence_bounds, tokenise

TEXTS = ANY_TEXT | NEWS


@given(TEXTS)
@settings(deadline=None)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
@settings(deadline=None)
def test_every_folded_character_maps_back_to_what_gave_it(text: str) -> None:
    there = folded(text)
    assert there.text == fold(text)
    assert len(there.origin) == len(there.text) + 1
    assert list(there.origin) == sorted(there.origin)
    for at, character in enumerate(there.text):
        start, end = there.back(at, at + 1)
        assert end - start == 1
        assert character in fold(text[start:end])


@given(TEXTS)
@settings(deadline=None)
def test_tokens_hold_every_letter_and_digit_once_and_are_as_written(text: str) -> None:
    tokens = load("ar").tokens(text)
    covered = [offset for start, end in zip(tokens.starts, tokens.ends, strict=True) for offset in range(start, end)]
    assert covered == sorted(set(covered))
    assert {match.start() for match in LETTER_OR_DIGIT.finditer(text)} <= set(covered)
    assert tokens.words == [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert all(word and not word.isspace() for word in tokens.words)


@given(TEXTS)
@settings(deadline=None)
def test_tokens_are_the_same_where_text_is_cut_at_its_spaces_first(text: str) -> None:
    whole = tokenise(text.replace(" ", "\t"))
    assert (tokenise(text).starts, tokenise(text).ends) == (whole.starts, whole.ends)


@given(TEXTS)
@settings(deadline=None)
def test_sentences_share_out_all_tokens_in_order(text: str) -> None:
    tokens = tokenise(text)
    bounds = sentence_bounds(tokens)
    assert [index for start, end in bounds for index in range(start, end)] == list(range(len(tokens)))
    assert all(left[1] == right[0] for left, right in pairwise(bounds))
