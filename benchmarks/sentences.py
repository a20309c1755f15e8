"""How well sentences are told apart: boundaries inside paragraphs, on sentences of our own, beside three others.

    python -m benchmarks.sentences [--show]

Needs the extra "train" (pysbd: Sadvilkar & Neumann 2020; syntok). The baseline is the regular expression that everybody
writes first. `--show` prints what our splitter gets wrong in the part that may be looked at. The result is written to
benchmarks/results/sentences.md.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import machine, write
from tui.text.sentences import sentence_spans

GOLD = Path(__file__).parent / "data" / "sentences.txt"
ROUNDS = 20

Splitter = Callable[[str], list[tuple[int, int]]]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the offsets at which a sentence of it begins, the first one left out."""

    text: str
    cuts: frozenset[int]


def gold() -> dict[str, list[Paragraph]]:
    """Return the paragraphs of each part."""
    parts: dict[str, list[Paragraph]] = {}
    for block in re.split(r"\n{2,}|\n(?=\[)", GOLD.read_text(encoding="utf-8")):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines and lines[0].strip("[]") in ("develop", "held out") and lines[0][0] == "[":
            part = parts.setdefault(lines.pop(0).strip("[]"), [])
        if lines:
            part.append(paragraph(lines))
    return parts


def paragraph(lines: list[str]) -> Paragraph:
    text, cuts = lines[0], set()
    for line in lines[1:]:
        text += "" if line.startswith("+") else " "
        cuts.add(len(text))
        text += line.removeprefix("+")
    return Paragraph(text, frozenset(cuts))


def naive(text: str) -> list[tuple[int, int]]:
    """Split behind each stop that a blank and a capital letter follow."""
    ends = [match.end() for match in re.finditer(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])", text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def pysbd() -> Splitter:
    import pysbd as package

    segmenter = package.Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(span.start, span.end) for span in segmenter.segment(text)]


def syntok() -> Splitter:
    from syntok import segmenter

    def split(text: str) -> list[tuple[int, int]]:
        sentences = [list(one) for part in segmenter.analyze(text) for one in part]
        return [(one[0].offset, one[-1].offset + len(one[-1].value)) for one in sentences]

    return split


def begins(split: Splitter, text: str) -> set[int]:
    """Return where its sentences begin, white space passed over, the first one left out."""
    starts = set()
    for start, end in split(text):
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        starts.add(start + lead)
    return {start for start in starts if 0 < start < len(text)}


def score(split: Splitter, paragraphs: list[Paragraph]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the boundaries."""
    right = said = wanted = 0
    for one in paragraphs:
        found = begins(split, one.text)
        right += len(found & one.cuts)
        said += len(found)
        wanted += len(one.cuts)
    precision, recall = right / max(1, said), right / wanted
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def cost(split: Splitter, text: str) -> float:
    """Return CPU milliseconds for 1,000 characters, the median of some rounds."""
    split(text)
    costs = []
    for _ in range(ROUNDS):
        before = time.process_time()
        split(text)
        costs.append((time.process_time() - before) * 1000)
    return sorted(costs)[ROUNDS // 2] / (len(text) / 1000)


def wrong(paragraphs: list[Paragraph]) -> Iterator[str]:
    """Yield what our splitter gets wrong, with the words around."""
    for one in paragraphs:
        for at in sorted(begins(sentence_spans, one.text) ^ one.cuts):
            kind = "missed" if at in one.cuts else "invented"
            yield f"{kind}: {one.text[max(0, at - 40) : at]}|{one.text[at : at + 30]}"


def main() -> None:
    """Write the table of benchmarks/results/sentences.md."""
    parts = gold()
    count = sum(1 + len(one.cuts) for part in parts.values() for one in part)
    whole = "\n".join(one.text for part in parts.values() for one in part)
    splitters: dict[str, Splitter] = {"nightdesk": sentence_spans, "regular expression": naive}
    splitters |= {"pysbd": pysbd(), "syntok": syntok()}
    rows = []
    for name, split in splitters.items():
        cells = [f"{value:.3f}" for part in ("develop", "held out") for value in score(split, parts[part])]
        rows.append(f"| {name} | {' | '.join(cells)} | {cost(split, whole):.2f} |")
    write("sentences.md", TEXT.format(count=count, machine=machine(), rows="\n".join(rows)))
    if "--show" in sys.argv:
        print("\n".join(wrong(parts["develop"])))


TEXT = """# Sentences

`python -m benchmarks.sentences`, {machine}.

{count} sentences of invented news, dense with traps (`benchmarks/data/sentences.txt`), written before any splitter was
measured on them, but by someone who had read ours: in each paragraph, where does a sentence begin? Precision, recall
and F1 of these boundaries; ends of paragraphs, which are easy, do not count. The errors on the first part were looked
at (one abbreviation was added), those on the second never were.

| splitter | precision | recall | F1 | held out: precision | recall | F1 | CPU ms for 1,000 characters |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}
"""


if __name__ == "__main__":
    main()
