"""Takeaways: the publisher's first, then ours, always the story's own words, and none where they would repeat it."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tui.desk.takeaways.bullets import TOO_SHORT, takeaways
from tui.desk.takeaways.choosing import MOST_OVERLAP, WORDS_EACH, choose
from tui.desk.takeaways.passages import passages
from tui.model import Article, FeedKind, Origin, Role, Takeaway

STORY = """\
Payments at Tidewater Bank failed for more than three hours on Tuesday, leaving customers unable to buy food or fuel. \
The bank said that a routine change to its card gateway had gone wrong shortly after 9 a.m. \
Cash machines and the bank's app were working normally throughout, it added. \
"I stood there with a full trolley and no way to pay," said Rosa Lind, who was shopping in Harbourtown. \
About 40,000 card payments were refused, according to the regulator. \
We asked the bank for comment. \
Engineers rolled the change back at noon, and payments recovered within minutes. \
Tidewater has two million customers in four countries and was founded in 1921. \
Its shares closed unchanged. \
The regulator said that it would look into the failure of card payments next month.
"""

LISTED = """\
The gateway of Harbourpay was down this morning.
{heading}
{marker}Card payments failed in the north from 9 to 11. The firm has not said why.
{marker}Transfers between accounts were not affected.
{marker}Refunds will be paid by Friday.
What went wrong
Nobody outside the firm knows what went wrong, and the firm does not say. Its engineers are still looking.
"""


def bullets(text: str, title: str = "Tidewater card payments fail", count: int = 3) -> tuple[Takeaway, ...]:
    return takeaways(Article("1", title, text=text), count)[0]


class TestMoreThanThePublishers:
    POINTS = (
        "Key takeaways:\n- Card payments at Tidewater failed on Tuesday.\n- The app worked.\n"
        "- Engineers rolled the change back at noon, and payments recovered within minutes.\n"
    )

    def test_ours_stand_behind_the_publishers_where_more_are_asked_for(self) -> None:
        found = bullets(f"{self.POINTS}{STORY}", count=5)
        assert [bullet.origin for bullet in found] == [Origin.PUBLISHER] * 3 + [Origin.DESK] * 2

    def test_what_the_publisher_told_is_not_told_again(self) -> None:
        told = [bullet.text for bullet in bullets(f"{self.POINTS}{STORY}", count=5)]
        assert sum("rolled the change back" in text for text in told) == 1

    def test_the_usual_number_is_the_publishers_alone(self) -> None:
        assert {bullet.origin for bullet in bullets(f"{self.POINTS}{STORY}")} == {Origin.PUBLISHER}


class TestChoice:
    def test_the_lead_and_what_is_not_affected_come_before_colour(self) -> None:
        texts = [bullet.text for bullet in bullets(STORY)]
        assert texts[0].startswith("Payments at Tidewater Bank failed")
        assert len(texts) == 3
        assert not any("trolley" in text or text.startswith("We asked") for text in texts)

    def test_each_is_the_text_at_its_span_in_reading_order(self) -> None:
        found = bullets(STORY, count=5)
        assert [STORY[bullet.start : bullet.end] for bullet in found] == [bullet.text for bullet in found]
        assert [bullet.start for bullet in found] == sorted(bullet.start for bullet in found)
        assert all(bullet.origin is Origin.DESK and bullet.field == "text" for bullet in found)

    def test_no_more_than_asked_for(self) -> None:
        assert [len(bullets(STORY, count=count)) for count in (1, 2, 3)] == [1, 2, 3]

    def test_about_ninety_words(self) -> None:
        assert sum(len(bullet.text.split()) for bullet in bullets(STORY, count=5)) <= 110

    def test_what_is_said_twice_is_taken_once(self) -> None:
        twice = STORY.replace("Its shares closed unchanged.", STORY.split(". ")[0] + ".")
        texts = [bullet.text for bullet in bullets(twice, count=5)]
        assert len(set(texts)) == len(texts)

    def test_the_description_stands_in_for_a_missing_text(self) -> None:
        found, _ = takeaways(Article("1", "Tidewater", description=STORY, text="  \n"))
        assert {bullet.field for bullet in found} == {"description"}
        assert all(STORY[bullet.start : bullet.end] == bullet.text for bullet in found)


class TestTooShort:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "   \n",
            "Tidewater card payments fail",
            "Card payments at Tidewater failed on Tuesday. The bank is looking into it.",
            "Share this\nRead more: another story\nSign up for our newsletter",
        ],
    )
    def test_says_so_rather_than_repeat_the_story(self, text: str) -> None:
        assert takeaways(Article("1", "Tidewater card payments fail", description=text)) == ((), TOO_SHORT)

    def test_a_story_with_takeaways_has_no_note(self) -> None:
        assert takeaways(Article("1", "Tidewater", text=STORY))[1] == ""


class TestPublisher:
    @pytest.mark.parametrize("marker", ["- ", "• ", "* ", "– ", "1. ", "2) ", "  - "])
    @pytest.mark.parametrize(
        "heading",
        ["Key Takeaways:", "Key points", "TL;DR", "**At a glance**", "What happened", "KEY FACTS", "## Highlights"],
    )
    def test_their_list_comes_first_and_alone(self, heading: str, marker: str) -> None:
        text = LISTED.format(heading=heading, marker=marker)
        found = bullets(text)
        assert [bullet.origin for bullet in found] == [Origin.PUBLISHER] * 3
        assert found[0].text == "Card payments failed in the north from 9 to 11. The firm has not said why."
        assert all(text[bullet.start : bullet.end] == bullet.text for bullet in found)

    def test_no_more_of_it_than_asked_for(self) -> None:
        assert len(bullets(LISTED.format(heading="Key points", marker="- "), count=2)) == 2

    def test_lines_without_markers_count_where_they_read_like_bullets(self) -> None:
        text = "Story highlights\nPayments failed on Tuesday\nThe bank blames a change\n" + STORY
        assert [bullet.text for bullet in bullets(text)] == ["Payments failed on Tuesday", "The bank blames a change"]

    def test_one_line_of_theirs_is_followed_by_ours(self) -> None:
        found = bullets("TL;DR: a bad change took card payments down for three hours.\n" + STORY)
        assert [bullet.origin for bullet in found] == [Origin.PUBLISHER, Origin.DESK, Origin.DESK]
        assert found[0].text == "a bad change took card payments down for three hours."

    def test_a_bullet_goes_on_in_the_next_line(self) -> None:
        text = "Key points:\n- Payments failed on\n  tuesday morning\n- They work again now\n"
        assert [bullet.text.split()[-1] for bullet in bullets(text)] == ["morning", "now"]

    def test_a_list_without_such_a_heading_is_none(self) -> None:
        text = LISTED.format(heading="Our favourite kettles", marker="- ")
        assert all(bullet.origin is Origin.DESK for bullet in bullets(text))


class TestNoise:
    @pytest.mark.parametrize(
        "dateline",
        [
            "LONDON (Reuters) - ",
            "SAN FRANCISCO, Oct 20 (Reuters) - ",
            "NEW YORK (AP) — ",
            "(CNN) ",
            "Kano, Nigeria (CNN)",
            "PARIS — ",
            "WASHINGTON, D.C. -- ",
            "March 4, 2025 . ",
        ],
    )
    def test_the_dateline_lies_outside_the_span(self, dateline: str) -> None:
        assert bullets(dateline + STORY)[0].text.startswith("Payments at Tidewater Bank failed")

    @pytest.mark.parametrize(
        "line",
        [
            "By Ann Writer and Bo Scribe",
            "Advertisement",
            "Read more: Tidewater card payments fail, again and again",
            "Sign up for our daily newsletter to hear when Tidewater card payments fail",
            "A Tidewater card payments terminal fails. (Photo by Ann Lens/Getty Images)",
            "Image: a Tidewater card that fails to make payments",
            "Published: 10:12 GMT, 3 March 2025",
            "Tidewater card payments fail",
            "Follow us on our channels for more on Tidewater card payments",
            "Banks & Money### Tidewater card payments fail once moreAnn Writer2 hours ago",
        ],
    )
    def test_what_is_not_the_story_is_no_takeaway(self, line: str) -> None:
        found = bullets(f"{line}\n{STORY}")
        assert [bullet.text for bullet in found] == [bullet.text for bullet in bullets(STORY)]

    def test_a_list_marker_lies_outside_the_span(self) -> None:
        text = "\n".join("• " + sentence + "." for sentence in STORY.strip().split(". "))
        assert all(bullet.text[0].isalnum() for bullet in bullets(text))


UPDATES = """\
Jul 3, 10:12 UTC
Resolved - Order routing has worked since 09:58 UTC, and the incident is closed.
Jul 3, 09:55 UTC
Monitoring - A fix is in place and we are watching it.
Jul 3, 09:31 UTC
Identified - A certificate of the order gateway expired at 09:02 UTC, which refused all new orders in Europe.
Jul 3, 09:15 UTC
Update - We are continuing to investigate this issue.
Jul 3, 09:10 UTC
Investigating - We are investigating reports of failed orders.
"""


class TestStatusPages:
    def status(self, text: str, count: int = 3) -> list[str]:
        return [
            bullet.text for bullet in takeaways(Article("1", "Orders fail", text=text, kind=FeedKind.STATUS), count)[0]
        ]

    def test_the_newest_update_comes_first_then_what_tells_most(self) -> None:
        found = self.status(UPDATES)
        assert found[0].startswith("Resolved - Order routing has worked")
        assert found[1].startswith("Identified - A certificate")
        assert not any("continuing to investigate" in text for text in found)

    def test_one_line_or_many_is_the_same(self) -> None:
        assert self.status(UPDATES.replace("\n", " ")) == self.status(UPDATES)

    def test_oldest_first_is_turned_round(self) -> None:
        text = (
            "8:39 AM PDT We are investigating increased error rates for uploads in the north.\n"
            "9:18 AM PDT We found a full disk on two storage nodes in the north.\n"
            "9:55 AM PDT Between 8:10 AM and 9:40 AM uploads failed. The issue has been resolved.\n"
        )
        assert self.status(text, 1) == ["Between 8:10 AM and 9:40 AM uploads failed. The issue has been resolved."]

    def test_spans_hold(self) -> None:
        found, _ = takeaways(Article("1", "Orders fail", text=UPDATES, kind=FeedKind.STATUS))
        assert all(UPDATES[bullet.start : bullet.end] == bullet.text for bullet in found)
        assert found[0].role is Role.STATUS

    def test_a_news_story_that_quotes_one_update_is_a_news_story(self) -> None:
        found = bullets(STORY + "Update: the bank has now apologised to all its customers.\n")
        assert found[0].text.startswith("Payments at Tidewater Bank failed")


class TestPromises:
    @given(
        st.lists(
            st.sampled_from(
                [
                    *STORY.split(". "),
                    *UPDATES.splitlines(),
                    "Key points:",
                    "- one two three four",
                    "\n",
                    "(CNN)",
                    "By.",
                    "“",
                    " ",
                ]
            ),
            max_size=30,
        ).map("\n".join)
        | st.text(),
        st.integers(1, 5),
        st.sampled_from(FeedKind),
    )
    def test_always_the_words_at_the_span(self, text: str, count: int, kind: FeedKind) -> None:
        found, note = takeaways(Article("1", "Tidewater card payments fail", text=text, kind=kind), count)
        assert len(found) <= count
        assert bool(found) != (note == TOO_SHORT)
        for bullet in found:
            assert text[bullet.start : bullet.end] == bullet.text == bullet.text.strip() != ""


REPEATED = "Card payments at Tidewater Bank failed for three hours on Tuesday."


@given(st.lists(st.sampled_from([REPEATED, *STORY.strip().split("\n")]), min_size=4, max_size=30), st.integers(1, 5))
def test_chosen_sentences_repeat_nothing_and_keep_to_their_words(lines: list[str], count: int) -> None:
    chosen = choose(passages("\n".join(lines)), "Tidewater card payments fail", count)
    assert 1 <= len(chosen) <= count
    assert len(chosen) == 1 or sum(len(one.tokens) for one in chosen) <= WORDS_EACH * count
    assert sorted(chosen, key=lambda one: one.start) == chosen
    triples = [set(zip(one.tokens, one.tokens[1:], one.tokens[2:], strict=False)) for one in chosen]
    for at, one in enumerate(triples):
        for other in triples[:at]:
            assert len(one & other) <= MOST_OVERLAP * min(len(one), len(other))


def test_a_story_that_says_one_thing_again_and_again_is_told_once() -> None:
    assert len(choose(passages("\n".join([REPEATED] * 9)), "", 3)) == 1


def test_sentences_are_chosen_for_what_they_tell_together() -> None:
    told = " ".join(one.text for one in choose(passages(STORY), "Tidewater card payments fail", 3))
    assert "failed for more than three hours" in told
    assert "shares closed" not in told


@needs_shared
def test_the_story_this_was_first_asked_for() -> None:
    title, _, text = (SHARED / "data" / "prime_day_checkout.txt").read_text().partition("\n")
    found = bullets(text, title)
    assert [bullet.origin for bullet in found] == [Origin.PUBLISHER] * 3
    assert [len(bullet.text.split(". ")) for bullet in found] == [2, 1, 2]


@pytest.mark.slow
@needs_shared
def test_real_articles_have_three_takeaways_at_their_spans() -> None:
    few = total = 0
    with gzip.open(SHARED / "data" / "articles.jsonl.gz", "rt") as lines:
        for number, record in enumerate(map(json.loads, lines)):
            if number % 5 == 0:
                found = bullets(record["text"], record["title"] or "")
                assert all(record["text"][bullet.start : bullet.end] == bullet.text for bullet in found)
                few, total = few + (len(found) < 3), total + 1
    assert few / total < 0.03
