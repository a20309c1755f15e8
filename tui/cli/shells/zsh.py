"""Zsh: `_arguments` for each command, with the help of every option beside it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.described import SHARED, Described, Option

_SCRIPT = """\
#compdef nightdesk
# zsh completion for nightdesk: nightdesk completions zsh > a folder of your $fpath/_nightdesk
_nightdesk() {{
  local curcontext=$curcontext state line
  local -a commands=(
{commands}
  )
  local -a everywhere=('--feeds[the list of feeds to use]:file:_files' '--db[the database to use]:file:_files')
  _arguments -C $everywhere '(- *)'{{-h,--help}}'[show help]' '(- *)--version[show the version]' \\
    '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe -t commands command commands ;;
    argument)
      curcontext=${{curcontext%:*:*}}:nightdesk-$words[1]:
      case $words[1] in
        help) _describe -t commands command commands ;;
{arguments}
      esac ;;
  esac
}}
_nightdesk "$@"
"""


def script(commands: Sequence[Described]) -> str:
    """Return the script."""
    return _SCRIPT.format(
        commands="\n".join(f"    {_quoted(f'{command.name}:{command.summary}')}" for command in commands),
        arguments="\n".join(f"        {command.name}) _arguments -S {_arguments(command)} ;;" for command in commands),
    )


def _arguments(command: Described) -> str:
    own = [_option(option) for option in command.options if not set(option.flags) & set(SHARED)]
    first = [_quoted(f"1:action:({' '.join(command.first_words)})")] if command.first_words else []
    return " ".join(["$everywhere", "'(- *)'{-h,--help}'[show help]'", *own, *first, "'*:argument:_files'"])


def _option(option: Option) -> str:
    words = option.help.replace("[", "(").replace("]", ")")
    choices = f"({' '.join(option.choices)})" if option.choices else "_files" if option.path else " "
    return _quoted(f"{option.flags[-1]}[{words}]" + (f":{option.value.lower()}:{choices}" if option.value else ""))


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "'\\''") + "'"
