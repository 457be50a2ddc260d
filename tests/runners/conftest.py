"""Reports to be read on every runner, some of them bad."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "stores"))

from newsroom import write_reports

UNDATED = """محادثات في موسكو

التقى وزير الخارجية الأذربيجاني جيهون بيرموف نظيره الأرميني آرارات ميرزويان اليوم الجمعة في موسكو.
"""
DATED = """عمان - 19 أيار/مايو 2023

التقى وزير الخارجية الأذربيجاني جيهون بيرموف نظيره الأرميني آرارات ميرزويان اليوم الجمعة في موسكو.
"""


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, an archive, what cannot be read, and a page that another dates."""
    folder = tmp_path_factory.mktemp("runners") / "reports"
    pages = write_reports(folder, 100)
    rows = [json.dumps({"text": page.read_text(encoding="utf-8"), "id": page.name}) for page in pages[:30]]
    (folder / "archive.jsonl").write_text("\n".join([*rows[:9], "{broken", *rows[9:]]), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "a-page-without-a-day.txt").write_text(UNDATED, encoding="utf-8")
    (folder / "page-with-a-day.txt").write_text(DATED, encoding="utf-8")
    return folder
