"""Facts by the way they are told: each row is a sentence, the slot, and what must or must not be read from it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.desk.facts.cause.causes import cause as class_of_cause
from tui.desk.facts.slots import facts
from tui.model import Article, FeedKind

LEAD = "Wexpay payments failed for thousands of shoppers in Norway on Monday. "


def told(slot: str, text: str, title: str = "") -> list[str]:
    return [fact.value for fact in facts(Article(text, title, text=text)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("Technical faults shut down the ticketing platform on Sunday.", "Technical faults"),
        ("The move to a new billing engine has led to login errors for many.", "The move to a new billing engine"),
        ("Engineers have pinpointed a faulty line card in one router.", "a faulty line card in one router"),
        ("The incident was triggered when a batch job wrote to the live table.", "a batch job wrote to the live table"),
        ("The lender laid the blame squarely on record demand from savers.", "record demand from savers"),
        ("The firm said the cause was a “planned upgrade” of its core.", "planned upgrade"),
        ("This was due to a storage node that came back in read-only mode.", "a storage node"),
        ("The problems were related to an overnight migration.", "an overnight migration"),
        ("We have isolated the likely root cause to a full message queue.", "a full message queue"),
        ("The airline cited a “network failure” at its supplier.", "network failure"),
        ("Service stopped because of a telecommunications outage in the north.", "a telecommunications outage"),
        ("Technicians located a cut fibre under the bridge.", "a cut fibre"),
        ("The college cancelled classes after experiencing a ransomware attack.", "a ransomware attack"),
        ("Some mail servers were encrypted by ransomware, which disrupted email.", "ransomware"),
        ("A group took credit for the DDoS attack that disrupted the game.", "the DDoS attack"),
        ("A hardware failure brought trading to a halt.", "A hardware failure"),
        ("A configuration change inadvertently reduced the capacity of the service.", "A configuration change"),
        ("On Friday, a change was deployed that unintentionally affected the index.", "a change"),
        ("A change to the settings path introduced additional load.", "A change"),
        ("This event was triggered by a recent configuration change.", "a recent configuration change"),
        ("Resolved - The errors were caused by a power cut in one hall.", "a power cut in one hall"),
        ("The cause was due to a cross origin change in our gateway.", "a cross origin change in our gateway"),
    ],
)
def test_a_cause_is_read_by_what_is_said_to_have_done_it(sentence: str, cause: str) -> None:
    assert any(cause in one for one in told("cause", LEAD + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The outage caused delays at three airports.",
        "Officials described the problem as a worldwide computer outage.",
        "The company apologised for the chaos that the shutdown led to.",
        "Anyone who was charged because of the problem should keep a receipt.",
        "Nobody is known to have lost data as a result of this attack.",
        "The investigation led to a report last year.",
    ],
)
def test_the_outage_itself_is_no_cause_of_it(sentence: str) -> None:
    assert told("cause", LEAD + sentence) == []


def test_one_says_why_and_another_does_not_know() -> None:
    story = (
        "Logins failed at two banks. Nordhus blamed record traffic. The cause of the fault at Sydbank is not yet known."
    )
    assert told("cause", story)[-1] == "undisclosed"
    assert "record traffic" in " ".join(told("cause", story)) or len(told("cause", story)) == 2


@pytest.mark.parametrize(
    ("sentence", "symptom"),
    [
        ("A glitch made online banking unavailable.", "made online banking unavailable"),
        ("Passengers faced long queues and cancellations.", "faced long queues"),
        ("We saw increased delays in message processing.", "increased delays in message processing"),
        ("Many were cut off from emergency services.", "cut off from emergency services"),
        ("Phones could only make emergency calls.", "could only make emergency calls"),
        ("Two clinics were forced to turn away patients.", "forced to turn away patients"),
        ("People were urged not to call the helpline.", "urged not to call"),
        ("The fault paralysed card terminals nationwide.", "paralysed card terminals"),
        ("The site became inaccessible at noon.", "became inaccessible"),
        ("Travellers were left stranded on platforms.", "stranded on platforms"),
        ("Six trains were brought to a standstill.", "brought to a standstill"),
        ("The council suspended its booking system.", "suspended its booking system"),
        ("Players reported login loops and empty replies.", "login loops"),
        ("Pages took minutes to load.", "took minutes to load"),
        ("Some shoppers were charged twice.", "charged twice"),
        ("Trains did not run in the north.", "did not run"),
        ("The app was not letting people check their balances.", "not letting people check their balances"),
        ("Nurses reverted to paper charts.", "reverted to paper charts"),
        ("Callers got a busy tone.", "got a busy tone"),
        ("It was impossible to book a table.", "impossible to book a table"),
        ("Some hearings have been rescheduled.", "hearings have been rescheduled"),
        ("The halls became extremely congested.", "became extremely congested"),
        ("Phones are either completely down or patchy.", "either completely down"),
        ("It cut off thousands of pupils from their lessons.", "cut off thousands of pupils from their lessons"),
        ("It prevented some of the day's payments from being made.", "from being made"),
        ("Wages were not paid.", "wages were not paid"),
        ("Travellers were queuing for hours.", "travellers were queuing"),
        ("Shops were left asking people to pay in cash.", "left asking people to pay in cash"),
        ("Buyers met endless loading at the till.", "endless loading"),
        ("Buyers had a hard time paying.", "had a hard time paying"),
        ("Buyers had login problems all day.", "login problems"),
        ("Letters were taking an eternity to arrive.", "taking an eternity to arrive"),
        ("The page didn’t even load.", "didn’t even load"),
        ("Shops experienced disruptions in deliveries including parcels.", "experienced disruptions in deliveries"),
        ("It brought business at its shops, and at those of its sister, to a screeching halt.", "to a screeching halt"),
        ("The fault knocked some dozens of popular shops in the north offline.", "offline"),
        ("Buyers reported widespread errors at noon.", "widespread errors"),
        ("Savers were denied access to their money.", "denied access to their money"),
        ("The fault caused the boards to go blank.", "go blank"),
        ("The bank had reports of payments not going through and the app crashing.", "payments not going through"),
        ("Queues built up at the petrol stations.", "queues built up"),
        ("It rendered the game unplayable for a day.", "rendered the game unplayable"),
        ("Drivers were unable to reach a call centre.", "unable to reach a call centre"),
        ("The app is “intermittent”, it said.", "app is “intermittent"),
        ("The feed is still unstable.", "still unstable"),
        ("The app failed to establish a secure connection.", "failed to establish a secure connection"),
        ("It halted trading in all shares, freezing buying and selling.", "freezing buying"),
        ("Buyers had trouble paying for goods.", "had trouble paying for goods"),
        ("Buyers complained of increased error rates.", "increased error rates"),
        ("Buyers could still not load their calendars.", "could still not load their calendars"),
    ],
)
def test_a_symptom_is_what_befalls_those_who_use_it(sentence: str, symptom: str) -> None:
    found = told("symptom", LEAD + sentence)
    assert any(symptom in one or one in symptom for one in found[1:] or found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank was unable to say when it would be fixed.",
        "We were unable to reach anyone at the firm for comment.",
        "Call the hotline if you cannot open the portal.",
        "“I cannot work, and my boss cannot log in,” said a baker.",
        "The supplier did not respond to a request for comment.",
        "The operator failed to provide enough facts to passengers.",
        "It was also down.",
        "It has had problems.",
    ],
)
def test_what_speakers_and_bystanders_cannot_do_is_no_symptom(sentence: str) -> None:
    plain = told("symptom", LEAD)
    assert told("symptom", LEAD + sentence) == plain


@pytest.mark.parametrize(
    ("sentence", "spared"),
    [
        ("The fault did not prevent emergency calls.", True),
        ("Hosted runners should not be affected.", True),
        ("Readers have still been able to borrow through the old app.", True),
        ("Police said they were not aware of any impact to patrols.", True),
        ("Students may continue to use email.", True),
        ("Other exchanges were trading normally.", True),
        ("Other exchanges could not continue to trade.", False),
        ("The supplier is continuing to work through the backlog.", False),
        ("We continue to work towards a fix.", False),
        ("Builds is operating normally.", False),
        ("Many customers are already able to use the app as normal.", False),
        ("By 11:35 the platform was up and running once again.", False),
    ],
)
def test_what_goes_on_is_told_apart_from_what_is_worked_on(sentence: str, spared: bool) -> None:
    assert bool(told("not_affected", LEAD + sentence)) is spared


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Homes lost internet, telephone and TV services after internet, telephone and TV outages.",
            {"internet", "tv"},
        ),
        ("There is a problem with our check-in system,” the airline said.", {"check-in system"}),
        ("We see elevated error rates from the Ingest API.", {"Ingest API"}),
        ("Customers using hosted build runners are seeing errors.", {"hosted build runners"}),
        ("Pupils cannot use the following tools: Quizzle, Marklet and Readly.", {"Quizzle", "Marklet", "Readly"}),
    ],
)
def test_services_are_known_by_what_stands_beside_them(sentence: str, names: set[str]) -> None:
    found = {one.lower() for one in told("service", sentence)}
    assert {name.lower() for name in names} <= {name for one in found for name in (one, one.split(" serv")[0])}


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("About 2% of jobs were affected.", "2% of jobs"),
        ("The site temporarily became inaccessible.", "temporarily"),
        ("Flights were delayed after delays at Heathrow.", "Heathrow Airport"),
        ("On May 9 the network was down.", "May 9"),
        ("The outage hit Norwood High School District 7.", "Norwood High School District 7"),
    ],
)
def test_what_is_no_name_of_a_service_is_none(sentence: str, wrong: str) -> None:
    assert wrong not in told("service", sentence)


def test_vendors_that_are_down_together_are_all_named() -> None:
    story = "Barclays, Santander and NatWest customers could not log in on Friday. All three banks apologised."
    assert set(told("vendor", story, "Banking apps crash on payday")) == {"Barclays", "Santander", "NatWest"}


def test_a_name_in_brackets_is_told_with_what_it_stands_for() -> None:
    story = "The National Tax Agency (NTA) said its portal was down. The NTA website failed again, the NTA said."
    found = [fact for fact in facts(Article("1", "NTA website is down", text=story)) if fact.slot == "vendor"]
    assert [fact.text for fact in found] == ["National Tax Agency"]
    assert [fact.value for fact in found] == ["NTA"]


def test_those_whom_the_trouble_of_another_reached_are_not_the_vendor() -> None:
    story = (
        "An outage took down sites including Reddit, Twitch and Hulu on Tuesday. The problems were due to the content "
        "network Fastly. “We identified a configuration that triggered errors and disabled it,” Fastly announced."
    )
    assert told("vendor", story, "Reddit, Twitch and Hulu affected as cloud network fails")[0] == "Fastly"


@pytest.mark.parametrize(
    ("story", "official"),
    [
        ("“All orders have since been filled in turn,” Shopify said. Shopify was down for an hour.", True),
        ("Shopify was down. “Orders of the day are now filled in turn,” Shopify continued.", True),
        ("Shopify was down. Its chief apologised. “I know that I am very sorry for the trouble,” he said.", True),
        ("Shopify was down. Sellers saw the error message: “Unable to load your orders”.", False),
        ("A Shopify statement, cited by a paper, read: Our teams are working to restore checkout.", True),
        (
            "Ada Moss, a spokeswoman for Shopify, apologised for the outage. “At present there is no time for a"
            " fix,” Moss added.",
            True,
        ),
        ("Shopify was down. “These computers are having a holiday,” tweeted Bob Marsh, posting a photo.", False),
        (
            "Shopify was down. Buyers were greeted with a “Shop is at capacity right now” message, a statement said.",
            False,
        ),
        ("Shopify was down. “My shop lost every sale of the day,” one seller told the company.", False),
        (
            "Shopify was down. Bo Marsh MP said he would write to the chief executive. “People want answers,” he said.",
            False,
        ),
        ("Shopify was down. “They had no plan at all,” Hostrup said. A spokesman called that cheap.", False),
        (
            "Shopify was down.\n“Our generators ran but a breaker failed.\n“We rerouted the power,” the company said.",
            True,
        ),
    ],
)
def test_a_statement_is_the_word_of_those_who_run_it(story: str, official: bool) -> None:
    assert bool(told("quote", story, "Shopify outage")) is official


def test_a_house_may_be_called_by_its_initials() -> None:
    story = "British Airways was down. A BA spokeswoman said: “We are working hard to fly everybody home.”"
    assert told("quote", story, "British Airways outage") == ["We are working hard to fly everybody home."]


def test_more_of_an_earlier_outage_may_be_told_over_several_sentences() -> None:
    story = (
        "Sparkline broadband failed for 900 homes on Sunday. Engineers are at work. A similar widespread outage"
        " occurred "
        "in November. That outage lasted most of the day for more than 69,000 customers in Denver."
    )
    assert told("region", story) == []
    assert told("duration", story) == []
    assert told("count", story) == ["900 homes"]


@pytest.mark.parametrize(
    ("sentence", "duration"),
    [
        ("Requests failed for a duration of 1 hour and 32 minutes.", "PT1H32M"),
        ("Terminals were down for up to eight hours.", "<PT8H"),
    ],
)
def test_a_duration_is_told_in_so_many_words(sentence: str, duration: str) -> None:
    assert any(one.lstrip("<>") == duration.lstrip("<>") for one in told("duration", LEAD + sentence))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        (
            "The outage hit thousands of wireless phone and internet users.",
            "thousands of wireless phone and internet users",
        ),
        ("The tracker counted periods with more than 100,000 user reports of problems.", ">100000 user reports"),
        ("Engineers want 100 per cent of customers to have access.", None),
        ("People saw error 503 messages.", None),
    ],
)
def test_those_who_are_hit_are_counted_and_nobody_else(sentence: str, count: str | None) -> None:
    found = told("count", sentence)
    assert (found == []) if count is None else count in found


@pytest.mark.parametrize(
    ("story", "status"),
    [
        ("Users await a return to normal. The service is down and nobody knows why.", "ongoing"),
        ("The build service failed. We are working to detect issues like this one in the future.", "resolved"),
        ("Service is down. Wages are still being held up, and the governor is monitoring the situation.", "ongoing"),
        ("Thousands lost service on Friday. By 6 p.m. service had been restored to about 80% of them.", "recovering"),
        ("The portal is down. Staff are working to get all affected sites up and running again.", "ongoing"),
        ("One network was back up on Friday while the other remained offline for a second day.", "ongoing"),
    ],
)
def test_the_state_is_told_by_more_than_single_words(story: str, status: str) -> None:
    assert told("status", story) == [status]


STATUS_REPORT = (
    "# Mini Incident Report\n"
    "We would like to provide some information about this incident below.\n"
    "**Incident Start:** 05 June 2022 12:17\n"
    "**Incident End:** 05 June 2022 16:14\n"
    "**Duration:** 3 hours, 57 minutes\n"
    "**Affected Services and Features:**\n"
    "- Ledger Sync - scheduled runs\n"
    "Queue Relay\n"
    "**Regions/Zones:** Global\n"
    "**Description:**\n"
    "Queue Relay experienced delays due to an unexpected increase in deletion traffic.\n"
)


@pytest.mark.parametrize(
    ("slot", "values"),
    [
        ("duration", ["PT3H57M"]),
        ("service", ["Ledger Sync", "Queue Relay"]),
        ("region", ["Global"]),
        ("cause", ["an unexpected increase in deletion traffic"]),
        ("status", ["resolved"]),
    ],
)
def test_what_a_report_lists_under_its_headings_is_read(slot: str, values: list[str]) -> None:
    assert told(slot, STATUS_REPORT, "Elevated delays") == values


def test_the_stamp_of_an_update_is_no_start() -> None:
    story = "8:40 PM PDT We have identified the cause of the errors. Builds fail for some customers."
    assert told("start", story, "Builds: errors") == []


def test_the_end_of_a_span_is_no_start() -> None:
    story = "Between 4:40 UTC and 18:47 UTC on April 18th, users experienced issues creating workspaces."
    starts = [fact.text for fact in facts(Article("1", "Workspaces", text=story)) if fact.slot == "start"]
    assert starts[0].startswith("4:40")


@pytest.mark.parametrize(
    ("slot", "sentence", "value"),
    [
        ("cause", "Pharmacies report delays to orders due to a cyberattack against a supplier.", "a cyberattack"),
        ("cause", "We see a network interruption related to a cyber security issue.", "a cyber security issue"),
        ("cause", "The company would not reveal what likely caused the outage.", "undisclosed"),
        ("symptom", "Users had no access to the ledger.", "no access"),
        ("symptom", "The fault is affecting their ability to process orders.", "ability to process"),
        ("symptom", "The outage created long delays for commuters.", "delays"),
        ("service", "Teams had no access to Quillion, Markstone and Pagework.", "Markstone"),
        ("service", "Callers are having issues with roaming, the operator said.", "roaming"),
    ],
)
def test_more_is_told_in_the_words_of_attacks_and_networks(slot: str, sentence: str, value: str) -> None:
    assert any(value in one for one in told(slot, LEAD + sentence))


@pytest.mark.parametrize(
    ("slot", "sentence", "wrong"),
    [
        ("symptom", "No data was lost.", "lost"),
        ("cause", "We are resolving an issue related to out-of-date notices.", "notices"),
        ("cause", "We continue to investigate an issue causing timeouts.", "issue"),
        ("cause", "The firm rolled back network changes that caused errors.", "back network"),
        ("count", "The web depends on services dominated by a handful of tech companies.", "handful"),
        ("service", "We took immediate action to repair it.", "immediate action"),
    ],
)
def test_what_befell_nothing_and_what_is_no_cause_is_left_out(slot: str, sentence: str, wrong: str) -> None:
    assert not any(wrong in one for one in told(slot, LEAD + sentence))


def test_a_fixed_line_is_not_repaired() -> None:
    story = "Optus is down. Its mobile, fixed and broadband services are unreachable, and nobody knows what caused it."
    assert told("status", story) == ["ongoing"]


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("It turned out that a clock had drifted on two servers.", "a clock had drifted on two servers"),
        ("Cards failed because somebody unplugged the wrong rack.", "unplugged the wrong rack"),
        ("Tills stopped after an operator typed the wrong price code.", "an operator typed the wrong price code"),
        ("The cause has been identified as an outage at our mail provider.", "an outage at our mail provider"),
    ],
)
def test_a_cause_may_be_told_as_a_story(sentence: str, cause: str) -> None:
    found = told("cause", LEAD + sentence)
    assert any(cause in one for one in found)
    assert "undisclosed" not in found


@pytest.mark.parametrize(
    ("sentence", "duration"),
    [
        ("It took engineers 33 hours to bring payments back.", "33 hours"),
        ("The fault lasted from 9am to 11am.", "from 9am to 11am"),
        ("The portal was down overnight.", "overnight"),
        ("Tills were offline for more than a day.", "more than a day"),
    ],
)
def test_a_duration_is_told_without_a_number_as_well(sentence: str, duration: str) -> None:
    article = Article("1", "", text=LEAD + sentence)
    assert [fact.text for fact in facts(article) if fact.slot == "duration"] == [duration]


@pytest.mark.parametrize(
    ("slot", "sentence", "words"),
    [
        ("duration", "Chaos spilled into a second day at airports.", "second day"),
        (
            "cause",
            "The outage appeared to be a backend fault in the login process.",
            "a backend fault in the login process",
        ),
        ("cause", "The minister said the outage was a deep failure in the core network.", "a deep failure in the core"),
    ],
)
def test_a_second_day_is_no_second_and_an_outage_may_be_called_a_fault(slot: str, sentence: str, words: str) -> None:
    article = Article("1", "", text="Wexpay is down. " + sentence)
    assert [words in fact.text for fact in facts(article) if fact.slot == slot] == [True]


def test_a_symptom_begins_in_no_number_and_ends_before_examples() -> None:
    told_of = told("symptom", LEAD + "More than 9,500 flights were delayed on Tuesday.")
    assert told_of[-1] == "flights were delayed"
    assert "200 flights were cancelled" in told("symptom", LEAD + "More than 200 flights were cancelled at Frankfurt.")
    told_of = told("symptom", LEAD + "It hit the internet, disrupting services such as Wexchat.")
    assert told_of[-1] == "disrupting services"


def test_a_number_in_a_name_counts_nobody() -> None:
    assert told("count", "Wexpay is down. Players of Black Harbour 4 servers lost progress.") == []


def test_a_month_is_no_vendor() -> None:
    text = "Builds crashed. Aug 18 incident: an outage at Aug 18, and the Aug 18 outage stopped all builds."
    found = facts(Article("1", "Outage of Aug 18: builds were down", text=text))
    assert not [fact for fact in found if fact.slot == "vendor"]


@pytest.mark.parametrize(
    ("title", "story"),
    [
        (
            "[RESOLVED] Increased error rates",
            "Between 9:18 AM PDT and 9:38 AM PDT, we experienced increased error rates. The issue has been resolved.",
        ),
        (
            "Incident with Webhooks",
            "Resolved - Webhooks users saw delays of up to an hour.\nUpdate - Webhooks is experiencing degraded "
            "performance.\nInvestigating - We are investigating reports of degraded performance for Webhooks",
        ),
        (
            "Increased error rates",
            "Between 4:33 AM and 8:14 AM PDT we experienced trouble with machines in a single Availability Zone. "
            "Machines within the Availability Zone lost packets.",
        ),
    ],
)
def test_a_house_that_reports_on_itself_names_its_parts_and_no_vendor(title: str, story: str) -> None:
    assert not told("vendor", story, title)


def test_a_house_that_reports_on_itself_may_say_who_it_is() -> None:
    thanks = "We are investigating failed sign-ins at Brelka. Thank you for using Brelka."
    assert told("vendor", thanks, "Failed sign-ins") == ["Brelka"]


PAGE = datetime(2026, 8, 12, 16, 41, tzinfo=UTC)


def on_page(slot: str, text: str) -> list[str]:
    """What is read from an update of a status page that was posted on the afternoon of 12 August."""
    article = Article(text, "Incident with Pull Requests", text=text, date=PAGE, kind=FeedKind.STATUS)
    return [fact.value for fact in facts(article) if fact.slot == slot]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Between 16:03 and 16:29 UTC on August 12, some users saw errors.", "2026-08-12T16:03Z"),
        ("On August 11, 2026, between 09:07 and 10:04 UTC, requests failed.", "2026-08-11T09:07Z"),
        ("From 13:10 - 14:40 UTC, the notification service was degraded.", "2026-08-12T13:10Z"),
        ("Between 4:33 AM and 8:14 AM PDT we experienced errors.", "2026-08-12T11:33Z"),
        ("Our check called it an outage at 2026-08-12T14:53:23.574Z.", "2026-08-12T14:53Z"),
        ("(All Times US/Pacific)\nIncident Start: 11 August 2026 15:20\nRequests failed.", "2026-08-11T22:20Z"),
        ("(All times in UTC)\nIncident Start: 11 Aug 2026 15:20\nRequests failed.", "2026-08-11T15:20Z"),
    ],
)
def test_the_beginning_of_a_span_shares_the_zone_and_the_day_of_its_end(text: str, start: str) -> None:
    assert on_page("start", text) == [start]


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("region", "We saw errors in Pull Requests, Webhooks, Issues, Actions and Projects at GitHub."),
        ("region", "The degradation affecting Baskets, Invoices and Parcels has been mitigated."),
        ("symptom", "Delays began at noon. We have temporarily disabled a background job."),
        ("symptom", "The errors are over. We mitigated the incident by disabling the faulty limit."),
        ("cause", "The errors are over. We mitigated the impact by rolling back the change that caused it."),
        (
            "cause",
            "Requests failed. We mitigated the incident by deploying a configuration change that led to recovery.",
        ),
        ("cause", "Requests failed. We have identified the source of the issue and removed the load."),
        ("cause", "Queues were delayed. They returned to normal after the mitigation was applied."),
        ("cause", "Builds failed. We have temporarily disabled a background job which caused the failures."),
        ("start", "Errors are over. This was resolved for all affected users as of Wednesday, 2026-08-12 12:23 UTC."),
        ("cause", "Calls fail. We are seeing improvements as a result of mitigations taken by engineers."),
        ("duration", "Calls fail. We expect recovery to take more than an hour, and expect it to be up to 3 hours."),
        (
            "not_affected",
            "Calls fail. We have identified the cause of the errors and continue working towards recovery.",
        ),
        ("not_affected", "Sign-in failed. Brixpay appears to be fully functional after Wednesday's weirdness."),
        ("start", "Builds are failing. We are now targeting 3:00 PM UTC for full resolution."),
        (
            "not_affected",
            "Update - Actions, API Requests, Codespaces, Git Operations, Issues and Webhooks are operating normally.",
        ),
        ("not_affected", "Images are missing. We work with partners in Azure to ensure our images remain available."),
        ("not_affected", "Sign-in fails. This incident will remain open until we have confirmed the fix."),
    ],
)
def test_what_a_status_page_did_or_says_of_itself_is_no_fact(slot: str, text: str) -> None:
    assert on_page(slot, text) == []


@pytest.mark.parametrize(
    ("text", "spared"),
    [
        ("Copilot is down. Other Copilot models remained available.", "Other Copilot models"),
        ("Actions runs fail. In-progress Actions runs were not impacted.", "In-progress Actions runs"),
        ("Codespaces are down. Codespaces port forwarding is unaffected.", "Codespaces port forwarding"),
        ("Slack is down in Asia. Slack customers in Europe are unaffected.", "Slack customers in Europe"),
        ("GitHub Pages is down. GitHub Actions was not affected.", "GitHub Actions"),
        (
            "DNS is down. Queries for records hosted on Route 53 are not affected.",
            "Queries for records hosted on Route 53",
        ),
        (
            "Edits fail. As a workaround, customers can still use the API.",
            "As a workaround, customers can still use the API",
        ),
        ("The store is down (running instances are unaffected).", "running instances"),
    ],
)
def test_a_part_that_is_spared_spares_no_whole(text: str, spared: str) -> None:
    assert on_page("not_affected", text) == [spared]


def test_a_duration_of_days_hours_and_minutes_is_read_whole() -> None:
    assert on_page("duration", "Requests failed for 6 days, 10 hours and 46 minutes.") == ["P6DT10H46M"]


@pytest.mark.parametrize(
    ("slot", "sentence", "words"),
    [
        ("service", "Early Monday, Wexpay Transfers and Wexchat Calls failed.", "Monday"),
        ("region", "In Britain, Wexnews was unable to broadcast.", "Wexnews"),
        ("region", "It was the largest outage since the war with Russia began.", "Russia"),
        ("cause", "A “network fault” was to blame but gave no more details.", "but gave"),
        (
            "start",
            "Three hours after the outage began early Monday, it was starting to recover, but it was not until 6 p.m."
            " Eastern that it worked.",
            "6 p.m.",
        ),
    ],
)
def test_days_newsrooms_and_ends_are_not_taken_for_what_they_stand_beside(slot: str, sentence: str, words: str) -> None:
    assert all(words not in one for one in told(slot, "Wexpay had an outage.\n" + sentence))


def test_an_attack_that_there_was_not_is_ruled_out() -> None:
    story = "Wexpay had no network failure during the outage, it said, and no DDoS attack."
    found = facts(Article("x", "Outage", text=LEAD + story))
    assert [fact.value for fact in found if fact.slot == "cause"] == ["ruled out: DDoS attack"]
    assert class_of_cause(Article("x", "Outage", text=LEAD + story)) == "not stated"
    assert told("cause", LEAD + "There were no further cyberattacks.") == []


def test_what_a_screen_shows_is_no_statement() -> None:
    story = LEAD + "Users met slow answers or the message “Too many requests at once”, Wexpay said."
    assert told("quote", story) == []


def test_a_quotation_whose_words_begin_behind_its_sentence_is_read() -> None:
    assert told("quote", "“ • again Slack") == []
