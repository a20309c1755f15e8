"""How well the desk reads facts: recall and precision by slot on articles with gold facts, and the time it takes.

    python benchmarks/facts.py [../shared/data/facts.json] [--show]

A fact hits when its span overlaps a gold one of its slot (as ../shared/eval/score_facts.py counts).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tui.desk.facts import facts
from tui.model import Article, Fact
from tui.text.sentences import sentence_spans

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
SLOTS = ("vendor", "service", "not_affected", "symptom", "start", "duration", "region", "count", "cause", "quote")


def places(text: str, gold: list[str]) -> list[tuple[str, int, int]]:
    return [(value, one.start(), one.end()) for value in gold for one in re.finditer(re.escape(value), text)]


def score(row: dict[str, Any], found: tuple[Fact, ...], tally: dict[str, Counter[str]], *, show: bool) -> None:
    for slot in SLOTS:
        gold = row["gold"].get(slot, [])
        at = places(row["text"], gold)
        mine = [fact for fact in found if fact.slot == slot]
        for value in gold:
            hit = any(
                fact.start < end and start < fact.end for name, start, end in at if name == value for fact in mine
            )
            tally["wanted"][slot] += 1
            tally["found"][slot] += hit
            if show and not hit:
                print(f"   missed {slot}: {value}")
        for fact in mine:
            right = any(fact.start < end and start < fact.end for _, start, end in at)
            tally["said"][slot] += 1
            tally["right"][slot] += right
            if show:
                print(f"   {'' if right else 'WRONG '}{slot}: {fact.value!r} <- {fact.text!r}")
        if any(row["text"][fact.start : fact.end] != fact.text for fact in mine):
            raise SystemExit(f"span not exact in {row['id']}")
    status = [fact.value for fact in found if fact.slot == "status"]
    tally["status"]["right"] += status == [row["gold"]["status"]]
    if show:
        print(f"   status {status}, gold {row['gold']['status']}")


def main() -> None:
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    rows = json.loads(Path(names[0] if names else DATA / "facts.json").read_text(encoding="utf-8"))
    tally: dict[str, Counter[str]] = {name: Counter() for name in ("wanted", "found", "said", "right", "status")}
    show = "--show" in sys.argv
    for row in rows:
        if show:
            print("==", row["id"])
        score(row, facts(Article(row["id"], row["title"], text=row["text"])), tally, show=show)
    for slot in SLOTS:
        print(
            f"{slot:13} recall {tally['found'][slot]}/{tally['wanted'][slot]}"
            f"  precision {tally['right'][slot]}/{tally['said'][slot]}"
        )
    print(
        f"recall {tally['found'].total() / tally['wanted'].total():.3f}"
        f"  precision {tally['right'].total() / max(1, tally['said'].total()):.3f}"
        f"  status {tally['status']['right']}/{len(rows)}"
    )
    speed()
    growth()


def cost(text: str, times: int = 9) -> float:
    """Return the CPU milliseconds that the facts of `text` take, at the median."""
    costs = []
    for number in range(times):
        before = time.process_time()
        facts(Article(str(number), "Outage", text=text))
        costs.append((time.process_time() - before) * 1000)
    return sorted(costs)[times // 2]


def split_words(text: str, times: int = 9) -> float:
    """Return the same for the baseline, which finds words and sentences and nothing else."""
    costs = []
    for _ in range(times):
        before = time.process_time()
        re.findall(r"\w+", text)
        sentence_spans(text)
        costs.append((time.process_time() - before) * 1000)
    return sorted(costs)[times // 2]


def speed() -> None:
    path = DATA / "prime_day_checkout.txt"
    if path.exists():
        text = path.read_text(encoding="utf-8")
        cost(text, 1)
        for share in (0.25, 0.5, 1, 2, 4):
            part = (text * 4)[: int(len(text) * share)]
            print(
                f"{len(part.split())} words: {cost(part):.1f} CPU ms, words and sentences alone {split_words(part):.1f}"
            )


HOSTILE = ("a ", "1", "12 ", ": ", "\n", "1,000 ", "“", "a-", "U.S. ", "at 10:20 ", "caused by a ", "not ", "Amazon ")


def growth() -> None:
    """Print what hostile text costs at twice the length: 2 is linear, 4 a square."""
    for unit in HOSTILE:
        short, long = (cost((unit * size)[:size], 3) for size in (25_000, 50_000))
        print(f"{unit!r:16} {short:6.0f} ms, twice as long {long:6.0f} ms, {long / max(short, 0.1):.1f} times")


if __name__ == "__main__":
    main()
