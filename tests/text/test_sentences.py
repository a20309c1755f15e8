"""The splitter: exact offsets, the traps of news text, and linear time on hostile input."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sentences import gold, score
from tests.shared import SHARED, needs_shared
from tui.text.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


ONE_SENTENCE = [
    "The U.S. Senate heard from the U.S. Secretary of Commerce.",
    "Logins failed from 9:05 a.m. ET until 11 p.m. Tuesday.",
    "The market was to open at 8 a.m. (0700 GMT; 3 a.m. EDT) on Friday, but did not.",
    "At 7:40 a.m. Harbourpay said that it was looking into it.",
    "Mr. J. K. Okafor of Tidewater Inc. told Sen. Maria Lopez so.",
    "Sessions fell by 3.5 percent, from 1.2 million.",
    "See https://status.example.com/incidents/9f2.html?a=1.2 for more.",
    "Version 2.0.1 of Node.js broke example.com and mail.example.org again.",
    'The page read "Something went wrong!" for an hour.',
    '"Is it just me?" asked one user.',
    "Ms. Ngo vs. Acme Corp. was filed as No. 12 on Feb. 3.",
    "It was slow... then it was gone.",
    "Restarting (e.g. Order routing) did not help.",
    "Yahoo! Mail was slow.",
    "1. Restart the gateway before noon.",
    "• Payments failed in the EU.",
    "Gov. Ann Lee (R-Ohio) was told.",
    "St. Louis and Mt. Vernon lost their links.",
]

SEVERAL = [
    (["Cards fail in the U.S.", "The bank is looking into it."], " "),
    (["It began at 9 a.m.", "The firm apologised at 10 p.m.", "On Friday it all worked."], " "),
    (["He works at Acme Inc.", "The firm is small."], " "),
    (['"It is down," he said.', '"We are sorry."', "Then it came back."], " "),
    (['She wrote: "We are sorry!"', "Nobody replied."], " "),
    (["“We broke it.", "We fixed it.”", "That was all."], " "),
    (["Is it down?", "Yes!", "Why…", "Nobody knows."], " "),
    (["It was the third time.[4]", "The others were shorter."], " "),
    (["The fix went out in v1.2.", "Version 1.3 followed."], " "),
    (["Sales of the iPhone fell.", "iPhone users noticed."], " "),
    (["Are backups safe?", "They said no.", "Certainly not."], " "),
    (["A heading without a stop", "Then a paragraph.", "• One item", "• Another item"], "\n"),
    (["1. Restart it.", "Then wait.", "2. Call us."], " "),
    (["Payments • Status", "• Help"], " "),
    (["服务中断。", "已恢复。"], ""),
]


class TestTraps:
    @pytest.mark.parametrize("sentence", ONE_SENTENCE)
    def test_one_sentence_stays_whole(self, sentence: str) -> None:
        assert split(sentence) == [sentence]

    @pytest.mark.parametrize("sentence", ONE_SENTENCE)
    def test_one_sentence_ends_before_the_next(self, sentence: str) -> None:
        assert split(f"{sentence} The other service was fine.") == [sentence, "The other service was fine."]

    @pytest.mark.parametrize(("sentences", "joint"), SEVERAL)
    def test_several_sentences_come_apart(self, sentences: list[str], joint: str) -> None:
        found = split(joint.join(sentences))
        assert "".join(found).replace(" ", "") == "".join(sentences).replace(" ", "")
        if sentences[0] != "Payments • Status":
            assert found == sentences

    def test_an_inline_bullet_begins_a_sentence(self) -> None:
        assert split("Payments are down • Logins work • Mail is slow") == [
            "Payments are down",
            "• Logins work",
            "• Mail is slow",
        ]

    def test_a_quote_set_apart_belongs_to_its_sentence(self) -> None:
        assert split('"We know. " Nobody else did.') == ['"We know. "', "Nobody else did."]

    def test_a_missing_blank_does_not_hide_a_new_sentence(self) -> None:
        assert split("It was an outage.The firm said so.") == ["It was an outage.", "The firm said so."]

    def test_no_text_has_no_sentences(self) -> None:
        assert sentence_spans("") == sentence_spans(" \n\t\n ") == []


class TestPromises:
    @given(st.text(alphabet=st.sampled_from('aZ .!?"”…()\n•1U,I。')) | st.text())
    def test_nothing_but_white_space_lies_outside(self, text: str) -> None:
        spans = sentence_spans(text)
        at = 0
        for start, end in spans:
            assert at <= start < end
            assert not text[at:start].strip()
            assert text[start:end] == text[start:end].strip()
            assert "\n" not in text[start:end]
            at = end
        assert not text[at:].strip()

    @pytest.mark.parametrize(
        "piece", [".", ". ", "A. ", '."', '. "', "• ", "a.B", ".)", "U.S. ", "(", "\n.", "1. ", "…"]
    )
    def test_time_is_linear_on_hostile_input(self, piece: str) -> None:
        # 16 times the text: linear takes 16 times as long, quadratic 256 times.
        def seconds(times: int) -> float:
            text = piece * times
            began = time.process_time()
            sentence_spans(text)
            return time.process_time() - began

        seconds(1000)
        assert seconds(32_000) < 100 * seconds(2_000) + 0.05


@needs_shared
def test_agrees_with_the_first_sentences_of_real_articles() -> None:
    found = missed = 0
    with gzip.open(SHARED / "data" / "articles.jsonl.gz", "rt") as lines:
        for record in map(json.loads, lines):
            text = record["text"]
            ends = {end for _, end in sentence_spans(text)}
            for sentence in record["lead3"]:
                at = text.find(sentence)
                end = at + len(sentence) + 2 * (text[at + len(sentence) :][:3] == ' " ')
                if at >= 0:
                    found, missed = found + (end in ends), missed + (end not in ends)
    assert found > 3000
    assert missed / (found + missed) < 0.02


@pytest.mark.parametrize("part", ["develop", "held out"])
def test_sentences_of_news_are_told_apart(part: str) -> None:
    _, _, found = score(sentence_spans, gold()[part])
    assert found > 0.97
