"""Part a sentence into clauses by its marks, its conjunctions and its verbs."""

from mithaq.annotate.tellings.units import Clause, Sentence, Unit
from mithaq.annotate.tellings.words import FINITE

_OPENERS = (
    ("RELATIVE", "relative"),
    ("CONDITION", "condition"),
    ("THAT", "content"),
    ("AS", "aside"),
    ("WHEN", "when"),
)


def clauses(sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence in order; what stands before an inserted clause goes on behind it."""
    found: list[Clause] = []
    waiting: list[int] | None = None
    for piece in _pieces(sentence):
        link = _link(sentence, piece)
        predicated = _predicated(sentence, piece)
        if link == "main" and found and _unfinished(sentence, found[-1]):
            found[-1].indices += piece  # "which X, Y and Z signed"
            continue
        if link == "main" and not predicated:
            waiting = _wait(found, waiting, piece)
            continue
        if link == "main" and waiting is not None:
            found.append(Clause([*waiting, *piece]))
            waiting = None
        else:
            found.append(Clause(piece, link))
    if waiting is not None:
        main = next((clause for clause in reversed(found) if clause.link == "main"), None)
        if main is None:
            found.append(Clause(waiting))
        else:
            main.indices += waiting
    for number, clause in enumerate(found):
        _hang(sentence, found, number, clause)
    return found


def _unfinished(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause has come to a comma with a subject and without its verb."""
    named = any(sentence.units[at].mention is not None for at in clause.indices)
    open_ = clause.link == "relative" and named and not _predicated(sentence, clause.indices)
    return open_ and sentence.units[clause.indices[0]].is_a("RELATIVE")


def _wait(found: list[Clause], waiting: list[int] | None, piece: list[int]) -> list[int] | None:
    """Give a piece without a verb to the clause that it goes on, or let it wait for its verb."""
    if waiting is not None:
        return [*waiting, *piece]
    if found and found[-1].link not in ("aside", "relative"):
        found[-1].indices += piece
        return None
    if found and found[-1].link == "relative" and not any(clause.link == "main" for clause in found):
        return piece
    if found and any(clause.link == "main" for clause in found):
        next(clause for clause in reversed(found) if clause.link == "main").indices += piece
        return None
    return piece


def _pieces(sentence: Sentence) -> list[list[int]]:
    """Cut at commas and other marks, before words that open a clause, and at "and" between two verbs."""
    pieces: list[list[int]] = [[]]
    for index, unit in enumerate(sentence.units):
        opens = any(unit.is_a(name) for name, _ in _OPENERS) and (not pieces[-1] or _closed(sentence, index))
        joins = unit.is_a("AND") and _verb_in(sentence, pieces[-1])
        joins = joins and (_verb_ahead(sentence, index + 1) or _relative_ahead(sentence, index + 1))
        if unit.is_a("BREAK"):
            pieces.append([])
            continue
        if (opens or joins) and pieces[-1] and not (opens and _leads(sentence, pieces[-1])):
            pieces.append([])
        pieces[-1].append(index)
    return [piece for piece in pieces if piece]


def _leads(sentence: Sentence, piece: list[int]) -> bool:
    """Tell whether words only lead to the one that opens a clause: "and from which"."""
    return all(sentence.units[at].is_a("AND") or sentence.units[at].is_a("PREPOSITION") for at in piece)


def _relative_ahead(sentence: Sentence, at: int) -> bool:
    """ "... and from which": a second relative clause about the same."""
    return any(sentence.units[one].is_a("RELATIVE") for one in range(at, min(at + 2, len(sentence.units))))


def _closed(sentence: Sentence, index: int) -> bool:
    """Tell whether a clause may open here: behind a mark, or a conjunction that is no preposition's word."""
    return sentence.units[index].is_a("THAT") or sentence.units[index].is_a("RELATIVE")


def _verb_in(sentence: Sentence, piece: list[int]) -> bool:
    return any(is_finite(sentence.units[index]) for index in piece)


def _verb_ahead(sentence: Sentence, start: int) -> bool:
    for unit in sentence.units[start:]:
        if unit.is_a("BREAK") or unit.is_a("RELATIVE") or unit.is_a("THAT"):
            return False
        if is_finite(unit):
            return True
    return False


def is_finite(unit: Unit) -> bool:
    """Tell whether a word is, most likely, a finite verb or a short participle."""
    return unit.plain and not unit.facts.marks.isdisjoint(FINITE)


def _predicated(sentence: Sentence, piece: list[int]) -> bool:
    return any(is_finite(sentence.units[index]) or sentence.units[index].is_a("PREDICATE") for index in piece)


def _link(sentence: Sentence, piece: list[int]) -> str:
    if piece[0] and _participial(sentence, piece[0]):
        return "relative"
    for index in piece[:3]:
        unit = sentence.units[index]
        for name, link in _OPENERS:
            if unit.is_a(name):
                return link
        if not (unit.is_a("PREPOSITION") or unit.is_a("AND") or unit.is_a("PARTICLE")):
            break
    return "main"


def _participial(sentence: Sentence, first: int) -> bool:
    """Tell whether a participle behind a comma tells more of what stands before it: "the accord, signed in May"."""
    opens = sentence.units[first].plain and "PRTF" in sentence.units[first].facts.marks
    return opens and sentence.units[first - 1].is_a("COMMA")


def _hang(sentence: Sentence, found: list[Clause], number: int, clause: Clause) -> None:
    if clause.link == "main":
        return
    clause.parent = number - 1 if number else None
    above = found[number - 1] if number else None
    if clause.link == "relative" and above is not None and above.link == "relative" and _second(sentence, clause):
        clause.antecedent = above.antecedent
    elif clause.link == "relative":
        first = clause.indices[0]
        before = [at for at in range(first) if sentence.units[at].mention is not None]
        clause.antecedent = before[-1] if before else None


def _second(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause is joined by "and" to the one before."""
    return sentence.units[clause.indices[0]].is_a("AND")
