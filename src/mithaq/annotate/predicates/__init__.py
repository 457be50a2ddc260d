"""Events of languages whose subject stands before its verb: verb groups, their arguments, who says it."""

from mithaq.annotate.predicates.find import find_predicates

__all__ = ["find_predicates"]
