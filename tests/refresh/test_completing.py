"""What the fetch leaves to the reader: the takeaways of a story, and the reasons of its flag."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.refresh.site import serving
from tui.archive import Archive
from tui.completing import completed, explained
from tui.desk.analysis import FETCHED_FROM, READ_FROM, analyze
from tui.desk.flagging.flag import is_of_other_weights
from tui.desk.stories import article_of
from tui.model import Lifecycle, Severity, Story
from tui.refresh import refresh

SENTENCES = " ".join(
    f"The committee of the {name} valley met on Monday and spoke for two hours about the new bridge over its river."
    for name in ("upper", "lower", "northern", "southern", "western", "eastern")
)
FEED = f"""<rss version="2.0"><channel><title>F</title>
<item><guid>1</guid><title>A bridge is planned</title><description>{SENTENCES}</description></item>
<item><guid>2</guid><title>Short</title><description>Too short.</description></item>
<item><guid>3</guid><title>Examplify is down for thousands</title><description>{SENTENCES}</description></item>
</channel></rss>"""

UNSEEN = """<rss version="2.0"><channel><title>F</title><item><guid>1</guid>
<title>The bridge committee had a quiet meeting at Cloudflare</title>
<description>Members looked at the plans of the garden and had coffee. Some pages were slow for an hour.</description>
</item></channel></rss>"""

HARDLY = """<rss version="2.0"><channel><title>F</title><item><guid>1</guid><title>Version 2.1 of our library</title>
<description>We fixed a bug that made Cloudflare's API fail.</description></item></channel></rss>"""


def fetched(database: Path) -> dict[str, Story]:
    """Fetch the feed, and return its stories as they are kept."""
    with serving() as site:
        site.answers["feed"] = (200, {}, FEED.encode())
        refresh([site.feed()], database)
    with Archive.open(database) as archive:
        return {story.guid: story for story in archive.stories.export_rows()}


def test_reasons_are_there_for_whoever_asks(tmp_path: Path) -> None:
    kept = fetched(tmp_path / "n.db")
    assert [bool(kept[guid].version.analysis.flag.reasons) for guid in "123"] == [False] * 3
    for story in kept.values():
        asked = explained(story).version.analysis.flag
        assert asked.reasons
        assert asked == replace(story.version.analysis.flag, reasons=asked.reasons)
        assert not is_of_other_weights(asked)
        assert is_of_other_weights(replace(asked, score=0.5))
    assert explained(kept["3"]).version.analysis == replace(
        analyze(article_of(kept["3"])), takeaways=(), takeaways_note="", flag=explained(kept["3"]).version.analysis.flag
    )


def test_takeaways_are_there_for_whoever_reads_the_story(tmp_path: Path) -> None:
    kept = fetched(tmp_path / "n.db")
    with Archive.open(tmp_path / "n.db", complete=completed) as archive:
        read = {story.guid: story for story in archive.stories.export_rows()}
        again = archive.stories.story(read["1"].id)
    assert [bool(kept[guid].version.analysis.takeaways) for guid in "123"] == [False] * 3
    assert [bool(read[guid].version.analysis.takeaways) for guid in "123"] == [True, False, True]
    assert read["2"].version.analysis.takeaways_note == "too short"
    assert again == read["1"]
    body = again.version.text or again.version.description
    assert all(body[one.start : one.end] == one.text for one in again.version.analysis.takeaways)
    assert read["3"].version.analysis.takeaways == analyze(article_of(kept["3"])).takeaways


def test_what_is_bookmarked_or_handed_on_is_kept_with_its_takeaways(tmp_path: Path) -> None:
    kept = fetched(tmp_path / "n.db")
    with Archive.open(tmp_path / "n.db", complete=completed) as archive:
        archive.marks.bookmark(kept["1"].id)
        archive.marks.handed_on(kept["3"].id, kept["3"].version.id, "x.md")
    with Archive.open(tmp_path / "n.db") as archive:
        told = {story.guid: story.version.analysis for story in archive.stories.export_rows()}
        spans = {proof.story_id: proof.spans for proof in archive.prove()}
    assert [len(told[guid].takeaways) for guid in "123"] == [1, 0, 1]
    assert told["2"].takeaways_note == ""
    assert spans == {kept[guid].id: 1 + len(told[guid].facts) + len(told[guid].services) for guid in "13"}


def test_facts_of_what_is_hardly_an_outage_are_there_for_whoever_reads_it(tmp_path: Path) -> None:
    with serving() as site:
        site.answers["feed"] = (200, {}, HARDLY.encode())
        refresh([site.feed()], tmp_path / "n.db")
    with Archive.open(tmp_path / "n.db") as archive:
        (kept,) = archive.stories.export_rows()
    assert READ_FROM < kept.version.analysis.flag.score < FETCHED_FROM
    assert kept.version.analysis.facts == ()
    whole = analyze(article_of(kept))
    assert whole.facts
    read = completed(kept).version.analysis
    assert (read.facts, read.services, read.flag.lifecycle) == (whole.facts, whole.services, None)


def test_what_the_user_calls_an_outage_is_read_as_one(tmp_path: Path) -> None:
    with serving() as site:
        site.answers["feed"] = (200, {}, UNSEEN.encode())
        refresh([site.feed()], tmp_path / "n.db")
    with Archive.open(tmp_path / "n.db", complete=completed) as archive:
        (kept,) = archive.stories.export_rows()
        assert (kept.version.analysis.flag.outage, kept.version.analysis.facts) == (False, ())
        archive.marks.wrong(kept.id, outage=True)
        told = archive.stories.story(kept.id).version.analysis
        archive.undo.last()
        assert archive.stories.story(kept.id) == kept
    assert (told.flag.outage, told.flag.severity, told.flag.lifecycle) == (True, Severity.MINOR, Lifecycle.LIVE)
    assert [fact.value for fact in told.facts if fact.slot == "vendor"] == ["Cloudflare"]
    assert told.takeaways == kept.version.analysis.takeaways
