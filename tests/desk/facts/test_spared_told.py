"""What is said not to be affected, in as many ways as there are; and what only sounds like it."""

from __future__ import annotations

import pytest

from tui.desk.facts.scope import services
from tui.desk.facts.slots import facts
from tui.model import Article


def spared(sentence: str) -> list[str]:
    text = f"Wexpay has been down since Monday morning. {sentence}"
    return [fact.text for fact in facts(Article(sentence, "Wexpay outage", text=text)) if fact.slot == "not_affected"]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The desktop program escaped the outage.", "desktop program"),
        ("Planes that were in the air were allowed to land.", "Planes that were in the air"),
        ("Coaches already under way continued to their destinations.", "Coaches already under way"),
        ("Other lenders that use Cardhouse did not experience any problems.", "Other lenders"),
        ("There is no known impact on 999 calls.", "999 calls"),
        ("The emergency ward continued to treat patients.", "emergency ward"),
        ("“We’re also continuing to take orders via the website,” it said.", "orders via the website"),
        ("The paper understands that some local calls are also still working.", "some local calls"),
        ("Cash machines carried on dispensing notes.", "Cash machines"),
        ("The trouble never reached the control tower's radar.", "radar"),
        ("All operators except Tellura were down in the county.", "Tellura"),
        ("With the exception of voicemail, every service was unavailable.", "voicemail"),
        ("The tills kept taking notes and coins.", "tills"),
        ("Trains already on their way were running normally.", "Trains already on their way"),
        ("Dealing continued on other exchanges.", "Dealing continued"),
        ("Emergency calls were carried by rival networks.", "Emergency calls"),
        ("The failure had no effect on voice calls.", "voice calls"),
        ("The breakdown did not spread to the trams.", "trams"),
        ("The fault left the web version untouched.", "web version"),
        ("Its older titles remained playable.", "older titles"),
        ("Appointments will go ahead as planned.", "Appointments"),
        ("Films streamed without a hiccup.", "Films"),
        ("The supplier said its messaging was working as expected.", "messaging was working"),
        ("No orders already paid were lost.", "orders already paid"),
        ("Landlines rang as always.", "Landlines"),
        ("Savings at the exchange in Bergen were never at stake.", "Savings at the exchange"),
        ("Police radios run on a network of their own.", "Police radios"),
        ("The ventilators are not connected to the network.", "ventilators"),
        ("None of this reached the branch network.", "branch network"),
        ("Pensions had been paid the day before.", "Pensions"),
        ("Casualty wards never closed.", "Casualty wards"),
        ("No bookings at the main desk were cancelled or delayed.", "bookings at the main desk"),
        ("No customer data was lost.", "customer data"),
        ("Their accounts were secure, the bank said.", "accounts were secure"),
        ("Both rivals said that their networks were running regularly.", "their networks"),
        ("There was no impact on patient care.", "patient care"),
        ("Phone banking was affected, but not card payments.", "card payments"),
        ("The outage affected everything but the trams.", "the trams"),
        ("Tickets bought before remain valid.", "Tickets bought before"),
    ],
)
def test_what_was_spared_is_read_from_many_ways_of_telling(sentence: str, what: str) -> None:
    assert any(what in one for one in spared(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Both apps appeared not to be working properly.",
        "No trains were running.",
        "The bank was not ready to open its app.",
        "The harbour hasn't been operational for weeks.",
        "The game servers continue to take hits.",
        "We’re working to learn more so we can continue to make our services better.",
        "Few shops were spared.",
        "Staff could not reach the rules of the house, which are kept online.",
        "Customers who were unaffected by the fault had their access restored.",
        "The bank hoped payments would run as normal on Friday.",
        "Despite the firm's claim that its systems are fully operational, some people still saw errors.",
        "The terminals did not seem to be operating normally.",
        "The attack may continue to disrupt deliveries.",
        "Engineers worked as quickly as possible.",
        "Almost no trains left on time.",
        "Had the backup worked as intended, nobody would have noticed.",
        "Before the outage the app was working fine.",
        "The page says most services are up and running.",
        "All systems and applications are performing normally.",
        "The outage continued on other networks.",
        "Users are already able to pay as normal.",
        "The staff kept working on a fix.",
        "There are three cards that you can still use.",
        "Further disruptions to deliveries could still happen.",
        "The reader is mostly up and running.",
        "Problems with card payments continued throughout.",
        "As usual, the bank did not answer calls.",
        "The app crashed as always.",
        "Patient care was not unaffected.",
        "Not one of its shops was running.",
        "Not a single branch stayed open.",
        "No service was not affected.",
        "There is no service that was not affected.",
        "Its website aims to stay online.",
        "It wrongly said that cards were not affected.",
        "The claim that cards were not affected is false.",
        "Users disputed that calls were unaffected.",
        "Card payments were not affected at first.",
        "Card payments were initially unaffected.",
    ],
)
def test_what_only_sounds_like_it_spares_nothing(sentence: str) -> None:
    assert spared(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Trains stood still and, luckily, the vaccination rooms were not affected.", "the vaccination rooms"),
        ("The failure did not affect emergency calls: they are routed elsewhere.", "emergency calls"),
        ("The fault left the web version untouched.", "the web version"),
        (
            "The attack led to delays and lost bookings at many hospitals all over the country in the week, "
            "happily, the vaccination rooms were not affected.",
            "the vaccination rooms",
        ),
    ],
)
def test_what_was_spared_is_called_by_its_name(sentence: str, name: str) -> None:
    found = services(Article("1", "Wexpay outage", text=f"Wexpay has been down since Monday. {sentence}"))
    assert [one.name for one in found if not one.affected] == [name]


@pytest.mark.parametrize(
    "title",
    ["Wexpay blames outage on faulty router software", "Billions of users were affected by the Wexpay outage"],
)
def test_neither_a_cause_nor_a_number_is_a_service(title: str) -> None:
    assert not services(Article("1", title))
