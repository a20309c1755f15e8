"""Changes to config.toml keep what the user wrote, and mean what was asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui import settings_file
from tui.config import View, Watch
from tui.config.listing import take_back
from tui.errors import ConfigError

OWN = """# mine
[export]  # where to
quotes = true

# my stack
[[watch]]
vendor = "Aye"  # the cloud

[keys]
bookmark = "x"
"""


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["", OWN, "theme = 'dark'\n" + OWN]),
    st.lists(
        st.tuples(st.sampled_from(["theme", "glyphs", "refresh"]), st.sampled_from(["light", "ascii", "10m"])),
        max_size=4,
    ),
    st.lists(st.tuples(st.sampled_from(["Aye", "Bee", "aye", 'C"\\']), st.booleans()), max_size=4),
)
def test_a_change_changes_its_own_key_alone(
    text: str, puts: list[tuple[str, str]], watches: list[tuple[str, bool]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text(text, encoding="utf-8")
        wanted = read(path)
        for name, value in puts:
            settings_file.put(path, "", name, value)
            wanted[name] = value
        settings_file.put(path, "export", "full_text", True)
        wanted.setdefault("export", {})["full_text"] = True
        for vendor, on in watches:
            settings_file.watch(path, vendor, on)
            kept = [one for one in wanted.get("watch", []) if one["vendor"].casefold() != vendor.casefold()]
            wanted["watch"] = [*kept, {"vendor": vendor}] if on else kept
        assert {key: value for key, value in read(path).items() if value} == {k: v for k, v in wanted.items() if v}
        for comment in ("# mine", "# where to"):
            assert (comment in text) == (comment in path.read_text(encoding="utf-8"))


def test_a_file_with_a_mistake_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = \n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"config\.toml:1"):
        settings_file.put(path, "", "theme", "light")
    assert path.read_text(encoding="utf-8") == "theme = \n"


@pytest.mark.parametrize(
    ("text", "name", "keys", "wanted"),
    [
        ("", "bookmark", "b,f3", {"keys": {"bookmark": "b,f3"}}),
        ('theme = "dark"\n', "takeaway.1", "f2", {"theme": "dark", "keys": {"takeaway.1": "f2"}}),
        ('[keys]\ntakeaway.1 = "x"  # mine\n', "takeaway.1", "f2", {"keys": {"takeaway": {"1": "f2"}}}),
        ('[keys]\n"takeaway.1" = "x"\n', "takeaway.1", "", {}),
        ('[keys]\nzoom = "z"\n', "bookmark", "", {"keys": {"zoom": "z"}}),
        (OWN, "bookmark", "y", {**tomllib.loads(OWN), "keys": {"bookmark": "y"}}),
    ],
)
def test_a_key_is_bound_where_it_stands(
    tmp_path: Path, text: str, name: str, keys: str, wanted: dict[str, Any]
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    settings_file.bind(path, name, keys)
    assert read(path) == wanted
    assert path.read_text(encoding="utf-8").count("#") == text.count("#")


def test_an_entry_of_the_stack_is_changed_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(OWN, encoding="utf-8")
    settings_file.change_watch(path, None, Watch("Bee", region="EU"))
    settings_file.change_watch(path, Watch("Aye"), Watch("Aye", "DNS"))
    settings_file.change_watch(path, Watch("Aye", "DNS"), Watch("Aye", region="UK"))
    assert read(path)["watch"] == [{"vendor": "Aye", "region": "UK"}, {"vendor": "Bee", "region": "EU"}]
    settings_file.change_watch(path, Watch("Bee", region="EU"), None)
    assert path.read_text(encoding="utf-8") == OWN.replace("# the cloud\n", '# the cloud\nregion = "UK"\n')
    settings_file.change_watch(path, Watch("Aye", region="UK"), None)
    assert "watch" not in read(path)
    assert read(path)["keys"] == {"bookmark": "x"}


def test_a_change_can_be_taken_back_with_every_comment(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(OWN, encoding="utf-8")
    changes = [
        settings_file.put(path, "", "theme", "light"),
        settings_file.change_view(path, None, View("Pay", "stripe OR visa")),
        settings_file.change_view(path, View("Pay", "stripe OR visa"), View("Pay", "visa")),
        settings_file.bind(path, "bookmark", ""),
        settings_file.watch(path, "Aye", False),
    ]
    assert read(path)["view"] == [{"name": "Pay", "query": "visa"}]
    assert [take_back(change) for change in reversed(changes)] == [""] * 5
    assert path.read_text(encoding="utf-8") == OWN


def test_a_stack_in_another_shape_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('watch = [{vendor = "Aye"}]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="change it by hand"):
        settings_file.change_watch(path, Watch("Aye"), None)
    assert path.read_text(encoding="utf-8") == 'watch = [{vendor = "Aye"}]\n'


def test_a_file_without_an_end_to_its_last_line_takes_an_entry_more(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[[watch]]\nvendor = "Aye"', encoding="utf-8")
    settings_file.watch(path, "Bee", on=True)
    assert [entry["vendor"] for entry in read(path)["watch"]] == ["Aye", "Bee"]


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_comment_above_an_entry_outlives_the_entry_before_it(tmp_path: Path, gone: int) -> None:
    path = tmp_path / "config.toml"
    names = ("Aye", "Bee", "Cee")
    entries = "".join(f'# about {name}\n[[watch]]\nvendor = "{name}"  # {name}\n\n' for name in names)
    path.write_text(f'theme = "dark"\n\n{entries}# the keys\n[keys]\nbookmark = "x"\n', encoding="utf-8")
    settings_file.change_watch(path, Watch(names[gone]), None)
    text = path.read_text(encoding="utf-8")
    left = [name for name in names if name != names[gone]]
    assert read(path) == {"theme": "dark", "watch": [{"vendor": name} for name in left], "keys": {"bookmark": "x"}}
    assert all(f'# about {name}\n[[watch]]\nvendor = "{name}"  # {name}\n' in text for name in left)
    assert "# the keys\n[keys]\n" in text
    for name in left:
        settings_file.watch(path, name, False)
    assert read(path) == {"theme": "dark", "keys": {"bookmark": "x"}}
    assert "# the keys\n[keys]\n" in path.read_text(encoding="utf-8")
