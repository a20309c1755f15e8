"""feeds.toml and config.toml as people write them: right, wrong, half right."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.run import ROOT
from tui.alert import Change
from tui.config import load_feeds, load_settings
from tui.config.feeds import TABLES as FEED_TABLES
from tui.config.settings import TABLES as SETTINGS_TABLES
from tui.errors import ConfigError
from tui.model import FeedKind
from tui.text import is_clean


def write(folder: Path, text: str, name: str = "feeds.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def feed(url: str, more: str = "") -> str:
    return f'[[feed]]\nurl = "{url}"\n{more}\n'


def said(path: Path) -> list[str]:
    """The problems of a list of feeds, without the folder."""
    return [str(problem).replace(str(path), path.name) for problem in load_feeds(path).problems]


class TestFeeds:
    def test_a_whole_entry_is_read_as_it_stands(self, tmp_path: Path) -> None:
        path = write(
            tmp_path,
            feed(
                "https://status.example/history.atom",
                'title = "Example"\nkind = "status"\ngroup = "Cloud"\nvendor = "Example"\ninterval = "10m"\n'
                'auth = "EXAMPLE_TOKEN"\nallow_private = true\nenabled = false',
            ),
        )
        (only,) = load_feeds(path).feeds
        assert (only.title, only.kind, only.group, only.vendor) == ("Example", FeedKind.STATUS, "Cloud", "Example")
        assert (only.interval, only.auth, only.allow_private, only.enabled) == (600, "EXAMPLE_TOKEN", True, False)

    def test_an_address_alone_is_enough(self, tmp_path: Path) -> None:
        (only,) = load_feeds(write(tmp_path, feed("https://news.example/rss"))).feeds
        assert (only.title, only.kind, only.group) == ("news.example", FeedKind.NEWS, "Other")

    @pytest.mark.parametrize(
        ("entry", "line"),
        [
            ('url = "https://a.example/"\ntilte = "A"', 'feeds.toml:3: feed.tilte: unknown key; did you mean "title"?'),
            ('url = "https://a.example/"\ntitle = 3', "feeds.toml:3: feed.title: must be text in quotes, not 3"),
            (
                'url = "https://a.example/"\nkind = "sttus"',
                'feeds.toml:3: feed.kind: "sttus" is no value of it; did you',
            ),
            ('url = "https://a.example/"\nenabled = "no"', "feeds.toml:3: feed.enabled: must be true or false"),
            ('url = "https://a.example/"\ninterval = "1s"', "feeds.toml:3: feed.interval: must be a minute"),
            ('url = "https://a.example/"\nauth = "me:secret"', "feeds.toml:3: feed.auth: must be the name of an env"),
            ('title = "A"', "feeds.toml:1: feed.url: is missing"),
            ('url = "a.example/rss"', 'feeds.toml:2: feed.url: "a.example/rss" is not an address that starts with'),
            ('url = "file:///etc/passwd"', 'feeds.toml:2: feed.url: "file:///etc/passwd" is not an address'),
            ('url = "https://a.example:port/"', 'feeds.toml:2: feed.url: "https://a.example:port/" is not an address'),
            ('url = "https://me:pw@a.example/"', "feeds.toml:2: feed.url: holds a name or password"),
            ('url = "https://a.example/\\u001b]0;x"', "feeds.toml:2: feed.url:"),
            ('url = "https://a.example/\ntitle = "A"', "feeds.toml:2: "),
        ],
    )
    def test_each_mistake_is_one_line_that_says_where_and_what(self, tmp_path: Path, entry: str, line: str) -> None:
        path = write(tmp_path, f"[[feed]]\n{entry}\n" + feed("https://good.example/rss", 'title = "Good"'))
        (problem,) = said(path)
        assert problem.startswith(line)
        assert is_clean(problem)
        assert "Good" in {entry.title for entry in load_feeds(path).feeds}

    def test_a_wrong_extra_costs_the_extra_and_not_the_feed(self, tmp_path: Path) -> None:
        (only,) = load_feeds(write(tmp_path, feed("https://a.example/", 'title = "A"\nkind = 4'))).feeds
        assert (only.title, only.kind) == ("A", FeedKind.NEWS)

    def test_the_second_of_two_is_left_out_and_the_first_is_named(self, tmp_path: Path) -> None:
        path = write(tmp_path, feed("https://a.example/rss") + feed("HTTPS://A.example/rss#top"))
        assert len(load_feeds(path).feeds) == 1
        assert said(path) == ["feeds.toml:5: feed.url: is listed on line 2 already; this one is left out"]

    def test_unknown_tables_are_named_with_the_one_that_was_meant(self, tmp_path: Path) -> None:
        path = write(tmp_path, feed("https://a.example/") + '[[fead]]\nurl = "https://b.example/"\n')
        assert said(path) == ['feeds.toml:4: fead: unknown table; did you mean "feed"?']

    def test_one_bracket_instead_of_two(self, tmp_path: Path) -> None:
        path = write(tmp_path, '[feed]\nurl = "https://a.example/"\n')
        assert said(path) == ["feeds.toml:1: feed: is written [[feed]], with two brackets"]

    def test_every_broken_table_is_reported_on_its_own_line(self, tmp_path: Path) -> None:
        broken = "[[feed]]\nurl = oops\n"
        path = write(tmp_path, broken + feed("https://a.example/") + broken + feed("https://b.example/", "title = 1"))
        assert [entry.url for entry in load_feeds(path).feeds] == ["https://a.example/", "https://b.example/"]
        assert [problem.line for problem in load_feeds(path).problems] == [2, 7, 10]

    def test_a_table_that_contradicts_an_earlier_one(self, tmp_path: Path) -> None:
        path = write(tmp_path, "feed = 3\n" + feed("https://a.example/"))
        assert len(load_feeds(path).problems) == 2
        assert load_feeds(path).problems[0].line == 1

    def test_lines_after_long_texts_and_dotted_keys_are_right(self, tmp_path: Path) -> None:
        long_text = 'title = """\nurl = no key\n[[feed]]\n"""'
        path = write(tmp_path, feed("https://a.example/", long_text) + feed("https://b.example/", "kind = 1"))
        assert [problem.line for problem in load_feeds(path).problems] == [9]

    def test_a_file_in_another_encoding_is_still_read(self, tmp_path: Path) -> None:
        path = tmp_path / "feeds.toml"
        path.write_bytes(
            feed("https://a.example/").encode() + b'[[feed]]\nurl = "https://b.example/"\ntitle = "Caf\xe9"\n'
        )
        assert said(path) == ["feeds.toml:6: is not UTF-8 text; save the file as UTF-8"]
        assert len(load_feeds(path).feeds) == 2

    def test_windows_line_ends_and_byte_order_marks(self, tmp_path: Path) -> None:
        path = tmp_path / "feeds.toml"
        path.write_bytes(b"\xef\xbb\xbf" + feed("https://a.example/", "kind = 1").replace("\n", "\r\n").encode())
        assert [problem.line for problem in load_feeds(path).problems] == [3]

    @pytest.mark.parametrize("text", ["", "# nothing\n"])
    def test_an_empty_list_says_how_to_add_a_feed(self, tmp_path: Path, text: str) -> None:
        assert said(write(tmp_path, text)) == [
            "feeds.toml: lists no feed yet; add one with: nightdesk feeds add ADDRESS"
        ]

    def test_no_file_and_no_readable_file_are_errors(self, tmp_path: Path) -> None:
        for path in (tmp_path / "none.toml", tmp_path):
            with pytest.raises(ConfigError, match=re.escape(str(path))):
                load_feeds(path)

    def test_vendors_of_the_users_own(self, tmp_path: Path) -> None:
        path = write(
            tmp_path, feed("https://a.example/") + '[[vendor]]\nname = "Initech"\naliases = ["Initech Cloud"]\n'
        )
        (vendor,) = load_feeds(path).vendors
        assert (vendor.name, vendor.aliases, vendor.services) == ("Initech", ("Initech Cloud",), ())

    @given(st.text(max_size=200), st.integers(0, 200))
    def test_no_damage_to_a_file_is_more_than_problems(
        self, tmp_path_factory: pytest.TempPathFactory, junk: str, at: int
    ) -> None:
        whole = feed("https://a.example/", 'title = "A"\nkind = "status"') + feed("https://b.example/")
        path = tmp_path_factory.mktemp("damaged") / "feeds.toml"
        path.write_bytes((whole[:at] + junk + whole[at:]).encode("utf-8", "surrogatepass"))
        assert all(is_clean(str(problem)) for problem in load_feeds(path).problems)


class TestLookup:
    """Each place is tried in a real folder; HOME and the XDG folders are the test's own."""

    @pytest.fixture(autouse=True)
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("NIGHTDESK_FEEDS", "NIGHTDESK_CONFIG", "NIGHTDESK_DB", "NIGHTDESK_STATE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def test_given_then_environment_then_own_then_ours(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        ours = load_feeds().path
        assert ours.name == "feeds.toml"
        own = tmp_path / "config" / "nightdesk" / "feeds.toml"
        own.parent.mkdir(parents=True)
        own.write_text(feed("https://own.example/"))
        assert load_feeds().path == own
        from_environment = write(tmp_path, feed("https://environment.example/"), "environment.toml")
        monkeypatch.setenv("NIGHTDESK_FEEDS", str(from_environment))
        assert load_feeds().path == from_environment
        given_path = write(tmp_path, feed("https://given.example/"), "given.toml")
        assert load_feeds(given_path).path == given_path

    def test_a_wrong_name_is_an_error_and_never_another_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NIGHTDESK_FEEDS", "/nowhere/feeds.toml")
        with pytest.raises(ConfigError, match=r"/nowhere/feeds\.toml: there is no such file"):
            load_feeds()

    def test_settings_stand_beside_the_chosen_feeds(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from tui.paths import settings_path

        write(tmp_path, 'theme = "light"', "config.toml")
        assert settings_path(feeds=tmp_path / "feeds.toml") == tmp_path / "config.toml"
        assert settings_path() == tmp_path / "config" / "nightdesk" / "config.toml"
        monkeypatch.setenv("NIGHTDESK_CONFIG", str(tmp_path / "other.toml"))
        assert settings_path(feeds=tmp_path / "feeds.toml") == tmp_path / "other.toml"

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
    @pytest.mark.parametrize("base", [None, "", "/somewhere/else"])
    def test_the_folders_are_those_that_platformdirs_names(
        self, base: str | None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import platformdirs

        from tui.paths import config_dir, database_path

        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.delenv(name, raising=False) if base is None else monkeypatch.setenv(name, base)
        monkeypatch.delenv("NIGHTDESK_DB", raising=False)
        assert config_dir() == platformdirs.user_config_path("nightdesk", appauthor=False)
        assert database_path().parent == platformdirs.user_data_path("nightdesk", appauthor=False)


class TestAlerts:
    """[alerts]: each mistake is one line, and no message repeats an address, which may hold a secret."""

    @pytest.mark.parametrize(
        ("entry", "said"),
        [
            ('notify = ["s3cret"]', "address 1 is not one that starts with a service and ://"),
            ("notify = [3]", "must be a list of addresses"),
            ('command = "page-me --now"', "must be a list of a program and its words"),
            ('command = [""]', "must begin with a program"),
            ('on = ["nwe"]', 'did you mean "new"?'),
            ('quiet = "22-7"', 'must be two times of the day such as "22:00-07:00"'),
            ('quiet = "25:00-07:00"', "must be two times of the day"),
            ('zone = "Mars/Olympus"', 'is no time zone; write one such as "Europe/Berlin"'),
            ('zone = "../../etc/passwd"', "is no time zone"),
            ("most_per_hour = 0", "must be a number from 1 to 1000"),
            ('least = "HUGE"', "is no value of it"),
        ],
    )
    def test_mistakes(self, tmp_path: Path, entry: str, said: str) -> None:
        settings = load_settings(write(tmp_path, f"[alerts]\n{entry}\n", "config.toml"))
        (problem,) = settings.problems
        assert said in str(problem)
        assert "config.toml:2: alerts." in str(problem)
        assert "s3cret" not in str(problem)

    def test_a_whole_table(self, tmp_path: Path) -> None:
        text = (
            '[alerts]\nnotify = "ntfy://topic"\ncommand = ["page", "", "$(id)"]\nquiet = "22:00-07:00"\n'
            'zone = "Asia/Tokyo"\non = ["new", "update"]\n'
        )
        alerts = load_settings(write(tmp_path, text, "config.toml")).alerts
        assert (alerts.notify, alerts.command) == (("ntfy://topic",), ("page", "", "$(id)"))
        assert alerts.on == (Change.NEW, Change.UPDATE)
        at = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
        assert alerts.local(at).hour == 23
        assert alerts.quiet is not None
        assert alerts.quiet.holds(alerts.local(at).time())
        assert not alerts.quiet.holds(alerts.local(at - timedelta(hours=2)).time())


class TestSettings:
    def test_no_file_means_the_defaults(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NIGHTDESK_CONFIG", str(tmp_path / "config.toml"))
        settings = load_settings()
        assert (settings.theme, settings.glyphs, settings.refresh, settings.problems) == ("dark", "auto", 900, ())
        assert settings.export.folder == Path.home() / "nightdesk"
        assert not settings.llm.configured

    def test_a_whole_file(self, tmp_path: Path) -> None:
        text = (
            'theme = "ansi"\nglyphs = "ascii"\nrefresh = "off"\nfull_text = "never"\nkeep_days = 90\n'
            '[keys]\n"story.bookmark" = "b"\nstory.read = "m"\n[export]\nfolder = "~/notes"\nquotes = false\n'
            '[llm]\nbase_url = "http://127.0.0.1:11434/v1"\nmodel = "m"\n'
            '[[view]]\nname = "Pay"\nquery = "stripe"\n[[watch]]\nvendor = "Cloudflare"\n'
        )
        settings = load_settings(write(tmp_path, text, "config.toml"))
        assert settings.problems == ()
        assert (settings.theme, settings.refresh, settings.full_text) == ("ansi", None, "never")
        assert settings.keep_days == 90
        assert settings.keys == {"story.bookmark": "b", "story.read": "m"}
        assert settings.export.folder == Path.home() / "notes"
        assert settings.llm.configured
        assert settings.views[0].query == "stripe"
        assert settings.watches[0].vendor == "Cloudflare"

    def test_mistakes_cost_their_own_key(self, tmp_path: Path) -> None:
        text = (
            'theme = "drak"\nglyphs = "ascii"\n[exprot]\nfolder = "x"\n[keys.story]\nread = 5\n[[view]]\nname = "x"\n'
        )
        settings = load_settings(path := write(tmp_path, text, "config.toml"))
        assert (settings.theme, settings.glyphs) == ("dark", "ascii")
        assert [str(problem).removeprefix(f"{path}:") for problem in settings.problems] == [
            '1: theme: "drak" is no value of it; did you mean "dark"?',
            '3: exprot: unknown table; did you mean "export"?',
            "6: keys.story.read: must be text in quotes, not 5",
            "7: view.query: is missing",
        ]


def test_every_key_says_what_it_does() -> None:
    for table in (*FEED_TABLES, *SETTINGS_TABLES):
        assert table.doc.endswith(".")
        assert all(key.doc.endswith(".") for key in table.keys), table.name


class TestTheListThatComesWithUs:
    def test_it_is_sound_and_well_filled(self) -> None:
        ours = load_feeds(ROOT / "feeds.toml")
        status = [feed for feed in ours.feeds if feed.kind is FeedKind.STATUS]
        assert ours.problems == ()
        assert len(ours.feeds) >= 45
        assert len(status) >= 20
        assert all(feed.vendor for feed in status)
        assert {feed.group for feed in ours.feeds} >= {
            "Cloud",
            "CDN and DNS",
            "Communication",
            "Code",
            "AI",
            "Security",
        }

    def test_no_title_stands_twice(self) -> None:
        titles = [feed.title for feed in load_feeds(ROOT / "feeds.toml").feeds]
        assert len(titles) == len(set(titles))

    def test_its_comments_name_every_key(self) -> None:
        comments = (ROOT / "feeds.toml").read_text(encoding="utf-8").partition("# ----")[0]
        for table in FEED_TABLES:
            assert f"#   [[{table.name}]]\n" in comments
            assert all(f"#   {key.name} = " in comments for key in table.keys)
