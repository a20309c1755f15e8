from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.knowledge.gazetteer import VendorEntry, default


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.vendor, mention.service) for mention in default().mentions(text)]


def test_there_are_many_vendors() -> None:
    assert len(default().entries) >= 250
    assert {"cloud", "security", "gaming"} <= {entry.kind for entry in default().entries}


def test_the_shop_is_not_the_cloud() -> None:
    assert names("Amazon said Amazon Web Services was fine.") == [("Amazon", ""), ("Amazon Web Services", "")]


def test_the_longest_name_wins() -> None:
    assert names("Errors in Exchange Online and Microsoft Teams") == [
        ("Microsoft", "Exchange Online"),
        ("Microsoft", "Microsoft Teams"),
    ]


def test_capitals_may_differ_but_must_be_there() -> None:
    assert names("Users of Sharepoint") == [("Microsoft", "SharePoint")]
    assert names("a fastly moving outlook") == []


def test_a_name_that_says_what_another_is_names_nobody() -> None:
    assert names("Twitter alternative Marlowe goes offline") == []
    assert names("Chat users leave for Slack-rivals") == []
    assert names("Slack is down for all who rival it") == [("Slack", "")]


def test_an_ordinary_word_needs_company() -> None:
    assert names("Cut them some Slack. They put the Box away, Square and neat.") == []
    assert names("Slack is down for many teams") == [("Slack", "")]
    assert names("Slack explains what broke on Monday") == [("Slack", "")]
    assert names("Signal outage leaves users without messages") == [("Signal", "")]
    assert names("The outage hit Microsoft Outlook, then Teams") == [
        ("Microsoft", "Outlook"),
        ("Microsoft", "Microsoft Teams"),
    ]


def test_a_service_called_by_an_everyday_word_needs_its_vendor() -> None:
    assert names("Xbox Live Sign-In Issues Not Related to Launch") == [("Xbox", "")]
    for title in ("Notifications down at two banks", "Users report issues with Pages", "Actions is down again"):
        assert names(title) == []
    assert names("GitHub says Actions and Issues are slow") == [
        ("GitHub", ""),
        ("GitHub", "GitHub Actions"),
        ("GitHub", "Issues"),
    ]


def test_an_everyday_word_is_a_service_on_the_page_of_its_vendor() -> None:
    found = default().mentions("Incident with Issues and Webhooks", frozenset({"GitHub"}))
    assert [mention.service for mention in found] == ["Issues", "Webhooks"]


def test_words_that_also_name_a_service_need_company() -> None:
    assert names("Marathon runners lost in the Atlas mountains") == []
    assert names("A Base for Workplace safety, Segment by segment") == []
    assert names("Whisper is down, OpenAI says") == [("OpenAI", "Whisper"), ("OpenAI", "")]


def test_an_everyday_word_of_the_user_needs_its_vendor_too() -> None:
    own = default().extended([VendorEntry("Initech", (), (("Payments",), ("TPS Reports",)))])
    assert [one.name for one in own.mentions("Payments fail across Europe")] == []
    assert [one.name for one in own.mentions("The Payments of Initech fail; TPS Reports too")] == [
        "Payments",
        "Initech",
        "TPS Reports",
    ]


def test_people_can_add_their_own() -> None:
    own = default().extended([VendorEntry("Acme Bank", ("AcmeB",), (("Acme Pay", "APay"),))])
    found = own.mentions("AcmeB said APay and Slack's app were down")
    assert [mention.name for mention in found] == ["Acme Bank", "Acme Pay", "Slack"]
    assert names("AcmeB said so") == []


def test_what_the_user_adds_to_a_known_vendor_leaves_the_rest_as_it_is() -> None:
    own = default().extended([VendorEntry("Slack", ("Slax",), (("Slack Lists",),))])
    assert own.mentions("Cut them some Slack, they put it away") == []
    (mention,) = own.mentions("Slax is down")
    assert (mention.vendor, mention.owner) == ("Slack", "Salesforce")
    found = own.mentions("Slack Lists and Huddles fail at Slack")
    assert [one.service for one in found] == ["Slack Lists", "Slack Huddles", ""]


def test_a_known_vendor_takes_the_name_that_the_user_gives_it() -> None:
    own = default().extended([VendorEntry("AWS")])
    found = own.mentions("AWS is down; Amazon Web Services and its DynamoDB recover")
    assert {one.vendor for one in found} == {"AWS"}


def test_a_name_is_looked_up_in_any_case() -> None:
    found = default().called("aws")
    assert found is not None
    assert (found.vendor, found.service) == ("Amazon Web Services", "")
    assert default().called("Nobody Inc") is None


@given(st.text())
def test_spans_are_exact_and_ordered_on_any_text(text: str) -> None:
    done = 0
    for mention in default().mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= done
        done = mention.end


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("AWS and Google Cloud users of Private Service Connect endpoints saw errors.", False),
        ("AWS users of Connect saw errors.", True),
        ("AWS users of Amazon Lambda saw errors.", True),
        ("AWS Users Say Connect Is Down", True),
    ],
)
def test_the_end_of_a_longer_name_is_no_service(text: str, called: bool) -> None:
    assert bool({"Connect", "AWS Lambda"} & {one.service for one in default().mentions(text)}) is called


def test_a_noun_before_an_ambiguous_name_says_what_it_is() -> None:
    assert [one.vendor for one in default().mentions("It hit the chat software Discord and others.")] == ["Discord"]
