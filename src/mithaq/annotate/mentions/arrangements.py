"""Link mechanisms: commissions, working groups, platforms, formats."""

from typing import TYPE_CHECKING

from mithaq.annotate.mentions.drafts import Draft
from mithaq.annotate.mentions.pacts import parties_around
from mithaq.annotate.mentions.phrasing import phrased, prefers_written
from mithaq.annotate.mentions.vocabulary import WEAK
from mithaq.grammar import Match
from mithaq.knowledge import Mechanism
from mithaq.knowledge.loading import LANGUAGES
from mithaq.text import fold

if TYPE_CHECKING:
    from mithaq.annotate.mentions.linking import Linker

_ENGLISH = "en"
_HALF = 0.5
_COUNTS = {"bilateral": 2, "trilateral": 3, "four-party": 4, "six-party": 6, "intergovernmental": 2, "interregional": 2}
_TOO_MANY = 4  # no text names so many parties together that they could be told from bystanders


def link_mechanism(linker: "Linker", draft: Draft, match: Match) -> None:
    """Link a mechanism: to a known one whose name stands in it, else to one composed of its words."""
    known = _known(linker, draft)
    draft.why = "a listed name" if known else "composed of what it is and between whom"
    if known is not None:
        draft.entity = linker.entities.known(known.id)
        draft.parties = tuple(linker.entities.known(id) for id in known.parties)
        return
    adjectives = _values(linker, match, "adjective", "MECHANISM_ADJECTIVE")
    owners = tuple(id for id in linker.owners.of(match, lambda _: None) if id in linker.facts.countries)
    count = next((_COUNTS[a] for a in adjectives if a in _COUNTS), 0)
    parties = owners or (parties_around(linker, draft, count) if 0 < count < _TOO_MANY else ())
    draft.parties = tuple(linker.entities.known(id) for id in parties)
    same = _of_same_parties(linker, match, parties)
    if same is not None:
        draft.entity = linker.entities.known(same.id)
        return
    _compose(linker, draft, match, adjectives, parties)


def _known(linker: "Linker", draft: Draft) -> Mechanism | None:
    """Return the known mechanism whose name stands in the draft and most of whose members are spoken of.

    A name that others bear too ("the quintet") stands for one only where half of its members are.
    """
    told = linker.states.all()
    best, most = None, 0.0
    for hit in linker.units.hits.values():
        if draft.start <= hit.start and hit.end <= draft.end:
            for value in hit.values:
                mechanism = linker.facts.mechanisms.get(value.rpartition(":")[2])
                if mechanism is None:
                    continue
                members, weak = mechanism.parties, value.startswith(WEAK)
                share = len(told.intersection(members)) / len(members) if members else float(not weak)
                if share > most and not (weak and share < _HALF):
                    best, most = mechanism, share
    return best


def _of_same_parties(linker: "Linker", match: Match, parties: tuple[str, ...]) -> Mechanism | None:
    """Return the one known mechanism of the same sort between the same parties, if there is just one."""
    lexicon, code = linker.units.vocabulary.lexicon, linker.units.vocabulary.pack.code
    kind = lexicon.value("MECHANISM", linker.units.slot_words(match.slots["head"]))
    found = [
        mechanism
        for mechanism in linker.facts.mechanisms.values()
        if len(parties) > 2
        and set(mechanism.parties) == set(parties)
        and any(kind == lexicon.singles.get(fold(n).split()[0], {}).get("MECHANISM") for n in mechanism.spellings(code))
    ]
    return found[0] if len(found) == 1 else None


def _values(linker: "Linker", match: Match, slot: str, name: str) -> list[str]:
    """Return the values of the words of a slot, phrases of two first."""
    if slot not in match.slots:
        return []
    words, lexicon, out, at = linker.units.slot_words(match.slots[slot]), linker.units.vocabulary.lexicon, [], 0
    while at < len(words):
        for width in (2, 1):
            value = lexicon.value(name, words[at : at + width]) if at + width <= len(words) else None
            if value:
                out.append(value)
                at += width - 1
                break
        at += 1
    return out


def _compose(linker: "Linker", draft: Draft, match: Match, adjectives: list[str], parties: tuple[str, ...]) -> None:
    units, lexicon = linker.units, linker.units.vocabulary.lexicon
    kind = lexicon.value("MECHANISM", units.slot_words(match.slots["head"])) or "commission"
    subject = (
        lexicon.value("MECHANISM_SUBJECT", units.slot_words(match.slots["subject"])) if "subject" in match.slots else ""
    )
    what = linker.facts.wording(f"mechanism/{kind}", "en") or kind.capitalize()
    kept = [a for a in adjectives if not (a == "working" and kind == "working-group")]
    tag = linker.units.tokens.text[slice(*_extent(linker, match.slots["tag"]))] if "tag" in match.slots else ""
    tag = tag.strip("\"'«»()“”")
    of = "-".join(name for p in parties if (known := linker.facts.get(p)) and (name := known.name("en")))
    english = " ".join(part for part in (of, tag, *(a.capitalize() for a in kept), subject, what) if part)
    slug = subject.lower().replace(" ", "-") if subject else ""
    tail = "+".join(sorted(parties))
    id = "mechanism/" + "-".join(part for part in (*adjectives, slug, kind) if part) + (f"@{tail}" if tail else "")
    words = (f"mechanism/{kind}", [f"adjective/{a}" for a in kept], f"concern/{slug}" if slug else "")
    names = {code: _tagged(linker, phrased(linker.entities, *words, parties, code), tag, code) for code in LANGUAGES}
    own = units.vocabulary.pack.code
    if not names[own] or prefers_written(linker.entities, own):
        names[own] = linker.text(draft)
    draft.entity = linker.entities.composed(id, "mechanism", {**names, _ENGLISH: english}.items())


def _tagged(linker: "Linker", name: str, tag: str, code: str) -> str:
    """Add what a mechanism is called besides ("5+5"), where the language has a way to say both."""
    form = linker.facts.wording("tagged", code) if tag and name else None
    return form.replace("{what}", name).replace("{tag}", tag) if form else "" if tag else name


def _extent(linker: "Linker", slot: tuple[int, int]) -> tuple[int, int]:
    first, last = linker.units.tokens_of(*slot)
    return linker.units.tokens.starts[first], linker.units.tokens.ends[last - 1]
