"""How long the desk takes to start and to read: python -m benchmarks.desk_start

Starts Python anew with nothing, with the standard library's modules that the desk uses, and with the desk, and takes
CPU time (user and system) of each child, bytecode compiled beforehand as in an installed copy; then judges invented
headlines and an article of some 800 words. The result goes to results/desk_start.md. Needs no data.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.flag_phrases import phrases
from tui.desk.flagging.flag import judge
from tui.model import Article

RESULTS = Path(__file__).with_name("results") / "desk_start.md"
ROUNDS = 21
STARTS = {
    "Python alone": "pass",
    "and the standard library's modules": "import re, dataclasses, enum, datetime, functools, typing, collections",
    "and the nouns (tui.model)": "import tui.model",
    "and the flag (tui.desk.flagging.flag)": "import tui.desk.flagging.flag",
    "and the desk's door (tui.desk.analysis)": "import tui.desk.analysis",
    "and all that an outage asks for (tui.desk.outage)": "import tui.desk.analysis, tui.desk.outage",
}


def starts() -> dict[str, float]:
    """Return the median CPU milliseconds of each start, the starts taken in turn."""
    took: dict[str, list[float]] = {name: [] for name in STARTS}
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for number in range(ROUNDS + 1):
            for name, code in STARTS.items():
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                subprocess.run([sys.executable, "-c", code], check=True, env=environment)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
                if number:
                    took[name].append(spent * 1000)
    return {name: statistics.median(times) for name, times in took.items()}


def per_second(articles: list[Article]) -> float:
    """Return how many articles are judged in a second of CPU time (median of five rounds)."""
    judge(articles[0])
    rates = []
    for _ in range(5):
        start = time.process_time()
        for article in articles:
            judge(article)
        rates.append(len(articles) / (time.process_time() - start))
    return statistics.median(rates)


def main() -> None:
    headlines = [article for article, _ in phrases(1)]
    body = " ".join(f"{article.title}." for article in headlines[:90])
    long = Article("", headlines[0].title, text=body)
    measured = starts()
    bare = measured["Python alone"]
    lines = [
        "# The desk's start and the flag's speed",
        "",
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, CPU time, medians of "
        f"{ROUNDS} starts. `python -m benchmarks.desk_start`",
        "",
        "| start | ms | above Python alone |",
        "| --- | --- | --- |",
        *(f"| {name} | {spent:.1f} | {spent - bare:.1f} |" for name, spent in measured.items()),
        "",
        f"{per_second(headlines):,.0f} headlines are judged a second; an article of {len(body.split())} words "
        f"takes the flag {1000 / per_second([long] * 200):.2f} ms (headline and first 600 characters).",
    ]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
