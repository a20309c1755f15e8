"""Bash: one function that looks for the command among the words, and then at the word before the cursor.

It keeps to what bash 3.2 knows, which is the one of macOS. Where a file is due it answers with nothing, and readline
completes file names by itself (`-o default`), with all its quoting.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.described import SHARED, Described

_SCRIPT = """\
# bash completion for nightdesk: nightdesk completions bash > ~/.local/share/bash-completion/completions/nightdesk
_nightdesk() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command="" first="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
            --feeds | --db) ((i++)) ;;
            -*) ;;
            *) if [ -z "$command" ]; then command=${{COMP_WORDS[i]}}; else first=${{COMP_WORDS[i]}}; fi ;;
        esac
    done
    COMPREPLY=()
    case "$command $previous" in
{values}
    esac
    case $command in
        "") words="{commands} --help --version --feeds --db" ;;
        help) words="{commands}" ;;
{options}
    esac
    if [ -z "$first" ] && [ "${{current#-}}" = "$current" ]; then
        case $command in
{firsts}
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _nightdesk nightdesk
"""
_INDENT = " " * 8


def script(commands: Sequence[Described]) -> str:
    """Return the script."""
    return _SCRIPT.format(
        commands=" ".join(command.name for command in commands),
        values="\n".join(_values(commands)),
        options="\n".join(f'{_INDENT}{command.name}) words="{_flags(command)}" ;;' for command in commands),
        firsts="\n".join(
            f'{_INDENT}    {command.name}) words="$words {" ".join(command.first_words)}" ;;'
            for command in commands
            if command.first_words
        ),
    )


def _flags(command: Described) -> str:
    return " ".join(flag for option in command.options for flag in option.flags if flag.startswith("--"))


def _values(commands: Sequence[Described]) -> list[str]:
    """Return the cases for what follows an option: its choices, or nothing, which leaves file names."""
    cases = [f'{_INDENT}*" --feeds" | *" --db") return ;;']
    for command in commands:
        for option in command.options:
            if not option.value or option.flags[0] in SHARED:
                continue
            answer = f'COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$current")); ' if option.choices else ""
            wanted = " | ".join(f'"{command.name} {flag}"' for flag in option.flags)
            cases.append(f"{_INDENT}{wanted}) {answer}return ;;")
    return cases
