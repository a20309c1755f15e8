"""`nightdesk completions`: what a shell needs to complete commands and options."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.house import House
from tui.cli.output import emit
from tui.errors import Exit


def configure(parser: ArgumentParser) -> None:
    """Add the shell."""
    from tui.cli.shells import SHELLS

    parser.add_argument("shell", choices=SHELLS, help="the shell that reads it")
    parser.epilog = (
        "examples:\n"
        "  nightdesk completions bash > ~/.local/share/bash-completion/completions/nightdesk\n"
        "  nightdesk completions zsh > ~/.zfunc/_nightdesk          with fpath+=~/.zfunc before compinit\n"
        "  nightdesk completions fish > ~/.config/fish/completions/nightdesk.fish\n"
        "  source <(nightdesk completions bash)                     for this shell alone"
    )


def run(options: Namespace, house: House) -> int:
    """Print the script."""
    from tui.cli.shells import script

    emit(script(options.shell).rstrip("\n"))
    return Exit.OK
