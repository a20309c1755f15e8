"""What a vendor's page says, as events: its updates, also those that it wrote over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.incident import Event
from tui.model import Story, Update, Version
from tui.text.sentences import sentence_spans

_WORDS = 240
"""Characters of a message that a line of the timeline shows."""

_CORRECTED = 0.7
"""The share of words in common from which a message is the one before, corrected."""


def official(story: Story) -> Iterator[Event]:
    """Yield the updates of a status page's story, oldest first, each at the time that the page gives it."""
    if not story.earlier:
        yield from (_event(story, story.version, update) for update in story.version.analysis.updates)
        return
    yield from _word_by_word(story)


def _word_by_word(story: Story) -> Iterator[Event]:
    """Yield what a page said that keeps its last word alone, each word once and as it was corrected.

    A page that leaves the time of its item as it was said a further word when we saw it.
    """
    told: list[Event] = []
    for said in (*story.earlier, story.version):
        for update in said.analysis.updates:
            event, last = _event(story, said, update), told[-1] if told else None
            if last and event.at <= last.at:
                if event.state is last.state and _alike(event.words, last.words):
                    told.pop()
                    event = _event(story, said, update, last.at)
                else:
                    event = _event(story, said, update, max(last.at, said.seen))
            told.append(event)
    yield from told


def _event(story: Story, said: Version, update: Update, at: datetime | None = None) -> Event:
    words = _first_sentences(update.text) or said.title
    at = at or update.at or said.published or story.first_seen
    return Event(at, said.seen, story.id, story.source, words, True, update.state)


def _alike(words: str, other: str) -> bool:
    """Tell whether one is the other with corrections."""
    from difflib import SequenceMatcher  # 3 ms that few need to pay

    return SequenceMatcher(None, words.split(), other.split()).ratio() > _CORRECTED


def _first_sentences(text: str) -> str:
    """Return as many whole sentences as fit, at least a part of the first."""
    end = 0
    for _, stop in sentence_spans(text):
        if end and stop > _WORDS:
            break
        end = stop
    return " ".join(text[: min(end, _WORDS)].split())
