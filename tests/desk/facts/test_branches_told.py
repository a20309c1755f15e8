"""Facts as stories of banks, markets, airports, railways, shops, wards and schools tell them."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article

LEAD = "Wexpay had an outage on Tuesday.\n"


def told(slot: str, sentence: str) -> list[str]:
    article = Article(sentence, "Outage", text=LEAD + sentence)
    return [fact.text for fact in facts(article) if fact.slot == slot and fact.start >= len(LEAD)]


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("A burst water main flooded the machine hall on Monday night.", "A burst water main"),
        ("Human error was responsible, the bank said.", "Human error"),
        ("Heavy traffic brought the site down.", "Heavy traffic"),
        ("The portal could not cope with the number of applicants.", "the number of applicants"),
        ("The shop was unable to handle the volume of orders.", "the volume of orders"),
        ("A lightning strike left the ward without computers.", "A lightning strike"),
        ("The failure followed a routine maintenance window that overran.", "maintenance window"),
        ("The school went offline after detecting unauthorised access.", "unauthorised access"),
        ("The exchange said an error in market data led it to halt trading.", "an error in market data"),
        ("The exchange pointed to connectivity issues.", "connectivity issues"),
        ("Servers overheated when the air conditioning broke down.", "the air conditioning broke down"),
        ("Logins failed because the copy job ran out of disk space.", "the copy job ran out"),
        ("A change made by a supplier was at the root of it.", "A change made by a supplier"),
        ("The shop blamed it on its payments processor.", "its payments processor"),
        ("Trouble with an authentication server kept users out.", "Trouble with an authentication server"),
        ("The failure was brought on by a network loop.", "a network loop"),
        ("The likely culprit: a network loop.", "a network loop"),
        ("The match was interrupted by a problem with the streaming app.", "a problem with the streaming app"),
        ("The hall suffered a loss of power due to an issue with our supplier.", "an issue with our supplier"),
        ("A nationwide fault with radios caused disruption on the line.", "A nationwide fault with radios"),
        ("The incident “seems like a technical issue” to the regulator.", "a technical issue"),
        (
            "The failure had several causes, including a power sag, a broken chiller, and a slow restart.",
            "a power sag, a broken chiller, and a slow restart",
        ),
        ("The site went down after what appears to be a botched restore.", "a botched restore"),
        ("Clients were cut off by routing errors, not by hostile attacks.", "hostile attacks"),
        ("The lender denies it was hacked.", "hacked"),
        ("The supplier admitted that one of its technicians had pulled the wrong cable.", "one of its technicians had"),
        ("Backup generators did not kick in.", "Backup generators did not kick in"),
        ("A power surge tripped the breakers.", "A power surge"),
        ("A bad network switch knocked the ward's records offline.", "A bad network switch"),
        ("Overheating brought down the servers.", "Overheating"),
        ("The trouble, which the bank described as a “systems fault”, began at noon.", "systems fault"),
        ("“We have identified a bug in the login service,” the studio said.", "a bug in the login service"),
        ("The studio's servers came under attack.", "attack"),
        ("Malware was found on its servers.", "Malware"),
        ("Poor communication between two systems led to the failure.", "Poor communication between two systems"),
        ("The carrier is still looking into the exact cause.", "looking into the exact cause"),
        ("The bank is still trying to find out what caused it.", "trying to find out what caused"),
        ("The bank has yet to say what might have caused the fault.", "has yet to say what might have caused"),
        ("The reason for the failure has not been made public.", "has not been made public"),
        ("The channel did not offer any explanation.", "did not offer any explanation"),
        ("The bank denied that hackers were behind it.", "hackers"),
        ("The bank did not suspect a hack.", "a hack"),
    ],
)
def test_a_cause_is_read_from_what_causes_do(sentence: str, cause: str) -> None:
    assert any(cause in one for one in told("cause", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank apologised for the delay caused to customers this morning.",
        "We are working to resolve this issue as a top priority.",
        "The smoke was detected by our warning system and the fire brigade came.",
        "It turned out there was no fire and the sprinklers stayed dry.",
        "Officials said that all trains stopped, cutting off two towns.",
        "The blackout resulted from a combination of several factors.",
        "Its page was inundated with complaints from customers because of the outage.",
        "Others sarcastically blamed the glitch on a new show.",
        "It turned out that the email servers were down as well.",
        "Because of the prolonged outage, doctors wrote by hand.",
    ],
)
def test_what_stands_where_a_cause_stands_may_be_none(sentence: str) -> None:
    assert told("cause", sentence) == []


@pytest.mark.parametrize(
    ("lead", "cause"),
    [
        ("A ransomware attack on the city goes on, and its offices are closed.", ["A ransomware attack"]),
        ("The city's offices are closed as crews mend a fibre cut near the bridge.", ["a fibre cut"]),
        ("The city is offline. Users feared a cyber attack.", []),
        ("The city's site is down. Its host protects sites from DDoS attacks.", []),
        ("The city is offline. The FBI is looking into a possible cyber attack.", []),
    ],
)
def test_a_lead_may_name_the_cause_without_a_word_of_blame(lead: str, cause: list[str]) -> None:
    assert [fact.text for fact in facts(Article(lead, "Outage", text=lead)) if fact.slot == "cause"] == cause


def test_a_cause_in_the_plural_is_taken_up_and_no_second_one() -> None:
    story = "Branches shut because of a problem with the tills. Others closed because of the problems with the tills."
    assert len(told("cause", story)) == 1


@pytest.mark.parametrize(
    ("sentence", "spared"),
    [
        ("It was still possible to pay in cash.", "still possible to pay"),
        ("The ward continued to see patients.", "The ward"),
        ("Emergency calls were still getting through.", "Emergency calls"),
        ("Trading on other exchanges continued.", "other exchanges"),
        ("The outage had no impact on cash machines.", "cash machines"),
        ("The fault spared cash machines.", "cash machines"),
        ("The rest of the site was working.", "The rest of the site"),
        ("Stores were still accepting cash.", "Stores"),
        ("Payments made before Tuesday were processed normally.", "Payments made before Tuesday"),
        ("The fault does not appear to have affected phone banking.", "phone banking"),
        ("Its rival is not thought to have been affected.", "Its rival"),
        ("Exams went ahead as planned.", "Exams"),
        ("Since the outage began, trains have kept running.", "trains have kept running"),
        ("Emergency calls were possible.", "Emergency calls"),
        ("There was no loss of data.", "no loss of data"),
        ("Users in Europe did not appear to be affected.", "Users in Europe"),
    ],
)
def test_what_was_spared_is_read_from_more_than_denials(sentence: str, spared: str) -> None:
    assert any(spared in one for one in told("not_affected", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Staff were not able to work as normal.",
        "Staff found it impossible to work normally.",
        "Wards were unable to admit patients as usual.",
        "The bank denied that cards were unaffected.",
        "Shops were still taking only cash.",
        "Phones were still going through to voicemail.",
        "Payments were processed normally from noon.",
        "Delays on other lines continued.",
        "The outage spared no one.",
        "Flights had not departed as scheduled.",
        "The bank said cards were unaffected, though some customers reported declines.",
        "Only two branches remained open.",
        "The service is up and running.",
        "“It still works for me,” one user wrote.",
        "The regulator said the bank could still be fined.",
        "Engineers are still working at the site.",
        "The update never reached users.",
        "The outage had no effect on the share price.",
        "No emergency calls were possible.",
        "The carrier confirmed that all of its systems are working normally.",
        "Some transactions went through as normal while some were taking a long time.",
        "By 9am trains were running normally.",
        "Since noon trains have been running normally.",
        "Trading was running normally by the afternoon.",
        "Flights were operating normally on Wednesday after the failure.",
        "Once the server was restarted the app ran normally.",
        "The next day everything worked as usual.",
        "The problem has been corrected and the site is working properly.",
        "Emergency calls were possible again by noon.",
        "The rest of the services were working again by noon.",
    ],
)
def test_what_could_not_go_on_was_not_spared(sentence: str) -> None:
    assert told("not_affected", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "symptom"),
    [
        ("Trains stood still across the north.", "Trains stood still"),
        ("No trains ran for four hours.", "No trains ran"),
        ("Signals turned red on the main line.", "Signals turned red"),
        ("Ticket barriers stayed shut.", "barriers stayed shut"),
        ("Ticket machines refused cards.", "machines refused cards"),
        ("Planes were grounded in Oslo.", "Planes were grounded"),
        ("Passengers flew without their bags.", "flew without their bags"),
        ("Bags were left behind.", "Bags were left behind"),
        ("Shoppers abandoned full trolleys.", "abandoned full trolleys"),
        ("Shoppers left empty-handed.", "left empty-handed"),
        ("Trading never opened on Monday.", "never opened"),
        ("Surgeries had to be called off.", "had to be called off"),
        ("Pupils were sent home.", "Pupils were sent home"),
        ("Emergency calls went unanswered.", "went unanswered"),
        ("Viewers missed the first goal.", "missed the first goal"),
        ("The stream cut out.", "stream cut out"),
        ("The data centre lost power.", "lost power"),
        ("The old system ran slowly.", "ran slowly"),
        ("It made it hard for teachers to post grades.", "made it hard for teachers to post grades"),
        ("The aisles became clogged.", "became clogged"),
        ("Queues were long.", "Queues were long"),
        ("The airport was closed.", "airport was closed"),
        ("Dispatchers lost radio contact.", "lost radio contact"),
        ("The airline asked for a ground stop.", "asked for a ground stop"),
        ("Trains ran late.", "ran late"),
        ("Schools sent pupils home.", "sent pupils home"),
        ("Customers were double-charged.", "were double-charged"),
        ("Scores were not saved.", "were not saved"),
        ("Her rent payment had bounced.", "payment had bounced"),
        ("Nothing could be sold.", "could be sold"),
        ("The system kept logging them out.", "kept logging them out"),
        ("Filings made after noon had been lost.", "had been lost"),
        ("Pharmacists had no way to check prescriptions.", "had no way to check prescriptions"),
        ("Traders were flying blind.", "flying blind"),
        ("The failure took the website down.", "took the website down"),
        ("The fault silenced the phones.", "silenced the phones"),
        ("The outage has caused aisles to become clogged.", "caused aisles to become"),
    ],
)
def test_a_symptom_is_what_fails_where_no_website_does(sentence: str, symptom: str) -> None:
    assert any(symptom in one for one in told("symptom", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no issues with customer sites.",
        "We are sorry for any inconvenience or delays caused to customers this morning.",
        "We are seeing recovery in API error rates for all services.",
        "Spectrum has reported outages in Los Angeles that are blamed on vandals.",
        "The college does not know the full extent of the failure.",
        "Bell had to reroute traffic in the outage.",
        "The switch is intended to allow a bad rule to be disabled quickly.",
    ],
)
def test_what_nobody_had_and_what_is_done_about_it_is_no_symptom(sentence: str) -> None:
    assert told("symptom", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "duration"),
    [
        ("The outage lasted all afternoon.", "all afternoon"),
        ("The outage lasted most of the day.", "most of the day"),
        ("The app was down for several more hours.", "several more hours"),
        ("It has been down over the past few days.", "the past few days"),
        ("The regulator imposed a ground stop of less than an hour.", "less than an hour"),
        ("It was four hours before trains ran again.", "four hours"),
        ("Service returned within an hour.", "an hour"),
        ("The problems are now in their third day.", "third day"),
        ("The app was inaccessible throughout the day.", "throughout the day"),
    ],
)
def test_a_duration_is_told_in_more_words(sentence: str, duration: str) -> None:
    assert told("duration", sentence) == [duration]


def test_a_second_outage_lasted_no_second() -> None:
    assert told("duration", "A second outage hit the bank at noon.") == []


def test_how_long_a_market_traded_is_not_how_long_it_was_down() -> None:
    assert told("duration", "The exchange closed after trading lasted less than an hour.") == []


@pytest.mark.parametrize(
    ("story", "start"),
    [
        ("The app failed at 07.30, when most people pay.", "at 07.30"),
        ("Complaints surfaced at about half past eight.", "at about half past eight"),
        ("Around lunchtime, payments failed in shops.", "Around lunchtime"),
        ("Card payments failed just before eight o'clock.", "just before eight o'clock"),
        ("“The entire network went down at 8:30am today,” the operator said.", "8:30am today"),
    ],
)
def test_a_start_is_told_in_a_reporters_words(story: str, start: str) -> None:
    text = f"Wexpay is down.\n{story}"
    found = [fact.text for fact in facts(Article(story, "Outage", text=text)) if fact.slot == "start"]
    assert any(one in start for one in found)


def test_what_is_to_resume_from_ten_did_not_begin_then() -> None:
    story = "Trading was halted at 2:13pm, and is expected to resume as normal from 10:00am on Tuesday."
    assert not any("10:00" in one for one in told("start", story))


@pytest.mark.parametrize(
    ("story", "start"),
    [
        ('The tax page crashed on Tuesday. For hours it told of a "planned outage: April 17, 2018".', "Tuesday"),
        ("Many flew from Oslo without bags today after a failure. The power cut happened at about 7am.", "about 7am"),
        ("The outage hit belts at 5 a.m. (0400 GMT; 11 p.m. EDT) Thursday.", "11 p.m. EDT) Thursday"),
    ],
)
def test_a_start_is_not_outdone_by_what_stands_near(story: str, start: str) -> None:
    found = [fact.text for fact in facts(Article(story, "Outage", text=story)) if fact.slot == "start"]
    assert found[0] == start


@pytest.mark.parametrize(
    ("story", "statement"),
    [
        (
            'A spokesman for the airport said: " Power has now been restored, but belts stand still."',
            "Power has now been restored",
        ),
        (
            "\"Nobody pays a fine,'' the minister told reporters. \"It was a technical issue,'' he said.",
            "It was a technical issue",
        ),
        (
            "Ina Berg of Dalen airport said belts stood still.\n"
            "“The system for luggage is extremely complex,” Berg said.",
            "The system for luggage",
        ),
        ("''The fault affected about 500 households,'' a Wexpay spokesman said.", "The fault affected"),
        ('"We are aware of an issue in store," the official Wexpay account replied to a user.', "We are aware"),
    ],
)
def test_a_statement_is_told_however_it_is_set(story: str, statement: str) -> None:
    assert any(one.startswith(statement) for one in told("quote", story))


def test_a_bystanders_next_paragraph_is_his_too() -> None:
    story = (
        "A spokesman for Wexpay said sorry.\n"
        'Per Dahl, 35, told the paper: "The queues are long, and I had to leave my bags.\n'
        '"It may not arrive today, they are not sure either.\n'
        '"People are really frustrated, and it is crazy to look at the piles of bags everywhere."'
    )
    assert told("quote", story) == []
