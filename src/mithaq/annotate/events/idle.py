"""Nouns right behind a verb that cannot be its subject: what it acts on, what somebody speaks of."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.model.kinds import Act


def acted_on(sentence: Sentence, verb: int) -> bool:
    """Tell whether what a verb of force acts on stands right behind it, counted or not."""
    counted = verb + 2 < len(sentence) and sentence.units[verb + 1].word.number is not None
    noun = verb + 1 + (counted or sentence.has(verb + 1, "NUMERAL"))
    deeds = [sense for sense in _verbs(sentence.units[verb]) if not sense.doubtful]
    acting = [sense for sense in deeds if sense.frame.shape in _ACTING]
    if any(sense.masculine for sense in acting) and sentence.has(noun, "AGAINST_NOUN"):
        return True  # "and (he) struck positions": "(they) were struck" has another form
    needs = [sense.frame.needs for sense in acting]
    return any(need is not None and sentence.has(noun, need) for need in needs)


_ACTING = ("attack", "forces", "release")


def spoken_of(sentence: Sentence, verb: int) -> bool:
    """Tell whether what a verb of saying speaks of stands right behind it: a deed or a text ("and condemned the raid"),
    or a noun with the preposition that the verb governs ("and demanded the ...")."""
    if verb + 1 >= len(sentence):
        return False
    unit = sentence.units[verb + 1]
    verbs = [sense for sense in _verbs(sentence.units[verb]) if sense.form.endswith("one")]
    taking_sides = [sense.frame for sense in verbs if sense.frame.shape == "speech"]
    sure = [sense.frame for sense in verbs if not sense.doubtful]
    saying = [frame for frame in taking_sides if frame.act not in _TELLING]  # "a truce was announced" has a subject
    joined = sentence.units[verb].proclitic  # "rejecting" is spelled like "and rejected": only where a sentence begins
    saying = [frame for frame in saying if verb == 0 or (joined and frame in sure)]
    if not saying or not unit.plain or sentence.has(verb, "LEADING_ADVERB"):
        return False
    governed = any(unit.norm.startswith(letter) for frame in saying for letter in frame.fields.get("governs", ()))
    if governed and "OWN_LETTER" not in unit.classes:
        return True
    return not unit.proclitic and (any(name in unit.classes for name in _SPOKEN_OF) or _deed(unit))


_SPOKEN_OF = ("SPOKEN_OF", "INSTRUMENT", "PROPOSAL", "ASSAULT", "SANCTION", "CEASED")


_TELLING = (Act.SAYS, Act.ASSESSES)


def _object_of_saying(sentence: Sentence, verb: int) -> bool:
    """Tell whether the noun right behind a verb of saying is its object, by what it means, by its gender, or because
    what somebody is charged with stands behind it: "affirmed the need", "(he) urged the states", "accused X of"."""
    verbs = [sense for sense in _verbs(sentence.units[verb]) if sense.form.endswith(".one")]
    unit = sentence.units[verb + 1]
    if not verbs or any(sense.frame.shape != "speech" for sense in verbs) or unit.proclitic:
        return False
    if "AFFIRMED" in unit.classes:
        return True
    asked = all(sense.frame.act in _ASKING for sense in verbs)
    his = all(sense.masculine and not sense.doubtful for sense in verbs)
    if asked and ("CALLED_UPON" in unit.classes or (his and "CALLED_PLURAL" in unit.classes)):
        return True
    if (
        his
        and unit.facts.definite
        and unit.norm.endswith(("ه", "ات"))
        and not any(x in unit.classes for x in _SUBJECTS)
    ):
        return True
    if his and urged_plural(sentence, verb):
        return True
    if not his and unit.norm.endswith(("ه", "ات")):
        return False  # "the governments were accused of", a passive
    charge = next((sense.frame.fields["charge"] for sense in verbs if "charge" in sense.frame.fields), None)
    return charge is not None and unit.facts.definite and _charged_behind(sentence, verb + 2, charge)


_ASKING = (Act.CALLS_FOR, Act.DEMANDS, Act.ACCUSES, Act.CONDEMNS, Act.WELCOMES)
_SUBJECTS = ("SINGLE_BACK", "GROUP_BACK", "UNNAMED", "TITLE", "RANK")


def urged_plural(sentence: Sentence, verb: int) -> bool:
    """Tell whether people stand right behind a verb of asking in the case of an object: "(he) urged the officials"."""
    if verb + 1 >= len(sentence):
        return False
    unit = sentence.units[verb + 1]
    people = unit.facts.oblique if unit.plain else "SIDE" in unit.classes  # "the officials" with their nationality
    people = people and unit.facts.definite and not unit.proclitic and unit.norm.endswith("ين")
    return people and any(sense.masculine and sense.frame.act in _ASKING for sense in _verbs(sentence.units[verb]))


def _charged_behind(sentence: Sentence, at: int, charge: str) -> bool:
    """Tell whether what somebody is charged with stands behind one noun and its adjective."""
    at += at < len(sentence) and sentence.units[at].plain and sentence.units[at].facts.qualifies
    return at < len(sentence) and sentence.units[at].plain and sentence.units[at].norm.startswith(charge)


def _deed(unit: Unit) -> bool:
    """Tell whether a word is the noun of a deed, and no crowd that might speak."""
    nouns = [sense.frame for _, sense in unit.facts.senses if sense.pos == "noun"]
    return any(frame.shape in _DEEDS for frame in nouns) and "CROWD" not in unit.classes


_DEEDS = ("attack", "clash", "forces", "release", "instrument", "mutual")


def bare_deed(unit: Unit) -> bool:
    """Tell whether the noun of a deed stands here, without article or preposition."""
    deed = any(sense.pos == "noun" and sense.form == "bare" and not proclitic for proclitic, sense in unit.facts.senses)
    return deed and not unit.proclitic


def _verbs(unit: Unit) -> list[Sense]:
    return [sense for _, sense in unit.facts.senses if sense.pos == "verb"]


def bare(sentence: Sentence, verb: int, end: int) -> bool:
    """Tell whether no noun that could be the subject stands right behind the verb."""
    if verb + 1 >= end:
        return True
    unit = sentence.units[verb + 1]
    if unit.plain and "UNNAMED" in unit.classes and not unit.proclitic:
        return False  # "one of them said"
    if (this := unit.facts.features.get("THIS")) is not None and (verbs := _verbs(sentence.units[verb])):
        if all(sense.masculine != (this == "he") for sense in verbs):
            return True  # "(he) refused these charges"
        if all(sense.frame.act in _TELLING and not sense.frame.needs for sense in verbs):
            return False  # "this shows that", spelled as if it were an object
    if _her_name(sentence, verb):
        return False
    if not unit.plain or not unit.norm[:1].isalpha() or unit.facts.objective or unit.facts.governed:
        return True
    if unit.facts.senses and unit.proclitic not in ("", "و", "ف"):
        return True  # "called for an end of", with "for" written onto it
    if acted_on(sentence, verb) or spoken_of(sentence, verb) or _object_of_saying(sentence, verb):
        return True  # "and closed the borders", "and condemned the raid", "and urged the international community"
    if sentence.has(verb, "SCHEDULED_VERBS") and bare_deed(unit):
        return True  # "and decided the imposing of sanctions"
    if sentence.has(verb, "DOING_VERBS") and any(sense.pos == "noun" for _, sense in unit.facts.senses):
        return True  # "and stepped up the strikes"
    return any(name in unit.classes for name in ("PREPOSITION", "LEADING_ADVERB", "THAT", "IN_IT"))


def _her_name(sentence: Sentence, verb: int) -> bool:
    """Tell whether a woman's name of no table stands behind "(she) said", spelled like an object."""
    unit, verbs = sentence.units[verb + 1], _verbs(sentence.units[verb])
    hers = bool(verbs) and all(not sense.masculine and sense.form.endswith(".one") for sense in verbs)
    saying = hers and all(sense.frame.name in _SAYS for sense in verbs)
    return saying and unit.facts.objective and not (unit.classes or unit.facts.senses or unit.proclitic)


_SAYS = ("says", "adds")


def behind_unnamed(sentence: Sentence, index: int) -> int:
    """Where the body is told in which somebody unnamed serves, behind the words for his rank: "a senior official in the
    government"; 0 where none is."""
    at = index + 1
    while at < index + _RANKED and sentence.has(at, "RANKING") and not sentence.units[at].proclitic:
        at += 1
    return at + 1 if sentence.has(at, "INSIDE") and at + 1 < len(sentence) else 0


_RANKED = 4


def may_be_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb of force, in the singular, may be a passive."""
    told = (sense for _, sense in sentence.units[verb].facts.senses if sense.frame.shape == "attack")
    return any(sense.pos == "verb" and sense.form == "past.one" for sense in told)
