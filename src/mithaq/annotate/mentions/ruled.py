"""What is read of the rules of mentions: their fields with the values that these may have, and their slots."""

from mithaq.grammar import Allowed
from mithaq.model.kinds import MentionType

MAKES = frozenset(
    ("office", "counterpart", "organ", "body", "place", "unknown-place", "line", "pact", "statement", "mechanism")
)
"""How the entity of a mention is composed: mithaq.annotate.mentions.linking has one function for each."""
CONDITIONS = frozenset(("open", "owner", "agreement", "construct", "capital"))
"""What a rule may need besides its pattern: mithaq.annotate.mentions.validity has one function for each."""
_SLOTS = frozenset(("it", "of", "of2", "former", "portfolio", "head", "name", "subject", "in", "adjective", "tag"))
_ANY: frozenset[str] = frozenset()
ALLOWED = Allowed(
    fields={
        "type": frozenset(kind.value for kind in MentionType),
        "make": MAKES,
        "needs": CONDITIONS,
        "after": ("indefinite",),
        "back": ("state",),
        "anaphor": ("ministry", "spokesperson", "organ"),
        "party": ("itself", "owner"),
        **dict.fromkeys(("office", "value", "many", "inner", "strange"), _ANY),
    },
    needed=("type", "make"),
    slot=_SLOTS.__contains__,
    slots=_SLOTS,
)
