"""Where a frame's arguments stand: the shapes by name.

A shape goes from a trigger in its clause to (role, annotation id) pairs, or to None where the word, as it stands
there, tells no event.
"""

from mithaq.annotate.events.absences import declines
from mithaq.annotate.events.acts import attack
from mithaq.annotate.events.arguments import Shape
from mithaq.annotate.events.beginnings import beginning
from mithaq.annotate.events.contacts import contact
from mithaq.annotate.events.fights import clash, protest
from mithaq.annotate.events.founding import mechanism
from mithaq.annotate.events.journeys import calls_on, visit
from mithaq.annotate.events.relief import release
from mithaq.annotate.events.texts import instrument
from mithaq.annotate.events.troops import forces, shut
from mithaq.annotate.events.truces import in_force, mutual

SHAPES: dict[str, Shape] = {
    "contact": contact,
    "declines": declines,
    "visit": visit,
    "calls-on": calls_on,
    "instrument": instrument,
    "mutual": mutual,
    "in-force": in_force,
    "mechanism": mechanism,
    "clash": clash,
    "attack": attack,
    "forces": forces,
    "shut": shut,
    "release": release,
    "protest": protest,
    "beginning": beginning,
}
