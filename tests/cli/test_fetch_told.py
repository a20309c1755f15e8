"""What a fetch tells of in its last lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

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


def test_a_story_that_two_feeds_bring_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, wire=REPORTS, copy=REPORTS) == [f"new: [MAJOR LIVE] {DOWN} (The Wire)"]


def test_a_report_is_told_as_its_incident_stands_by_now(tmp_path: Path) -> None:
    lines = told(tmp_path, wire=REPORTS, status=STATUS)
    assert f"new: [MAJOR FIXD] {DOWN} (The Wire)" in lines, lines
