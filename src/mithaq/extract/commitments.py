"""What a report tells of things owed: who promised what until when, and what became of it.

Statuses follow the implementation records of the Peace Accords Matrix (Kroc Institute): by what is told to have been
done, never by what is thought of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mithaq.extract.commitment_words import MATTER, commitment_words
from mithaq.extract.dates import event_date
from mithaq.extract.deadlines import Deadline, deadline
from mithaq.extract.lines import STOPS, Line
from mithaq.extract.outcomes import DONE, MENTIONED, NOT_STARTED, PROMISED, REVERSED, Telling, tellings
from mithaq.extract.provisions import provisions
from mithaq.knowledge import Knowledge
from mithaq.knowledge.matters import PLEDGE
from mithaq.languages import load as load_pack
from mithaq.model.annotations import Annotated, Mention, Timex
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim, Evidence
from mithaq.model.documents import Span
from mithaq.model.edtf import bounds, gap, is_day
from mithaq.model.ids import content_id
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status

_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_PLACED = frozenset({"road", "crossing", "corridor", "airport", "port", "territory", "blockade"})
"""Matters of which there are many: which road it is, its place tells."""
_PLANNED = {
    ClaimKind.RELEASE: frozenset({"prisoners"}),
    ClaimKind.WITHDRAWAL: frozenset({"troops", "foreign-fighters", "heavy-weapons"}),
    ClaimKind.DEPLOYMENT: frozenset({"peacekeepers"}),
    ClaimKind.MEETING: frozenset({"talks"}),
}
"""The plans that say when something owed is to be done."""
_SIGNED = ("signed", "declared", "in_force")
_FRESH = 60
"""Days after an agreement within which a report that names none may still tell of its terms."""
_LEAD = 6
"""Words of a sentence among which its verb stands where the subject comes first."""
_OWED = (MATTER, "provision", "under")
_FORCES = "troops"
_CONTRARY = {NOT_STARTED: DONE, DONE: NOT_STARTED, REVERSED: DONE}


def extract_commitments(
    annotated: Annotated,
    lines: Sequence[Line],
    claims: Sequence[Claim],
    agreements: Sequence[AgreementClaim],
    knowledge: Knowledge,
) -> tuple[CommitmentClaim, ...]:
    """Return what a document tells of things owed, in the order of its text."""
    pledged = any(_pledges(claim) for claim in claims)
    if not pledged and not any(mark.tag.name in _OWED for line in lines for mark in line.marks):
        return ()
    return tuple(_Reader(annotated, lines, claims, agreements, knowledge).read())


class _Reader:
    """One document, gone through sentence by sentence: what goes on from the one before is remembered."""

    def __init__(
        self,
        annotated: Annotated,
        lines: Sequence[Line],
        claims: Sequence[Claim],
        agreements: Sequence[AgreementClaim],
        knowledge: Knowledge,
    ) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._knowledge = knowledge
        self._lines = lines
        self._agreements = agreements
        self._dealings = [claim for claim in claims if claim.act is Act.AGREES or claim.kind is ClaimKind.MEETING]
        planned = (Status.SCHEDULED, Status.ONGOING)
        self._plans = [claim for claim in claims if claim.kind in _PLANNED and claim.status in planned]
        self._promises = [claim for claim in claims if _pledges(claim)]
        self._signings = [claim for claim in claims if claim.kind in (ClaimKind.SIGNING, ClaimKind.CEASEFIRE)]
        self._told_on = annotated.dct.value
        self._told = bounds(self._told_on)[0]
        self._context = self._spoken_of()
        words = commitment_words(load_pack(annotated.document.language))
        self._subject_first = words is not None and words.subject_first

    def read(self) -> Iterator[CommitmentClaim]:
        """Yield the tellings of the document."""
        carried = False
        last: list[CommitmentClaim] = []
        for line in self._lines:
            if not line.story:
                continue
            span = line.span
            found: list[CommitmentClaim] = []
            if line.marked.of(MATTER):
                goes_on = carried and self._goes_on(line)
                named = any(m.type is MentionType.AGREEMENT for m in self._mentions(span.start, span.end))
                found = list(self._claims(line, tellings(line.marked, named=named, carried=goes_on)))
            promised = [claim.evidence[0].span for claim in found if claim.status == PROMISED]
            parts = [(claim.evidence[0], claim.parties) for claim in self._promises]
            parts = [pair for pair in parts if span.covers(pair[0].span) and not _only_kept(pair[0].span, line)]
            parts = [pair for pair in parts if not any(pair[0].span.overlaps(told) for told in promised)]
            timexes, mentions = self._annotated.timexes, self._annotated.mentions
            parts += provisions(line, found, mentions, timexes, self._annotated.document.id, self._text)
            found += [self._pledged(line, *part) for part in parts]
            denial = self._denial(line, last, {claim.matter for claim in found})
            carried = any(claim.status == PROMISED for claim in found) or self._text[span.start : span.end].endswith(
                ":"
            )
            last = [*found, *denial]
            yield from last

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a sentence goes on with what the one before bound somebody to: "also", a list, "and"."""
        first = line.words[0]
        return not first.norm[:1].isalpha() or any(mark.start == 0 and mark.tag.name == "also" for mark in line.marks)

    def _claims(self, line: Line, told: Sequence[Telling]) -> Iterator[CommitmentClaim]:
        obligor: tuple[str, ...] | None = None
        for number, telling in enumerate(told):
            behind = (other for other in told[number + 1 :] if other.deed.start > telling.object.start)
            end = next((line.at(other.deed.start) for other in behind), line.span.end)
            if telling.status == PROMISED:
                obligor = self._obligor(line, telling, obligor) or self._promiser(line, telling)
                yield self._promise(line, telling, obligor, end)
            else:
                yield self._development(line, telling, end)

    def _promise(self, line: Line, telling: Telling, obligor: tuple[str, ...], end: int) -> CommitmentClaim:
        naming = self._naming(line.span)
        begin = line.at(min(telling.deed.start, telling.object.start))
        due = deadline(line.tokens, self._annotated.timexes, line.marks, begin, end, self._told)
        due = due or deadline(line.tokens, self._annotated.timexes, line.marks, line.span.start, begin, self._told)
        due = due or Deadline(due=self._planned(telling.matter.id), period=None, since=None)
        bound = self._parties(naming) or self._bound(line, telling) or self._sides(line.span)
        claim = self._claim(line, telling, bound, None, None)
        agreed = naming.date if naming else None
        told = agreed or (self._told.isoformat() if self._told else None)
        identity = content_id("k", claim.id, obligor, due.due, due.period)
        return replace(
            claim,
            id=identity,
            obligor=obligor,
            due=due.due,
            period=due.period,
            since=due.since,
            naming=naming.id if naming else None,
            agreed_on=told,
        )

    def _planned(self, matter: str) -> str | None:
        """Return the one day for which the report tells the deed to be planned: "the exchange is to be on 13 April"."""
        days = {claim.date for claim in self._plans if matter in _PLANNED[claim.kind] and is_day(claim.date)}
        return days.pop() if len(days) == 1 else None

    def _pledged(self, line: Line, part: Evidence, parties: tuple[str, ...]) -> CommitmentClaim:
        """What somebody promised, or a text lays down, that is none of the listed matters: in its own words."""
        stated = any(part is claim.evidence[0] for claim in self._promises)
        end = line.span.end if stated else part.span.end
        naming = self._naming(line.span)
        until = deadline(line.tokens, self._annotated.timexes, line.marks, part.span.start, end, self._told)
        until = until or Deadline(due=None, period=None, since=None)
        agreed = naming.date if naming else None
        return CommitmentClaim(
            id=content_id("k", part.document, part.span.start, PLEDGE, *parties),
            document=part.document,
            matter=PLEDGE,
            status=PROMISED,
            date=None,
            parties=self._parties(naming) or parties,
            context=self._context,
            evidence=(part,),
            obligor=parties,
            due=until.due,
            period=until.period,
            since=until.since,
            naming=naming.id if naming else None,
            agreed_on=agreed or (self._told.isoformat() if self._told else None),
            rule=f"{PLEDGE}/promise",
        )

    def _development(self, line: Line, telling: Telling, end: int) -> CommitmentClaim:
        begin = line.at(min(telling.deed.start, telling.object.start))
        if telling.status == DONE and deadline(line.tokens, self._annotated.timexes, line.marks, begin, end):
            telling = replace(telling, status=MENTIONED)  # what has a deadline still is yet to be done
        named = [m for m in self._mentions(line.span.start, line.span.end) if m.type is not MentionType.AGREEMENT]
        parties = tuple(sorted({party for mention in named for party in mention.parties}))
        on = self._date(line, telling) if telling.status not in (MENTIONED, NOT_STARTED) else None
        claim = self._claim(line, telling, parties, on, self._speaker(line, telling.deed.start))
        naming = next((one for one in self._agreements if _touches(one, line.span)), None)
        return replace(claim, naming=naming.id if naming else None)

    def _claim(
        self, line: Line, telling: Telling, parties: tuple[str, ...], on: str | None, speaker: str | None
    ) -> CommitmentClaim:
        document = self._annotated.document
        first, last = self._clause(line, telling)
        place = self._place(line, telling) if telling.matter.id in _PLACED else None
        return CommitmentClaim(
            id=content_id("k", document.id, first, telling.matter.id, telling.status, on, place, speaker),
            document=document.id,
            matter=telling.matter.id,
            status=telling.status,
            date=on,
            parties=parties,
            context=self._context,
            place=place,
            speaker=speaker,
            evidence=(Evidence(document=document.id, span=Span(start=first, end=last), quote=self._text[first:last]),),
            rule=f"{telling.matter.id}/{telling.deed.tag.value}",
        )

    def _clause(self, line: Line, telling: Telling) -> tuple[int, int]:
        """Return where the words stand that tell it: of a promise the clause, of a development the sentence."""
        if telling.status != PROMISED:
            return line.span.start, line.span.end
        first = min(telling.deed.start, telling.object.start)
        start = next((at for at in range(first, -1, -1) if line.words[at].norm in STOPS), -1) + 1
        last = max(telling.deed.end, telling.object.end)
        stop = next((at for at in range(last, len(line.words)) if line.words[at].norm in STOPS), len(line.words))
        return line.at(start), line.tokens.ends[stop - 1]

    # ---- who, where, when

    def _mentions(self, start: int, end: int) -> list[Mention]:
        return [mention for mention in self._annotated.mentions if start <= mention.span.start < end]

    def _obligor(self, line: Line, telling: Telling, before: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return who owes it: named between the binding word and the deed, or behind the deed; () for both sides."""
        low, high = sorted((telling.deed.start, telling.object.start))
        cue = telling.cue or 0
        # Where the subject comes first, who stands behind the deed is whom it is done for.
        for first, last in ((cue, low),) if self._subject_first else ((low, high), (cue, low)):
            if any(first <= mark.start < last for mark in line.marked.of("both_sides")):
                return ()
            named = self._able(line.at(first), line.at(last), line.at(cue + 1))
            if named := [mention for mention in named if not _is_where(mention, line)]:
                return tuple(sorted({party for mention in named for party in mention.parties}))
        if telling.matter.id == _FORCES and (own := self._able(line.at(telling.object.start), line.at(high + 1))):
            return own[0].parties  # whose troops are to leave, their name tells
        if self._subject_first and telling.cue is not None and not before:
            return self._subject(line, telling.cue)
        return before or ()

    def _promiser(self, line: Line, telling: Telling) -> tuple[str, ...]:
        """Return the one side whose promise the words belong to: "the front undertakes" is one named before."""
        at = line.at(telling.deed.start)
        own = [each.parties for each in self._promises if each.evidence[0].span.start <= at < each.evidence[0].span.end]
        return own[-1] if own and len(own[-1]) == 1 else ()

    def _bound(self, line: Line, telling: Telling) -> tuple[str, ...]:
        """Return those who bind themselves to one another, named before the word that says so."""
        named = self._able(line.span.start, line.at(telling.cue or 0)) if self._subject_first else []
        parties = {party for mention in named for party in mention.parties}
        return tuple(sorted(parties)) if len(parties) > 1 else ()

    def _able(self, start: int, end: int, bound: int = -1) -> list[Mention]:
        """Return those named between two offsets who can owe something; a capital only right at ``bound``."""
        apart = (MentionType.AGREEMENT, MentionType.MECHANISM)
        named = (one for one in self._mentions(start, end) if one.parties and one.type not in apart)
        return [one for one in named if one.type is not MentionType.PLACE or one.span.start == bound]

    def _subject(self, line: Line, cue: int) -> tuple[str, ...]:
        """Return who binds himself, named before the word that says so; () for several, who all do."""
        named = self._able(line.span.start, line.at(cue))
        if any(mark.start < cue for mark in line.marked.of("both_sides")):
            return ()
        parties = {party for mention in named for party in mention.parties}
        return tuple(parties) if len(parties) == 1 else ()

    def _place(self, line: Line, telling: Telling) -> str | None:
        """Return the place that tells which road or town it is: the one named by the very words, or right behind."""
        start, end = line.at(telling.object.start), line.at(min(telling.object.end + 3, len(line.words)))
        sites = [mention for mention in self._annotated.mentions if mention.type in _SITES and mention.entity]
        over = [mention for mention in sites if mention.span.start <= start < mention.span.end]
        near = [mention for mention in sites if start <= mention.span.start < end]
        return next((mention.entity for mention in (*over, *near)), None)

    def _speaker(self, line: Line, at: int) -> str | None:
        """Return who tells it: named behind a word of saying before the deed, or by "according to"."""
        sentence = line.marked
        said = [mark for mark in sentence.of("say", "said", "deny") if mark.start < at]
        if said:
            first = line.at(min(mark.start for mark in said))
            told = (line.span.start, first) if self._subject_first else (first, line.at(at))
            return self._voice(self._mentions(*told))
        sources = sentence.of("according")
        return self._voice(self._mentions(line.at(sources[0].start), line.span.end)) if sources else None

    def _voice(self, mentions: Sequence[Mention]) -> str | None:
        told = [mention for mention in mentions if mention.parties or mention.people]
        person = next((one for one in told[:3] if one.type is MentionType.PERSON), None)
        if person is not None:
            return person.entity
        return next((party for one in told for party in one.parties), None)

    def _date(self, line: Line, telling: Telling) -> str | None:
        """Return the day or month nearest to the deed that the sentence tells and that is not after the report."""
        at = line.at(telling.deed.start)
        times = [one for one in self._annotated.timexes if line.span.covers(one.span) and self._past(one)]
        nearest = min(times, key=lambda one: (abs(one.span.start - at), one.span.start), default=None)
        return event_date(nearest)

    def _past(self, timex: Timex) -> bool:
        begin, until = bounds(event_date(timex))
        return begin is not None and until is not None and (self._told is None or begin <= self._told)

    def _denial(self, line: Line, last: Sequence[CommitmentClaim], own: set[str]) -> list[CommitmentClaim]:
        """ "The minister denied this": the contrary of what the sentence before told, by another voice."""
        if not last:
            return []
        sentence = line.marked
        opening = _LEAD if self._subject_first else 1
        deny = next((mark for mark in sentence.of("deny") if mark.start <= opening), None)
        if deny is None or not any(mark.start > deny.start for mark in sentence.of("that")):
            return []
        speaker = self._voice(self._mentions(line.span.start, line.span.end))
        quote = self._text[line.span.start : line.span.end]
        evidence = (Evidence(document=self._annotated.document.id, span=line.span, quote=quote),)
        return [
            replace(
                claim,
                id=content_id("k", claim.id, "denied", line.span.start),
                status=_CONTRARY[claim.status],
                date=None,
                speaker=speaker,
                evidence=evidence,
                rule=f"{claim.matter}/denied",
            )
            for claim in last
            if claim.status in _CONTRARY and claim.matter not in own
        ]

    # ---- the agreement it belongs to

    def _naming(self, span: Span) -> AgreementClaim | None:
        """Return the agreement that binds: named in the sentence, else the last made, if it is still news."""
        told = self._told.isoformat() if self._told else "9999"
        made = [one for one in self._agreements if one.status in _SIGNED and (one.date or "") <= told]
        named = [one for one in made if _touches(one, span)]
        fresh = [one for one in made if one.date is None or gap(bounds(one.date), bounds(self._told_on)) <= _FRESH]
        return max(named or fresh, key=lambda one: (one.date or "", one.id), default=None)

    def _parties(self, naming: AgreementClaim | None) -> tuple[str, ...]:
        if naming is not None and len(naming.parties) > 1:
            return naming.parties
        made = [claim for claim in self._signings if claim.status is Status.OCCURRED and len(claim.parties) > 1]
        return made[0].parties if made else (naming.parties if naming else ())

    def _sides(self, span: Span) -> tuple[str, ...]:
        """Return who agreed where no text is named: those of the sentence, else those of the last meeting before it."""
        told = [claim for claim in self._dealings if len(claim.parties) > 1 and claim.status is Status.OCCURRED]
        own = [claim for claim in told if any(span.overlaps(one.span) for one in claim.evidence)]
        before = [claim for claim in told if claim.evidence[0].span.start < span.start]
        return own[0].parties if own else before[-1].parties if before else ()

    def _spoken_of(self) -> tuple[str, ...]:
        parties = {party for mention in self._annotated.mentions for party in mention.parties}
        sites = [m.entity for m in self._annotated.mentions if m.type in _SITES and m.entity]
        countries = {country for site in sites if (country := self._knowledge.country_of(site))}
        return tuple(sorted(parties | countries))


def _pledges(claim: Claim) -> bool:
    """Tell whether a claim is that somebody promised a thing, not merely that he will do it."""
    return claim.act is Act.PROMISES and bool(claim.parties) and claim.extractor.startswith(_PROMISING)


def _only_kept(span: Span, line: Line) -> bool:
    """Tell whether somebody is only told to keep to something, by words that bind where a text provides it."""
    within = {mark.start for mark in line.marked.of("promise") if span.start <= line.at(mark.start) < span.end}
    kept = {mark.start for mark in line.marked.of("adhere")}
    return bool(within & kept) and within <= kept and not line.marked.of("provide", "provide_words")


_PROMISING = ("rule:promises/verb", "rule:vows/verb", "rule:promise/verb")


def _touches(naming: AgreementClaim, span: Span) -> bool:
    return any(span.overlaps(evidence.span) for evidence in naming.evidence)


def _is_where(mention: Mention, line: Line) -> bool:
    """Tell whether a country only tells where: "agreed in Switzerland to release"."""
    return any(line.at(mark.end) == mention.span.start for mark in line.marked.of("located"))
