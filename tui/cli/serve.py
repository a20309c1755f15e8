"""`nightdesk serve`: the newsroom in a browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from tui.cli.house import House
from tui.cli.output import emit, flush, say
from tui.errors import Exit, UsageError
from tui.paths import PYTHON

_PORT = 8686


def configure(parser: ArgumentParser) -> None:
    """Add where to listen, and who is let in."""
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="where to listen (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=_PORT, metavar="N", help=f"the port; 0: any (default {_PORT})")
    parser.add_argument("--no-token", action="store_true", help="let in who reaches the address; on loopback alone")
    parser.add_argument("--public-url", default="", metavar="URL", help="the address of a proxy that leads here")
    parser.epilog = (
        "examples:\n  nightdesk serve\n  nightdesk serve --port 0 --db work.db\n"
        "  ssh -L 8686:127.0.0.1:8686 desk.example nightdesk serve     from a machine elsewhere\n\n"
        "Prints the address with its token; every page opens a newsroom of its own over the same archive, and\n"
        "whoever has the address can do what you can do in it. What goes over the line is not encrypted: for\n"
        "other machines use ssh as above, or a proxy with TLS and --public-url.\n"
        "Needs the extra: pip install 'nightdesk[serve]'."
    )


def run(options: Namespace, house: House) -> int:
    """Serve until Ctrl-C; raises UsageError for what would let strangers in, and where the extra is missing."""
    from tui.serving.guard import is_loopback

    if options.no_token and not is_loopback(options.host):
        raise UsageError(f"--no-token on {options.host} would let in everybody who can reach it; leave it out")
    if not 0 <= options.port <= 65535:
        raise UsageError(f"--port: {options.port} is no port; take one from 1 to 65535, or 0 for any")
    if find_spec("textual_serve") is None:
        raise UsageError(
            "this needs textual-serve, which is not installed; add it with: pip install 'nightdesk[serve]'"
        )
    from tui.serving.server import Door, listen, names_of, serve

    words = newsroom_command(house)
    names = names_of(options.host, options.public_url)
    door = Door(options.host, options.port, **({"token": ""} if options.no_token else {}), names=names)
    with listen(door) as listening:
        emit(_shown(options.public_url, door.base) or door.address(listening.getsockname()[1]))
        flush()
        if not is_loopback(options.host):
            say("other machines can reach this, and what goes over the line is not encrypted")
        say("each page of that address is a newsroom; leave with Ctrl-C")
        serve(door, listening, words, say)
    return Exit.OK


def _shown(public_url: str, base: str) -> str:
    return public_url.rstrip("/") + base if public_url else ""


def newsroom_command(house: House) -> list[str]:
    """Return the command line of a newsroom over the same feeds and database; their mistakes are told here."""
    feeds = house.feed_list().path
    house.settings()
    house.make_room()
    rooms = ["--feeds", str(feeds.absolute()), "--db", str(house.database.absolute())]
    return [*PYTHON, "-m", "tui", *rooms, "newsroom"]
