"""An archive on disk with invented stories, for the newsroom's tests and pictures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.archive import Archive
from tui.config import ExportSettings, FeedList, Settings
from tui.model import (
    Analysis,
    Entry,
    Feed,
    FeedKind,
    FeedState,
    Flag,
    Lifecycle,
    Origin,
    Reason,
    Service,
    Severity,
    Takeaway,
)

NEWS = Feed("https://news.example/feed.xml", "Example News", group="Retail")
STATUS = Feed("https://status.example/history.atom", "Cumulus status", FeedKind.STATUS, group="Cloud", vendor="Cumulus")
BROKEN = Feed("https://broken.example/feed.xml", "Broken Wire", group="Telecom")
FEEDS = (STATUS, NEWS, BROKEN)

CHECKOUT = (
    "Shoppers could not pay at Gigamart on the first morning of its summer sale after the payment step of the checkout "
    "began to return errors at 09:10 UTC. Items stayed in the carts.\n"
    "“A change to our configuration affected some of our customers,” a spokesperson said. Fewer than 4% of orders were "
    "hit, and a fix is being rolled out.\n"
    "Cumulus, which hosts the shop, said that its cloud was operating normally.\n"
    "Sellers told of orders that were lost and of payouts that came late. The queue at support grew to two hours, and "
    "no time was given at which the payouts will be made."
)
_SENTENCES = (
    "the payment step of the checkout began to return errors at 09:10 UTC",
    "Fewer than 4% of orders were hit, and a fix is being rolled out.",
    "no time was given at which the payouts will be made",
)


def checkout(when: datetime, origin: Origin = Origin.DESK) -> tuple[Entry, Analysis]:
    """Return the story that the tests read, with three takeaways."""
    entry = Entry(
        "checkout",
        "Gigamart checkout glitch leaves customers unable to buy summer sale deals",
        "https://news.example/checkout",
        "A. Writer",
        "Payments fail on the first morning of the sale.",
        CHECKOUT,
        when,
    )
    takeaways = tuple(
        Takeaway(words, CHECKOUT.index(words), CHECKOUT.index(words) + len(words), origin=origin)
        for words in _SENTENCES
    )
    normal = "Cumulus, which hosts the shop, said that its cloud was operating normally."
    at = CHECKOUT.index(normal)
    services = (
        Service("Gigamart checkout", True, "title", 0, 17, "Gigamart checkout"),
        Service("Cumulus", False, "text", at, at + len(normal), normal),
    )
    reasons = (
        Reason("title", 18, 24, "glitch", 2.68),
        Reason("title", 42, 55, "unable to buy", 1.4),
        Reason("text", 70, 74, "sale", -0.6),
    )
    flag = Flag(True, 0.97, Severity.CRIT, Lifecycle.LIVE, "configuration change", reasons)
    return entry, Analysis(flag, services, takeaways)


def plain(
    guid: str, title: str, when: datetime, severity: Severity | None = None, lifecycle: Lifecycle | None = None
) -> tuple[Entry, Analysis]:
    """Return a story of a paragraph; an outage where it has a severity."""
    text = f"{title}. " + "The company said that it will publish more when there is more to say. " * 3
    takeaways = (Takeaway(title + ".", 0, len(title) + 1),) if severity else ()
    flag = Flag(severity is not None, 0.9 if severity else 0.1, severity, lifecycle)
    note = "" if takeaways else "too short"
    entry = Entry(guid, title, f"https://news.example/{guid}", "", "", text, when)
    return entry, Analysis(flag, (), takeaways, (), note)


_TITLES: tuple[tuple[str, Severity | None, Lifecycle | None], ...] = (
    ("Cumulus east-1: elevated error rates of the API, functions and queues affected", Severity.CRIT, Lifecycle.LIVE),
    ("Northern Telecom: fibre cut takes mobile and emergency calls offline", Severity.MAJOR, Lifecycle.LIVE),
    ("Chatter search results delayed for some workspaces", Severity.MINOR, Lifecycle.WATCH),
    ("Edgeways: DNS resolution failures resolved after 42 minutes", Severity.MAJOR, Lifecycle.FIXED),
    ("Chipmaker ships driver fix for power spikes", None, None),
    ("Post-mortem: how one config push stopped the exchange", None, None),
    ("Cumulus raises prices for outgoing traffic for the first time in years", None, None),
    ("Contactless payments back after nationwide outage", Severity.CRIT, Lifecycle.FIXED),
    ("Code host adds runners for private repositories", None, None),
    ("Login codes by text message delayed at some carriers", Severity.MINOR, Lifecycle.LIVE),
    ("Regulator opens case over cloud licences", None, None),
    ("日本の決済サービスで障害、復旧作業が続く", Severity.MAJOR, Lifecycle.LIVE),
)


def fill(archive: Archive, now: datetime | None = None, more: int = 0) -> None:
    """Keep the sample stories, the newest a few minutes old, and `more` small ones before them."""
    now = now or datetime.now(UTC)
    items = [checkout(now - timedelta(minutes=12))]
    for place, (title, severity, lifecycle) in enumerate(_TITLES):
        items.append(plain(f"s{place}", title, now - timedelta(minutes=31 + 37 * place), severity, lifecycle))
    for number in range(more):
        outage = Severity.MINOR if number % 7 == 0 else None
        when = now - timedelta(hours=12, minutes=number)
        items.append(
            plain(f"m{number}", f"Story number {number} of the day", when, outage, Lifecycle.PAST if outage else None)
        )
    status = [item for item in items if "Cumulus east-1" in item[0].title]
    news = [item for item in items if item not in status]
    archive.intake.keep(STATUS, FeedState(STATUS.url, title=STATUS.title, last_try=now, last_ok=now), status, now)
    archive.intake.keep(NEWS, FeedState(NEWS.url, title=NEWS.title, last_try=now, last_ok=now), news, now)
    archive.intake.keep_state(FeedState(BROKEN.url, error="HTTP 503 Service Unavailable", http_code=503, last_try=now))


def settings(folder: Path, **changes: object) -> Settings:
    """Return settings that fetch nothing by themselves and export into the folder."""
    values: dict[str, object] = {"path": folder / "config.toml", "export": ExportSettings(folder / "out")}
    return Settings(**{**values, "refresh": None, **changes})  # type: ignore[arg-type]


def feed_list(folder: Path) -> FeedList:
    """Return the list of the sample's feeds."""
    return FeedList(folder / "feeds.toml", FEEDS, ())
