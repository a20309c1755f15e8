"""Feeds of status pages as their products write them, from their bytes to the updates; the incidents are invented.

Instatus (status.perplexity.com, status.kagi.com, status.northflank.com), Google Cloud and AWS have the shapes of
captured feeds in public repositories, as have Status.io (Docker's page) and Azure (a feed of 2018, its items outside
the channel; its messages of today are not captured). Cachet has the shape of its own templates (`rss.blade.php` of 3,
`FeedController` of 2), Better Stack that of the sample in its documentation, Slack that of captured pages of
slack-status.com, incident.io that of samples of the feeds of status.openai.com and status.didit.me.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

from tui.desk.analysis import analyze
from tui.desk.incidents import Grouping, sign
from tui.desk.statuspage.history import history
from tui.desk.statuspage.maintenance import is_planned
from tui.model import Article, Feed, FeedKind, Update
from tui.refresh.understand import article
from tui.wire.parsing.model import Body
from tui.wire.parsing.parse import parse

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PAGE = Feed("https://status.acme.example/feed", "Acme status", FeedKind.STATUS, vendor="Acme")


def read(document: str) -> list[Article]:
    parsed = parse(Body(document.encode(), PAGE.url, "application/xml", NOW))
    return [article(PAGE, entry) for entry in parsed.entries]


def told(updates: tuple[Update, ...]) -> list[tuple[str, str]]:
    return [(update.state.value, f"{update.at:%m-%d %H:%M}" if update.at else "") for update in updates]


def atom(*entries: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Acme</title>{"".join(entries)}</feed>'


def entry(title: str, content: str, published: str, updated: str, tag: str = "content") -> str:
    return (
        f"<entry><id>{escape(title)}</id><title>{title}</title><published>{published}</published>"
        f'<updated>{updated}</updated><{tag} type="html">{escape(content)}</{tag}></entry>'
    )


def stamped(month: str, day: int, clock: str, state: str, words: str) -> str:
    """An update as Instatus writes it."""
    return (
        f"<p><small>{month} <var data-var='date'> {day}</var>, <var data-var='time'>{clock}</var> GMT+0</small><br />"
        f"<strong>{state}</strong> -\n    {words}</p>"
    )


def test_instatus_lists_the_parts_above_its_updates() -> None:
    content = (
        "<p><strong>Type:</strong> Incident</p><p><strong>Duration:</strong> 4 hours</p>"
        "<p><strong>Affected Components:</strong> Website, Importer</p>"
        + stamped("Jun", 5, "01:40:38", "Resolved", "Imports start again..")
        + stamped("Jun", 5, "01:00:00", "Monitoring", "Imports catch up..")
        + stamped("Jun", 4, "21:10:00", "Investigating", "We look into imports that do not start..")
    )
    (page,) = read(atom(entry("Imports do not start", content, "2026-06-04T21:10:00Z", "2026-06-05T01:40:38Z")))
    assert told(history(page)) == [
        ("investigating", "06-04 21:10"),
        ("monitoring", "06-05 01:00"),
        ("resolved", "06-05 01:40"),
    ]
    assert {update.components for update in history(page)} == {("Website", "Importer")}


def test_instatus_gives_planned_work_the_states_of_incidents() -> None:
    content = (
        "<p><strong>Type:</strong> Maintenance</p><p><strong>Duration:</strong> 8 minutes</p>"
        + stamped("Jul", 8, "07:24:48", "Identified", "We plan a small upgrade..")
        + stamped("Jul", 19, "06:00:01", "Identified", "The work is now in progress.")
        + stamped("Jul", 19, "06:07:55", "Completed", "The work is done..")
    )
    (page,) = read(atom(entry("Database upgrade", content, "2026-07-19T06:00:00Z", "2026-07-08T07:24:48Z")))
    assert told(history(page)) == [
        ("scheduled", "07-08 07:24"),
        ("in progress", "07-19 06:00"),
        ("completed", "07-19 06:07"),
    ]
    assert is_planned(history(page))


def instatus_rss(summary: str, content: str) -> Article:
    """The one item of an RSS feed as Instatus writes it."""
    (page,) = read(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Acme</title><item>'
        f"<title>Jobs wait</title><description>{summary}</description><content:encoded>{content}</content:encoded>"
        "<pubDate>Fri, 25 Sep 2026 15:15:00 +0000</pubDate><guid>1</guid></item></channel></rss>"
    )
    return page


SUMMARY = (
    "\n    Type: Incident\n    Duration: 46 minutes\n\n    Affected Components: Acme App, Jobs\n"
    "    Sep 25, 15:15:00 GMT+0 - Investigating - Jobs wait. \n\nWe look into it. "
    "Sep 25, 16:01:05 GMT+0 - Resolved - Jobs run. \n  "
)


def test_instatus_runs_its_updates_on_in_the_summaries_of_its_rss() -> None:
    page = instatus_rss(SUMMARY, "")
    assert told(history(page)) == [("investigating", "09-25 15:15"), ("resolved", "09-25 16:01")]
    assert [update.text for update in history(page)] == ["Jobs wait.\nWe look into it.", "Jobs run."]
    assert {update.components for update in history(page)} == {("Acme App", "Jobs")}


def test_instatus_escapes_its_updates_twice_in_rss_and_loses_the_names_of_the_parts_there() -> None:
    updates = (
        stamped("Sep", 25, "15:15:00", "Investigating", "Jobs wait. \n\nWe look &amp; see.."),
        stamped("Sep", 25, "16:01:05", "Resolved", "Jobs run.."),
    )
    head = (
        "<p><strong>Type:</strong> Incident</p>\n    <p><strong>Duration:</strong> 46 minutes</p>\n"
        "    <p><strong>Affected Components:</strong> , , </p>\n    "
    )
    page = instatus_rss(SUMMARY, f"\n    <![CDATA[{head}{escape(chr(10).join(updates))}\n]]>\n  ")
    assert "<" not in page.text
    assert told(history(page)) == [("investigating", "09-25 15:15"), ("resolved", "09-25 16:01")]
    assert [update.text for update in history(page)] == ["Jobs wait. We look & see..", "Jobs run.."]
    assert {update.components for update in history(page)} == {("Acme App", "Jobs")}


def test_slack_has_states_above_and_pacific_times_below_the_messages() -> None:
    content = (
        "<p>Resolved</p><p>A fix is in and the issue is resolved.</p><p><small>9:14 PM PST</small></p>"
        "<p>Update</p><p>We know the trigger.</p><p><small>6:49 PM PST</small></p>"
        "<p>Investigating</p><p>Some people cannot open threads.</p><p><small>3:33 PM PST</small></p>"
    )
    page, short = read(
        atom(
            entry("Incident: threads", content, "2026-06-17T15:33:29-07:00", "2026-06-18T21:14:51-07:00"),
            entry(
                "Incident: search",
                "Search works again, the issue is resolved.",
                "2026-06-17T15:33:29-07:00",
                "2026-06-18T21:14:51-07:00",
                "summary",
            ),
        )
    )
    assert told(history(page)) == [
        ("investigating", "06-17 22:33"),
        ("update", "06-18 01:49"),
        ("resolved", "06-19 04:14"),
    ]
    assert told(history(short)) == [("resolved", "06-19 04:14")]


def test_messages_without_states_are_ordered_by_what_they_say() -> None:
    content = (
        "<p>Uploads work again and all is back to normal, the issue is resolved.</p><p>11:20 AM PST</p>"
        "<p>Some people cannot upload files. We are investigating.</p><p>10:00 AM PST</p>"
    )
    (page,) = read(atom(entry("Incident: uploads", content, "2026-01-09T10:00:00-08:00", "2026-01-09T11:20:00-08:00")))
    assert told(history(page)) == [("investigating", "01-09 18:00"), ("resolved", "01-09 19:20")]


def google(title: str, hours: str, message: str, updated: str, incident: str = "a1", places: str = "Global") -> str:
    """An update as an entry of its own, as Google Cloud writes it."""
    summary = (
        f"<p> Incident began at <strong>{hours} <span>(all times are <strong>US/Pacific</strong>).</span></p>"
        f"<div><p>{message}</p></div><hr><p>Affected products: Cloud Frames, Acme Monitoring</p>"
        f"<p>Affected locations: {places}</p>"
    )
    return (
        f"<entry><title>{title}</title><id>tag:status.acme.example,2026:feed:{incident}.{updated[11:16]}</id>"
        f'<link rel="alternate" href="https://status.acme.example/incidents/{incident}"/><updated>{updated}</updated>'
        f'<summary type="html">{escape(summary)}</summary></entry>'
    )


HOURS = "Incident began at 2026-04-02 12:30 (all times are US/Pacific)."
BEGUN = "2026-04-02 12:30</strong>"
ENDED = f"{BEGUN} and ended at <strong>2026-04-02 14:05</strong>"


def test_google_cloud_posts_updates_between_the_hours_and_the_products() -> None:
    pages = read(
        atom(
            google("RESOLVED: Frames drop", ENDED, "We are sorry.", "2026-04-03T20:13:25+00:00"),
            google("UPDATE: Frames drop", BEGUN, "We know the cause and roll back.", "2026-04-02T20:13:25+00:00"),
            google("UPDATE: Frames drop", BEGUN, "We see errors in Acme Monitoring.", "2026-04-02T20:00:25+00:00"),
        )
    )
    updates = [update for page in pages for update in history(page)]
    assert [told((update,))[0] for update in updates] == [
        ("resolved", "04-02 21:05"),
        ("update", "04-02 20:13"),
        ("update", "04-02 20:00"),
    ]
    assert updates[1].text == "We know the cause and roll back."
    assert {update.components for update in updates} == {("Cloud Frames", "Acme Monitoring")}


def test_google_clouds_updates_are_one_incident_by_its_address_whatever_they_are_called() -> None:
    pages = read(
        atom(
            google("UPDATE: We look into it.", BEGUN, "All is slow.", "2026-04-02T20:00:25+00:00"),
            google("RESOLVED: Frames drop", ENDED, "It works.", "2026-04-02T21:13:25+00:00"),
            google("UPDATE: Frames drop", BEGUN, "Frames drop.", "2026-04-02T20:13:25+00:00", "b2"),
        )
    )
    grouping = Grouping()
    grouping.add_all(sign(replace(page, vendor="")) for page in pages)
    assert sorted(len(group.ids) for group in grouping.groups()) == [1, 2]


def test_an_incident_that_speaks_of_maintenance_is_one() -> None:
    title = "UPDATE: Nodes do not upgrade after their maintenance"
    (page,) = read(atom(google(title, BEGUN, "Mitigation is underway.", "2026-04-02T20:00:25+00:00")))
    assert analyze(page).flag.outage


def test_when_it_began_is_told_in_the_zone_that_the_page_states_and_the_message_without_its_headings() -> None:
    words = "Summary: Frames drop\nDescription: We look into Acme Frames."
    text = f"{HOURS}\n{words}\nAffected products: Google Cloud SQL"
    page = Article("1", "UPDATE: Frames drop", text=text, kind=FeedKind.STATUS)
    found = analyze(replace(page, vendor="Google Cloud", date=NOW))
    (began,) = (fact for fact in found.facts if fact.slot == "start")
    assert (began.value, began.text) == ("2026-04-02T19:30Z", "2026-04-02 12:30")
    assert found.updates[0].text == "We look into Acme Frames."
    assert found.updates[0].components == ("Google Cloud SQL",)
    assert "Google Cloud" not in {service.name for service in found.services}


def test_all_places_that_a_page_lists_are_hit() -> None:
    places = [f"Lindero {number} (lin-east{number})" for number in range(1, 30)]
    entry = google("UPDATE: Frames drop", BEGUN, "Frames drop.", "2026-04-02T20:00:25+00:00", places=", ".join(places))
    (page,) = read(atom(entry))
    assert [fact.value for fact in analyze(page).facts if fact.slot == "region"] == places


def aws(title: str, words: str) -> str:
    return (
        f"<item><title><![CDATA[{title}]]></title><pubDate>Thu, 22 Aug 2026 21:18:32 PDT</pubDate>"
        f'<guid isPermaLink="false">http://status.aws.amazon.com/#ec2_{len(words)}</guid>'
        f"<description><![CDATA[{words}]]></description></item>"
    )


def test_aws_names_a_severity_in_its_headlines_and_the_state_in_its_words() -> None:
    pages = read(
        '<rss version="2.0"><channel><title>Amazon Elastic Compute Cloud Service Status</title>'
        + aws(
            "Service is operating normally: [RESOLVED] Connectivity", "Between 8:00 and 8:49 PM PDT volumes were slow."
        )
        + aws("Service degradation: Connectivity", "We have identified the root cause and work toward recovery.")
        + aws("Informational message: Connectivity", "We are investigating connectivity issues in one Zone.")
        + aws("Performance issues: API errors", "We can confirm increased error rates for the EC2 APIs in one Region.")
        + "</channel></rss>"
    )
    updates = [history(page) for page in pages]
    assert [update.state.value for (update,) in updates] == ["resolved", "identified", "investigating", "investigating"]
    assert {f"{update.at:%H:%M}" for (update,) in updates} == {"04:18"}
    assert updates[0][0].components == ()
    assert updates[3][0].components == ("EC2 APIs",)


def test_incident_io_tells_the_state_of_its_last_change() -> None:
    content = (
        "<b>Status: Resolved</b><br/><br/>All chats load again.<br/><br/><b>Affected components</b>"
        "<ul><li>Conversations (Operational)</li><li>Voice mode (Operational)</li></ul>"
    )
    (page,) = read(atom(entry("Chats do not load", content, "2026-02-03T09:00:00Z", "2026-02-03T11:00:00Z")))
    assert told(history(page)) == [("resolved", "02-03 11:00")]
    assert history(page)[0].components == ("Conversations", "Voice mode")


def test_incident_io_writes_the_same_into_the_summaries_of_its_rss() -> None:
    address = "https://status.acme.example//incidents/01KH"
    words = (
        "<b>Status: Identified</b><br/><br/>We know why chats do not load.<br/><br/><b>Affected components</b>\n<ul>\n"
        "<li>Conversations (Partial outage)</li>\n</ul>"
    )
    (page,) = read(
        '<rss version="2.0"><channel><title>Acme status</title><generator>incident.io</generator>'
        f"<item><title><![CDATA[Chats do not load]]></title><link>{address}</link><guid>{address}</guid>"
        f"<pubDate>Wed, 29 Apr 2026 21:59:10 GMT</pubDate><description><![CDATA[{words}]]></description></item>"
        "</channel></rss>"
    )
    assert told(history(page)) == [("identified", "04-29 21:59")]
    assert history(page)[0].text == "We know why chats do not load."
    assert history(page)[0].components == ("Conversations",)
    assert sign(page).address == address


def test_azure_names_whose_users_are_hit() -> None:
    words = (
        "<p><strong>Impact Statement:</strong> Starting at 16:00 UTC on 29 October 2026, customers using Azure Front "
        "Door may see errors.</p><p><strong>Current Status:</strong> We have identified a change of the configuration "
        "as the cause. The next update will be provided within 60 minutes.</p>"
    )
    (page,) = read(
        '<rss version="2.0"><channel><title>Azure Status</title><item><guid>1</guid><title>Connectivity</title>'
        f"<description>{escape(words)}</description>"
        "<pubDate>Thu, 29 Oct 2026 18:12:00 Z</pubDate></item></channel></rss>"
    )
    assert told(history(page)) == [("identified", "10-29 18:12")]
    assert history(page)[0].components == ("Azure Front Door",)


def test_status_io_writes_each_time_above_its_state_oldest_first() -> None:
    def item(name: str, posted: str, *updates: tuple[str, str, str]) -> str:
        words = "".join(f"<small>{at}</small><br /><b>{state}</b> - {said}<br /><br />" for at, state, said in updates)
        return (
            f"<item><title><![CDATA[{name}]]></title><description><![CDATA[{words}]]></description>"
            f'<link>https://status.io/pages/incident/1/{len(name)}</link><guid isPermaLink="false">{len(name)}</guid>'
            f"<pubDate>{posted}</pubDate></item>"
        )

    incident, work = read(
        '<rss version="2.0"><channel><title><![CDATA[Acme Systems Status Page]]></title>'
        + item(
            "Hooks do not fire",
            "Thu, 04 Jun 2026 13:43:08 GMT",
            ("June 4, 2026 05:15 PDT", "Investigating", "We know of it and look."),
            ("June 4, 2026 06:43 PDT", "Resolved", "Hooks fire."),
        )
        + item(
            "Work on the database",
            "Thu, 28 May 2026 16:00:05 GMT",
            ("May 28, 2026 07:00 PDT", "Active", "The scheduled work is underway."),
            ("May 28, 2026 09:00 PDT", "Completed", "The scheduled work is done."),
        )
        + "</channel></rss>"
    )
    assert told(history(incident)) == [("investigating", "06-04 12:15"), ("resolved", "06-04 13:43")]
    assert told(history(work)) == [("in progress", "05-28 14:00"), ("completed", "05-28 16:00")]
    assert history(work)[0].text == "The scheduled work is underway."
    assert is_planned(history(work))


def test_azure_puts_its_items_outside_the_channel_and_tells_what_is_over_by_a_window() -> None:
    (page,) = read(
        '<rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel><title>Azure Status</title></channel>'
        "<item><title>Frames - Northern Region 2</title><guid>1</guid><pubDate>Tue, 27 Oct 2026 11:20:00 Z</pubDate>"
        "<description>Summary of impact: Between 02:50 and 10:37 UTC on 27 Oct 2026, a subset of customers in "
        "Northern Region 2 may have received errors.Preliminary root cause: Engineers found that a backend became "
        "unhealthy.Mitigation: Engineers performed a change of the backend.Next steps: Engineers will look for the "
        "full cause.</description></item></rss>"
    )
    assert told(history(page)) == [("resolved", "10-27 11:20")]


def better_stack(number: int, update: int, title: str, words: str, clock: str) -> str:
    link = f"https://status.acme.example/incidents/{number}"
    return (
        f"<item><title>{title}</title><description>{words}</description><link>{link}</link>"
        f"<pubDate>Thu, 15 Jan 2026 {clock} +0000</pubDate><guid>{link}#update-{update}</guid></item>"
    )


def test_better_stack_posts_each_update_as_an_item_below_the_address_of_its_incident() -> None:
    pages = read(
        '<rss version="2.0"><channel><title>Acme Status</title>'
        + better_stack(7, 3, "[Resolved] Trouble with the database", "All is well.", "11:45:00")
        + better_stack(8, 2, "[Investigating] Trouble with the database in Lindero", "We look.", "11:00:00")
        + better_stack(7, 1, "[Investigating] Trouble with the database", "We look into it.", "10:30:00")
        + "</channel></rss>"
    )
    assert [told(history(page))[0] for page in pages] == [
        ("resolved", "01-15 11:45"),
        ("investigating", "01-15 11:00"),
        ("investigating", "01-15 10:30"),
    ]
    grouping = Grouping()
    grouping.add_all(map(sign, pages))
    names = [[member.rpartition("#")[2] for member in group.ids] for group in grouping.groups()]
    assert sorted(map(sorted, names)) == [["update-1", "update-3"], ["update-2"]]


def test_cachet_publishes_the_first_message_of_an_incident_alone() -> None:
    (page,) = read(
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title><![CDATA[ Acme RSS Feed ]]></title>'
        "<link><![CDATA[ https://status.acme.example/rss ]]></link><language>en</language>"
        "<item><title>API answers slowly</title><link>https://status.acme.example/incidents/4</link>"
        "<description><![CDATA[We **are investigating** slow answers.]]></description>"
        "<guid>5d1c0de2-0000-4000-8000-000000000004</guid><pubDate>Wed, 14 Oct 2026 08:00:00 +0000</pubDate></item>"
        "</channel></rss>"
    )
    assert told(history(page)) == [("investigating", "10-14 08:00")]
    older = read(
        atom(
            entry(
                "API answers slowly", "<p>We have identified the cause.</p>", "2026-10-14T08:00:00+00:00", "", "summary"
            )
        )
    )
    assert told(history(older[0])) == [("identified", "10-14 08:00")]
