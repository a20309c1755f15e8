"""The moments of an article, each with a zone, as the model promises them and whoever calls the desk may forget."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tui.model import Article


def with_zones(article: Article) -> Article:
    """Return the article with moments that name no zone taken for UTC, as `nightdesk analyze` takes them."""
    date, updated = _in_utc(article.date), _in_utc(article.updated)
    if date is article.date and updated is article.updated:
        return article
    return replace(article, date=date, updated=updated)


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
