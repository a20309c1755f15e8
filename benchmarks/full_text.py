"""How much of an article the extraction finds on real pages, and how much of the furniture (`-m benchmarks.full_text`).

The 30 pages of ../shared/data/pages; the gold was made by hand, block by block, and is kept as hashes of the blocks'
words in data/full_text_gold.txt: a page a line, with the article's blocks, and the blocks that may be there or not
(headline, line of the author, captions). Scored are runs of four words: precision, recall and F1 of each page, and
their means. The peers are trafilatura's other settings, readability-lxml and jusText (extra `train`). Writes
results/full_text.md.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from platform import python_version
from statistics import mean, median
from time import process_time
from typing import Any

from lxml import html
from trafilatura import extract

from tui.wire.extraction import read_page

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT.parent / "shared" / "data" / "pages"
GOLD = ROOT / "benchmarks" / "data" / "full_text_gold.txt"
RESULTS = ROOT / "benchmarks" / "results" / "full_text.md"
RUN = 4
"""Words of a shingle."""

_BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote pre td th dd dt figcaption div section article main header footer aside nav ul"
    " ol table tr tbody thead dl form br hr".split()
)
_PASSED_OVER = frozenset("script style noscript svg iframe template select option button".split())

Extractor = Callable[[bytes, str], str]


@dataclass(frozen=True, slots=True)
class Gold:
    """The hashes of the blocks of an article, and of those that count neither way."""

    article: frozenset[str]
    either: frozenset[str]


def words(text: str) -> list[str]:
    return re.sub(r"\W+", " ", text).casefold().split()


def digest(text: str) -> str:
    return blake2b(" ".join(words(text)).encode(), digest_size=4).hexdigest()


def blocks(page: bytes) -> list[str]:
    """Return the runs of text between a page's block elements, in their order."""
    try:
        text = re.sub(r"^\s*<\?xml[^>]*>", "", page.decode("utf-8"))
        root = html.document_fromstring(text)
    except UnicodeDecodeError:
        root = html.document_fromstring(page)
    found: list[str] = []
    run: list[str] = []

    def flush() -> None:
        text = " ".join("".join(run).split())
        run.clear()
        if words(text):
            found.append(text)

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in _PASSED_OVER:
            return
        is_block = element.tag in _BLOCKS
        if is_block:
            flush()
        run.append(element.text or "")
        for child in element:
            walk(child)
            run.append(child.tail or "")
        if is_block:
            flush()

    body = root.find("body")
    walk(root if body is None else body)
    flush()
    return found


def shingles(lines: list[str]) -> set[tuple[str, ...]]:
    return {shingle for line in lines for shingle in _shingles(words(line))}


def _shingles(line: list[str]) -> Iterator[tuple[str, ...]]:
    if 0 < len(line) < RUN:
        yield tuple(line)
    for start in range(len(line) - RUN + 1):
        yield tuple(line[start : start + RUN])


def read_gold() -> dict[str, Gold]:
    """The gold by the digest of the page's file name."""
    gold = {}
    for line in GOLD.read_text(encoding="ascii").splitlines():
        name, article, either = line.split("\t")
        gold[name] = Gold(frozenset(article.split()), frozenset(either.split()))
    return gold


def score(page: bytes, gold: Gold, text: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of an extracted text."""
    listed = blocks(page)
    wanted = shingles([block for block in listed if digest(block) in gold.article])
    either = shingles([block for block in listed if digest(block) in gold.either])
    found = shingles(text.split("\n"))
    right = len(found & wanted)
    precision = right / max(1, right + len(found - wanted - either))
    recall = right / max(1, len(wanted))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def ours(page: bytes, url: str) -> str:
    return read_page(page, url, "text/html").text


def trafilatura(**settings: Any) -> Extractor:
    def run(page: bytes, url: str) -> str:
        return str(extract(page, url=url, include_comments=False, **settings) or "")

    return run


def readability(page: bytes, url: str) -> str:
    from readability import Document

    summary = Document(page.decode("utf-8", "replace")).summary(html_partial=True)
    return "\n".join(blocks(summary.encode())) if summary else ""


def justext(page: bytes, url: str) -> str:
    import justext as library

    stop = library.get_stoplist("English") | library.get_stoplist("German")
    return "\n".join(part.text for part in library.justext(page, stop) if not part.is_boilerplate)


METHODS: dict[str, Extractor] = {
    "Nightdesk": ours,
    "trafilatura, precision": trafilatura(favor_precision=True, include_tables=False),
    "trafilatura, balanced": trafilatura(),
    "trafilatura, recall": trafilatura(favor_recall=True),
    "trafilatura, fast": trafilatura(fast=True),
    "readability-lxml": readability,
    "jusText": justext,
}


def measure(method: Extractor, gold: dict[str, Gold]) -> tuple[list[tuple[float, float, float]], list[float]]:
    scores, times = [], []
    for line in (PAGES / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        page = (PAGES / entry["file"]).read_bytes()
        started = process_time()
        text = method(page, entry["url"])
        times.append((process_time() - started) * 1000)
        scores.append(score(page, gold[digest(entry["file"])], text))
    return scores, times


def main() -> None:
    gold = read_gold()
    lines = ["# Full text of real pages", "", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores,"]
    lines[-1] += (
        f" Python {python_version()}. {len(gold)} pages, scored by runs of {RUN} words; the gold is by one reader."
    )
    lines += ["", "| method | precision | recall | F1 | F1, worst page | pages ≥ .9 | CPU ms a page, median |"]
    lines += ["| --- | --- | --- | --- | --- | --- | --- |"]
    for name, method in METHODS.items():
        try:
            scores, times = measure(method, gold)
        except ImportError as error:
            lines.append(f"| {name} | not installed: {error.name} |  |  |  |  |  |")
            continue
        precision, recall, f1 = (mean(one[place] for one in scores) for place in range(3))
        worst, good = min(one[2] for one in scores), sum(one[2] >= 0.9 for one in scores)
        figures = f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {worst:.2f} | {good} | {median(times):.0f}"
        lines.append(f"| {name} | {figures} |")
    page = "\n".join(lines) + "\n"
    print(page)
    RESULTS.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
