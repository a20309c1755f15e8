"""What is called unaffected and then is not, or is called so of something else."""

from __future__ import annotations

import pytest

from tui.desk.facts.scope import services
from tui.desk.facts.slots import facts
from tui.model import Article

LEAD = "Slack is down for thousands of users, who cannot send messages. "


def spared(sentence: str) -> list[str]:
    return [one.value for one in facts(Article(sentence, "Slack outage", text=LEAD + sentence)) if _is_spared(one.slot)]


def _is_spared(slot: str) -> bool:
    return slot == "not_affected"


@pytest.mark.parametrize(
    "sentence",
    [
        # said, and not so
        "Calls were said to be unaffected, but users could not call.",
        "Slack claimed that mobile users were not affected; they were.",
        "Slack first said that mobile apps were not affected, then that they were.",
        "The company insists that no data was lost, but users say that theirs was.",
        "Slack denied reports that calls were unaffected.",
        "The status page still claims that all systems are operational.",
        "Its status page insisted that everything was fine.",
        "It took two hours for the status page to stop saying that all systems were operational.",
        # for a while
        "Search was unaffected yesterday, but failed today.",
        "Huddles were unaffected on Sunday but have since failed.",
        "The web version kept working for an hour before it failed, too.",
        "Search was thought to be unaffected until it failed, too.",
        "We have not seen impact since 1:45 PM PST.",
        "Payments were safe, the firm insisted; they were not.",
        "The backup system kept running for ten minutes.",
        "Slack said huddles were not affected, but reports suggest otherwise.",
        "The faulty switch has been replaced, yet nothing works.",
        # by something else
        "Calls will not be affected by tomorrow's maintenance.",
        "Calls were not affected by last month's outage.",
        "Zoom was not affected by a similar outage in May.",
        "Search was spared last time.",
        "To stay unaffected, move to another region.",
        "Slack says it cannot guarantee that other regions stay unaffected.",
        # not it alone
        "The attack did not affect only Slack.",
        "The outage did not just affect messages.",
        # what is picked out, or hit
        "Users who could still log in could not send anything.",
        "The affected servers did not lose power but became unreachable.",
        "Error rates have recovered for all places except for Europe.",
        "Everything except search has been restored.",
        "The app is back, but the website is not.",
        # what is done about it
        "We continue to take steps towards full resolution.",
        "Our mitigation efforts are working as expected.",
        "Power has been restored to all racks and remains stable.",
        "Auto scaling may not have been operational.",
        "Slow disks can also lead to stuck writes.",
        "We continue to wait until it is safe to send anyone in.",
        "Should calls be set up with SAML, they will not be affected.",
        "As the old probe was idle and had no effect on customer traffic, we turned it off.",
        "The new button had no effect on search.",
        "Calls are working normally in the north but not in the south.",
        "Calls, which had been unaffected, failed at noon.",
        "The firm had paid for a spare, and the switch to it worked.",
        "Slack lost power, and faces failures that it was still working its way through.",
        "Names are resolving again and instances are healthy.",
    ],
)
def test_what_is_not_so_spares_nothing(sentence: str) -> None:
    assert spared(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Calls were not affected, but users could not text.", "Calls"),
        ("Messages are delayed, calls are not.", "calls"),
        ("This issue did not affect any of its APIs, they were working all the time.", "any of its APIs"),
        ("All other systems are operational.", "All other systems"),
        ("All regions except Europe were down.", "Europe"),
        ("Calls were not affected by the outage.", "Calls"),
        ("The failed switch had no effect. The fault had no effect on calls.", "calls"),
        ("This had no impact on the mobile app.", "the mobile app"),
        ("Slack said the breakdown did not have any impact on calls.", "calls"),
        ("Google said the incident did not have any impact on Gmail.", "Gmail"),
        ("Huddles are largely unaffected.", "Huddles are largely unaffected"),
        ("Zoom was not affected.", "Zoom"),
        ("Pull requests and issues are unaffected.", "Pull Requests"),
        ("Users in Japan, who are served from elsewhere, were not affected.", "Users in Japan"),
    ],
)
def test_what_was_spared_is_still_read(sentence: str, label: str) -> None:
    assert label in spared(sentence)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "CloudFront customers who do not have Lambda@Edge functions are unaffected.",
            "CloudFront customers who do not",
        ),
        ("The issue has not affected connectivity to the EC2 network.", "connectivity to the EC2 network"),
        ("IAM user authentications are not impacted.", "IAM user authentications"),
    ],
)
def test_a_part_of_a_service_is_not_the_service(sentence: str, label: str) -> None:
    text = f"AWS is down for many customers. {sentence}"
    (found,) = [one.name for one in services(Article("1", "AWS outage", text=text)) if not one.affected]
    assert found.startswith(label)


@pytest.mark.parametrize(
    "sentence",
    [
        # asked, not said, or said by those who cannot know
        "Were calls not affected?",
        "Slack did not say that calls were unaffected.",
        "Slack has not confirmed that calls are unaffected.",
        "Slack cannot confirm that data is safe.",
        "Slack retracted a statement that calls were unaffected.",
        "It is not true that calls were not affected.",
        "The hackers claimed that backups were not affected.",
        "One user said his calls were unaffected.",
        # a part, or for a while
        "Slack is not down for everyone.",
        "Slack was not down for long.",
        "The app was not down entirely.",
        "Calls were not affected as badly.",
        "Calls continue to work only on mobile.",
        "Calls remain available in Japan only.",
        "Calls kept working for some.",
        "The problem did not affect all calls.",
        "The outage spared few users.",
        "Calls are not affected any more.",
        "Calls were not affected during the first hour.",
        "Payments were working normally before the update.",
        # no better off
        "The API was not down but slow.",
        "Messages were not lost, only delayed.",
        "Search remained available with errors.",
        "Messages could still be sent, but never arrived.",
        "Calls were unaffected; by noon they too were down.",
        # on a good day
        "The service is designed to run without interruption.",
        "Slack promises to remain available 99.99% of the time.",
        "Data is kept in three halls so that it remains available.",
        # another event, no service, nobody
        "Last month's outage did not affect calls.",
        "The strike did not affect flights.",
        "Google was not affected by the new law.",
        "Its shares were not affected.",
        "No cyberattack was involved.",
        "Users not affected should do nothing.",
        "Engineers worked without a break.",
    ],
)
def test_what_is_doubtful_or_of_a_part_spares_nothing(sentence: str) -> None:
    assert spared(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Unlike messages, calls were not affected.", "calls"),
        ("Calls were unaffected; they ran on another network.", "Calls"),
        ("Calls were not affected, although messages were delayed.", "Calls"),
        ("Customers on the paid plan were not affected.", "Customers on the paid plan"),
        ("Slack said calls were not affected by the outage on Monday.", "calls"),
    ],
)
def test_what_was_spared_beside_such_words_is_still_read(sentence: str, label: str) -> None:
    assert any(label in told for told in spared(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Slack said calls were not affected.",
        "Slack says calls are unaffected.",
        "Slack, which Salesforce owns, said calls were not affected.",
        "Slack claimed that calls were unaffected.",
        "Slack told reporters that calls were unaffected.",
        "According to Slack, calls were unaffected.",
    ],
)
def test_who_says_that_something_was_spared_is_not_what_was(sentence: str) -> None:
    assert spared(sentence) == ["calls"]


def test_a_house_that_tells_of_its_own_service_is_spared() -> None:
    assert spared("Zoom said its services were not affected.") == ["Zoom"]
