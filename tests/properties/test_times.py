"""Whatever words of time stand side by side: nothing raises, spans keep their order, stretches run forward."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.annotate.time import read_times
from mithaq.languages import load

_LEXICON = load("ar").lexicon("time")
_WORDS = sorted({*_LEXICON.singles, *(" ".join(p) for phrases in _LEXICON.phrases.values() for p in phrases)})
_FIGURES = ["0", "5", "12", "31", "60", "99", "1445", "1500", "2020", "2100", "1.2.2020", "31.2.2021", "18.30", "00"]
_MARKS = ["/", "-", "(", ")", "،", ".", ":", "\n", "\n\n", "\u200f", "\ud800", "و"]
_TEXTS = st.lists(st.sampled_from([*_WORDS, *_FIGURES * 8, *_MARKS * 8]), max_size=9).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, reference=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_words_of_time_are_read(text: str, reference: date | None) -> None:
    last = 0
    for timex in read_times(text, reference):
        assert last <= timex.span.start < timex.span.end <= len(text)
        assert not (timex.begin and timex.until) or timex.begin < timex.until
        last = timex.span.end
