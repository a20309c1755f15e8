"""Fish: one `complete` for each command and each of its options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.cli.described import SHARED, Described, Option

_HEAD = """\
# fish completion for nightdesk: nightdesk completions fish > ~/.config/fish/completions/nightdesk.fish
complete -c nightdesk -l feeds -r -F -d 'the list of feeds to use'
complete -c nightdesk -l db -r -F -d 'the database to use'
complete -c nightdesk -s h -l help -f -d 'show help'
complete -c nightdesk -n __fish_use_subcommand -l version -f -d 'show the version'\
"""


def script(commands: Sequence[Described]) -> str:
    """Return the script."""
    return "\n".join([_HEAD, *(line for command in commands for line in _lines(command)), ""])


def _lines(command: Described) -> Iterator[str]:
    start = "complete -c nightdesk"
    yield f"{start} -f -n __fish_use_subcommand -a {command.name} -d {_quoted(command.summary)}"
    for option in command.options:
        if not set(option.flags) & set(SHARED):
            yield f"{start} -n '__fish_seen_subcommand_from {command.name}' {_option(option)}"
    if command.first_words:
        words = " ".join(command.first_words)
        fresh = f"__fish_seen_subcommand_from {command.name}; and not __fish_seen_subcommand_from {words}"
        yield f"{start} -f -n '{fresh}' -a '{words}'"


def _option(option: Option) -> str:
    value = ""
    if option.choices:
        value = f" -x -a '{' '.join(option.choices)}'"
    elif option.value:
        value = " -r -F" if option.path else " -x"
    return f"-l {option.flags[-1].removeprefix('--')}{value} -d {_quoted(option.help)}"


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
