"""The texts that the labels of facts belong to, looked up in ../shared/data by what a label calls its source.

Labels hold spans and hashes and none of the texts. A source is "labelled" or "incidents" (a story of that file, found
by its hash), "headlines:N" (the N-th of that file), "aws:N", "gcp:N" or "github:N" (the N-th incident of a status page,
with its updates in order), "FILE:START:END" (an excerpt of a file of outage_articles), or "page:ADDRESS" (the opening
of a news page, whose text must be at hand in `PAGES`; without it the story is left out).
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui.model import Article

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
WEB = "page:"
PAGES = Path(os.environ.get("NIGHTDESK_PAGES", Path(__file__).resolve().parents[2] / "pages"))
"""Where the texts of web pages lie, each named by the first `LETTERS` of its hash: they are their publishers'."""
LETTERS = 16


def article_of(source: str, digest: str, title: str = "") -> Article | None:
    """Return the story that a label belongs to, None for a page that is not at hand.

    Ends the run where the text is another one than was labelled.
    """
    article = _page(source, digest, title) if source.startswith(WEB) else _story(source, digest)
    if article is None:
        return None
    if sha256(article.text.encode()).hexdigest() != digest:
        raise SystemExit(f"{source}: the text is another one than was labelled")
    return article


def _story(source: str, digest: str) -> Article:
    if source in ("labelled", "incidents"):
        return _by_hash()[digest]
    page, _, rest = source.partition(":")
    return _PAGES[page](int(rest)) if page in _PAGES else _excerpt(source)


def _page(source: str, digest: str, title: str) -> Article | None:
    path = PAGES / f"{digest[:LETTERS]}.txt"
    return Article(source, title, text=path.read_text(encoding="utf-8")) if path.exists() else None


@cache
def _by_hash() -> dict[str, Article]:
    rows = [*_lines("labelled.jsonl"), *(row for one in _lines("incidents.jsonl") for row in one["stories"])]
    told = ((row["title"], row.get("description") or "") for row in rows)
    return {sha256(text.encode()).hexdigest(): Article(title, title, text=text) for title, text in told}


def _excerpt(source: str) -> Article:
    name, start, end = source.rsplit(":", 2)
    whole = (DATA / "outage_articles" / name).read_text(encoding="utf-8")
    title = re.search(r"^title: '?(.*?)'?$", whole, re.MULTILINE)
    return Article(name, title[1] if title else "", text=whole[int(start) : int(end)])


def _aws(number: int) -> Article:
    row = _lines("status/aws_status_history.jsonl")[number]
    text = re.sub(r"<[^>]+>", "", row["description"].replace("<div>", "\n"))
    text = html.unescape(text.replace("&nbsp;", " ")).strip()
    title = f"{row['service_name']}: {row['summary']}"
    return Article(title, title, text=re.sub(r"\n+", "\n", text))


def _gcp(number: int) -> Article:
    row = json.loads((DATA / "status" / "gcp_incidents.json").read_text(encoding="utf-8"))[number]
    last = max(row["updates"], key=lambda update: str(update["when"]))
    return Article(row["id"], row["external_desc"], text=last["text"].replace("\r", "").strip())


def _github(number: int) -> Article:
    row = _lines("status/github_incidents.jsonl")[number]
    return Article(row["id"], row["title"], text="\n".join(update["message"] for update in row["updates"]))


def _headline(number: int) -> Article:
    row = json.loads(_headlines()[number])
    return Article(row["title"], row["title"], text=row.get("description") or "")


@cache
def _headlines() -> list[str]:
    return gzip.decompress((DATA / "headlines.jsonl.gz").read_bytes()).decode().split("\n")


_PAGES = {"aws": _aws, "gcp": _gcp, "github": _github, "headlines": _headline}


@cache
def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
