"""Folders of made-up report files, and `mithaq add` as a process that can be killed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LEADS = (
    "التقى وزير الخارجية السعودي فيصل بن فرحان في {place} نظيره الإيراني حسين أمير عبد اللهيان يوم {day}",
    "وقع الجيش السوداني وقوات الدعم السريع في {place} يوم {day} اتفاقا لوقف إطلاق النار",
    "اتصل رئيس الوزراء الأرميني نيكول باشينيان بالرئيس الروسي فلاديمير بوتين يوم {day}",
)
_PLACES = ("جدة", "جنيف", "بروكسل", "سوتشي", "الدوحة")
_MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو")


def write_reports(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Write ``count`` reports, each its own text."""
    chosen = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        day = f"{chosen.randint(1, 28)} {chosen.choice(_MONTHS)} 2023"
        lead = chosen.choice(_LEADS).format(place=chosen.choice(_PLACES), day=day)
        path = folder / f"report-{number:04}.txt"
        path.write_text(f"تقرير رقم {number}\nوكالة الأفق – {day}\n\n{lead}، وفق ما جاء في بيان.\n", encoding="utf-8")
        paths.append(path)
    return paths


def start_add(ledger: str, *paths: Path) -> subprocess.Popen[str]:
    """Start `mithaq add` and do not wait for it."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "mithaq", "--ledger", ledger, "add", *map(str, paths)]
    return subprocess.Popen(
        command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def kill_after(process: subprocess.Popen[str], seconds: float) -> bool:
    """Kill ``process`` outright after a while; tell whether it was still at work."""
    time.sleep(seconds)
    if process.poll() is not None:
        process.communicate()
        return False
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return True
