"""What is called unaffected and then is not, or is called so of something else."""

from __future__ import annotations

import pytest

from tui.desk.facts import facts
from tui.desk.scope import services
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
