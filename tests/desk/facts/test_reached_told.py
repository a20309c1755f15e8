"""Services by what people came to in vain, were shut out of, or could do nothing with; the sentences are invented."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.model import Article

LEAD = "Wexpay had trouble in Norway on Monday. "


def told(slot: str, sentence: str) -> list[str]:
    return [fact.value.lower() for fact in facts(Article(sentence, "", text=LEAD + sentence)) if fact.slot == slot]


@pytest.mark.parametrize(
    ("sentence", "service"),
    [
        ("Shop owners were shut out of the admin console.", "admin console"),
        ("Staff were kept out of the payroll system.", "payroll system"),
        ("Customers were logged out of the banking app.", "banking app"),
        ("Engineers pulled the plug on the trading platform.", "trading platform"),
        ("Visitors to the booking site were met by an error.", "booking site"),
        ("Anyone who opened the rewards app was greeted by an error message.", "rewards app"),
        ("The attack locked staff out of patient records.", "patient records"),
        ("The console has been taken offline, as have the phone lines.", "phone lines"),
        ("Nobody could buy tickets in the Wexride app.", "wexride app"),
    ],
)
def test_what_people_came_to_in_vain_is_hit(sentence: str, service: str) -> None:
    assert any(service in one for one in told("service", sentence))


@pytest.mark.parametrize(
    ("sentence", "services"),
    [
        ("With it went the loyalty app and the online store.", ["loyalty app", "online store"]),
        ("Gone were the patient portal and the phone lines.", ["patient portal", "phone lines"]),
        ("Also down: the patient portal.", ["patient portal"]),
        ("Charging cards were rejected; so were the apps of four makers.", ["apps"]),
        ("The failure spread to the ticketing system.", ["ticketing system"]),
        ("Neither the ticket app nor the website would respond.", ["ticket app", "website"]),
        ("Neither the app nor the website was working.", ["app", "website"]),
    ],
)
def test_what_goes_down_with_the_rest_is_told_with_it(sentence: str, services: list[str]) -> None:
    assert set(services) <= set(told("service", sentence))


@pytest.mark.parametrize(
    ("sentence", "service"),
    [
        ("Internet and landline service for 9,000 homes was out as well.", "landline service"),
        ("Its booking portal was out for two hours.", "booking portal"),
        ("The tax portal has been out of use since Monday.", "tax portal"),
        ("The ordering system turned away every card.", "ordering system"),
        ("Mobile data crawled all morning.", "mobile data"),
        ('Drivers stood in the rain as the parking app answered with "500 server error".', "parking app"),
        ("Webhooks arrived up to 40 minutes late.", "webhooks"),
        ("Wexlane.com, the booking portal and internal email were switched off.", "wexlane.com"),
    ],
)
def test_a_service_is_told_by_how_it_failed(sentence: str, service: str) -> None:
    assert service in told("service", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither the app nor the website worked.",
        "Not even the voicemail worked.",
        "It said that neither the kiosks nor the website worked.",
    ],
)
def test_what_did_not_work_either_is_not_spared(sentence: str) -> None:
    assert told("not_affected", sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither cards nor cash machines were affected.",
        "The bank said that neither its app nor its website was hit.",
        "Neither ticket sales nor the departure boards are affected, it said.",
    ],
)
def test_what_was_not_hit_either_is_spared(sentence: str) -> None:
    assert told("not_affected", sentence) != []
    assert [one for one in told("service", sentence) if "wexpay" not in one] == []
    assert [one for one in told("symptom", sentence) if "affected" in one] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The film is out in cinemas.",
        "The votes were out by noon.",
        "The lights were out.",
        "The company refused comment.",
        "Banks were shut on Monday.",
        "The minister was kept out of the meeting.",
        "Paynest, a competitor, said its platform was running smoothly.",
    ],
)
def test_what_is_out_or_shut_and_no_service_is_none(sentence: str) -> None:
    assert [one for one in told("service", sentence) if "wexpay" not in one] == []
