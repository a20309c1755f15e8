"""How good the takeaways are: ROUGE against highlights that people wrote, beside the first sentences and two classics.

    python -m benchmarks.takeaways [../shared/data/articles.jsonl.gz] [--most N]

Needs the extra "train". Each system chooses three sentences of the same splitter. Baselines: the first three sentences
(Lead-3, as the data gives them), TextRank (Mihalcea & Tarau 2004: shared words over the logarithms of the lengths) and
LexRank (Erkan & Radev 2004: cosine of tf-idf vectors, links above .1), both ranked by PageRank with damping .85.
ROUGE as in Lin 2004, stemmed, times 100; differences with a 95 % bootstrap interval over articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score import rouge_scorer

from benchmarks.report import machine, write
from benchmarks.train_takeaways import cross_validated
from tui.desk.takeaways.bullets import takeaways
from tui.desk.takeaways.choosing import WEIGHTS, Weights
from tui.model import Article
from tui.text.sentences import sentence_spans

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles.jsonl.gz"
COUNT = 3
STOP = frozenset(
    "a an and are as at be been but by for from had has have he her his i in is it its not of on or said she that the "
    "their they this to was we were which who will with would you".split()
)
LEAST = 20
"""Articles that a section needs for a line of its own."""

System = Callable[[dict[str, Any]], list[str]]
Graph = list[list[float]]


def words(sentence: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9']+", sentence.lower()) if word not in STOP]


def ranked(graph: Graph, damping: float = 0.85, rounds: int = 40) -> list[float]:
    """Return the PageRank of each node of a weighted graph (Brin & Page 1998)."""
    count = len(graph)
    scores = [1.0] * count
    sums = [sum(row) or 1.0 for row in graph]
    for _ in range(rounds):
        scores = [
            1 - damping + damping * sum(graph[other][node] / sums[other] * scores[other] for other in range(count))
            for node in range(count)
        ]
    return scores


def best(sentences: Sequence[str], scores: Sequence[float]) -> list[str]:
    """Return the sentences with the highest scores in the order of the text."""
    top = sorted(range(len(sentences)), key=lambda at: -scores[at])[:COUNT]
    return [sentences[at] for at in sorted(top)]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)][:120]


def textrank(row: dict[str, Any]) -> list[str]:
    sentences = split(row["text"])
    bags = [set(words(sentence)) for sentence in sentences]

    def alike(one: set[str], other: set[str]) -> float:
        length = math.log(len(one) or 1) + math.log(len(other) or 1)
        return len(one & other) / length if length else 0.0

    graph = [[0.0 if a is b else alike(a, b) for b in bags] for a in bags]
    return best(sentences, ranked(graph))


def lexrank(row: dict[str, Any]) -> list[str]:
    sentences = split(row["text"])
    bags = [Counter(words(sentence)) for sentence in sentences]
    spread = Counter(word for bag in bags for word in bag)
    vectors = [{w: n * math.log(len(bags) / spread[w]) for w, n in bag.items()} for bag in bags]
    lengths = [math.sqrt(sum(value * value for value in vector.values())) or 1.0 for vector in vectors]

    def cosine(a: int, b: int) -> float:
        shared = vectors[a].keys() & vectors[b].keys()
        return sum(vectors[a][w] * vectors[b][w] for w in shared) / (lengths[a] * lengths[b])

    count = range(len(sentences))
    graph = [[float(a != b and cosine(a, b) > 0.1) for b in count] for a in count]
    return best(sentences, ranked(graph))


def articles(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ours(row: dict[str, Any], weights: Weights = WEIGHTS) -> list[str]:
    bullets, _ = takeaways(Article(row["id"], row["title"] or "", text=row["text"]), COUNT, weights)
    return [bullet.text for bullet in bullets]


def lead(row: dict[str, Any]) -> list[str]:
    return list(row["lead3"])


NAME = "nightdesk"
"""Our own, with weights that were fitted without the article at hand."""

SHIPPED = "nightdesk, as shipped"
SYSTEMS: dict[str, System] = {SHIPPED: ours, "Lead-3": lead, "TextRank": textrank, "LexRank": lexrank}


def score(scorer: rouge_scorer.RougeScorer, sentences: list[str], row: dict[str, Any]) -> list[float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-Lsum, means over the references that count."""
    references = row["references"] if row["id"].startswith("writers") else row["references"][:1]
    found = [scorer.score(one.replace(". ", ".\n"), "\n".join(sentences)) for one in references]
    return [float(np.mean([100 * one[name].fmeasure for one in found])) for name in ("rouge1", "rouge2", "rougeLsum")]


def interval(differences: Any) -> str:
    """Return the mean with its 95 % bootstrap interval (Efron 1979, 1,000 samples)."""
    draws = np.random.default_rng(0).integers(0, len(differences), (1000, len(differences)))
    low, high = np.percentile(differences[draws].mean(1), [2.5, 97.5])
    return f"{differences.mean():+.2f} [{low:+.2f}, {high:+.2f}]"


def main() -> None:
    """Write benchmarks/results/takeaways.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("--most", type=int, default=100_000, help="read at most so many articles")
    options = parser.parse_args()
    rows = articles(options.articles)[: options.most]
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)
    unseen = iter(cross_validated(rows))
    systems: dict[str, System] = {NAME: lambda row: ours(row, next(unseen)), **SYSTEMS}
    measures: dict[str, Measure] = {}
    for name, system in systems.items():
        began = time.process_time()
        chosen = [system(row) for row in rows]
        cost = (time.process_time() - began) / len(rows) * 1000
        found = np.array([score(scorer, one, row) for one, row in zip(chosen, rows, strict=True)])
        measures[name] = Measure(found, cost, float(np.mean([len(" ".join(one).split()) for one in chosen])))
    text = TEXT.format(
        machine=machine(),
        count=len(rows),
        sentences=COUNT,
        systems="\n".join(_systems(measures)),
        sections="\n".join(_sections({name: one.scores for name, one in measures.items()}, rows)),
    )
    write("takeaways.md", text)


@dataclass(frozen=True)
class Measure:
    """What a system reached: ROUGE-1, -2 and -Lsum by article, CPU milliseconds and words an article."""

    scores: Any
    cost: float
    words: float


def _systems(measures: dict[str, Measure]) -> Iterator[str]:
    for name, measure in measures.items():
        one, two, long = measure.scores.mean(0)
        above = "" if name == NAME else interval(measures[NAME].scores[:, 0] - measure.scores[:, 0])
        cost = "" if name == "Lead-3" else f"{measure.cost:.1f}"
        yield f"| {name} | {one:.2f} | {two:.2f} | {long:.2f} | {above} | {measure.words:.0f} | {cost} |"


def _sections(scores: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        places[row["section"] or "none given"].append(at)
    for name in [name for name, some in places.items() if len(some) < LEAST and name not in ("tech", "business")]:
        places["all others"] += places.pop(name)
    for name, some in sorted(places.items(), key=lambda item: -len(item[1])):
        mine, first = scores[NAME][some, 0], scores["Lead-3"][some, 0]
        yield f"| {name} | {len(some)} | {mine.mean():.2f} | {first.mean():.2f} | {interval(mine - first)} |"


TEXT = """# Takeaways

`python -m benchmarks.takeaways`, {machine}.

ROUGE (Lin 2004, stemmed, times 100) of {sentences} sentences against highlights that people wrote, on {count}
articles; differences in ROUGE-1 with a 95 % bootstrap interval. All systems choose sentences of the same splitter.
"nightdesk" ranks each article with weights that were fitted on the other four fifths (`benchmarks/train_takeaways.py`);
what is shipped was fitted on all of them. The features and the budget of words were chosen on these articles as well.
The highlights are short (34 words), so that part of what is gained is brevity. Every takeaway stands verbatim at its
span (a test).

| system | ROUGE-1 | ROUGE-2 | ROUGE-Lsum | nightdesk above it in ROUGE-1 | words | CPU ms an article |
| --- | --- | --- | --- | --- | --- | --- |
{systems}

| section | articles | nightdesk | Lead-3 | difference in ROUGE-1 |
| --- | --- | --- | --- | --- |
{sections}
"""


if __name__ == "__main__":
    main()
