"""Which candidates count: the weights' file, what a list shares, what is told of a candidate."""

from __future__ import annotations

import pytest

from tui.desk.facts.quote import sayings
from tui.desk.facts.service import hits
from tui.desk.facts.symptom import troubles
from tui.desk.facts.weighing import SURE, Candidate, chosen, parse, reasons, render, shared, with_traits
from tui.desk.reading.story import Reading, read
from tui.model import Article

STORY = (
    "Wexpay is down since 09:10 UTC. Shoppers were unable to send payments or open the loyalty app on Monday.\n"
    "“We are sorry for the trouble and are working on it,” the company said. Card readers and ticket machines failed."
)


def reading() -> Reading:
    return read(Article("weighing", "Wexpay outage", text=STORY))


def test_a_weights_file_is_read_as_it_was_written() -> None:
    slots = {"service": ({("mark", "noun"): -12, ("in", "app"): 30}, 41), "quote": ({}, -3)}
    assert parse(render(slots)) == slots


def test_a_broken_weights_file_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        parse("service\tforty\tmark noun 1\n")


def test_what_is_said_of_one_item_of_a_list_is_said_of_all() -> None:
    sentence = read(Article("list", "t", text="The outage hit Quizzle, Marklet and Readly, but not the shop.")).body[0]
    names = [Candidate(sentence, at, at + len(one), one, frozenset()) for one, at in _places(sentence.text)]
    assert shared(names, [1.0, 5.0, 2.0, -4.0]) == [5.0, 5.0, 5.0, -4.0]


def _places(text: str) -> list[tuple[str, int]]:
    return [(one, text.index(one)) for one in ("Quizzle", "Marklet", "Readly", "shop")]


def test_what_is_sure_counts_whatever_it_weighs() -> None:
    story = reading()
    plain = Candidate(story.body[0], 0, 6, "Wexpay", frozenset())
    assert chosen("symptom", story, [plain, plain._replace(marks=frozenset((SURE,)))])[-1].marks == {SURE}


def test_the_reasons_are_the_weights_that_decide() -> None:
    story = reading()
    for slot, candidates in (
        ("service", hits.candidates),
        ("symptom", troubles.candidates),
        ("quote", sayings.candidates),
    ):
        told = list(reasons(slot, story, candidates(story)))
        points = shared([one for one, _, _ in told], [sum(weights.values()) for _, weights, _ in told])
        kept = [one for (one, _, bar), sum_ in zip(told, points, strict=True) if sum_ >= bar or SURE in one.marks]
        assert kept == chosen(slot, story, candidates(story))
        assert kept


def test_a_candidate_says_again_what_an_earlier_one_said() -> None:
    story = reading()
    first = Candidate(story.body[1], 14, 36, "unable to send payments", frozenset())
    traits = [dict(traits)["told"] for _, traits in with_traits(story, [first, first])]
    assert traits == ["none", "all"]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Shoppers were unable to make card payments during the outage on Monday.", "card payments"),
        ("The outage left thousands unable to make phone calls or send text messages.", "text messages"),
        ("The fault disrupted ticket machines and departure boards across the north.", "departure boards"),
    ],
)
def test_what_people_cannot_use_is_hit(text: str, service: str) -> None:
    assert service in [one.value for one in hits.hits(read(Article(text, "Railnet outage", text=text)))]


def test_who_is_hit_is_told_as_the_vendor_alone() -> None:
    text = "Instagram is down since 09:10 UTC. Twitter and Instagram users complained."
    assert "Instagram" not in [one.value for one in hits.hits(read(Article("v", "Instagram down", text=text)))]


def test_advice_and_what_is_only_supposed_is_no_symptom() -> None:
    text = "The portal was down. If people cannot send messages, they should try the web version."
    assert [one.value for one in troubles.candidates(read(Article("a", "t", text=text))) if "send" in one.value] == []
