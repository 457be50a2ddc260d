"""Find the events of a document, sentence by sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mithaq.annotate.events.accounts import complete_accounts
from mithaq.annotate.events.arguments import CLOSE, Arguments, near_class, parties_of
from mithaq.annotate.events.attributions import attribution_of
from mithaq.annotate.events.borne_out import BORNE_OUT
from mithaq.annotate.events.calls import by_phone, renames_contact
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.circumstances import circumstances
from mithaq.annotate.events.clauses import clauses
from mithaq.annotate.events.counterparts import spoken_to
from mithaq.annotate.events.days import times_in
from mithaq.annotate.events.deals import made_deals
from mithaq.annotate.events.doubles import one_event, other_occasion, told_of
from mithaq.annotate.events.drafts import DOERS, Draft
from mithaq.annotate.events.evidence import evidence
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.going_on import stays
from mithaq.annotate.events.headed import headed
from mithaq.annotate.events.introduced import owner_behind, told_by_title
from mithaq.annotate.events.lapses import made_on
from mithaq.annotate.events.mouthpieces import with_mouthpiece
from mithaq.annotate.events.nouns import counted_noun, is_noun
from mithaq.annotate.events.numerals import CountBank, count_bank
from mithaq.annotate.events.objects_near import governs_needed
from mithaq.annotate.events.postponed import postponed
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.sayings import called_so, only_wished, saying_status, told_thereby
from mithaq.annotate.events.shapes import SHAPES
from mithaq.annotate.events.sides import Facts, find_sides
from mithaq.annotate.events.speech import (
    according,
    accused_of,
    aired,
    content,
    goes_on_with,
    joint,
    names_its_own,
    needed_word,
    says_nothing,
    speaker,
    takes,
)
from mithaq.annotate.events.status import told_status
from mithaq.annotate.events.strangers import STRANGER, accused_by_stranger, by_stranger
from mithaq.annotate.events.striking_on import strike_on
from mithaq.annotate.events.telling import attribute, framing_drafts
from mithaq.annotate.events.tolls import count_in
from mithaq.annotate.events.units import Clause, Link, Sentence, plain_units, senses_at, sentence_units
from mithaq.annotate.events.verbs import verb_senses
from mithaq.annotate.events.voices import said_before
from mithaq.annotate.events.voices_told import spoken_on, told_of_voice, unknown_speaks, voice_of
from mithaq.annotate.marks import marks_at
from mithaq.grammar import Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import Attribution, EventMention, Mention, Timex
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status
from mithaq.text import Tokens


def find_events(
    pack: LanguagePack,
    tokens: Tokens,
    words: list[Word],
    sentences: list[tuple[int, int]],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    facts: Facts,
) -> tuple[tuple[EventMention, ...], tuple[Attribution, ...]]:
    """Return the events told in these sentences (token bounds), and who is said to say them.

    Arguments refer to mentions and times by id; the roles "back", "flag" and "sides" carry words instead: how
    an argument points back ("group", "single", "none"), what the clause says of its occasion ("occasion", "earlier"),
    and of how many sides it was.
    """
    plain = plain_units(pack).of(words)
    known = [unit.facts for unit in plain]
    marks = marks_at(tokens, mentions, timexes)
    for first, stop, found in find_sides(tokens, words, known, mentions, facts):
        if first not in marks or (marks[first][0] <= stop and _unowned(marks[first][1])):
            marks[first] = (stop, found)
    named = {mention.id: mention for mention in mentions}
    events: list[EventMention] = []
    attributions: list[Attribution] = []
    counts = count_bank(pack)
    for number, bounds in enumerate(sentences):
        agreed = bool(events) and events[-1].act is Act.AGREES and number - events[-1].sentence <= 1
        telling = any(word.senses for word in known[bounds[0] : bounds[1]]) or counts.tell(words[bounds[0] : bounds[1]])
        if telling or (agreed and any("DEAL" in word.classes for word in known[bounds[0] : bounds[1]])):
            sentence = sentence_units(number, bounds, tokens, words, plain, marks, facts.nationality)
            made_deals(sentence, events)
            _sentence_events(sentence, counts, events, attributions, named)
    return tuple(events), tuple(attributions)


def _unowned(mark: Mention | Timex) -> bool:
    return isinstance(mark, Mention) and mark.type is MentionType.ROLE and not mark.parties


def _sentence_events(
    sentence: Sentence,
    counts: CountBank,
    events: list[EventMention],
    attributions: list[Attribution],
    named: Mapping[str, Mention],
) -> None:
    parts = sentence.clauses = clauses(sentence)
    every = [draft for number in range(len(parts)) for draft in _clause_drafts(sentence, parts, number)]
    told = told_of(sentence, every)
    drafts = headed(sentence, parts, told) + told
    count_in(sentence, counts, parts, drafts)
    strike_on(sentence, parts, drafts, events, named)
    attribute(sentence, parts, drafts)
    complete_accounts(sentence, counts, parts, drafts)
    drafts += postponed(sentence, parts, drafts)
    source = according(sentence)
    framing = framing_drafts(sentence, parts, drafts)
    for number, draft in enumerate(drafts):
        identifier = f"e{len(events) + 1}"
        if number in framing:
            draft.flags.add("frame")
        said_by = drafts[draft.said_by] if draft.said_by is not None else None
        while said_by is not None and said_by.sense.frame.act is Act.AGREES:  # who agree on a thing only do it
            said_by = drafts[said_by.said_by] if said_by.said_by is not None else None
        attribution = attribution_of(sentence, parts, draft, said_by, source, attributions)
        events.append(_event(sentence, parts, draft, identifier, attribution))


def _clause_drafts(sentence: Sentence, parts: list[Clause], number: int) -> list[Draft]:
    """The events of one clause, each told once: the verb and its noun are one event."""
    found: list[Draft] = []
    for index in range(parts[number].start, parts[number].end):
        if not sentence.units[index].facts.senses or renames_contact(sentence, index, found):
            continue
        draft = _draft(sentence, parts, number, index)
        if draft is not None and not any(
            one_event(draft, other) and not other_occasion(sentence, draft, other) for other in found
        ):
            found.append(draft)
    return found


def _draft(sentence: Sentence, parts: list[Clause], number: int, index: int) -> Draft | None:
    """The first sense of a word that the words about it bear out."""
    clause = parts[number]
    verbs = verb_senses(sentence, index)
    others = [
        sense
        for proclitic, sense in senses_at(sentence, index)
        if (sense.pos == "noun" and not proclitic.endswith("ك"))
        or (sense.pos == "participle" and proclitic in ("", "و") and not counted_noun(sentence, index))
    ]
    senses = [*verbs, *others]
    if len(senses) > 1:
        senses.sort(key=lambda sense: -len(sense.rest))
    for sense in senses:
        if sense.frame.shape == "speech":
            draft = _speech_draft(sentence, parts, number, index, sense)
        elif sense.pos == "verb":
            draft = _told_draft(sentence, clause, number, index, sense, verb=True)
        else:
            draft = _told_draft(sentence, clause, number, index, sense, verb=False)
        if draft is not None:
            return draft
    return None


def _told_draft(
    sentence: Sentence, clause: Clause, number: int, index: int, sense: Sense, *, verb: bool
) -> Draft | None:
    unless = sense.frame.fields.get("unless")
    if unless is not None and near_class(sentence, clause, index, unless, CLOSE):
        return None
    if not governs_needed(sentence, clause, index, sense):
        return None
    arguments = SHAPES[sense.frame.shape](sentence, clause, index, sense)
    if arguments is None:
        return None
    status = told_status(sentence, clause, index, sense, arguments)
    if status is None or is_hypothetical(sentence, clause, index, sense, status, arguments):
        return None
    draft = Draft(sense, number, index, status, arguments)
    related = sense.frame.shape == "instrument" and clause.link is Link.RELATIVE and not times_in(sentence, clause)
    draft.when = made_on(sentence, clause, index, sense, related=related)
    if related and draft.when is None:
        draft.flags.add("related")  # a signing only if it was at the meeting told before
    if sense.frame.kind is ClaimKind.MEETING and by_phone(sentence, clause, index, sense):
        draft.sense = replace(sense, frame=replace(sense.frame, kind=ClaimKind.CALL))
    if not verb and index > clause.start and _reported(sentence, index):
        draft.flags.add("about")
    head = index - 1 if sentence.has(index - 1, "LIGHT_NOUN") else index  # "for the holding of talks"
    if not verb and (sentence.has(head - 1, "AIM") or sentence.units[head].norm.startswith("ب")):
        draft.flags.add("object")
    return draft


def _aimed(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun stands behind "to" or "in order to", and commemorates nothing."""
    if any(sentence.has(at, "ANNIVERSARY") for at in range(max(0, index - 3), index)):
        return False
    return sentence.units[index].proclitic == "ل" or any(sentence.has(index - step, "PURPOSE") for step in (1, 2))


def is_hypothetical(
    sentence: Sentence, clause: Clause, index: int, sense: Sense, status: Status, arguments: Arguments
) -> bool:
    """What nobody asserts: force that somebody calls for, a state told in the present, a signing only related to."""
    if status is Status.PROPOSED and sense.frame.shape in ("attack", "clash", "protest"):
        return True
    if sentence.has(clause.start, "CONDITION"):
        return True
    if status is Status.SCHEDULED and "victim" in sense.frame.fields and sense.form.startswith("possessed"):
        return True  # "his killing will lead to": it was told before
    refused = status is Status.DECLINED and sense.pos == "verb" and sense.frame.name == "meet"
    if refused and len(parties_of(sentence, arguments)) < 2 and not any(role == "back" for role, _ in arguments):
        return True  # "will not negotiate under threats": with nobody
    aimed = index > clause.start and "aside" not in sense.frame.fields and _aimed(sentence, index)
    if sense.frame.fields.get("tense") == "past" and sense.pos == "verb" and not sense.form.startswith("past"):
        return True
    if status is Status.ONGOING and sense.frame.shape == "attack" and not any(role in DOERS for role, _ in arguments):
        return True
    present = status is Status.ONGOING and sense.frame.shape in ("attack", "instrument") and sense.pos == "verb"
    if present and not times_in(sentence, clause) and not stays(sentence, clause, index):
        return True  # a habit or a thought: "an act that strikes at the state"
    if sense.frame.shape == "instrument" and sense.pos == "noun" and aimed and status is Status.CANCELLED:
        return True  # "put off a session on the ratifying of the accord"
    if sense.frame.shape == "instrument" and sense.pos == "noun" and status is Status.OCCURRED:
        failed = any(sentence.has(at, "FAILED") for at in range(max(clause.start, index - _FAILED), index))
        if aimed or failed:
            return True  # "talks to reach an agreement", "the failure of the mediators to reach one"
    reach = _TRUSTED if sentence.has(index - 1, "INSIDE") else _RESOLVED
    meant = range(max(clause.start, index - reach), index)
    if (
        sense.frame.kind is ClaimKind.SIGNING
        and sense.pos == "noun"
        and any(sentence.has(at, "RESOLVE") for at in meant)
    ):
        return True  # "renewed their resolve to reach a treaty"
    related = clause.link is Link.RELATIVE and sense.frame.shape == "instrument" and not times_in(sentence, clause)
    signing = sense.frame.kind is ClaimKind.SIGNING and status is Status.OCCURRED
    return related and not (signing and len(parties_of(sentence, arguments)) > 1)


_RESOLVED = 4
_FAILED = 9
_TRUSTED = 16  # "voiced his trust in the success of his envoy in reaching an accord"


def _reported(sentence: Sentence, index: int) -> bool:
    """Tell whether an event noun stands where what is reported does: behind "of", or right behind who reports."""
    if any(sentence.has(index - 1, name) for name in ("CANCELLED", "LIGHT_NOUN", "CONTINUED", "DOING_NOUN")):
        index -= 1  # "announced the putting off of the summit"
    before = sentence.units[index - 1]
    behind_name = not before.plain or before.norm in "،,"
    return sentence.units[index].norm.startswith("ب") or "QUOTED_FROM" in before.classes or behind_name


def _speech_draft(sentence: Sentence, parts: list[Clause], number: int, index: int, sense: Sense) -> Draft | None:
    begin = parts[number].start  # "even if the party claimed ..."; not "asked whether ..., he said"
    conditional = sentence.has(begin, "CONDITION") and not sentence.has(begin - 1, "WHAT")
    goes_on = "continues" in sense.frame.fields and parts[number].link is Link.RELATIVE  # "X, who added that ..."
    if conditional or goes_on or (sense.frame.needs and not needed_word(sentence, parts, number, index, sense)):
        return None
    status = saying_status(sentence, parts[number], index, sense)
    if status is None or status is Status.SCHEDULED:
        return None
    if sentence.has(index, "IMPERSONAL") and not (index + 1 < len(sentence) and sentence.units[index + 1].mention):
        return None
    if any(sentence.has(at, "ACCORDING") for at in (index - 1, index - 2)):
        return None
    borne_out = BORNE_OUT.get(sense.frame.act or Act.SAYS)
    if borne_out is not None and not borne_out(sentence, index):
        return None
    if "tense" in sense.frame.fields and sense.pos == "verb" and not sense.form.startswith("past"):
        return None
    if sense.frame.act is Act.OFFERS and sense.pos == "verb" and sentence.units[index].facts.carries_object:
        return None  # "the plan that it put forward"
    what = sense.pos == "verb" and sentence.has(index - 1 - sentence.has(index - 1, "AUXILIARY"), "WHAT")
    if only_wished(sentence, index, sense):
        return None
    if (what and sense.frame.act in _TELLING and not told_thereby(sentence, index)) or called_so(
        sentence, index, sense
    ):
        return None  # "what he called ..."
    if "content" in sense.frame.fields and sense.form == "present.one" and sentence.has(index + 1, "THAT"):
        return None  # "it is expected that ..."
    relative = parts[number].link is Link.RELATIVE and sense.pos == "verb"
    called = relative and sentence.has(index + 1, "IN_IT") and sense.frame.act is Act.CALLS_FOR
    if called and not sentence.units[index].facts.carries_object:  # but "two calls, in which he urged them"
        return None  # "the meeting to which X had called"
    asked_for = parts[number].link is Link.RELATIVE and sense.form.startswith("present")
    if asked_for and sense.pos == "verb" and sentence.has(index + 1, "IN_IT"):
        return None  # "the conditions that he demands"
    who = with_mouthpiece(sentence, index, speaker(sentence, parts, number, index, sense))
    unless = sense.frame.fields.get("unless")
    if unless is not None and sentence.has(max(who.end, index + 1), unless):
        return None  # "wrote a number of studies"
    if not takes(sentence, max(index + 1, who.end), sense):
        return None
    if what and sentence.has(index + 1, "IN_IT") and who.end <= index:
        return None  # "what they had undertaken"
    if "own" in sense.frame.fields and not any(mention.type in _OFFICIAL for mention in who.mentions):
        return None  # a crowd does it in the street
    named = sense.frame.fields.get("named")
    told_so = aired(sentence, parts[number], index, who)
    asked = sense.pos == "verb" and (named == "yes" or (named and sense.form.startswith(named)))
    if asked and not (told_so or names_its_own(sentence, index, who, before=named == "yes")):
        return None
    strange = not who and sense.pos == "verb" and by_stranger(sentence, parts, number, index)
    if strange or (not who and sense.pos == "verb" and not spoken_on(sentence, parts[number], index, sense)):
        blamed = [("accused", each.id) for each in accused_by_stranger(sentence, parts[number], index, sense)]
        told = [("flag", STRANGER), *voice_of(sentence, index, sense), *blamed]
        known = not strange and not unknown_speaks(sentence, parts[number], index)
        return None if known else Draft(sense, number, index, status, told)
    if (
        sense.frame.act in _TELLING
        and sense.pos == "verb"
        and not said_before(sentence, parts[number], index)
        and says_nothing(sentence, parts, number, max(index, who.end - 1))
    ):
        return None
    told_of_two = any(unit.plain and "GROUP_BACK" in unit.classes for unit in sentence.units[:index])
    if sense.form.endswith("two") and (not who or (told_of_two and _single(who))):
        who = Chain(back="office-pair")  # "the spokesman said ... that they stressed"
    if sense.pos == "verb" and sense.form.endswith("many") and not who:
        before = index - 1 - sentence.has(index - 1, "AUXILIARY")
        noun = before >= begin and is_noun(sentence.units[before])
        if noun and (sentence.units[before].facts.definite or sentence.units[before].norm.endswith(("ين", "ون"))):
            return None  # "the critics hold that ...", "and hardliners who voice": nobody told before
        who = Chain(back="group")
    trigger = sentence.offsets(index, index + 1)[0]
    elsewhere = all(mention.span.start < trigger for mention in who.mentions)
    if sense.frame.needs == "STATEMENT" and elsewhere and joint(sentence, index):
        who = Chain(back="group")  # "a trilateral statement was issued"
    if sense.frame.act is Act.DENIES:
        status = Status.DENIED
    elif status is not Status.OCCURRED:
        status = Status.OCCURRED
    if "content" in sense.frame.fields and not content(sentence, parts, number):
        return None
    if "continues" in sense.frame.fields and who.mentions and not goes_on_with(sentence, parts, number, index):
        return None  # "followed the ceremony", "went on with his speech"
    arguments: Arguments = [("source", mention.id) for mention in who.mentions]
    if sense.frame.act is Act.ACCUSES or "charge" in sense.frame.fields:
        accused = accused_of(sentence, parts[number], max(who.end, index + 1), sense) if who else Chain()
        arguments += [("accused", mention.id) for mention in accused.mentions]
    if sense.frame.act is Act.AGREES and len(who.mentions) > 0 and sense.pos == "verb":
        behind = max(who.end, index + 1)
        partners, _ = after_class(sentence, behind, min(behind + 3, parts[number].end), ("WITH",))
        arguments += [("source", mention.id) for mention in partners.mentions]
    arguments += spoken_to(sentence, index, parts[number].end, sense, who)
    if who.back or not who:
        arguments.append(("back", who.back or "speaker"))
    arguments += [*owner_behind(sentence, who), *told_by_title(sentence, index, who)]
    arguments += told_of_voice(sentence, index, sense, who)
    draft = Draft(sense, number, index, status, arguments)
    said = next((at for at in range(index, len(sentence)) if sentence.has(at, "THAT")), parts[number].end)
    if any(sentence.has(at, "CHANNEL") for at in range(index + 1, said)):
        draft.flags.add(ELSEWHERE)
    return draft


_OFFICIAL = (MentionType.PERSON, MentionType.ROLE, MentionType.COUNTRY)
_TELLING = (Act.SAYS, Act.ASSESSES)
ELSEWHERE = "elsewhere"
"""The flag of what is said on the air, in print or on a platform, and so at no meeting."""


def _single(who: Chain) -> bool:
    """Tell whether a chain names no two: of the one country, or nobody."""
    return not who.back and len({party for mention in who.mentions for party in mention.parties}) < 2


def _event(
    sentence: Sentence, parts: list[Clause], draft: Draft, identifier: str, attribution: str | None
) -> EventMention:
    start, end = evidence(sentence, parts, draft)
    trigger = sentence.offsets(draft.index, draft.index + 1)
    around = circumstances(sentence, parts, draft)
    if draft.when is not None:
        own = [("time", draft.when), ("flag", "own-time")] if draft.when else []
        around = [*own, *(pair for pair in around if pair[0] != "time")]
    arguments = [*draft.arguments, *around]
    return EventMention(
        id=identifier,
        kind=draft.sense.frame.kind,
        status=draft.status,
        trigger=Span(start=trigger[0], end=trigger[1]),
        clause=Span(start=start, end=end),
        sentence=sentence.number,
        rule=f"{draft.sense.frame.name}/{draft.sense.pos}",
        arguments=tuple(dict.fromkeys(arguments)),
        attribution=attribution,
        act=draft.sense.frame.act,
    )
