from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.facts.scope import services
from tui.desk.facts.slots import facts
from tui.model import Article


def scope(text: str) -> set[tuple[str, bool]]:
    return {(one.name, one.affected) for one in services(Article("1", "", text=text))}


def test_affected_and_spared_services_each_with_their_sentence() -> None:
    text = "Gmail and Google Drive were down on Monday. Google Cloud was not affected."
    found = services(Article("1", "", text=text))
    assert [(one.name, one.affected) for one in found] == [
        ("Gmail", True),
        ("Google Drive", True),
        ("Google Cloud", False),
    ]
    assert found[-1].text == "Google Cloud was not affected."
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_clause_of_its_own_spares_only_its_subject() -> None:
    text = "While AWS was operating normally, the outage was isolated to the checkout function on Amazon's site."
    assert scope(text) == {("Amazon Web Services", False), ("checkout", True)}


def test_a_return_to_normal_is_not_being_spared() -> None:
    assert ("Amazon Web Services", False) not in scope("The outage is resolved and AWS is operating normally again.")


def test_did_not_affect_names_its_object() -> None:
    assert ("Azure", False) in scope("The Teams outage did not affect Azure, Microsoft said.")


@given(st.text())
def test_spans_are_exact_on_any_text(text: str) -> None:
    article = Article("1", text, text=text)
    for one in services(article):
        assert getattr(article, one.field)[one.start : one.end] == one.text


def test_failing_to_work_as_expected_spares_nothing() -> None:
    assert not any(not hit for _, hit in scope("Backups failed to work as expected during the outage."))
    assert scope("A glitch let customers withdraw money without affecting their balance.") == set()


def test_who_is_told_is_no_victim() -> None:
    assert ("BBC", True) not in scope("Customers have difficulties with payments, a spokesperson told the BBC.")


def test_what_no_vendor_runs_is_named_by_its_subject() -> None:
    text = "The app is down. Telephone banking and cash machines were not impacted."
    assert ("Telephone banking and cash machines", False) in scope(text)


def test_working_as_intended_spares_and_a_bystander_does_not() -> None:
    told = scope("Logins fail, though the company said that card payments are working as intended.")
    assert ("card payments", False) in told
    assert not any(not hit for _, hit in scope("The site was down, then I checked it and it seemed fine."))
    assert not any(not hit for _, hit in scope("The graph shows errors compared to unaffected requests in the outage."))


def test_what_runs_smoothly_again_was_hit() -> None:
    assert scope("After the outage, links appeared to return to run smoothly.") == set()


def test_functions_that_are_listed_together_fail_together() -> None:
    text = "Access to the website, as well as the catalogue and digital collections, is unavailable after the outage."
    names = [one.name for one in services(Article("1", "Library down", text=text)) if one.affected]
    assert names == ["website", "catalogue", "digital collections"]


def test_what_a_bystander_says_fails_for_him_is_no_scope() -> None:
    text = "The outage began at noon. “I had an error and my app was down,” said a man."
    assert [one.name for one in services(Article("1", "t", text=text)) if "app" in one.name] == []


@pytest.mark.parametrize(
    ("sentence", "spared"),
    [
        ("Orders may still fail for some of you in the next hour.", False),
        ("Refunds may still be delayed.", False),
        ("Payments could still be declined.", False),
        ("Orders can still be placed.", True),
        ("Orders may continue to fail.", False),
        ("Shops can still see some errors.", False),
        ("Shops can still take cash.", True),
    ],
)
def test_what_may_still_fail_is_not_spared(sentence: str, spared: bool) -> None:
    found = services(Article("1", "Marlowe checkout is down", text=f"Marlowe checkout is down. {sentence}"))
    assert any(not one.affected for one in found) is spared


@pytest.mark.parametrize(
    "doing", ["flooded with jokes", "is awash with memes", "lit up with complaints", "erupts in memes"]
)
def test_where_people_talk_about_an_outage_is_not_down(doing: str) -> None:
    assert not services(Article("1", f"Instagram outage: Twitter {doing}", text="Nobody could log on."))


def test_what_befell_another_vendor_before_is_no_fact_of_this_outage() -> None:
    text = "Instagram is down since 09:10 UTC. Earlier on Thursday, Twitter Inc also had a three-hour outage in Japan."
    found = facts(Article("1", "Instagram down", text=text))
    told = {(fact.slot, fact.text) for fact in found if fact.slot in ("service", "start", "duration", "region")}
    assert told == {("start", "09:10 UTC")}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Workers and R2 were not affected.", {"Workers", "Cloudflare R2"}),
        ("On Tuesday, Gmail and Pocketbook were not affected.", {"Gmail", "Pocketbook"}),
        ("Gmail and all offices in Leeds were not affected.", {"Gmail"}),
    ],
)
def test_what_is_listed_beside_a_known_name_is_spared_with_it(sentence: str, names: set[str]) -> None:
    text = f"Cloudflare's dashboard was down for many users. {sentence}"
    assert {name for name, hit in scope(text) if not hit} == names


def test_a_service_is_not_hit_once_more_under_its_name_and_function() -> None:
    text = (
        "Shopify's checkout failed on Tuesday morning. The checkout function returned errors, and merchants could not"
        " process orders."
    )
    found = services(Article("1", "Shoppers unable to pay as Shopify outage hits checkout", text=text))
    assert [(one.name, one.affected) for one in found] == [("checkout", True)]


def test_a_product_whose_name_ends_like_a_function_is_one_of_its_own() -> None:
    text = "Google Cloud and Google Cloud Functions were down on Monday."
    assert ("Google Cloud Functions", True) in scope(text)
