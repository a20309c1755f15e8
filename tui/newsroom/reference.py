"""docs/keys.md, written from the commands themselves; a test holds the file against this."""

from __future__ import annotations

from itertools import groupby

from tui.newsroom.commands import COMMANDS
from tui.newsroom.glyphs import UNICODE
from tui.newsroom.keymap import key_names

_HEAD = """# Keys

Every command has an id. `[keys]` in config.toml gives it other keys:

```toml
[keys]
bookmark = "b,f3"
"takeaway.1" = "f2"
```

Several keys are separated by commas. `preset = "vim"`, `"newsboat"` or `"emacs"` there begins with the keys of that
program, as far as there is a like; what you write beside it comes on top. Two commands that want the same key are
reported when the newsroom opens. Its settings (`S`) change keys as well, and write no key that another command has.
This page is made from the code: `python -m tui.newsroom.reference > docs/keys.md`.
"""


def keys_page() -> str:
    """Return the page: one table for each subject."""
    parts = [_HEAD]
    for subject, commands in groupby(COMMANDS.values(), key=lambda command: command.subject):
        parts.append(f"## {subject}\n\n| keys | what it does | id |\n| --- | --- | --- |")
        for command in commands:
            first, last = (command.arguments or ("", ""))[0], (command.arguments or ("", ""))[-1]
            name = f"`{command.id}.{first}` … `{command.id}.{last}`" if command.arguments else f"`{command.id}`"
            keys = command.keys_shown if command.arguments else key_names(",".join(command.keys), UNICODE)
            parts.append(f"| {keys} | {command.summary} | {name} |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    print(keys_page(), end="")
