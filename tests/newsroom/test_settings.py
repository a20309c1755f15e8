"""The settings: the stack and the keys, changed on screens of their own, in the user's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.newsroom.conftest import Opener, drawn, settle
from tests.newsroom.sample import feed_list
from tui.archive import Archive
from tui.config import View, Watch, load_settings
from tui.newsroom.app import NewsroomApp
from tui.newsroom.keymap import read_keys
from tui.newsroom.room import Room
from tui.newsroom.screens.ledger import LedgerScreen


def go_to(pilot: Pilot[None], name: str) -> None:
    """Put the cursor on the row that is called so."""
    screen = pilot.app.screen
    assert isinstance(screen, LedgerScreen)
    assert screen.head.ledger is not None
    rows = screen.head.ledger.rows
    screen.list.move_to(next(at for at, row in enumerate(rows) if name in (row.cells[0][0], row.cells[1][0])))


@pytest.mark.slow
async def test_the_stack_is_added_to_changed_and_shortened_in_the_file(newsroom: Opener, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\n\n[[watch]]\nvendor = "Cumulus"  # the cloud\n\n# keys\n[keys]\n"zoom" = "Z"\n', "utf-8")
    watches = (Watch("Cumulus"),)
    async with newsroom("S", size=(80, 40), watches=watches, keys={"zoom": "Z"}) as (pilot, wire):
        go_to(pilot, "[[watch]]")
        await pilot.press("enter", "a", *"Gigamart", "enter", *"checkout", "enter", "enter")
        await pilot.pause()
        assert "Gigamart checkout is on your stack now; u takes it back." in drawn(pilot)
        assert load_settings(path).watches == (Watch("Cumulus"), Watch("Gigamart", "checkout"))
        await pilot.press("enter", "enter", *"functions", "enter", *"east-1", "enter")
        await pilot.pause()
        assert wire.room.settings.watches[0] == Watch("Cumulus", "functions", "east-1")
        await pilot.press("a", *"Gigamart", "enter", *"checkout", "enter", "enter")
        await pilot.pause()
        assert "is on your stack already" in drawn(pilot)
        await pilot.press("a", *"Edgeways", "enter", "escape", "j", "X")
        await pilot.pause()
        assert "Gigamart checkout is no longer on your stack; u takes it back." in drawn(pilot)
        assert load_settings(path).watches == (Watch("Cumulus", "functions", "east-1"),)
        text = path.read_text(encoding="utf-8")
        assert text.startswith('# mine\n\n[[watch]]\nvendor = "Cumulus"  # the cloud\nservice = "functions"\nregion')
        assert '# keys\n[keys]\n"zoom" = "Z"\n' in text
        await pilot.press("q", "q")
        await settle(pilot)
        assert "My stack" in drawn(pilot)
        assert wire.room.mine


async def test_the_first_vendor_brings_the_view_of_the_stack(newsroom: Opener) -> None:
    async with newsroom("S", size=(80, 40)) as (pilot, _wire):
        go_to(pilot, "[[watch]]")
        await pilot.press("enter", "a", *"Cumulus", "enter", "enter", "enter", "q", "q")
        await settle(pilot)
        assert "■ My stack 1" in drawn(pilot)


async def test_a_stack_that_was_changed_meanwhile_is_left_alone(newsroom: Opener, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[[watch]]\nvendor = "Other"\n', encoding="utf-8")
    async with newsroom("S", size=(80, 40), watches=(Watch("Cumulus"),)) as (pilot, _wire):
        go_to(pilot, "[[watch]]")
        await pilot.press("enter", "X")
        await pilot.pause()
        assert "there is no such [[watch]] any more" in drawn(pilot)
        assert path.read_text(encoding="utf-8") == '[[watch]]\nvendor = "Other"\n'


async def test_a_command_gets_other_keys_that_hold_at_once(newsroom: Opener, archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]  # mine\n"zoom" = "Z"\n', encoding="utf-8")
    async with newsroom("S", size=(80, 40), keys={"zoom": "Z"}) as (pilot, _wire):
        go_to(pilot, "[keys]")
        await pilot.press("enter")
        await pilot.pause()
        go_to(pilot, "bookmark")
        await pilot.press("enter", *"f4, +", "enter")
        await pilot.pause()
        assert "+ would be the key of bookmark and save-search." in drawn(pilot)
        await pilot.press("enter", *"crtl+x", "enter")
        await pilot.pause()
        assert "There is no key “crtl+x”" in drawn(pilot)
        assert path.read_text(encoding="utf-8") == '[keys]  # mine\n"zoom" = "Z"\n'
        await pilot.press("enter", *"f4, Ctrl+T", "enter")
        await pilot.pause()
        assert "bookmark is f4, ctrl+t now." in drawn(pilot)
        assert path.read_text(encoding="utf-8") == '[keys]  # mine\n"zoom" = "Z"\nbookmark = "f4,ctrl+t"\n'
        await pilot.press("q", "q", "b")
        await pilot.pause()
        assert archive.stories.count("is:bookmarked") == 0
        assert "f4 bookmark" in drawn(pilot)
        await pilot.press("f4")
        assert archive.stories.count("is:bookmarked") == 1
        await pilot.press("S")
        await pilot.pause()
        go_to(pilot, "[keys]")
        await pilot.press("enter")
        await pilot.pause()
        go_to(pilot, "bookmark")
        await pilot.press("enter", "ctrl+u", "enter")
        await pilot.pause()
        assert load_settings(path).keys == {"zoom": "Z"}
        go_to(pilot, "preset")
        await pilot.press("enter", "j", "enter")
        await pilot.pause()
        assert "Z would be the key of leave and zoom." in drawn(pilot)
        await pilot.press("enter", "G", "enter")
        await pilot.pause()
        assert load_settings(path).keys == {"zoom": "Z", "preset": "emacs"}


@pytest.mark.slow
async def test_saved_searches_are_added_changed_and_removed_and_u_takes_each_back(
    newsroom: Opener, archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    own = '# mine\n[[view]]  # the first\nname = "Fibre"\nquery = "fibre"\n\n# my keys\n[keys]\nzoom = "f9"\n'
    path.write_text(own, encoding="utf-8")
    fibre, crit = View("Fibre", "fibre"), View("Crit", "severity:crit")
    async with newsroom("V", "S", size=(80, 40), views=(fibre,), keys={"zoom": "f9"}) as (pilot, wire):
        assert wire.view.query == "fibre"
        go_to(pilot, "[[view]]")
        await pilot.press("enter", "a", *"Crit", "enter", *"severity:crti", "enter")
        await pilot.pause()
        assert "did you mean severity:crit?" in drawn(pilot)
        assert path.read_text(encoding="utf-8") == own
        await pilot.press("a", *"Crit", "enter", *"severity:crit", "enter")
        await pilot.pause()
        assert load_settings(path).views == (fibre, crit)
        assert "Crit is on your list of views now; u takes it back." in drawn(pilot)
        await pilot.press("a", *"Crit", "enter", *"x", "enter")
        await pilot.pause()
        assert "There is a view Crit already" in drawn(pilot)
        await pilot.press("enter", "enter", "end", *" OR checkout", "enter")
        await pilot.pause()
        assert wire.view == wire.room.views[-2]
        assert wire.view.query == "fibre OR checkout"
        assert wire.list.count == archive.stories.count("fibre OR checkout")
        await pilot.press("X")
        await pilot.pause()
        assert load_settings(path).views == (crit,)
        assert wire.view.id == "outages"
        for views in ((View("Fibre", "fibre OR checkout"), crit), (fibre, crit), (fibre,)):
            await pilot.press("u")
            await pilot.pause()
            assert wire.room.settings.views == load_settings(path).views == views
        assert path.read_text(encoding="utf-8") == own
        await pilot.press("q", "q", "U")
        await settle(pilot)
        assert "added Crit in config.toml" in drawn(pilot)


async def test_u_takes_back_what_was_set_and_leaves_what_was_edited_since(
    newsroom: Opener, archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    async with newsroom("S", "enter", size=(100, 40)) as (pilot, _wire):
        assert load_settings(path).theme == "light"
        await pilot.press("u")
        await pilot.pause()
        assert not path.exists()
        assert pilot.app.theme == "nightdesk-dark"
        assert "Undone: set theme to light" in drawn(pilot)
        await pilot.press("enter")
        path.write_text('theme = "ansi"  # by hand\n', encoding="utf-8")
        await pilot.press("u")
        await pilot.pause()
        assert "was edited since and stays as it is" in drawn(pilot)
        assert path.read_text(encoding="utf-8") == 'theme = "ansi"  # by hand\n'


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("b", "b"),
        (" b , F3,ctrl+X", "b,f3,ctrl+x"),
        (",", "comma"),
        ("B", "B"),
        ("+", "+"),
        ("", ""),
        ("slash", "slash"),
        ("€", "€"),
    ],
)
def test_keys_are_read_as_they_are_typed(typed: str, keys: str) -> None:
    assert read_keys(typed) == keys


@pytest.mark.parametrize("typed", ["entr", "ctrl+", "b,crtl+x", "b f3", "\x1b[A", "f99x"])
def test_a_name_that_is_no_key_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="There is no key"):
        read_keys(typed)


async def test_what_the_newsroom_alone_knows_to_be_wrong_is_told_with_its_line(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'refresh = "off"\nfold = ["Outages", "Outagez", "My stack", "Pay", "Example News", "Cloud", "Cumulus"]\n\n'
        '[keys]\nbookmrk = "x"\nzoom = "b"\n\n[[view]]\nname = "Pay"\nquery = "pay"\n',
        encoding="utf-8",
    )
    app = NewsroomApp(Room(archive, feed_list(tmp_path), load_settings(path)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "3 problems in your files, ?" in drawn(pilot)
        assert app.room.problems() == [
            f'{path}:2: fold: there is no view "Outagez"; did you mean "Outages"?',
            f"{path}:5: keys.bookmrk: there is no such command; did you mean bookmark?",
            f"{path}:6: keys.zoom: b is wanted by zoom and bookmark; the first of them gets it",
        ]
