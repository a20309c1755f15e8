"""docs/feeds.md and docs/settings.md, written from the tables that also read the files; a test holds them together."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.config import feeds, settings
from tui.config.schema import Key, Table

_FEEDS = """# feeds.toml

The feeds that Nightdesk reads. It looks, in this order, at the file named after `--feeds`, the one named in the
environment variable `NIGHTDESK_FEEDS`, `feeds.toml` in your settings folder (Linux: `~/.config/nightdesk`, macOS:
`~/Library/Application Support/nightdesk`), and the list that came with it. `nightdesk feeds add`,
`remove`, `enable` and `disable`, and the same in the newsroom (`F`), change your list and keep its comments;
`nightdesk undo` takes a change back.

`add` takes the address of a feed or of a page. Of a page it takes the feed that the page names, or the one at the place
where pages of its kind keep theirs (`/history.atom`, `/feed` and so on), and says what else is there. An address that
you write may lie in your own network; what it leads to may not, unless it is on the same host or `allow_private`
allows it.

A mistake is one line with file, line and key. It costs its own feed, or only its own key, and no other feed.
"""

_SETTINGS = """# config.toml

Everything has a default; without the file all is as the tables say. Nightdesk looks at the file named in the
environment variable `NIGHTDESK_CONFIG`, then at `config.toml` beside a list of feeds that was chosen with `--feeds` or
`NIGHTDESK_FEEDS`, then in your settings folder (Linux: `~/.config/nightdesk`, macOS:
`~/Library/Application Support/nightdesk`).

A mistake is one line with file, line and key, and its default is used.
"""

_MADE = "This page is made from the code: `python -m tui.config.reference docs`.\n"


def feeds_page() -> str:
    """Return docs/feeds.md."""
    return _page(_FEEDS, feeds.TABLES)


def settings_page() -> str:
    """Return docs/settings.md."""
    return _page(_SETTINGS, settings.TABLES)


def _page(head: str, tables: tuple[Table, ...]) -> str:
    return "\n".join([head, _MADE, *map(_section, tables)]).rstrip() + "\n"


def _section(table: Table) -> str:
    name = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
    lines = [f"## `{name}`" if table.name else "## At the top", "", table.doc, ""]
    if table.keys:
        lines += ["| key | value | default | what it does |", "| --- | --- | --- | --- |", *map(_row, table.keys), ""]
    return "\n".join([*lines, "```toml", table.example, "```", ""])


def _row(key: Key) -> str:
    return f"| `{key.name}` | {key.kind.words} | {_default(key)} | {key.doc} |"


def _default(key: Key) -> str:
    if key.required:
        return "needed"
    if key.shown_default:
        return key.shown_default
    if isinstance(key.default, bool):
        return f"`{str(key.default).lower()}`"
    return f'`"{key.default}"`' if key.default else "none"


def main(folder: Path) -> None:
    """Write both pages into `folder`."""
    for name, page in (("feeds.md", feeds_page()), ("settings.md", settings_page())):
        (folder / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
