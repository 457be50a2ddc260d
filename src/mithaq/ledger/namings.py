"""Which namings mean one agreement that no register knows: the same parties, day and name, as far as each is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mithaq.ledger.witnesses import Witnesses
from mithaq.link.shingles import words
from mithaq.model.claims import AgreementClaim
from mithaq.model.edtf import Bounds, bounds, gap, is_day, meet
from mithaq.model.ids import composed

Group = list[AgreementClaim]
"""Claims that name one agreement."""
Said = Mapping[tuple[str, str], str]
"""What a document says of an agreement (their ids): the sentences of the claims that rest on it."""
_Key = tuple[str, str | None, tuple[str, ...], str]

NEWS = 60
"""Days for which "the agreement" is the last one told of; a name of its own lasts longer."""
KNOWN_BY_NAME = 400
"""Days for which a name made of parties or place ("the Geneva agreement") holds."""
_SPREAD = 2 * 31
"""Days that two namings may lie farther apart than others that say the same as they do, in the same months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The namings that say the same, with the words each uses, the names among them and when they were told."""

    claims: tuple[AgreementClaim, ...]
    names: tuple[tuple[str, ...], ...]
    wordings: frozenset[frozenset[str]]
    told: Bounds

    @property
    def claim(self) -> AgreementClaim:
        """Return the one that stands for all."""
        return self.claims[0]

    @property
    def loose(self) -> bool:
        """Tell whether its name was made of the text's words, and so may be another agreement's elsewhere."""
        return composed(self.claim.agreement)

    @property
    def bare(self) -> bool:
        """Tell whether the name says what sort of document it is, and nothing of its parties or place."""
        return self.loose and "@" not in self.claim.agreement


def gathered(claims: Iterable[AgreementClaim], said: Said, witnesses: Witnesses) -> list[Group]:
    """Gather the claims of one agreement: first those with a day, then those that only a name ties to them.

    A naming that would fit two agreements stays by itself.
    """
    groups: list[list[Naming]] = []
    under: dict[str, list[int]] = {}
    for naming in sorted(_namings(claims, said, witnesses), key=_order):
        fits = [at for at in _near(naming, under, len(groups)) if _of(naming, groups[at])]
        if len(fits) == 1 or (fits and is_day(naming.claim.date)):
            at = fits[0]
            groups[at].append(naming)
        else:
            at = len(groups)
            groups.append([naming])
        for party in naming.claim.parties or [_ANYBODY]:
            under.setdefault(party, []).append(at)
    return [[claim for naming in group for claim in naming.claims] for group in groups]


def _of(naming: Naming, group: Sequence[Naming]) -> bool:
    """Tell whether a naming is of the agreement of these: one of them says so, and none is between others."""
    return any(_one(naming, other) for other in group) and all(
        _agree(naming.claim.parties, other.claim.parties) for other in group
    )


def _near(naming: Naming, under: Mapping[str, Sequence[int]], groups: int) -> list[int]:
    """Return the groups that a naming may belong to: those of one of its parties, and those of which none is told."""
    if not naming.claim.parties:
        return list(range(groups))
    return sorted({at for party in (*naming.claim.parties, _ANYBODY) for at in under.get(party, ())})


_ANYBODY = ""


def _order(naming: Naming) -> tuple[bool, int, str]:
    """Put first what says most: a day, then all the parties; what one side alone says may fit more than one."""
    claim = naming.claim
    return not is_day(claim.date), -len(claim.parties), claim.id


def _namings(claims: Iterable[AgreementClaim], said: Said, witnesses: Witnesses) -> list[Naming]:
    found: dict[_Key, Group] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        found.setdefault(_key(claim, witnesses), []).append(claim)
    return [_naming(group, said, witnesses) for group in found.values()]


def _key(claim: AgreementClaim, witnesses: Witnesses) -> _Key:
    # A loose name without a day means what was in the news when it was written: another thing each month.
    month = (witnesses.published(claim.document) or claim.document)[:7] if composed(claim.agreement) else ""
    return claim.agreement, claim.date, tuple(sorted(claim.parties)), "" if claim.date else month


def _naming(claims: Group, said: Said, witnesses: Witnesses) -> Naming:
    names = {name for claim in claims for _, name in claim.names}
    days = sorted(day for claim in claims if (day := bounds(witnesses.published(claim.document))[0]))
    return Naming(
        claims=tuple(claims),
        names=tuple(tuple(words(name)) for name in sorted(names)),
        wordings=frozenset(_wording(claim, said) for claim in claims),
        told=(days[0], days[-1]) if days else (None, None),
    )


def _wording(claim: AgreementClaim, said: Said) -> frozenset[str]:
    names = (name for _, name in claim.names)
    quotes = (evidence.quote for evidence in claim.evidence)
    texts = (*names, *quotes, said.get((claim.document, claim.agreement), ""))
    return frozenset(word for text in texts for word in words(text))


def alone(claim: AgreementClaim, said: Said, witnesses: Witnesses) -> Naming:
    """Return one naming by itself, to be asked what it is ``tied`` to."""
    return _naming([claim], said, witnesses)


Form = tuple[str, str | None, tuple[str, ...]]
"""What a naming says of its agreement, without its words and its day."""


def form_of(claim: AgreementClaim) -> Form:
    """Return what a naming says of its agreement: a thousand reports say the same."""
    return claim.agreement, claim.date, claim.parties


def may_be_tied(left: Form, right: Form) -> bool:
    """Tell whether namings of two forms may be ``tied`` at all, whatever their words and days of report."""
    ours, our_date, our_parties = left
    theirs, their_date, their_parties = right
    if not meet(bounds(our_date), bounds(their_date)) or not _agree(our_parties, their_parties):
        return False
    if ours == theirs or (is_day(our_date) and our_date == their_date and our_parties and their_parties):
        return True
    return not any(composed(name) and "@" not in name for name in (ours, theirs))


def tied(left: Naming, right: Naming, witnesses: Witnesses) -> bool:
    """Tell whether two namings, each by itself, may come to be of one agreement through one another."""
    return _key(left.claim, witnesses) == _key(right.claim, witnesses) or _one(left, right, _SPREAD)


def _one(left: Naming, right: Naming, spread: int = 0) -> bool:
    """Tell whether two namings mean one agreement; ``spread`` is by how many days more they may lie apart."""
    ours, theirs = left.claim, right.claim
    if not meet(bounds(ours.date), bounds(theirs.date)) or not _agree(ours.parties, theirs.parties):
        return False
    if is_day(ours.date) and ours.date == theirs.date and ours.parties and theirs.parties:
        return True
    if ours.agreement == theirs.agreement:  # after the dates: ids are made of names, and "peace treaty" fits many
        return not left.loose or _within(left, right, NEWS + spread)
    if left.bare or right.bare:
        return False
    named = _named_in(left, right) or _named_in(right, left)
    return named and (not (left.loose and right.loose) or _within(left, right, KNOWN_BY_NAME + spread))


def _within(left: Naming, right: Naming, reach: int) -> bool:
    """Tell whether they were told of, or fall, within so many days of each other."""
    times = [bounds(one.claim.date) if one.claim.date else one.told for one in (left, right)]
    if (None, None) in times:
        return left.claim.document == right.claim.document
    return gap(times[0], times[1]) <= reach


def _agree(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return not ours or not theirs or set(ours) <= set(theirs) or set(theirs) <= set(ours)


def _named_in(naming: Naming, other: Naming) -> bool:
    """Tell whether all the words of one of its names stand in what another report says of its agreement."""
    names = [name for name in naming.names if len(name) >= 2]
    return any(all(_stands_in(word, told) for word in name) for name in names for told in other.wordings)


def _stands_in(word: str, wording: frozenset[str]) -> bool:
    """Tell whether the word stands there, with whatever is written onto it before or behind."""
    return word in wording or (len(word) >= 3 and any(word in other for other in wording))
