"""The register's entries of one report: each agreement that it names or tells the signing of, with date and parties.

A joint statement that only affirms positions is none; nor is a general word ("agreements with Armenia") that nothing
in the text or in what is known makes a document of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from mithaq.extract.dates import event_date
from mithaq.knowledge import Knowledge, KnownAgreement
from mithaq.model.annotations import Annotated, Entity, Mention
from mithaq.model.claims import AgreementClaim, Claim, Evidence, initialling
from mithaq.model.ids import composed, content_id, owner
from mithaq.model.kinds import ClaimKind, MentionType, Status

_MAKING = (ClaimKind.SIGNING, ClaimKind.CEASEFIRE)
_PLANS = (Status.PROPOSED, Status.SCHEDULED, Status.DECLINED, Status.CANCELLED)
_MOST_EVIDENCE = 12
_COMPOSED = ("agreement/", "agreement-")  # ids of texts that no table knows
INITIALLED = "initialled"
"""The status of a text whose negotiators have put their initials to it, and which is yet to be signed."""
_JOINT = 5
"""Letters between two names that are joined: "and"."""
_GENERIC = ("agreement/ceasefire@", "agreement/statement@")  # without a date these are talk of one, no document


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a text says of an agreement: its date, how it stands, who is party to it."""

    date: str | None
    status: str
    parties: tuple[str, ...]


def extract_agreements(
    annotated: Annotated, claims: tuple[Claim, ...], knowledge: Knowledge
) -> tuple[AgreementClaim, ...]:
    """Return one entry for each agreement a document names (and each date it gives one), first mention first."""
    entities = {entity.id: entity for entity in annotated.entities}
    mentions: dict[str, list[Mention]] = {}
    for mention in annotated.mentions:
        if mention.type is MentionType.AGREEMENT and mention.entity is not None:
            mentions.setdefault(mention.entity, []).append(mention)
    found: list[AgreementClaim] = []
    for entity, named in mentions.items():
        if _of_one(knowledge.agreements.get(entity)):
            continue
        for telling in _tellings(entity, named, claims, annotated, knowledge):
            evidence = _evidence(
                annotated, named, (c for c in claims if entity in c.instruments and c.date == telling.date)
            )
            if _tells_which(entity, telling, knowledge):
                found.append(_entry(annotated, entity, _names(entities.get(entity), telling), telling, evidence))
    found += _unnamed(annotated, claims)
    spoken_of = frozenset(party for mention in annotated.mentions for party in mention.parties)
    known = [_recognised(entry, spoken_of, knowledge) for entry in found]
    entries = _under_the_dated(_one_each([entry for entry in known if not _of_nobody(entry, claims)]))
    return tuple(_with_tellings(entry, claims) for entry in _told_once(entries))


def _told_once(entries: list[AgreementClaim]) -> list[AgreementClaim]:
    """Let the signing of a text of no name and no day be that of the latest other of the same sides."""
    kept = [one for one in entries if one.date is not None or one.names or not one.agreement.startswith(_COMPOSED[1])]
    for entry in entries:
        same = [at for at, one in enumerate(kept) if one.parties == entry.parties and one is not entry]
        if entry in kept:
            continue
        if not same:
            kept.append(entry)
            continue
        latest = max(same, key=lambda at: kept[at].date or "")
        whole = kept[latest]
        kept[latest] = replace(whole, evidence=(*whole.evidence, *entry.evidence)[:_MOST_EVIDENCE])
    return kept


def _under_the_dated(entries: list[AgreementClaim]) -> list[AgreementClaim]:
    """Let words for a text of no day and no sides, "a ceasefire agreement in the strip", name the one text that has a
    day, where a report tells of one."""
    vague = [one for one in entries if one.date is None and not one.parties and one.agreement.startswith(_COMPOSED)]
    dated = [one for one in entries if one.date is not None]
    if not vague or len(dated) != 1:
        return entries
    whole = replace(dated[0], evidence=(*dated[0].evidence, *(each for one in vague for each in one.evidence)))
    return [whole if one is dated[0] else one for one in entries if one not in vague]


def _with_tellings(entry: AgreementClaim, claims: tuple[Claim, ...]) -> AgreementClaim:
    """Add what tells the making of a text on its day and by its parties, under whatever words."""
    told = (claim for claim in claims if claim.kind in _MAKING and entry.date and claim.date == entry.date)
    more = [each for claim in told if set(claim.parties) == set(entry.parties) for each in claim.evidence]
    new = tuple(each for each in dict.fromkeys(more) if each not in entry.evidence)
    return replace(entry, evidence=(*entry.evidence, *new)[:_MOST_EVIDENCE])


def _of_one(known: KnownAgreement | None) -> bool:
    """Tell whether a known text was agreed on by nobody: a council's resolution, one side's initiative."""
    return known is not None and (known.kind == "resolution" or (known.kind == "framework" and len(known.parties) == 1))


def _tells_which(entity: str, telling: _Telling, knowledge: Knowledge) -> bool:
    """Tell whether a day, a place, a name of its own or both sides say which text is meant ("a deal with X" not)."""
    whose = owner(entity)
    return not composed(entity) or telling.date is not None or whose in knowledge.places or len(telling.parties) > 1


def _of_nobody(entry: AgreementClaim, claims: tuple[Claim, ...]) -> bool:
    """Tell whether nobody is told to have made a text of no name of its own, though its making is told."""
    made = any(entry.agreement in claim.instruments and claim.kind is ClaimKind.SIGNING for claim in claims)
    return composed(entry.agreement) and not entry.parties and made


def _recognised(entry: AgreementClaim, spoken_of: frozenset[str], knowledge: Knowledge) -> AgreementClaim:
    """A text that no name gives away is the one known agreement of that day whose parties the report speaks of."""
    if entry.date is None or not entry.agreement.startswith(_COMPOSED):
        return entry
    fitting = [
        (known, parties)
        for known in knowledge.agreements.values()
        if entry.date in (known.declared, known.signed)
        and len(parties := _listed(known, knowledge)) > 1
        and spoken_of.issuperset(parties)
    ]
    if len(fitting) != 1:
        return entry
    known, parties = fitting[0]
    return replace(entry, agreement=known.id, names=known.names, parties=tuple(sorted(parties)))


def _listed(known: KnownAgreement, knowledge: Knowledge) -> tuple[str, ...]:
    """The parties of a known agreement, an organ as its state."""
    return tuple(dict.fromkeys(knowledge.party_of(party) or party for party in known.parties))


def _one_each(entries: list[AgreementClaim]) -> list[AgreementClaim]:
    """Unite entries of one date and the same parties: one text under two names, or one named and told again."""
    kept: dict[object, AgreementClaim] = {}
    for entry in sorted(entries, key=lambda each: each.agreement.startswith(_COMPOSED)):
        key = (entry.date, entry.parties) if entry.date else entry.id
        first = kept.get(key)
        kept[key] = entry if first is None else replace(first, evidence=(*first.evidence, *entry.evidence))
    return [kept[key] for key in kept]


def _tellings(
    entity: str, named: list[Mention], claims: tuple[Claim, ...], annotated: Annotated, knowledge: Knowledge
) -> Iterator[_Telling]:
    """What is told of a named agreement: each signing; else what is known of it, or a date within its name."""
    known = knowledge.agreements.get(entity)
    listed = _listed(known, knowledge) if known else ()
    parties = next((mention.parties for mention in named if len(mention.parties) > 1), ()) or listed
    told = [claim for claim in claims if entity in claim.instruments and claim.kind in _MAKING]
    signed = [claim for claim in told if claim.kind is ClaimKind.SIGNING]
    signed = [claim for claim in signed if _stage(claim) == "signed"] or signed
    made = signed or ([] if known is not None and known.date else told)  # a truce known already only takes effect
    if made:
        dates = dict.fromkeys(_date(claim, known.signed if known else None) for claim in made)
        stated: list[str | None] = [date for date in dates if date]
        for date in stated or [None]:
            claim = next(c for c in made if date is None or _date(c, known.signed if known else None) == date)
            yield _Telling(date, _stage(claim), listed or claim.parties or parties)
    elif known is not None:
        date = None if known.members else known.signed or known.declared or known.effective
        yield _Telling(date, "signed" if known.date or known.members else "proposed", parties)
    else:
        signings = [each for claim in claims if claim.kind is ClaimKind.SIGNING for each in claim.evidence]
        if all(any(each.span.covers(mention.span) for each in signings) for mention in named):
            return  # only what a text that is signed is about
        inside = next((t for m in named for t in annotated.timexes if m.span.covers(t.span)), None)
        subject = "-" in entity.partition("@")[0].removeprefix(_COMPOSED[0])  # "the ceasefire agreement in the strip"
        placed = subject and owner(entity) in knowledge.places
        between = len(parties) > 1 and any(_says_between(mention, annotated) for mention in named)
        if inside is not None or ((placed or between) and not entity.startswith(_GENERIC)):
            yield _Telling(event_date(inside), "signed" if inside or placed else "proposed", parties)


def _says_between(mention: Mention, annotated: Annotated) -> bool:
    """Tell whether the words that name a text also name whose it is, or its sentence joins just those.

    Elsewhere its parties are a guess: whoever is spoken of.
    """
    if not mention.supposed:
        return True
    sentence = next((one for one in annotated.sentences if one.covers(mention.span)), mention.span)
    beside = [one for one in annotated.mentions if one.parties and one is not mention and sentence.covers(one.span)]
    pairs = ((left, right) for left, right in pairwise(beside) if 0 <= right.span.start - left.span.end <= _JOINT)
    return any({*left.parties, *right.parties} == set(mention.parties) for left, right in pairs)


def _stage(claim: Claim) -> str:
    """How far a signing that is told has brought a text."""
    if claim.status in _PLANS:
        return "proposed"
    return INITIALLED if initialling(claim) else "signed"


def _date(claim: Claim, known: str | None) -> str | None:
    return claim.date or known


def _unnamed(annotated: Annotated, claims: tuple[Claim, ...]) -> Iterator[AgreementClaim]:
    """A signing of a text that bears no name: the entry is named by its parties and date."""
    for claim in claims:
        made = claim.status not in (Status.DECLINED, Status.CANCELLED, Status.DENIED)
        if claim.kind is ClaimKind.SIGNING and made and not claim.instruments and len(claim.parties) > 1:
            identity = content_id("agreement", claim.date or claim.document, *claim.parties)
            telling = _Telling(claim.date, _stage(claim), claim.parties)
            yield _entry(annotated, identity, (), telling, claim.evidence)


def _names(entity: Entity | None, telling: _Telling) -> tuple[tuple[str, str], ...]:
    """Return the names of an agreement; none where one composed of two sides names another than who is party to it."""
    if entity is None:
        return ()
    sides = entity.id.partition("@")[2].split("+") if composed(entity.id) else []
    return entity.names if len(sides) < 2 or {*telling.parties}.issuperset(sides) else ()


def _evidence(annotated: Annotated, named: Iterable[Mention], claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    document = annotated.document
    spans = [mention.span for mention in named] + [each.span for claim in claims for each in claim.evidence]
    return tuple(
        Evidence(document=document.id, span=span, quote=document.text[span.start : span.end])
        for span in spans[:_MOST_EVIDENCE]
    )


def _entry(
    annotated: Annotated,
    agreement: str,
    names: tuple[tuple[str, str], ...],
    telling: _Telling,
    evidence: tuple[Evidence, ...],
) -> AgreementClaim:
    return AgreementClaim(
        id=content_id("g", annotated.document.id, agreement, telling.date or ""),
        document=annotated.document.id,
        agreement=agreement,
        names=names,
        date=telling.date,
        status=telling.status,
        parties=tuple(sorted(telling.parties)),
        evidence=evidence,
    )
