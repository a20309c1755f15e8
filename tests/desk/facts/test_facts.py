from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.facts import measured, six
from tests.shared import needs_shared
from tui.desk.facts.cause.blame import is_mere
from tui.desk.facts.cause.hollow import GENERIC
from tui.desk.facts.slots import facts
from tui.desk.knowledge.gazetteer import VendorEntry, default
from tui.model import Article

DATE = datetime(2025, 6, 11, 20, 0, tzinfo=UTC)  # a Wednesday
STORY = (
    "Dropbox went down for thousands of users across Germany and France Wednesday, leaving some unable to open files.\n"
    "The trouble began at around 9:40am ET and lasted more than two hours, the company said.\n"
    "“We are sorry for the disruption to your work,” a spokesperson said in a post on X at 1 p.m. ET.\n"
    "The outage was caused by a faulty configuration change, and was not the result of a cyber attack. Dropbox Paper "
    "was not affected.\n"
    "Dropbox was back up by 12:05 p.m. ET. It has 700 million registered users.\n"
    "The incident comes days after Slack went dark for nearly six hours.\n"
)


def told(slot: str, text: str, title: str = "", **more: str) -> list[str]:
    article = Article("1", title, text=text, date=DATE, description=more.get("description", ""))
    return [fact.value for fact in facts(article) if fact.slot == slot]


@pytest.mark.parametrize(
    ("slot", "values"),
    [
        ("vendor", ["Dropbox"]),
        ("not_affected", ["Dropbox Paper"]),
        ("start", ["2025-06-11T13:40Z"]),
        ("duration", [">PT2H"]),
        ("region", ["Germany", "France"]),
        ("count", ["thousands of users"]),
        ("cause", ["a faulty configuration change", "ruled out: a cyber attack"]),
        ("quote", ["We are sorry for the disruption to your work"]),
        ("status", ["resolved"]),
        ("symptom", ["unable to open files"]),
    ],
)
def test_each_slot_of_a_whole_story(slot: str, values: list[str]) -> None:
    assert told(slot, STORY) == values


def test_a_headline_alone_has_facts_of_its_own() -> None:
    found = facts(Article("1", "Spotify down for thousands of users in Sweden"))
    assert {(fact.slot, fact.value) for fact in found} >= {
        ("vendor", "Spotify"),
        ("count", "thousands of users"),
        ("region", "Sweden"),
        ("status", "ongoing"),
    }
    assert {fact.field for fact in found} == {"title"}


def test_the_channel_of_a_report_is_no_victim() -> None:
    text = "Zoom is down. Users complained on Twitter that calls were failing, according to Downdetector."
    assert told("vendor", text) == ["Zoom"]
    assert not {"Twitter", "Downdetector"} & set(told("service", text))


def test_a_product_number_is_no_count() -> None:
    assert told("count", "Microsoft 365 users were unable to sign in during the outage.") == []
    assert told("count", "Harbour 4 players were unable to sign in during the outage.") == []
    assert told("count", "About 4 banks were unable to pay during the outage.") == ["4 banks"]


def test_minutes_that_are_not_called_so_count_nobody() -> None:
    text = "Slack was down. It was repaired after 70 minutes; it took another 40 for queues to drain."
    assert told("count", text) == []


def test_a_cause_that_nobody_tells_is_undisclosed() -> None:
    assert told("cause", "GitLab is down. The cause of the outage was not immediately clear.") == ["undisclosed"]


def test_the_time_of_a_fix_is_no_start() -> None:
    assert told("start", "Netflix fixed the outage at 4:10pm ET.") == []


def test_the_stamp_of_an_update_is_no_start() -> None:
    resolved = "Nov 26, 13:06 UTC\nMonitoring - A fix is in place.\nNov 26, 12:00 UTC\nInvestigating - Slack is down."
    assert told("start", resolved) == []
    assert told("start", resolved + " It began at 11:45 UTC.") == ["2024-11-26T11:45Z"]


def test_a_caption_tells_nothing_of_the_outage() -> None:
    caption = "A tram of Nordbus stands before a mast in Orstad on Jan. 5, 2019. (Jo Vik/AP Photo) "
    found = facts(Article("1", "Nordtel goes down", description=f"{caption}Nobody can call."))
    assert [fact.text for fact in found if fact.slot in ("start", "region")] == []


def test_nothing_is_guessed() -> None:
    assert facts(Article("1", "A quiet day", text="The museum opens its doors.")) == ()


def test_vendors_of_ones_own_are_read() -> None:
    mine = default().extended([VendorEntry("Acme Bank")])
    found = facts(Article("1", "Acme Bank is down"), mine)
    assert [fact.text for fact in found if fact.slot == "vendor"] == ["Acme Bank"]


_WORDS = (
    "AWS Slack is was down outage “ ” \" ' X users 5,300 for two hours due to caused by a DNS bug not affected "
    "since 10am ET Monday . , \n thousands of people said restored unable to log in across Japan days after Facebook"
).split(" ")


@settings(max_examples=60)
@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)), st.text(max_size=40))
def test_every_span_is_the_story_s_own_words(text: str, title: str) -> None:
    article = Article("1", title, description=text[::-1], text=text, date=DATE)
    for fact in facts(article):
        assert getattr(article, fact.field)[fact.start : fact.end] == fact.text
        assert fact.text


@pytest.mark.parametrize(
    "unit", ["outage ", "a", "unable to ", "caused by a ", "“", '"x ', "AWS, ", "9", "not ", "was not "]
)
def test_hostile_length_is_read_in_bounded_time(unit: str) -> None:
    facts(Article("1", "down", text=(unit * 200_000)[:200_000], date=DATE))


@needs_shared
def test_gold_articles_are_read_as_well_as_we_say() -> None:
    told = measured(six())
    recall, precision = told.ratios()
    assert (recall >= 0.9, precision >= 0.8, told.status) == (True, True, 6)


@pytest.mark.parametrize(
    "unit",
    ["a ", "1", "12 ", ": ", "\n", "1,000 ", "“", "a-", "U.S. ", "at 10:20 ", "caused by a ", "not ", "Amazon "],
)
def test_hostile_text_is_read_whole_and_exactly(unit: str) -> None:
    article = Article("1", "Outage", text=(unit * 100_000)[:100_000])
    for fact in facts(article):
        assert getattr(article, fact.field)[fact.start : fact.end] == fact.text


@given(st.text(alphabet=st.sampled_from("aA1 :,.-“”\"'\n%$~"), max_size=400))
def test_spans_are_exact_on_text_made_of_marks(text: str) -> None:
    for fact in facts(Article("1", "Outage at Amazon", text=text)):
        assert getattr(Article("1", "Outage at Amazon", text=text), fact.field)[fact.start : fact.end] == fact.text


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("The outage was caused by a “technical glitch” in a firewall update.", "cause", "a “technical glitch”"),
        ("Configuration changes on the routers caused an outage.", "cause", "Configuration changes"),
        ("It is not believed that the failure was caused by a cyberattack.", "cause", "a cyberattack"),
        ("Payments failed. It took nearly five hours before service was restored.", "duration", "nearly five hours"),
        ("The outage hit phones. Reports spiked to more than 50,000 before noon.", "count", "more than 50,000"),
        ("The outage goes on, leaving millions unable to call.", "count", "millions"),
        ("The outage began at 0910 GMT.", "start", "0910 GMT"),
    ],
)
def test_what_stories_say_in_other_words(text: str, slot: str, value: str) -> None:
    told = [fact.text for fact in facts(Article("1", "", text=text)) if fact.slot == slot]
    assert any(one in value or value in one for one in told), told


def test_an_emergency_number_counts_nobody() -> None:
    article = Article("1", "", text="The outage kept customers from making 911 calls and reaching 999 services.")
    assert not [fact for fact in facts(article) if fact.slot == "count"]


def test_a_clock_time_takes_no_day_that_is_told_after_it() -> None:
    text = "The app is down. It began at 6pm ET. Viewers saw it on Monday morning news as the outage spread."
    article = Article("1", "", text=text, date=datetime(2023, 5, 21, 23, 30, tzinfo=UTC))
    assert [fact.value for fact in facts(article) if fact.slot == "start"] == ["2023-05-21T22:00Z"]


def test_the_dead_of_a_protest_are_not_hit_by_its_blackout() -> None:
    article = Article("1", "", text="The internet is down after security forces killed at least 45 people.")
    assert not [fact for fact in facts(article) if fact.slot == "count"]


@pytest.mark.parametrize(
    ("title", "text", "vendor"),
    [
        (
            "Kestrel Air halts departures as check-in systems fail",
            "Kestrel Air stopped all departures on Monday. Its check-in runs on Amadeus, which was not affected.",
            ["Kestrel Air"],
        ),
        ("Cirrostrat outage takes down storage", "Storage of Cirrostrat is down. Cirrostrat said so.", ["Cirrostrat"]),
        ("Slack outage: Cirrostrat hit", "Slack is down for thousands. Cirrostrat uses Slack.", ["Slack"]),
        ("Storm Edda cuts power", "Storm Edda left homes without power. Storm Edda hit the coast.", []),
        ("Customers cannot pay", "Customers cannot pay. Customers were told on Monday.", []),
        ("Maryland offices offline", "Maryland offices are offline. In Maryland, nobody can pay.", []),
    ],
)
def test_who_is_down_is_named_without_being_known(title: str, text: str, vendor: list[str]) -> None:
    assert told("vendor", text, title) == vendor


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("The airline grounded all domestic flights after its system failed.", "grounded all domestic flights"),
        ("Members could no longer read their mail.", "could no longer read their mail"),
        ("The servers were taken offline at noon after the attack.", "taken offline"),
        ("The catalogue is also temporarily unavailable.", "is also temporarily unavailable"),
        (
            "Traffic to the country dropped by 98 per cent in the outage.",
            "traffic to the country dropped by 98 per cent",
        ),
        ("The outage left them with a 502 Bad Gateway.", "502 bad gateway"),
    ],
)
def test_what_fails_is_told_in_many_ways(text: str, symptom: str) -> None:
    assert any(symptom in one for one in told("symptom", text))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The site went down because it was the target of a series of DDoS attacks.", "a series of DDoS attacks"),
        ("The servers were shut off to tackle a security issue.", "a security issue"),
        ("They were taken down after an exploit was discovered.", "an exploit"),
        ("The company did not yet have an explanation for the outage.", "undisclosed"),
    ],
)
def test_why_is_told_in_many_ways(text: str, cause: str) -> None:
    assert cause in told("cause", text)


def test_a_zone_is_no_scene_and_work_under_way_spares_nobody() -> None:
    assert told("region", "The outage began at about 10:20am UK time.") == []
    assert told("not_affected", "The agency is still working to fix the outage of its system.") == []
    assert told("count", "Japan and India each had thousands of outage reports.") == ["thousands of outage reports"]


def test_a_symptom_that_is_told_again_in_fewer_words_is_told_once() -> None:
    text = "The outage left shoppers unable to pay their grocery bills. They were unable to pay."
    assert told("symptom", text) == ["unable to pay their grocery bills"]


@pytest.mark.parametrize(
    ("slot", "text", "values"),
    [
        (
            "count",
            "Brelka is down. A power fault delayed another 214 and stranded 9,000 commuters.",
            ["214", "9000 commuters"],
        ),
        (
            "count",
            "The outage hit under a fifth of checkouts in six other states.",
            ["under a fifth", "six other states"],
        ),
        ("count", "Brelka is down. It handles 8,000 transactions a second.", []),
        ("duration", "Brelka was out for three hours and 22 minutes.", ["PT3H22M"]),
        ("duration", "The portal failed for a second time in a week.", []),
        ("region", "Tills failed in Chester, Poynton, Wem and Frodsham.", ["Chester", "Poynton", "Wem", "Frodsham"]),
        ("region", "LEEDS, England — Tills failed in Cardiff.", ["Cardiff"]),
        ("start", "Brelka went down a little before 11 a.m. ET.", ["2025-06-11T15:00Z"]),
        ("cause", "Passengers due to land today face delays after the outage.", []),
        ("cause", "Brelka is down. A message queue became overloaded, it said.", ["A message queue became overloaded"]),
        ("not_affected", "Brelka is down. Telephone orders kept flowing.", ["Telephone orders"]),
        ("not_affected", "Brelka is down. Parcels left on time.", ["Parcels"]),
        ("not_affected", "The site should work as usual after the outage.", []),
        (
            "symptom",
            "Sensors stopped reporting and pages began timing out.",
            ["stopped reporting", "began timing out"],
        ),
        ("symptom", "Clerks had to stamp every ticket by hand.", ["had to stamp every ticket by hand"]),
        ("service", "Brelka, the planner that schools use, stopped loading.", ["Brelka"]),
        (
            "service",
            "Shift planning on phones was refused, and the rota module, which is new, was lost.",
            ["rota module"],
        ),
    ],
)
def test_each_way_of_telling_is_a_class_of_its_own(slot: str, text: str, values: list[str]) -> None:
    assert told(slot, text) == values


def test_a_bystander_makes_no_statement() -> None:
    text = (
        "Brelka is down. “We have moved the traffic elsewhere,” the company said. “My whole morning was gone,” "
        "said Ute Lang, who runs a bakery."
    )
    assert told("quote", text) == ["We have moved the traffic elsewhere"]


def test_who_runs_the_service_is_read_from_its_introduction() -> None:
    text = "Wages vanished into a queue. Brelka Pay, a payroll software firm, could not produce files."
    assert told("vendor", text, title="A clock that stopped wages") == ["Brelka Pay"]


def test_an_owner_named_in_passing_is_not_the_vendor() -> None:
    text = "Slack was down on Monday. Users saw errors. It lasted an hour. "
    text += "It is back. Slack, owned by Salesforce, said sorry."
    assert told("vendor", text, title="Slack goes down") == ["Slack"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The site was down on Monday. A root certificate on its gateway had expired.", "certificate"),
        ("A crew digging a trench had severed a fibre cable at about 7.40am.", "severed a fibre cable"),
        ("The outage came after the company let a signing certificate lapse.", "let a signing certificate lapse"),
        ("Logins failed because the copy job ran out of disk space.", "the copy job ran out of disk space"),
        ("The portal is down. A queue that feeds the ledger ran out of memory.", "ran out of memory"),
        ("Two of its three chillers had shut down, and the servers went offline.", "chillers had shut down"),
        ("The exchange halted trading over what it called a synchronisation problem.", "a synchronisation problem"),
        ("The cause has been identified as an outage at a mail provider.", "an outage at a mail provider"),
        ("Dispatch went down at 4am following a failed disk controller.", "a failed disk controller"),
        (
            "The app is down. A spokesman would not be drawn on what had gone wrong.",
            "not be drawn on what had gone wrong",
        ),
    ],
)
def test_a_part_that_broke_is_a_cause_without_a_word_of_blame(text: str, cause: str) -> None:
    found = [fact.text for fact in facts(Article("1", "", text=text, date=DATE)) if fact.slot == "cause"]
    assert any(cause in one for one in found)


@pytest.mark.parametrize(
    ("title", "text", "vendor"),
    [
        ("Status report", "Customers of Brelkona saw errors on Monday. Writes to Brelkona failed.", ["Brelkona"]),
        ("Tills fail", "Tills failed on Monday. “We are sorry,” said Ada Holm, the head of tills.", []),
        (
            "What happened",
            "Mail was down. We are sorry.\nIvo Marr\nChief Officer, University of Wexdale",
            ["University of Wexdale"],
        ),
        ("Quiet in Odderby", "Phones are down in Odderby. Shops in Odderby shut, and Odderby fell silent.", []),
        (
            "Cards fail",
            "Cards failed on Monday. Brelkona, which runs the card network, said so. Steam works.",
            ["Brelkona"],
        ),
    ],
)
def test_the_vendor_is_the_name_to_which_most_is_told(title: str, text: str, vendor: list[str]) -> None:
    assert told("vendor", text, title) == vendor


@pytest.mark.parametrize("word", ["widespread", "likely", "it"])
def test_a_word_told_over_and_over_is_matched_in_one_way(word: str) -> None:
    words = f"{word} " * 40 + "switch"
    assert not is_mere(words)
    assert not GENERIC.search(words)
    facts(Article("1", "Wexpay down", text=f"The outage was due to the {words} and the {words} caused it."))
