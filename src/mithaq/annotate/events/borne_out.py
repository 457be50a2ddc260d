"""What the words about a verb of saying must bear out, by the act that it would be."""

from collections.abc import Callable, Mapping

from mithaq.annotate.events.chains import OPEN
from mithaq.annotate.events.units import Sentence
from mithaq.model.kinds import Act


def _takes_position(sentence: Sentence, index: int) -> bool:
    """Tell whether it is not only refused to say something: "refused to give his name", "declined to comment"."""
    return not any(sentence.has(at, "COMMENT") for at in range(index + 1, index + _NEAR))


def _promised(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb of promising is no word for what a text lays down, for what somebody will not keep, or for
    his keeping silent."""
    laid_down = any(sentence.has(at, "UNDER") for at in range(index + 1, index + 4))
    silent = any(sentence.has(at, "SILENCE") for at in range(index + 1, index + _NEAR))
    return not (laid_down or silent or sentence.has(index - 1, "NEGATION"))


_NEAR = 9
"""Words behind a verb, over the name and the office of its subject."""


def _offered(sentence: Sentence, index: int) -> bool:
    """Tell whether something is offered: what one is exposed to, or goes through with somebody, is not."""
    behind = range(index + 1, min(index + _NEAR, len(sentence)))
    exposed = sentence.has(index, "EXPOSED") and any(sentence.units[at].norm.startswith("ل") for at in behind[:2])
    gone_through = sentence.has(index, "PRESENTED") and any(sentence.has(at, "WITH") for at in behind)
    return not (exposed or gone_through)


def _demanded(sentence: Sentence, index: int) -> bool:
    """Tell whether a word is no applicant, who is spelled like "demanded", "16,000 seekers of asylum", and no noun
    spelled like "demanding": "the minister's 'demand'"."""
    noun = sentence.has(index, "DEMAND") and (sentence.units[index].proclitic or sentence.units[index - 1].norm in OPEN)
    return not noun and not sentence.has(index + 1, "SOUGHT")


BORNE_OUT: Mapping[Act, Callable[[Sentence, int], bool]] = {
    **{Act.PROMISES: _promised, Act.REJECTS: _takes_position},
    **{Act.DEMANDS: _demanded, Act.OFFERS: _offered},
}
