"""Events of languages that put who does what by cases, prepositions and the order of words: frames over clauses.

``mithaq.annotate.events`` reads languages whose verb opens the clause; this room reads those whose subject does. It
makes the same: ``EventMention`` and ``Attribution``.
"""

from mithaq.annotate.tellings.finding import find_tellings

__all__ = ["find_tellings"]
