"""Which namings have to be gathered together: what ties no naming of one region to any of another may be left alone.

A region holds all namings that hang together by ties that may make them one agreement, however many they turn out to
be. Gathering a region by itself gives the groups that gathering everything would give of its namings.
"""

from collections.abc import Iterator
from itertools import combinations

from mithaq.model.claims import AgreementClaim
from mithaq.model.edtf import is_day

Key = tuple[str, ...]
_OPEN, _ANY = "open", "any"


def stored_keys(claim: AgreementClaim) -> Iterator[Key]:
    """Yield the keys under which a naming is found: its parties, two by two or alone, with its day."""
    for when in (claim.date if claim.date and is_day(claim.date) else _OPEN, _ANY):
        yield "naming", "all", when
        if not claim.parties:
            yield "naming", "none", when
        if len(claim.parties) == 1:
            yield "naming", "one", claim.parties[0], when
        yield from (("naming", "with", party, when) for party in claim.parties)
        yield from (("naming", *pair, when) for pair in combinations(sorted(claim.parties), 2))


def asked_keys(claim: AgreementClaim) -> Iterator[Key]:
    """Yield the keys of the namings that may be of one agreement with this one.

    The parties of one are among those of the other, or not told; two days are one day.
    """
    for when in (claim.date, _OPEN) if claim.date and is_day(claim.date) else (_ANY,):
        yield "naming", "none", when
        if not claim.parties:
            yield "naming", "all", when
        elif len(claim.parties) == 1:
            yield "naming", "with", claim.parties[0], when
        else:
            yield from (("naming", "one", party, when) for party in claim.parties)
            yield from (("naming", *pair, when) for pair in combinations(sorted(claim.parties), 2))
