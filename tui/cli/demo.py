"""`nightdesk demo`: a sample wire of our own on loopback, in a throw-away database."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.cli.house import House
from tui.cli.output import say
from tui.errors import Exit

_STACK = """[[watch]]
vendor = "Tollgate"

[[watch]]
vendor = "Cirrostrat"
"""


def configure(parser: ArgumentParser) -> None:
    """Add the ways to run it without a screen."""
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument(
        "--list", action="store_true", help="fetch and list the stories instead of opening the newsroom"
    )
    shapes.add_argument(
        "--serve", action="store_true", help="only serve the wire, until Ctrl-C, and print its feeds.toml"
    )
    parser.epilog = (
        "examples:\n  nightdesk demo\n  nightdesk demo --list\n  nightdesk demo --serve\n\n"
        "All outlets and vendors of the sample wire are invented. Each refresh brings news, as a real night does."
    )


def run(options: Namespace, house: House) -> int:
    """Serve the sample wire and open the newsroom on it; what was kept is gone afterwards."""
    from tui.demo.server import DemoServer

    with DemoServer() as server, TemporaryDirectory(prefix="nightdesk-demo-") as folder:
        feeds = Path(folder) / "feeds.toml"
        feeds.write_text(server.feeds_toml(), encoding="utf-8")
        (Path(folder) / "config.toml").write_text(_settings(house), encoding="utf-8")
        with House(feeds, Path(folder) / "demo.db") as sample:
            if options.serve:
                return _serve(feeds)
            return _list(sample) if options.list else _open(sample)


def _settings(house: House) -> str:
    """Return the user's own settings, with a stack to watch: that of the sample wire, not theirs."""
    path = house.settings(narrate=False).path
    own = path.read_text(encoding="utf-8") if path.exists() else ""
    return own if "[[watch]]" in own else f"{own}\n{_STACK}"


def _serve(feeds: Path) -> int:
    import signal
    from threading import Event

    from tui.cli.output import emit, flush

    for name in (signal.SIGINT, signal.SIGTERM):
        # A shell lets what it starts in the background ignore SIGINT; this is to end, and to tidy up, at either.
        signal.signal(name, signal.default_int_handler)
    emit(str(feeds))
    flush()
    say("serving the sample wire; leave with Ctrl-C")
    Event().wait()
    return Exit.OK


def _list(house: House) -> int:
    from tui.cli import list as listing
    from tui.cli.words import parse

    _fetch(house)
    _, options, _ = parse(["list"])
    return listing.run(options, house)


def _open(house: House) -> int:
    from tui.cli import newsroom

    _fetch(house)
    return newsroom.run(Namespace(), house)


def _fetch(house: House) -> None:
    from tui.refresh import refresh

    say("fetching the sample wire")
    house.make_room()
    refresh(house.feed_list().feeds, house.database, report=lambda event: None)
