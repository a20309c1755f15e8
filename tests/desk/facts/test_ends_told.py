"""What is no end of an outage though it holds the words of one, and what looks back on nothing."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.desk.facts.status.lifecycle import lifecycle
from tui.model import Article

LEAD = "Slack is down for thousands of users, who cannot send messages. "


def status(title: str, text: str) -> str:
    (found,) = [fact.value for fact in facts(Article(title + text, title, text=text)) if fact.slot == "status"]
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        # of somebody else
        "Zoom, which had an outage of its own on Sunday, is back online.",
        "Its competitors were quickly back online.",
        "Unlike Slack, Zoom was back within an hour.",
        "Other apps hit by the same fault have since recovered.",
        "Its parent company said another of its brands was back to normal.",
        "Several other companies that use the same host reported that their sites had been restored.",
        "Amazon said its cloud had recovered, but Slack remained unreachable.",
        "Calls resumed on other networks within minutes.",
        "The supplier said the issue has been resolved.",
        # told by users, as a rumour, or not believed
        "Some users claimed on Reddit that the app was working again.",
        "Rumours that the service was back online proved false.",
        "A post claiming that the problem was fixed was deleted.",
        "An unverified message said that everything had been restored.",
        "One administrator asked whether the issue had been resolved.",
        # denied
        "Slack denied that the problem had been resolved.",
        "The company did not say whether the problem had been fixed.",
        "There is no sign that the issue has been fixed.",
        "It has neither been fixed nor explained.",
        "None of the affected systems has been restored.",
        "Hardly anything has been restored so far.",
        "Slack never said that it was back to normal.",
        "The problem is anything but resolved.",
        # awaited
        "Refunds will be paid after the issue has been resolved.",
        "No refunds will be made before the system is back up.",
        "A return to normal is not expected before Thursday.",
        "Service resumes on Monday, the company said.",
        "Its board meets on Monday to discuss bringing the remote management tool back online.",
        "The remote monitoring and management tool is used by thousands.",
        "Engineers work to ensure that all databases are fully recovered.",
        "It expects to write more once the error rates of its search have been resolved.",
        "Messages will show as these servers come back online.",
        "It is deploying fixes to mitigate the errors.",
        "Instances that were already launched are operating normally.",
        "We believe the issue is resolved.",
        # of an earlier one
        "A similar outage last month was resolved within an hour.",
        "The last outage, in May, was fixed in ten minutes.",
        "In March, it took six hours before service was restored.",
        "An earlier problem with search had been resolved on Friday.",
        "A previous incident was resolved on Sunday.",
        "Slack had only just recovered from another outage.",
        "Last week, too, it was back online after two hours.",
        # it did not last, or what would mend it was taken back
        "It came back for ten minutes and then went down again.",
        "A first fix was reverted.",
        # of no service
        "The dispute over fees has been resolved, Slack added.",
        "Slack's shares were back to normal by the close.",
        "A team that restores old paintings lost its plans.",
        "Many are back to pen and paper.",
        "Staff have resumed using fax.",
        "Electricity has been restored to the building, but the servers have not been restarted.",
        # of what goes on
        "That explains why messages fail now.",
        "Calls were not affected by last month's outage.",
    ],
)
def test_words_of_an_end_that_tell_none(sentence: str) -> None:
    assert status("Slack outage", LEAD + sentence) == "ongoing"


@pytest.mark.parametrize(
    "sentence",
    [
        "The app is back, but the website is not.",
        "It is back up in Europe, but not in Asia.",
        "Service has been restored in London only.",
        "One of the two data centres has been restored.",
        "Three of five servers are back online.",
        "Service was restored to all but a few.",
        "Logins have been restored, though uploads still fail.",
        "While the app has recovered, the desktop program has not.",
        "The website was restored at nine, the app has yet to follow.",
        "Slack restored reading, but not writing.",
        "Service has been fully restored for paying customers, others must wait.",
        "Everything except search has been restored.",
        "The faulty update has been reverted, but the service is still unreachable.",
        "The problem has been fixed, but it could take hours before all messages arrive.",
        "The fault itself has been fixed, but a backlog of messages remains.",
        "The website is back up, although in greatly reduced form.",
        "Many services have fully recovered.",
        "Connectivity has been restored for the vast majority of servers.",
        "It restored connectivity to a further subset of servers.",
        "The eu-west-1 region has recovered.",
        "Engineers have mitigated the issue and are monitoring for recovery.",
        "Search has recovered from the issue earlier in the day, but it is still investigating messages.",
        "Search: [Mitigated] Errors. Messages: [Investigating] Errors.",
        "Slack is experiencing knock-on disruption after the fault was fixed.",
    ],
)
def test_a_part_that_is_back_is_not_the_whole(sentence: str) -> None:
    assert status("Slack outage", LEAD + sentence) in ("ongoing", "recovering")


@pytest.mark.parametrize(
    "sentence",
    [
        "Slack said the issue has been resolved.",
        "All services have been fully restored, Slack said.",
        "It was back to normal by six.",
        "Engineers had everything working again by noon.",
        "The outage is over.",
        "The outage ended at 14:10 UTC.",
        "Slack said that it had fixed the problem, which an update had caused.",
        "Many moved to Zoom. The problem was fixed at noon.",
        "Almost two hours after the outage, Slack was back up.",
        "Slack and other services have been restored.",
        "Within a few hours, service was restored.",
    ],
)
def test_an_end_is_still_one(sentence: str) -> None:
    assert status("Slack outage", LEAD + sentence) == "resolved"


@pytest.mark.parametrize(
    "text",
    [
        "Amazon Web Services had trouble in a hall. Engineers found a bad switch. The problem has been fixed.",
        "Amazon Web Services, which hosts it, had a fault in one of its halls. It has since been fixed.",
    ],
)
def test_the_end_of_a_suppliers_trouble_sentences_later(text: str) -> None:
    assert status("Slack outage", LEAD + text) == "ongoing"


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Slack explains why payments fail now", "", "LIVE"),
        ("Brelka explains why its servers keep breaking", "The game goes offline for hours at a time.", "LIVE"),
        ("Brelka explains what broke its mail", "", "PAST"),
        ("Google explains Drive and Mail outage", "", "PAST"),
        ("Post Mortem of the Brelka Outage", "", "PAST"),
        ("Brelka reveals culprit behind 20-hour downtime", "", "PAST"),
        ("Brelka finds outage was unintentionally caused by a contractor", "", "PAST"),
        ("Brelka says outage that held up flights was no attack", "", "PAST"),
        ("Two weeks since the Brelka outage, papers show how staff scrambled", "", "PAST"),
        ("The 1990 Brelka network collapse", "", "PAST"),
        ("Gang claims credit for knocking Brelka's sites offline", "", "LIVE"),
        ("What caused the Brelka outage, and why has it broken so much?", "It has hit a thousand firms.", "LIVE"),
        ("Brelka failure: can you claim compensation?", "Brelka has been hit by a failure of its systems.", "LIVE"),
        ("Minister of trains: ‘He has no idea what happened’", "A failure grounds all flights.", "LIVE"),
        ("A week later, Brelka's servers are under attack again", "The outage comes with jokes.", "LIVE"),
        ("Brelka says its servers are being crippled", "Players could barely log in yesterday.", "LIVE"),
        (
            "Brelka declares a state of emergency",
            "A week after a hack hit the city, ongoing network issues continue to hamper its services.",
            "LIVE",
        ),
        ("Brelka flights", "Dozens have been grounded today on top of 100 cancellations yesterday.", "LIVE"),
        ("Brelka: ‘intermittent disruptions’ days after ransomware attack", "Its servers are affected.", "LIVE"),
        ("Brelka phones hit", "A flood of calls is causing outages since yesterday.", "LIVE"),
        ("Brelka's ChatGPT offline", "", "LIVE"),
        (
            "Brelka: small tweaks trigger massive outages",
            "Every mistake is deadly, an engineer said last year.",
            "LIVE",
        ),
        ("A tale of names and routes: the Brelka outage, October 2021", "", "PAST"),
        ("Brelka's mobile services return after outage", "", "FIXD"),
        ("Brelka's website working as normal after outage", "", "FIXD"),
        ("Brelka glitches that limited posts and hid mails appear to be over", "", "FIXD"),
    ],
)
def test_what_looks_back_and_what_only_seems_to(title: str, lead: str, expected: str) -> None:
    assert lifecycle(Article(title, title, description=lead)) == expected


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Brelka outages; most users can’t post", "Updates are paused.", "LIVE"),
        ("Brelka network trouble in its 2nd day", "The network has not yet recovered from a fault.", "LIVE"),
        ("Brelka has yet to recover", "Customers are still experiencing disruptions after an attack.", "LIVE"),
        ("Brelka outage", "A fix has been deployed, but some users are still seeing errors.", "WTCH"),
        ("Services returning after Brelka outage", "It began at noon.", "WTCH"),
    ],
)
def test_what_is_still_broken_mends_only_where_something_does(title: str, lead: str, expected: str) -> None:
    assert lifecycle(Article(title, title, description=lead)) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Bank says app is back, customers disagree",
            "It said its app works again. Customers said they still could not log in.",
            "ongoing",
        ),
        (
            "Teams and Outlook restored, OneDrive not",
            "Outlook had been restored. OneDrive is still unavailable.",
            "ongoing",
        ),
        ("Hospital back on paper", "The hospital is back on paper after its computers failed.", "ongoing"),
        ("Exchange halts trading again", "It halted trading. Trading had resumed at noon after a fault.", "ongoing"),
        ("Minister: carrier must explain outage", "Customers still cannot call, the minister said.", "ongoing"),
        (
            "Slack outage",
            "Slack is having an outage. A fix was implemented at nine but had to be withdrawn.",
            "ongoing",
        ),
        ("Power cut", "A cut hit a data centre. Power is back, its servers are being restarted.", "ongoing"),
        ("No data recovered", "The council has recovered none of its data after its systems went offline.", "ongoing"),
        ("Slack back up? Not for everyone", "Slack is down.", "ongoing"),
        ("Slack restored in US, Europe waits", "", "ongoing"),
        ("Users want refunds as outage enters day two", "Slack users cannot post.", "ongoing"),
        ("Stripe refunds fail as well", "Stripe refunds fail since noon, an outage.", "ongoing"),
        ("Stripe trouble", "Stripe refunds and payouts have been failing since noon.", "ongoing"),
        ("Stripe refunds not working", "Refund requests do not go through since noon.", "ongoing"),
        ("Till outage", "Shops cannot issue refunds since noon.", "ongoing"),
        ("Acme Pay incident", "We see errors with payouts and refunds.", "ongoing"),
        ("Airline pays refunds over outage", "The airline's check-in failed for a day in May.", "resolved"),
        (
            "Customers get refunds",
            "The bank sent refunds to those who could not pay during the failed update.",
            "resolved",
        ),
        ("Slack down", "Slack is down. The problem was believed to be fixed at noon, but came back.", "ongoing"),
        ("Slack down", "Slack is down. Last week it went down for an hour.", "ongoing"),
        ("Slack down", "Slack is down. It was down for two hours in May.", "ongoing"),
        ("Logins fail", "Okta logins fail. The incident was marked resolved by mistake.", "ongoing"),
        ("Logins fail", "Okta logins fail. It was reopened after it had been marked as resolved.", "ongoing"),
        ("Logins fail", "Okta logins fail. This is unrelated to the incident that was resolved yesterday.", "ongoing"),
        ("Logins fail", "Okta logins fail. Error rates went back up at noon.", "ongoing"),
        ("Logins fail", "Okta logins fail. Engineers are back at work on it.", "ongoing"),
        ("Logins fail", "Okta logins fail. Error rates are back to normal levels.", "resolved"),
        (
            "Calls fail",
            "Calls to 911 failed in four states. Officials in one said theirs had been restored.",
            "ongoing",
        ),
        (
            "Cable cut",
            "The nets are down. A microwave link had brought back about half of the usual capacity.",
            "recovering",
        ),
        ("A letter", "You could not log in last weekend. It took us 33 hours to put right.", "resolved"),
        ("Fault triggered the outage of Slack that hit millions", "", "resolved"),
        ("Payments stuck", "Payments at Lloyds are stuck. Halifax, its sister, has fixed the same problem.", "ongoing"),
        ("Payments stuck", "Payments are stuck. It wrote that service had resumed, then deleted the post.", "ongoing"),
        ("Slack site back tomorrow, it says", "Slack is down.", "ongoing"),
        ("Slack site back, then down", "", "ongoing"),
        ("Azure fault", "Azure was hit by a fault. Microsoft confirmed full recovery at midnight.", "resolved"),
        ("Gates fail", "Passport gates failed at six. By nine they were open again.", "resolved"),
        ("Customers locked out", "Slack users were locked out for three hours on Sunday.", "resolved"),
        ("Slack down", "Slack is down. Users recalled the outage of 2023, which took a day to fix.", "ongoing"),
        ("Slack down", "Slack is down. A network provider said it had fixed a fault that may be linked.", "ongoing"),
        ("Slack down", "Slack is down. The worst of the outage is over, it said.", "recovering"),
        ("Slack down", "Slack is down. 'We thought we had fixed it', an engineer said.", "ongoing"),
        (
            "Day two",
            "The carrier said that service had been restored for the vast majority of customers.",
            "recovering",
        ),
        ("Carrier outage", "Calls failed on Friday. Flights resume, some on Twitter say. All is restored.", "resolved"),
    ],
)
def test_stories_that_only_seem_to_be_over(title: str, text: str, expected: str) -> None:
    assert status(title, text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # how long it has lasted says nothing of an end
        "The outage has lasted six hours.",
        "The outage has now lasted three days.",
        # for a moment, or for another trouble
        "Slack briefly recovered before going down again.",
        "The service recovered, only to fail again an hour later.",
        "An initial fix resolved the issue for a while.",
        "It took six hours to fix the last outage.",
        "Slack said last year that the problem had been fixed.",
        "Slack is trying a fix that has resolved similar problems before.",
        "The resolved incident was reopened.",
        # told by those who cannot know
        "According to one user, Slack is back online.",
        "Hackers said they had restored access.",
        "The ransom was paid and the files were restored, the gang claimed.",
        "Engineers believe the problem is fixed.",
        # something else is not
        "Slack marked the incident as resolved, yet users say nothing works.",
        "The cable has been repaired, but traffic remains slow.",
        "The change has been reverted, but errors continue.",
        "The initial issue has been resolved, but a second one has come up.",
        "After the network was restored, Slack did not come back.",
        # no service
        "Cooling has been restored and servers are being restarted.",
        "Old messages have been restored from a backup.",
        "Slack recovered data from a backup.",
        "Engineers recovered logs from the servers.",
        "The status page is back online.",
        "Slack's help desk is back up.",
        "Engineers resumed repairs at 3 p.m.",
        "The company is resolved to find the cause.",
        "Slack has a fixed price for its plan.",
        "Customers are on fixed contracts.",
    ],
)
def test_what_only_sounds_like_an_end_leaves_it_ongoing(sentence: str) -> None:
    assert status("Slack outage", LEAD + sentence) == "ongoing"


def test_a_part_within_the_words_of_an_end_is_a_part() -> None:
    assert status("Slack outage", f"{LEAD}It took hours before even a part was restored.") == "recovering"


@pytest.mark.parametrize(
    "sentence",
    [
        "The outage lasted two hours.",
        "The issue that has affected some users has been resolved.",
        "Slack recovered data and service was fully restored by noon.",
        "The status page says the incident has been resolved.",
        "Users reported problems before it was fixed at noon.",
    ],
)
def test_an_end_beside_such_words_is_still_one(sentence: str) -> None:
    text = f"Slack went down for thousands of users, who could not send messages. {sentence}"
    assert status("Slack outage", text) == "resolved"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Slack, which recovered on Monday, is down again", "ongoing"),
        ("Slack recovers from last week's outage, down again", "ongoing"),
        ("Slack back up after going down again", "resolved"),
    ],
)
def test_headlines_in_which_an_end_is_not_the_last_word(title: str, expected: str) -> None:
    assert status(title, "") == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Zoom down for thousands", "The website is back up. The app is not.", "ongoing"),
        ("Slack outage", "Service has been restored in Europe, Slack said. Users in Asia still saw errors.", "ongoing"),
        ("NHS app down", "The app came back briefly on Tuesday, only to fail again on Wednesday.", "ongoing"),
        ("Brelka outage", "Brelka said it had mitigated the attack and that services were recovering.", "recovering"),
        (
            "Brelka outage",
            "Brelka has restored fixed-line internet and expects to switch on phones.",
            "recovering",
        ),
        ("Brelka outage", "Brelka has resumed taking some online orders after an attack.", "recovering"),
        ("Steam slowly returns", "Steam is slowly returning for players after a two-hour outage.", "recovering"),
        ("Brelka outage", "Border officials said the gates were being brought back hall by hall.", "recovering"),
        ("Brelka outage", "Officials said 47 of the 647 systems had been restored.", "recovering"),
        ("Delta outage", "Delta's operations were improving on Wednesday, with 40 flights cancelled.", "recovering"),
    ],
)
def test_what_is_back_in_part_or_for_a_while_is_not_over(title: str, text: str, expected: str) -> None:
    assert status(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Rogers outage", "Rogers' network had been brought back by Saturday evening, 19 hours after it went dark."),
        ("Alaska outage", "Alaska's ground stop was lifted at 11:30 p.m. after about three hours."),
        ("Railcard outage", "Railcards can be bought online once more, two weeks after the attack."),
        ("Outlook outage", "After monitoring service health we've confirmed that impact has been remediated."),
        ("Slack", "Between 9:10 and 10:25 UTC some customers could not load threads because of a fault."),
    ],
)
def test_what_was_brought_back_is_over(title: str, text: str) -> None:
    assert status(title, text) == "resolved"
