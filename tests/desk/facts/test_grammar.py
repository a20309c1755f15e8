"""Facts by the grammar of a sentence rather than by its phrases; the sentences are invented."""

from __future__ import annotations

import pytest

from tui.desk.facts.slots import facts
from tui.desk.facts.when.durations import duration_value
from tui.model import Article

DOWN = "Brelka's portal is down. "


def told(slot: str, text: str) -> list[str]:
    return [
        fact.value for fact in facts(Article("1", "Brelka's portal is down", text=DOWN + text)) if fact.slot == slot
    ]


@pytest.mark.parametrize(
    ("text", "spared"),
    [
        ("Lorry bookings never lost service.", ["Lorry bookings"]),
        ("Its help forums held up well.", ["Its help forums"]),
        ("Ferry tickets were not at any stage at risk.", ["Ferry tickets"]),
        ("The archive and its film club carried on without interruption.", ["The archive and its film club"]),
        ("Invoices can be printed at a branch in the meantime.", ["Invoices"]),
        ("Members could also vote by post.", ["Members could also vote by post"]),
        ("Harbour pilots work on an isolated network and have not been touched.", ["Harbour pilots"]),
        ("Bond trading was not disrupted, as was its clearing house.", ["Bond trading", "its clearing house"]),
        ("It said parcels that had already been posted were safe.", ["parcels that had already been posted"]),
        ("She said on Monday that payslips went out on time.", ["payslips"]),
    ],
)
def test_what_is_spared_is_told_in_many_ways(text: str, spared: list[str]) -> None:
    assert told("not_affected", text) == spared


@pytest.mark.parametrize(
    "text",
    [
        "Sales of 3 million dollars were held up.",
        "The modem worked without fault for years.",
        "It may also disrupt deliveries.",
        "Permits can be issued by many offices.",
        "Everything has been working normally since Tuesday.",
    ],
)
def test_what_is_told_of_other_things_spares_nothing(text: str) -> None:
    assert told("not_affected", text) == []


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("It failed in the port city of Lindero and across the Orran Islands.", ["Lindero", "Orran Islands"]),
        ("Shops up and down the country could not take cards.", ["up and down the country"]),
        ("Customers in our EU region saw errors.", ["EU region"]),
        ("Residents of Aldmouth could not call.", ["Aldmouth"]),
        ("Passengers at Stranow, Barkham and Rumley could not buy tickets.", ["Stranow", "Barkham", "Rumley"]),
        ("Customers in the US were not affected by the outage.", []),
        ("A group called Anonymous Sudan claimed to have taken it down.", []),
        ("Most of Sunday was lost to the outage.", []),
        ("Clients of Quorbit saw errors.", []),
    ],
)
def test_places_are_told_by_the_words_around_them(text: str, regions: list[str]) -> None:
    assert told("region", text) == regions


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Twenty-two ships were stranded, and another nine had been diverted.", ["twenty-two ships", "another nine"]),
        ("It closed 63 of its 410 shops.", ["63 of its 410 shops"]),
        ("About three quarters of the chargers were offline.", ["about three quarters of the chargers"]),
        ("It had to reschedule 37 online tests that could not be held.", ["37 online tests"]),
        ("The test returned 500 errors for two separate outages.", []),
        ("Perhaps 200 households were not affected.", []),
        ("It failed on three Fridays in a row.", []),
        ("More than 3,400 in the U.S. reported errors.", [">3400"]),
        ("It said 7% were stuck at the login and about 5% faced crashes.", ["7%", "5%"]),
        ("Over 800 service disruptions were recorded.", [">800 service disruptions"]),
        ("Two feeder flights did not operate.", ["two feeder flights"]),
        ("Millions lost service.", ["millions"]),
        ("More than half of the trains were late.", ["more than half of the trains"]),
        ("It is one of the two biggest airports.", []),
        ("Billions of users could not log in.", ["billions of users"]),
        ("It recovered a majority of the tills that were affected.", []),
        ("As many as 365 million users were affected.", ["<365000000 users"]),
        ("Tens of millions in the UK were unable to call.", ["tens of millions"]),
        ("One in five cards was declined.", ["one in five cards"]),
        ("The house reported 18,000 outages.", ["18000 outages"]),
        ("The blaze destroyed one of its four data halls.", ["one of its four data halls"]),
        ("The failure reached most of the country's 106,000 residents.", []),
        ("It sowed chaos, with thousands of passengers queuing.", ["thousands of passengers"]),
        ("A majority of its services were working.", []),
        ("Some likened the silence, compared it with the 2011 breach that hit 77 million accounts.", []),
    ],
)
def test_whatever_is_hit_is_counted(text: str, counts: list[str]) -> None:
    assert told("count", text) == counts


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("Power was restored at 1.15am, more than six hours later.", [">PT6H"]),
        ("It was unavailable for a little over two and a half hours.", [">PT2H30M"]),
        ("The outage stretched into a third day.", ["third day"]),
        ("Callers were held in a queue for upwards of 50 minutes.", []),
        ("The 11+ hour outage hit all shops.", [">PT11H"]),
        ("The outage lasted for about two-and-half hours.", ["PT2H30M"]),
        ("The outage was going into its third hour.", ["third hour"]),
        ("The outage is on its 9th day.", ["9th day"]),
        ("Tills were down for two consecutive days.", ["two consecutive days"]),
        ("Tills were still down more than 40 hours after the outage began.", [">P1DT16H"]),
        ("After almost 1.5 hours downtime, it was restored.", ["<PT1H30M"]),
        ("It restored its servers 11 hours after a fire at its hall.", ["PT11H"]),
        ("The problems persisted throughout the morning.", ["throughout the morning"]),
        ("The trams were running, and all was restored within a few hours.", ["a few hours"]),
        ("It came back online at 2 a.m., more than 27 hours after the initial failure.", [">P1DT3H"]),
        ("People could not load maps for over half an hour.", [">PT30M"]),
        ("It remained down for most of Tuesday.", ["most of tuesday"]),
        ("It remained down for a good chunk of Tuesday.", ["a good chunk of tuesday"]),
        ("About an hour after the outage began, a fix was tried.", []),
        ("It will be restored within two hours.", []),
    ],
)
def test_how_long_is_told_in_many_ways(text: str, durations: list[str]) -> None:
    assert told("duration", text) == durations


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("an hour and a half", "PT1H30M"),
        ("forty-four hours", "P1DT20H"),
        ("seventeen minutes", "PT17M"),
        ("half an hour", "PT30M"),
    ],
)
def test_numbers_in_words_are_reckoned(words: str, value: str) -> None:
    assert duration_value(words) == value


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("The kiosks went dark at noon.", "kiosks went dark"),
        ("The ticket app conked out.", "ticket app conked out"),
        ("The label tool and the upload tool returned 429 responses.", "upload tool returned 429 responses"),
        ("Standing orders went out late.", "standing orders went out late"),
    ],
)
def test_what_befalls_a_service_is_a_symptom(text: str, symptom: str) -> None:
    assert symptom.lower() in told("symptom", text)


def test_what_is_back_or_only_hit_is_no_symptom_of_its_own() -> None:
    assert told("symptom", "The kiosks were restored, and the web shop was affected.") == ["brelka's portal is down"]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Account aggregation and payment initiation are affected.", ["account aggregation", "payment initiation"]),
        (
            "A leak knocked out phones, online scheduling and X-ray viewing.",
            ["phones", "online scheduling", "X-ray viewing"],
        ),
        ("A system that offers safety information failed.", []),
    ],
)
def test_what_is_done_for_people_is_a_service(text: str, service: list[str]) -> None:
    found = [name for name in told("service", text) if "portal" not in name]
    assert [name.lower() for name in found] == [name.lower() for name in service]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Cards failed on Thursday. The fault set in shortly after 5 a.m., the firm said.", "shortly after 5 a.m."),
        ("Lorries queued on Tuesday. The port pulled its systems offline last Thursday night.", "Thursday night"),
        ("Cards failed on Thursday. A statement was posted at 6 p.m.", "Thursday"),
        ("Service was lost at 19.20 local time.", "19.20 local time"),
        ("Phones failed on Wednesday morning. A crew had severed a cable at about 7.40am.", "about 7.40am"),
    ],
)
def test_a_closer_time_beats_the_day_of_the_news(text: str, start: str) -> None:
    found = [fact.text for fact in facts(Article("1", "Outage", text=DOWN + text)) if fact.slot == "start"]
    assert found[0] == start


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We have found the fault at last,” said its chief, Ada Holm. “It was a long night for us,” she added.", 2),
        ("The firm has said sorry. “They ought to pay all of us back,” said Ivo Marr.", 0),
        ("The firm has said sorry. “It is being watched very closely,” said a senator.", 0),
    ],
)
def test_who_speaks_is_who_stands_beside_the_words(text: str, quotes: int) -> None:
    assert len(told("quote", text)) == quotes


def test_the_same_trouble_a_day_later_is_no_earlier_incident() -> None:
    text = "Clinics reopened on Thursday, a day after a water leak knocked out phones."
    assert "phones" in told("service", text)


def test_leith_and_the_like_are_hit_hardest() -> None:
    assert told("region", "Leithby, Arnford and Dunlow were worst affected.") == ["Leithby", "Arnford", "Dunlow"]
