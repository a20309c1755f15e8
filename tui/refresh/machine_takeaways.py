"""Takeaways by the model that the user switched on, kept with the story; and back to the desk's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.archive import Archive
from tui.config import LlmSettings
from tui.desk.machine import Checked, checked, question
from tui.desk.stories import article_of, is_machine_written
from tui.desk.takeaways.bullets import TOO_SHORT, takeaways
from tui.errors import ConfigError, NightdeskError
from tui.model import Origin, Story
from tui.wire.chat import Model, check_model, complete
from tui.wire.errors import WireError

_OF_ONE_STORY = frozenset((400, 413, 422, 500))
"""HTTP codes that may be about this story alone: too long a question, a server that stumbled."""


class ModelError(NightdeskError):
    """That no takeaways came of asking the model, and why; the story keeps those that it has.

    `final` tells that the next story would fare no better.
    """

    def __init__(self, words: str, *, final: bool = False) -> None:
        super().__init__(words)
        self.final = final


@dataclass(frozen=True, slots=True)
class Written:
    """What came of asking: takeaways in the model's words, and in the story's own where its words were not carried."""

    machine: int
    own: int
    refused: int


def model_of(settings: LlmSettings, environment: Mapping[str, str] = os.environ) -> Model:
    """Return the model that config.toml names, with its key from the environment.

    Raises ConfigError where none is named, where the variable of the key is not set, and for an address that may not be
    asked.
    """
    if not settings.configured:
        raise ConfigError("no model is set up: write base_url and model under [llm] in config.toml; see docs/model.md")
    key = environment.get(settings.api_key_env, "").strip() if settings.api_key_env else ""
    if settings.api_key_env and not key:
        raise ConfigError(f"llm.api_key_env names {settings.api_key_env}, which is not set in the environment")
    model = Model(settings.base_url, settings.model, key, float(max(1, settings.timeout)))
    try:
        check_model(model)
    except WireError as error:
        raise ConfigError(f"llm.base_url: {error}") from None
    return model


async def ask_one(archive: Archive, model: Model, story: Story, count: int = 3) -> Written:
    """Ask for `count` takeaways of a story and keep them. Raises ModelError, DatabaseError."""
    return await _ask(archive, model, story, count)


async def ask_all(archive: Archive, model: Model, stories: Iterable[Story], count: int = 3) -> dict[int, str]:
    """Ask about one story after the other; return for each that has got none its id and the reason.

    Stories that have takeaways of a model are left alone. Raises DatabaseError.
    """
    failures: dict[int, str] = {}
    for story in stories:
        if is_machine_written(story):
            continue
        try:
            await _ask(archive, model, story, count)
        except ModelError as error:
            failures[story.id] = str(error)
            if error.final:
                break
    return failures


async def _ask(archive: Archive, model: Model, story: Story, count: int) -> Written:
    article = article_of(story)
    asked = question(article, count) if story.version.analysis.flag.assessed else None
    if asked is None:
        raise ModelError(f"its text is {TOO_SHORT} for takeaways, or in a language that is not checked here")
    try:
        answer = await complete(model, asked.messages)
    except WireError as error:
        raise ModelError(f"the model gave no takeaways: {error}", final=error.code not in _OF_ONE_STORY) from None
    found = checked(asked, answer, getattr(article, asked.field))
    if not found.takeaways:
        raise ModelError(f"the model gave no takeaways: {_nothing(found)}")
    archive.intake.keep_takeaways(story.version.id, found.takeaways)
    machine = sum(takeaway.origin is Origin.MODEL for takeaway in found.takeaways)
    return Written(machine, len(found.takeaways) - machine, found.refused)


def own_again(archive: Archive, story: Story, count: int = 3) -> None:
    """Keep the desk's own takeaways in the place of a model's. Raises DatabaseError."""
    bullets, note = takeaways(article_of(story), count)
    archive.intake.keep_takeaways(story.version.id, bullets, note)


def _nothing(found: Checked) -> str:
    return "none of them named a sentence of the story" if found.dropped else "the answer was not what was asked for"
