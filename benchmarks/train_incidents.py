"""Learn what ties two stories to one incident, and measure how well stories are grouped.

    python -m benchmarks.train_incidents            # cross-validate, print, write benchmarks/results/incidents.md
    python -m benchmarks.train_incidents --write    # also write tui/desk/data/word_weights.txt and likeness.json

Needs the extra `train` and the folder ../shared. Grouping is scored by B-cubed (Bagga & Baldwin 1998) with the stories
at their true dates, and again with each incident moved at random in time so that dozens overlap: the data covers
twelve years, and a newsroom sees all its outages within weeks. Folds hold out whole incidents. The baseline groups by
vendor and date. Word weights come from the unlabelled headlines and the labelled outage stories; no incident label
enters them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.flag_reviewed import load, mark_of
from tui.desk.incidents import Grouping, Signature, likeness, sign
from tui.desk.incidents.likeness import Model, Weights
from tui.desk.incidents.words import RARE, words
from tui.desk.knowledge.gazetteer import default
from tui.model import Article

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
DESK_DATA = ROOT / "tui" / "desk" / "data"
RESULTS = ROOT / "benchmarks" / "results" / "incidents.md"
FOLDS = 5
STRANGER = "stranger "
WHOLE_DATE = len("2026-01-31")
NEAR, ALIKE = 20, 0.3
"""Days and likeness within which a stranger may be of a known incident after all."""
LISTED_WORDS = 4_000
OUTAGE_WORD_COUNT = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a known incident."""

    signature: Signature
    incident: str
    vendor: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights that the desk ships")
    write = parser.parse_args().write
    if write:
        write_word_weights()
    told = known_incidents()
    crowd = told + strangers(told)
    fitted = {
        "true dates": told,
        "moved, 40 days": moved(told, 1, 40),
        "moved again": moved(told, 2, 40),
        "in a crowd, 40 days": moved(crowd, 4, 40),
        "in a crowd, 40 days, again": moved(crowd, 5, 40),
    }
    other = {
        "moved, 25 days (not trained on)": moved(told, 3, 25),
        "in a crowd, 25 days (not trained on)": moved(crowd, 6, 25),
    }
    models = [train([fold_out(part, fold) for part in fitted.values()]) for fold in range(FOLDS)]
    rows = [measure(name, part, models) for name, part in (fitted | other).items()]
    rows.append(row("vendor and date, true dates", told, by_vendor_and_date(told)))
    final = train(list(fitted.values()))
    if write:
        model = {"named": written(final.named), "unnamed": written(final.unnamed)}
        (DESK_DATA / "likeness.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    report = "\n".join(["# Grouping stories into incidents", "", HEAD, *rows, "", *speed(told, final), ""])
    print(report)
    RESULTS.write_text(report, encoding="utf-8")


HEAD = (
    "Five folds over whole incidents (74 incidents, 541 stories); `python -m benchmarks.train_incidents`.\n\n"
    "| stories | B-cubed precision | recall | F1 | merges of two incidents of one vendor |\n|---|---|---|---|---|"
)


def written(fitted: Weights) -> dict[str, object]:
    weights = {name: round(value, 4) for name, value in zip(likeness.FEATURES, fitted.weights, strict=True)}
    return {"bias": round(fitted.bias, 4), "weights": weights}


def known_incidents() -> list[Told]:
    told = []
    for line in (SHARED / "incidents.jsonl").read_text(encoding="utf-8").splitlines():
        incident = json.loads(line)
        for number, story in enumerate(incident["stories"]):
            signature = signed(f"{incident['incident_id']}#{number}", story)
            told.append(Told(signature, incident["incident_id"], incident["vendor"].lower()))
    return told


def signed(name: str, story: dict[str, str]) -> Signature:
    date = datetime.fromisoformat(story["date"]).replace(tzinfo=UTC)
    return sign(Article(name, story["title"], description=story.get("description") or "", date=date))


def strangers(told: Sequence[Told]) -> list[Told]:
    """Outage stories of no known incident, each taken for an incident of its own.

    Whatever is near a known incident in time and names what its stories name is left out, for it may tell of it.
    """
    found = []
    for number, story in enumerate(outages_of_no_incident()):
        signature = signed(f"{STRANGER}{number}", story)
        if not any(may_be_of(signature, other.signature) for other in told):
            found.append(Told(signature, signature.id, signature.id))
    return found


def outages_of_no_incident() -> Iterator[dict[str, str]]:
    labels = load()
    for line in (SHARED / "labelled.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if story["label"] == "outage" and not story.get("incident_id") and has_day(story):
            yield story
    with gzip.open(SHARED / "headlines.jsonl.gz", "rt", encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            if labels.get(mark_of(story["title"])) == 1 and has_day(story):
                yield story


def has_day(story: dict[str, str]) -> bool:
    return len(story.get("date") or "") >= WHOLE_DATE


def may_be_of(stranger: Signature, known: Signature) -> bool:
    if likeness.days_apart(stranger, known) > NEAR:
        return False
    one, other = (signature.named | signature.mentioned for signature in (stranger, known))
    return bool(one & other) or stranger.wording.cosine(known.wording) > ALIKE


def moved(told: Sequence[Told], seed: int, span: int) -> list[Told]:
    """The same incidents at random days within `span`; incidents of one vendor keep their order and stay apart."""
    rng = random.Random(seed)
    first: dict[str, int] = {}
    vendors: dict[str, set[str]] = defaultdict(set)
    for story in told:
        day = story.signature.day or 0
        first[story.incident] = min(first.get(story.incident, day), day)
        vendors[story.vendor].add(story.incident)
    start: dict[str, int] = {}
    base = date(2024, 1, 1).toordinal()
    for vendor in sorted(vendors):
        day, before = base + rng.randrange(span), None
        for incident in sorted(vendors[vendor], key=lambda name: (first[name], name)):
            if before is not None:
                day += min(first[incident] - before, rng.randrange(8, 40))
            start[incident], before = day, first[incident]
    return [
        replace(
            story,
            signature=replace(
                story.signature, day=start[story.incident] + (story.signature.day or 0) - first[story.incident]
            ),
        )
        for story in told
    ]


def fold_of(incident: str) -> int:
    return random.Random(incident).randrange(FOLDS)


def fold_out(told: Sequence[Told], fold: int) -> list[Told]:
    return [story for story in told if fold_of(story.incident) != fold]


def train(parts: Sequence[Sequence[Told]]) -> Model:
    rows: dict[bool, list[likeness.Features]] = {True: [], False: []}
    truths: dict[bool, list[bool]] = {True: [], False: []}
    for told in parts:
        for one, other in compared(told):
            named = likeness.name_in_common(one.signature, other.signature)
            rows[named].append(likeness.features(one.signature, other.signature))
            truths[named].append(one.incident == other.incident)
    return Model(*(fitted(rows[named], truths[named]) for named in (True, False)))


def fitted(rows: Sequence[likeness.Features], truths: Sequence[bool]) -> Weights:
    found = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(rows), np.array(truths))
    return Weights(float(found.intercept_[0]), tuple(float(value) for value in found.coef_[0]))


def compared(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs that grouping would look at: near in time, with a name or some wording in common."""
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            if likeness.days_apart(one.signature, other.signature) > likeness.WINDOW:
                continue
            if one.incident.startswith(STRANGER) and other.incident.startswith(STRANGER):
                continue  # nobody knows whether two of them are one
            named = likeness.name_in_common(one.signature, other.signature)
            if named or neither_names(one, other) or random.Random(f"{number}{other.incident}").random() < 0.1:
                yield one, other


def neither_names(one: Told, other: Told) -> bool:
    return not any(told.signature.subjects or told.signature.mentioned for told in (one, other))


def measure(name: str, told: Sequence[Told], models: Sequence[Model]) -> str:
    """Group the stories of each fold among all stories, by the model that saw none of that fold's incidents."""
    precision = recall = 0.0
    merges = 0
    known = [story for story in told if not story.incident.startswith(STRANGER)]
    for fold, model in enumerate(models):
        grouping = Grouping(model)
        grouping.add_all(story.signature for story in told)
        groups = {story.signature.id: grouping.group_of(story.signature.id).ids for story in told}
        held = [story for story in known if fold_of(story.incident) == fold]
        parts = bcubed(told, groups, held)
        precision, recall = precision + parts[0], recall + parts[1]
        merges += merged(told, groups, {story.incident for story in held})
    return line(name, precision / len(known), recall / len(known), merges)


def row(name: str, told: Sequence[Told], groups: dict[str, tuple[str, ...]]) -> str:
    precision, recall = bcubed(told, groups, told)
    return line(name, precision / len(told), recall / len(told), merged(told, groups, {s.incident for s in told}))


def line(name: str, precision: float, recall: float, merges: int) -> str:
    f1 = 2 * precision * recall / (precision + recall)
    return f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {merges} |"


def bcubed(told: Sequence[Told], groups: dict[str, tuple[str, ...]], held: Sequence[Told]) -> tuple[float, float]:
    incident = {story.signature.id: story.incident for story in told}
    sizes = Counter(incident.values())
    precision = recall = 0.0
    for story in held:
        group = groups[story.signature.id]
        both = sum(incident[other] == story.incident for other in group)
        precision += both / len(group)
        recall += both / sizes[story.incident]
    return precision, recall


def merged(told: Sequence[Told], groups: dict[str, tuple[str, ...]], held: set[str]) -> int:
    by_id = {story.signature.id: story for story in told}
    count = 0
    for group in set(groups.values()):
        incidents: dict[str, set[str]] = defaultdict(set)
        for story in group:
            incidents[by_id[story].vendor].add(by_id[story].incident)
        count += sum(len(names) > 1 and min(names) in held for names in incidents.values())
    return count


def by_vendor_and_date(told: Sequence[Told]) -> dict[str, tuple[str, ...]]:
    """The baseline: the first vendor that the title names, and the day."""
    boxes: dict[object, list[str]] = defaultdict(list)
    for story in told:
        named = [mention.vendor for mention in default().mentions(story.signature.title)]
        boxes[(named[0], story.signature.day) if named else story.signature.id].append(story.signature.id)
    return {story: tuple(box) for box in boxes.values() for story in box}


def speed(told: Sequence[Told], model: Model) -> list[str]:
    """How long 10,000 stories take, and one more: the known stories, repeated over 18 fortnights apart in time."""
    many = [
        replace(story.signature, id=f"{copy}/{story.signature.id}", day=(story.signature.day or 0) % 30 + copy * 47)
        for copy in range(19)
        for story in told
    ][:10_000]
    started = process_time()
    grouping = Grouping(model)
    grouping.add_all(many)
    batch = process_time() - started
    started = process_time()
    for number, signature in enumerate(many[:200]):
        grouping.add(replace(signature, id=f"more{number}"))
    each = (process_time() - started) / 200
    return [
        f"{len(many):,} stories: {batch:.1f} s of CPU; one more: {each * 1000:.1f} ms (2 cores, Linux, Python 3.11)."
    ]


def write_word_weights() -> None:
    seen: Counter[str] = Counter()
    total = 0
    with gzip.open(SHARED / "headlines.jsonl.gz", "rt", encoding="utf-8") as lines:
        for text in map(story_text, lines):
            total += 1
            seen.update(set(words(text)))
    outages = [
        story_text(text)
        for text in (SHARED / "labelled.jsonl").read_text(encoding="utf-8").splitlines()
        if json.loads(text)["label"] == "outage"
    ]
    common: Counter[str] = Counter()
    for text in outages:
        common.update(set(words(text)))
    names = one_word_names()
    weights = {}
    for word in {word for word, _ in seen.most_common(LISTED_WORDS)} | set(common):
        weights[word] = math.log(total / (seen[word] + 1))
        if common[word] >= OUTAGE_WORD_COUNT and word not in names:
            weights[word] = min(weights[word], 1.6 * math.log(len(outages) / (common[word] + 1)))
    listed = [f"{word} {max(0.0, value):.1f}" for word, value in sorted(weights.items()) if value < RARE - 0.5]
    head = "# word, weight: how much a word tells of which outage a story is about (benchmarks/train_incidents.py)"
    (DESK_DATA / "word_weights.txt").write_text("\n".join([head, *listed]) + "\n", encoding="utf-8")


def story_text(text: str) -> str:
    story = json.loads(text)
    return f"{story['title']} {(story.get('description') or '')[:300]}"


def one_word_names() -> set[str]:
    """Names of vendors and services that are one word: never damped, however often they have outages."""
    names = set()
    for entry in default().entries:
        for name in (entry.vendor, *entry.aliases, *(name for service in entry.services for name in service)):
            found = words(name)
            if len(found) == 1 and "?" not in name:
                names.add(found[0])
    return names


if __name__ == "__main__":
    main()
