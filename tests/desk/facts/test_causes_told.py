"""Causes by the verb that blames, names or befalls, and by what somebody did."""

from __future__ import annotations

import pytest

from tui.desk.facts.cause.causes import NOT_STATED
from tui.desk.facts.cause.causes import cause as class_of_cause
from tui.desk.facts.slots import facts
from tui.model import Article

LEAD = "Wexpay payments failed for thousands of shoppers in Norway on Monday. "


def causes(sentence: str) -> list[str]:
    article = Article(sentence, "", text=LEAD + sentence)
    return [fact.value for fact in facts(article) if fact.slot == "cause"]


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ('The operator later blamed "fibre damage" for the outage.', "fibre damage"),
        ("Wexpay blamed the outage on an unspecified “security issue”.", "unspecified “security issue"),
        ("Shops lost card payments due to what a spokesman called a rare failure of two lines.", "a rare failure"),
        ("The firm fell prey to an apparent ransomware attack.", "an apparent ransomware attack"),
        ("The clinic is still recovering from a malware infection, after a Malware attack.", "a Malware attack"),
        ("Officials confirmed damage to undersea cables near the port.", "damage to undersea cables"),
        ("The supplier confirmed the outage, describing it as a “technical issue.”", "technical issue"),
        ("The site suffered a “power event” that stopped two halls.", "power event"),
        ("The fault was determined to be a “routing issue”, and it is being fixed.", "routing issue"),
        ("A database file was the cause, an outage caused by a “damaged” database file.", "damaged” database file"),
        ("Shops shut two days after the chain was hit by a mysterious cyberattack.", "a mysterious cyberattack"),
        ("The crash is now believed to be the work of a criminal gang.", "a criminal gang"),
        ('A "voltage drop" and a "battery failure" caused the interruption.', "battery failure"),
    ],
)
def test_a_verb_says_where_the_cause_stands(sentence: str, cause: str) -> None:
    assert any(cause in one for one in causes(sentence))


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        (
            "Customers were cut off after thieves broke into a mast and stole its batteries.",
            "thieves broke into a mast",
        ),
        ("Workers laying a water pipe cut through the main fibre line.", "Workers laying a water pipe cut"),
        ("A contractor in the machine hall knocked over a rack of equipment.", "knocked over a rack"),
        ("An engineer accidentally removed the wrong route.", "An engineer accidentally removed"),
        ("Hackers infiltrated the ticketing servers at the weekend.", "Hackers infiltrated the ticketing servers"),
        ("The trouble arose after a switchboard, which feeds both halls, malfunctioned.", "a switchboard"),
        ("The line went dead when a lorry crashed into a street cabinet.", "a lorry crashed into a street cabinet"),
    ],
)
def test_a_deed_that_breaks_systems_is_a_cause_without_a_word_of_blame(sentence: str, deed: str) -> None:
    assert any(deed in one for one in causes(sentence))


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        (
            "A change to the terminals' address book made the site unreachable.",
            "A change to the terminals' address book",
        ),
        ("A failure in the main data centre prevented shops from signing in.", "A failure in the main data centre"),
        ("An overheated transformer left the exchange in the dark.", "An overheated transformer"),
        ("A routing error at a rival carrier diverted the traffic.", "A routing error at a rival carrier"),
        ("Storm damage cut off phones in the north.", "Storm damage"),
        ("Copper thieves caused the outage, the operator said.", "Copper thieves"),
        ("The bank had identified the issue with its access servers on Monday.", "the issue with its access servers"),
        ('"We are aware of an issue with our upstream provider," Wexpay said.', "an issue with our upstream provider"),
        ("It was a failed update that took the network down.", "a failed update"),
        ("Wexpay said it had to do with a “sprinkler test” in the machine hall.", "sprinkler test"),
        ("The service buckled under heavy demand for tickets.", "heavy demand"),
        ("The site crashed as millions rushed to buy tickets.", "millions rushed to buy tickets"),
        ("Wexpay pointed the finger at its cloud supplier.", "its cloud supplier"),
        ("Wexpay has been in touch to blame a worn disk for the outage.", "a worn disk"),
        ("The glitch occurred while the bank was migrating accounts to a new platform.", "was migrating accounts"),
        ("The outage came after the company moved its servers to a new hall.", "the company moved its servers"),
        ("The fault was introduced during routine maintenance on a core switch.", "routine maintenance"),
        (
            "It began after the deployment of a script inadvertently gave everyone the keys.",
            "the deployment",
        ),
        ("The blackout was ordered by the interior ministry.", "the interior ministry"),
        ("The fault is believed to lie with its card processor.", "its card processor"),
        (
            "An update to its list of robots grew too large for the software.",
            "An update to its list of robots grew too large",
        ),
        ("Its engineers had applied the wrong setting to every terminal.", "applied the wrong setting"),
        ("Wexpay apologised for the failed update and its consequences.", "the failed update"),
        ("A fire that began in the battery room of a hall in Bergen affected every till.", "A fire that began in"),
        (
            "A fire that began in the third battery room of a hall on the far side of the bay hit every till.",
            "A fire that",
        ),
        ("The bank connected the outage to issues with an upstream carrier.", "issues with an upstream carrier"),
        ("A barge's anchor lying on the sea bed was behind one of the cuts.", "A barge's anchor"),
        (
            "People were locked out after the bank migrated its accounts to a new platform.",
            "the bank migrated its accounts",
        ),
        ("Shops shut because of an outage of its main booking system.", "an outage of its main booking system"),
        ("A booking system used to sell most tickets failed, forcing it to close.", "A booking system used to sell"),
        ("The outage probably was related to a software update.", "a software update"),
        ("A massive denial of service attack against its supplier crippled the tills.", "denial of service attack"),
        ("Wexpay was in the middle of migrating its users to a new store of data.", "migrating its users"),
        ("It looks to have been a problem with the back-end database.", "a problem with the back-end database"),
        ("The bank had to deal with a ransomware attack that encrypted its disks.", "a ransomware attack"),
        (
            "The failure occurred after the voice switch experienced congestion.",
            "the voice switch experienced congestion",
        ),
        ("Two days after maintenance work interrupted all calls, tills still fail.", "maintenance work"),
        ("The shop was down after Wexpay wrongly deleted its records.", "Wexpay wrongly deleted its records"),
        ("We had some trouble with our internal systems and the tills failed.", "trouble with our internal systems"),
        ("Wexpay explained that an internal mistake caused the outage.", "an internal mistake"),
        (
            "It was found that changes on the core routers that carry all traffic caused the trouble.",
            "changes on the core",
        ),
        ("A race condition – a quarrel of two programs over who comes first – caused the outage.", "A race condition"),
        ("The outage originated from a worn disk in its main hall.", "a worn disk"),
        ("An inadvertent change was the trigger event for the failure.", "An inadvertent change"),
        (
            "The bank described the cause of the outage as “instability in a part of its network.”",
            "instability in a part",
        ),
        ("Tills came back after a series of “cascading” failures.", "“cascading” failures"),
        ("A routing problem throttled its services.", "A routing problem"),
        ("The culprit was some changes made to the core routers.", "some changes made to the core routers"),
        ("Tills failed because so many new people were trying to pay.", "so many new people were trying"),
        (
            "The trouble was not the work of hackers, but rather a failure of a core switch.",
            "a failure of a core switch",
        ),
        ("It was a routine update gone wrong.", "a routine update gone wrong"),
        ("The error derived from an “unexpected demand”.", "unexpected demand"),
        ("A fault in one of its switches may have caused the delays.", "A fault in one of its switches"),
        ("At the heart of the outage was a worn switch.", "a worn switch"),
        ("The new node crashed after six seconds.", "The new node crashed"),
        ("Electrical difficulties in the cellar may have been the source of the incident.", "Electrical difficulties"),
        ("The network failure occurred when a router was replaced at night.", "a router was replaced at night"),
        ("Wexpay gave a short reply, calling it only an “operational issue.”", "operational issue"),
    ],
)
def test_the_grammar_tells_a_cause_whatever_broke(sentence: str, cause: str) -> None:
    assert any(cause in one for one in causes(sentence))


def test_a_cause_that_is_only_taken_up_is_not_told_twice() -> None:
    told = causes("It was caused by a sharp spike in memory use. The spike brought down every till.")
    assert told == ["a sharp spike in memory use"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The outage appeared to have been primarily clustered along the coast.",
        "Such outages are common, and most of the time they are caused by human errors.",
        "Engineers are investigating problems tied to Wexpay Front Door.",
        "There was wide speculation that the cuts were the work of anchors dragged along the sea bed.",
        "The bank later identified the time of the outage to be noon.",
        "There was speculation of an attack due to the scale of the downtime.",
        "Certificates to all affected nodes need to be reissued.",
        "The city software giant Wexpay blocked access to all accounts.",
        "The bank blamed nobody for the outage.",
        "Staff citing the outage sent shoppers home.",
        "Engineers disconnected the servers and restored them from a copy.",
        "Regulators opened an investigation into the problem that is causing delays.",
        "The company described the outage as a hard lesson.",
        "The trouble was unrelated to the ransomware attack that disrupted schools.",
        "Orders may arrive late, but not because somebody placed the request on the portal.",
        "The minister cut prices and jobs.",
    ],
)
def test_what_nobody_blames_is_no_cause(sentence: str) -> None:
    assert [one for one in causes(sentence) if not one.startswith("ruled out")] == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The outage was due to an internal fault and not the result of a cyberattack.", "ruled out: a cyberattack"),
        ("Hackers were not to blame for the failure.", "ruled out: Hackers"),
        (
            "There is no evidence at this stage to suggest that a malicious attack stopped the service.",
            "ruled out: a malicious attack stopped the service",
        ),
        ("It did not appear to be a cyber-attack, the airline said of the failure.", "ruled out: a cyber-attack"),
        ("A spokesman said that they were not aware of what caused the breakdown.", "undisclosed"),
        ("Wexpay is not saying exactly what caused the failure.", "undisclosed"),
        ("No further details on the cause of the problem were given.", "undisclosed"),
        ("It was due to a worn disk, not a cyberattack, the bank said.", "ruled out: a cyberattack"),
        ("The claims of a security breach were unfounded.", "ruled out: a security breach"),
        ("Wexpay denied the rumours of a hack that spread.", "ruled out: a hack that spread"),
        ("The source of the outage was a worn disk and not a cyber attack.", "ruled out: a cyber attack"),
        (
            "Divers suspect an anchor rather than a deliberate act of sabotage.",
            "ruled out: a deliberate act of sabotage",
        ),
        ("It blamed a fire but didn't explain why its second hall had failed.", "undisclosed"),
        ("Wexpay hasn’t released a detailed root cause of the failure.", "undisclosed"),
        ("No root cause has been disclosed.", "undisclosed"),
        ("Wexpay stopped short of explaining the failure.", "undisclosed"),
        ("The bank did not provide an explanation for the outage.", "undisclosed"),
        ("A spokeswoman was unable to provide further details about the outage.", "undisclosed"),
    ],
)
def test_what_is_ruled_out_or_kept_back_is_told_as_such(sentence: str, value: str) -> None:
    assert value in causes(sentence)


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("It began with a routine update that was pushed to the core routers.", "a routine update"),
        ("What brought the till network to its knees was a loop in its own alarms.", "a loop in its own alarms"),
        ("Behind it all was a clock that had been set wrong.", "a clock"),
        ("Its engineers had rolled out a new version the evening before.", "rolled out a new version"),
        (
            "A change to the way addresses are kept filled up the disks.",
            "A change to the way addresses are kept filled",
        ),
        ("The new software did not recognise the old cards.", "The new software did not recognise"),
        ("Too many phones asked for the same thing at once.", "Too many phones asked"),
        ("Demand for the tickets was ten times what anybody had foreseen.", "Demand for the tickets"),
        ("A cooling fan above the racks had seized.", "fan above the racks had seized"),
        ("The line was pulled out of its duct by a barge.", "pulled out of its duct by a barge"),
        ("One message with a wrong date was enough to stop the queue.", "One message with a wrong date"),
    ],
)
def test_a_story_may_tell_the_cause_as_what_came_before(sentence: str, cause: str) -> None:
    assert any(cause in one for one in causes(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "It began in the early hours of Monday.",
        "The trouble started with complaints on social media.",
        "Its engineers had rolled out a fix by noon.",
        "The failure was confirmed by the company.",
        "No attack on its systems took place.",
        "Nobody says what stopped the tills, but service was restored late on Monday.",
    ],
)
def test_the_beginning_of_a_story_is_not_always_a_cause(sentence: str) -> None:
    assert [one for one in causes(sentence) if not one.startswith(("ruled out", "undisclosed"))] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not a cyberattack that took down the site.",
        "It was not a bug that caused it.",
        "The outage was not the result of thieves cutting cables.",
        "The outage is linked to nothing.",
        "It had to do with the.",
        "They ask what it had to do with it.",
        "Nobody called it a cyberattack.",
        "The problem did not occur while the bank was migrating its servers.",
        "The bank has not rolled back a faulty update.",
        "It had no issues with its core network.",
        "The firm denied trouble with its internal network.",
    ],
)
def test_what_is_said_not_to_be_so_is_no_cause(sentence: str) -> None:
    assert [one for one in causes(sentence) if not one.startswith("ruled out")] == []


def test_what_stands_for_the_outage_tells_no_cause_of_it() -> None:
    assert causes("She could not pay for her house after the IT glitch hit the bank.") == []


def test_what_is_not_linked_to_something_else_rules_out_no_cause() -> None:
    assert causes("The operator had threatened to bar all numbers not linked to an identity card.") == []


def test_who_did_what_is_no_part_of_a_cause_that_a_clause_tells_more_of() -> None:
    sentence = "Wexpay released a faulty update to the tills that knocked out payments."
    assert causes(sentence) == ["a faulty update to the tills"]
    assert causes("Wexpay resolved the issue that caused the outage.") == []


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        (
            "It was triggered when a customer exposed a software bug, Ann Lee, the firm's chief engineer, wrote.",
            "a customer exposed a software bug",
        ),
        (
            "It was caused by its cloud provider, Acme Hosting, which added machines too late.",
            "its cloud provider, Acme Hosting",
        ),
        ("The outage was caused by a software bug, which Ann Lee found.", "a software bug"),
        ("It was caused by a technical issue and affected thousands of users.", "a technical issue"),
        ("The company blamed “a recent change” that it has since undone.", "a recent change"),
    ],
)
def test_a_cause_ends_before_who_tells_it_and_what_it_did_and_behind_its_own_name(sentence: str, cause: str) -> None:
    assert causes(sentence) == [cause]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police have not ruled out sabotage.",
        "Wexpay has not yet ruled out a cyberattack.",
        "It did not rule out a hack.",
        "No cyber attack on this scale has ever hit Wexpay.",
    ],
)
def test_what_is_not_ruled_out_is_not_told_as_ruled_out(sentence: str) -> None:
    assert causes(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Wexpay could not rule out a cyberattack.",
        "Some feared a DDoS attack.",
        "Rumours of a cyberattack spread.",
        "There was no power cut.",
    ],
)
def test_what_is_feared_or_was_not_is_no_class_of_cause(sentence: str) -> None:
    assert class_of_cause(Article(sentence, "Wexpay outage", text=sentence)) == NOT_STATED


def test_no_power_cut_rules_one_out() -> None:
    assert causes("There was no power cut.") == ["ruled out: power cut"]
