"""What the words about a verb of saying must bear out, by the act that it would be."""

from collections.abc import Callable, Mapping

from mithaq.annotate.events.units import Sentence
from mithaq.model.kinds import Act


def _takes_position(sentence: Sentence, index: int) -> bool:
    """Tell whether it is not only refused to say something: "refused to give his name", "declined to comment"."""
    return not any(sentence.has(at, "COMMENT") for at in range(index + 1, index + 4))


def _promised(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb of promising is no word for what a text lays down, for what somebody will not keep, or for
    his keeping silent."""
    laid_down = any(sentence.has(at, "UNDER") or sentence.has(at, "SILENCE") for at in range(index + 1, index + 4))
    return not laid_down and not sentence.has(index - 1, "NEGATION")


def _demanded(sentence: Sentence, index: int) -> bool:
    """Tell whether a word is no applicant, who is spelled like "demanded": "16,000 seekers of asylum"."""
    return not sentence.has(index + 1, "SOUGHT")


BORNE_OUT: Mapping[Act, Callable[[Sentence, int], bool]] = {
    **{Act.PROMISES: _promised, Act.REJECTS: _takes_position},
    **{Act.DEMANDS: _demanded},
}
