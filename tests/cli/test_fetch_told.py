"""What a fetch tells of in its last lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tests.refresh.site import serving
from tui.errors import Exit

NOW = datetime.now(UTC)
DOWN = "Slack is down for thousands of users worldwide"
REPORTS = f"""<rss version="2.0"><channel><title>The Wire</title>
<item><guid>1</guid><title>{DOWN}</title><pubDate>{format_datetime(NOW - timedelta(hours=2))}</pubDate>
<description>Slack is down. Users cannot send messages.</description></item></channel></rss>"""
STATUS = f"""<rss version="2.0"><channel><title>Slack Status</title><item><guid>s1</guid>
<title>Slack is down: messages are not sent</title><pubDate>{format_datetime(NOW - timedelta(minutes=5))}</pubDate>
<description>Resolved - Slack messages are sent again.</description></item></channel></rss>"""


def told(tmp_path: Path, **bodies: str) -> list[str]:
    """Fetch feeds with these bodies and return the lines that name what is new."""
    with serving() as site:
        for name, body in bodies.items():
            site.answers[name] = (200, {}, body.encode())
        feeds = "\n".join(
            f'[[feed]]\nurl = "{site.feed(name).url}"\nkind = "{"status" if name == "status" else "news"}"\n'
            for name in bodies
        )
        (tmp_path / "feeds.toml").write_text(feeds, encoding="utf-8")
        done = nightdesk(tmp_path, "fetch", "--feeds", "feeds.toml", "--db", "n.db")
    assert done.returncode == Exit.OK, done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("new: ")]


def test_a_feed_that_is_named_is_told_why_it_is_not_asked(tmp_path: Path) -> None:
    with serving() as site:
        site.answers |= {"wire": (404, {}, b""), "wire/more": (200, {"Cache-Control": "max-age=900"}, REPORTS.encode())}
        feeds = "".join(f'[[feed]]\nurl = "{site.feed(name).url}"\n' for name in site.answers)
        (tmp_path / "feeds.toml").write_text(feeds, encoding="utf-8")
        words = ("fetch", site.feed("wire").url, "--feeds", "feeds.toml", "--db", "n.db")
        first, again, forced = (nightdesk(tmp_path, *words, *more) for more in ((), (), ("--force",)))
    assert site.asked == ["wire", "wire"]  # and not the feed whose address goes on behind that one
    assert "0 of 1 feeds read" in first.stdout
    assert "not asked: 127.0.0.1" in again.stdout
    assert "UTC, as it failed: HTTP 404: not found" in again.stdout
    assert "--force asks also" in again.stderr
    assert "not asked" not in forced.stdout


@pytest.mark.parametrize("pause", ["1s", "59s", "400d", "soon"])
def test_a_pause_that_is_none_is_refused_with_words(tmp_path: Path, pause: str) -> None:
    done = nightdesk(tmp_path, "fetch", "--every", pause)
    assert done.returncode == Exit.USAGE
    assert done.stderr.startswith("nightdesk: --every must be a ")


def test_a_feed_that_moved_to_a_listed_one_says_so(tmp_path: Path) -> None:
    with serving() as site:
        site.answers |= {"old": (301, {"Location": "/new"}, b""), "new": (200, {}, REPORTS.encode())}
        feeds = "".join(f'[[feed]]\nurl = "{site.feed(name).url}"\ntitle = "{name}"\n' for name in site.answers)
        (tmp_path / "feeds.toml").write_text(feeds, encoding="utf-8")
        words = ("--feeds", "feeds.toml", "--db", "n.db")
        nightdesk(tmp_path, "fetch", *words)
        listed = nightdesk(tmp_path, "feeds", *words).stdout
    assert listed.count("/new, where new is listed, too: one of the two can go") == 1


def test_a_story_that_two_feeds_bring_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, wire=REPORTS, copy=REPORTS) == [f"new: [MAJOR LIVE] {DOWN} (The Wire)"]


def test_a_report_is_told_as_its_incident_stands_by_now(tmp_path: Path) -> None:
    lines = told(tmp_path, wire=REPORTS, status=STATUS)
    assert f"new: [MAJOR FIXD] {DOWN} (The Wire)" in lines, lines
