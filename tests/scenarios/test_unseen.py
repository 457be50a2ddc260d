"""Stories written before any rule had read them: what holds goes on holding; what does not is listed.

What comes to hold leaves ``not_held.txt`` (``python tests/scenarios/judging.py --write``); nothing joins it without
a reason in the commit.
"""

import pytest
from judging import NOT_HELD, judged, unseen

STORIES = unseen()


@pytest.mark.parametrize("name", STORIES)
def test_only_what_is_listed_does_not_hold(name: str) -> None:
    listed = {line for line in NOT_HELD.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name}: ")}
    assert {what for what, held in judged(STORIES[name]) if not held} <= listed


def test_the_list_names_only_expectations_that_exist() -> None:
    names = {line.split(": ", 1)[0] for line in NOT_HELD.read_text(encoding="utf-8").splitlines()}
    assert names <= STORIES.keys()
