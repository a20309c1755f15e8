"""config.toml: how Nightdesk looks, where it writes, how often it fetches. Everything has a default."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from tui.config.alerts import ALERTS, AlertSettings
from tui.config.kinds import (
    ADDRESS,
    DAYS_OR_EVER,
    FOLDER,
    INTERVAL_OR_OFF,
    NAME,
    NAMES,
    SECONDS,
    SWITCH,
    TEXT,
    VARIABLE,
    one_of,
)
from tui.config.problems import Problem
from tui.config.schema import Key, Table, read_table, read_tables, report_unknown
from tui.config.source import Source
from tui.dataclass import dataclass
from tui.errors import ConfigError
from tui.paths import export_dir, settings_path

THEMES = ("dark", "light", "high-contrast-dark", "high-contrast-light", "colour-blind", "ansi")
GLYPHS = ("auto", "ascii", "unicode")
FULL_TEXT = ("outages", "all", "never")

LOOK = Table(
    "",
    (
        Key("theme", one_of(*THEMES), "The newsroom's colours; `ansi` uses the terminal's own.", "dark"),
        Key(
            "glyphs",
            one_of(*GLYPHS),
            "`ascii` draws with ASCII signs alone; `auto` does so where the terminal shows no others.",
            "auto",
        ),
        Key(
            "refresh",
            INTERVAL_OR_OFF,
            "How often an open newsroom fetches by itself. A feed that failed lately, said how long it is fresh or has "
            "an `interval` of its own is asked less often.",
            900,
            shown_default='`"15m"`',
        ),
        Key(
            "fold",
            NAMES,
            "The views, by their names, that show an incident's stories as one row, which `c` unfolds. `C` adds and "
            "removes the view that it is pressed in.",
            ("Outages", "My stack"),
            shown_default='`["Outages", "My stack"]`',
        ),
        Key(
            "full_text",
            one_of(*FULL_TEXT),
            "Which articles are fetched whole where their feed carries only a summary; at most 20 a fetch.",
            "outages",
        ),
        Key(
            "keep_days",
            DAYS_OR_EVER,
            "Stories older than that leave at a fetch. Bookmarks, notes, stories of incidents, what you exported and "
            "what you corrected stay.",
            None,
            shown_default='`"ever"`',
        ),
    ),
    "At the top of the file, before any table.",
    example='theme = "light"\nglyphs = "ascii"\nrefresh = "10m"',
)
EXPORT = Table(
    "export",
    (
        Key("folder", FOLDER, "Where `e` and `nightdesk export` write.", shown_default='`"~/nightdesk"`'),
        Key("sources", SWITCH, "Who says so and where: names and addresses, in front matter and JSON, too.", True),
        Key("quotes", SWITCH, "Each takeaway with the sentence that it rests on, as a footnote.", True),
        Key("full_text", SWITCH, "The article's text below the takeaways.", False),
    ),
    "What is written when you hand a story on.",
    example='[export]\nfolder = "~/notes/outages"',
)
LLM = Table(
    "llm",
    (
        Key(
            "base_url",
            ADDRESS,
            "Where the model is served, such as `http://127.0.0.1:11434/v1`: https, or http to this machine.",
            "",
        ),
        Key("model", TEXT, "The model's name, as its server calls it.", ""),
        Key("api_key_env", VARIABLE, "The environment variable that holds the key, where one is needed.", ""),
        Key("timeout", SECONDS, "How long to wait for an answer, all of it.", 60, shown_default='`"60s"`'),
    ),
    "A language model behind an OpenAI-compatible `/chat/completions`: Ollama, LM Studio, llama.cpp, vLLM, "
    "OpenRouter. Off unless `base_url` and `model` are set, and asked only when you press its key or write "
    "`--llm`. What it writes is checked against the story and always marked; see docs/model.md.",
    example='[llm]\nbase_url = "http://127.0.0.1:11434/v1"\nmodel = "llama3.2"',
)
VIEW = Table(
    "view",
    (
        Key("name", NAME, "What the newsroom's tab is called.", required=True),
        Key("query", NAME, "What it shows, in the language of docs/queries.md.", required=True),
    ),
    "A saved search, shown as a view of the newsroom.",
    repeated=True,
    example='[[view]]\nname = "Payments"\nquery = "is:outage (stripe OR paypal OR visa)"',
)
WATCH = Table(
    "watch",
    (
        Key("vendor", NAME, "A vendor that you depend on.", required=True),
        Key("service", TEXT, "Only this service of it.", ""),
        Key("region", TEXT, "Only this region.", ""),
    ),
    "Your stack: what touches it comes first and is marked, and of it alone there are alerts. A vendor is known by any "
    "of its names; where no story names a service or a region, one that you ask for counts as touched.",
    repeated=True,
    example='[[watch]]\nvendor = "Cloudflare"\nservice = "DNS"',
)
KEYS = Table(
    "keys",
    (),
    "Other keys for commands, by the command's id. docs/keys.md lists the ids; several keys are separated by commas. "
    'preset = "vim", "newsboat" or "emacs" begins with the keys of those.',
    example='[keys]\npreset = "vim"\nbookmark = "b,f3"\n"takeaway.1" = "f2"',
)

TABLES = (LOOK, KEYS, EXPORT, LLM, VIEW, WATCH, ALERTS)


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Where and how stories are written."""

    folder: Path
    sources: bool = True
    quotes: bool = True
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """A language model to ask; `timeout` is in seconds. `api_key_env` names a variable, it is not the key."""

    base_url: str = ""
    model: str = ""
    api_key_env: str = ""
    timeout: int = 60

    @property
    def configured(self) -> bool:
        """Whether there is a model to ask."""
        return bool(self.base_url and self.model)


@dataclass(frozen=True, slots=True)
class View:
    """A saved search of the newsroom."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Watch:
    """A part of the user's stack; `also` is what else feeds.toml calls the vendor (`tui.own_vendors`)."""

    vendor: str
    service: str = ""
    region: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All of config.toml with its defaults filled in. `refresh` is in seconds (None: off)."""

    path: Path
    export: ExportSettings
    theme: str = "dark"
    glyphs: str = "auto"
    fold: tuple[str, ...] = ("Outages", "My stack")
    refresh: int | None = 900
    full_text: str = "outages"
    keep_days: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    llm: LlmSettings = field(default_factory=LlmSettings)
    views: tuple[View, ...] = ()
    watches: tuple[Watch, ...] = ()
    alerts: AlertSettings = field(default_factory=AlertSettings)
    problems: tuple[Problem, ...] = ()


def load_settings(path: Path | None = None, *, optional: bool = False) -> Settings:
    """Return the settings of the file at `path` (default: `tui.paths.settings_path()`); no file means all defaults.

    A mistake costs its own key and is among the problems. Raises ConfigError where `path` was given (unless that is
    `optional`) or a file stands there and cannot be read.
    """
    place = settings_path(path)
    needed = path is not None and not optional
    source = Source.read(place) if needed or place.exists() else Source(place)
    raw = source.values
    report_unknown(source, raw, TABLES)
    top = {key.name: raw[key.name] for key in LOOK.keys if key.name in raw}
    look = read_table(source, LOOK, top) or {}
    export = _one(source, EXPORT, raw)
    export["folder"] = export["folder"] or export_dir()
    return Settings(
        path=place,
        **look,
        export=ExportSettings(**export),
        keys=_keys(source, raw.get("keys", {})),
        llm=LlmSettings(**_one(source, LLM, raw)),
        views=tuple(View(**values) for _index, values in read_tables(source, VIEW, raw.get("view"))),
        watches=tuple(Watch(**values) for _index, values in read_tables(source, WATCH, raw.get("watch"))),
        alerts=AlertSettings(**_one(source, ALERTS, raw)),
        problems=source.problems,
    )


def entry_problem(path: Path, table: str, key: str, message: str) -> Problem:
    """Return a problem with a key of config.toml, with its line where the file has one: of a table, or at the top ("").

    For what only the newsroom knows: which commands and which views there are.
    """
    line = None
    with suppress(ConfigError):
        line = Source.read(path).line(table, 0, key)
    return Problem(path, line, f"{table}.{key}" if table else key, message)


def _one(source: Source, table: Table, raw: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a table that stands once, with its defaults where it is missing or wrong."""
    values = read_table(source, table, raw.get(table.name, {}))
    return values if values is not None else {key.name: key.default for key in table.keys}


def _keys(source: Source, raw: Any, prefix: str = "") -> dict[str, str]:
    """Return command id → keys; an id may be written with quotes or, dotted, without."""
    if not isinstance(raw, dict):
        source.report("keys", 0, "", "keys", "must be a table: [keys]")
        return {}
    keys: dict[str, str] = {}
    for name, value in raw.items():
        command = f"{prefix}{name}"
        if isinstance(value, dict):
            keys |= _keys(source, value, f"{command}.")
            continue
        try:
            keys[command] = NAME.read(value)
        except ValueError as error:
            source.report("keys", 0, command, f"keys.{command}", str(error))
    return keys
