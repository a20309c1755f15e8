"""The commands on stories, over the sample wire as it was really fetched from loopback into a database on disk."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import nightdesk
from tui.errors import Exit

Answer = subprocess.CompletedProcess[str]
Nightdesk = Callable[..., Answer]


@pytest.fixture
def run(sample_wire: Path, tmp_path: Path) -> Nightdesk:
    """`nightdesk` over a copy of the sample wire, so that no test sees what another did."""
    shutil.copytree(sample_wire, tmp_path, dirs_exist_ok=True)

    def call(*words: str, **more: str) -> Answer:
        return nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "wire.db", *words, **more)

    return call


def stories(run: Nightdesk, *query: str) -> list[dict[str, Any]]:
    record = json.loads(run("list", "--json", "--limit", "200", *query).stdout)
    assert record["schema"] == 1
    listed: list[dict[str, Any]] = record["stories"]
    return listed


class TestList:
    def test_json_holds_every_story_newest_first(self, run: Nightdesk) -> None:
        listed = stories(run)
        assert len(listed) >= 25
        assert [story["when"] for story in listed] == sorted((story["when"] for story in listed), reverse=True)

    def test_a_query_narrows_it(self, run: Nightdesk) -> None:
        outages = stories(run, "is:outage")
        assert outages
        assert all(story["outage"] for story in outages)
        assert len(outages) < len(stories(run))

    def test_plain_is_one_sentence_a_story(self, run: Nightdesk) -> None:
        lines = run("list", "--plain", "--limit", "3").stdout.splitlines()
        assert len(lines) == 3
        assert all(line.startswith("Story ") and line.endswith("UTC.") for line in lines)

    def test_options_and_words_may_be_mixed(self, run: Nightdesk) -> None:
        assert run("list", "checkout", "--limit", "1", "sale").returncode == Exit.OK
        assert run("list", "--limit", "1", "--", "-checkout").returncode == Exit.OK

    def test_nothing_found_is_said_and_is_no_error(self, run: Nightdesk) -> None:
        told = run("list", "xyzzy")
        assert (told.returncode, told.stdout) == (Exit.OK, "")
        assert "no story answers to: xyzzy; see them all with: nightdesk list" in told.stderr

    def test_a_limit_of_nothing_is_refused(self, run: Nightdesk) -> None:
        told = run("list", "--limit", "0")
        assert (told.returncode, told.stdout) == (Exit.USAGE, "")

    def test_ascii_terminals_get_escapes_and_no_crash(self, run: Nightdesk) -> None:
        told = run("list", "--limit", "200", PYTHONIOENCODING="ascii:strict")
        assert (told.returncode, told.stderr) == (Exit.OK, "")
        assert told.stdout.isascii()


class TestOneStory:
    def test_show_says_what_is_not_affected_with_its_sentence(self, run: Nightdesk) -> None:
        story = next(story for story in stories(run, "checkout") if "Red Tag Days" in story["title"])
        shown = run("show", str(story["id"])).stdout
        assert shown.startswith(story["title"])
        assert "Key takeaways" in shown
        assert "not affected: Amazon Web Services (“" in shown

    def test_show_as_json_binds_takeaways_to_their_places(self, run: Nightdesk) -> None:
        story = next(story for story in stories(run, "checkout") if "Red Tag Days" in story["title"])
        shown = json.loads(run("show", str(story["id"]), "--json").stdout)["story"]
        assert shown["id"] == story["id"]
        takeaways = shown["analysis"]["takeaways"]
        assert takeaways
        assert all(shown[one["field"]][one["start"] : one["end"]] == one["text"] for one in takeaways)

    def test_why_lists_words_with_weights(self, run: Nightdesk) -> None:
        number = str(stories(run, "is:outage")[0]["id"])
        told = run("why", number).stdout.splitlines()
        assert told[1].startswith("An outage, says the desk: ")
        weights = [float(line.split()[0]) for line in told if line.startswith("  ")]
        assert sum(weights) == pytest.approx(float(told[-1].split()[4].rstrip(";")), abs=0.005 * len(weights) + 0.01)
        assert told.index("Speaks for it:") < told.index("Speaks against it:")
        reasons = json.loads(run("why", number, "--json").stdout)["reasons"]
        assert any(reason["weight"] > 0 for reason in reasons)

    def test_why_tells_of_a_story_that_is_no_outage_as_well(self, run: Nightdesk) -> None:
        assessed = [story for story in stories(run) if story["score"] and not story["outage"]]
        number = str(assessed[0]["id"])
        told = run("why", number).stdout.splitlines()
        assert told[1].startswith("No outage, says the desk: ")
        assert "Speaks against it:" in told
        assert "earlier release" not in told[-1]
        assert json.loads(run("show", number, "--json").stdout)["story"]["analysis"]["reasons"]

    @pytest.mark.parametrize("words", [("show",), ("why",), ("wrong",), ("bookmark",), ("export",)])
    def test_unknown_numbers_are_answered_with_what_to_do(self, run: Nightdesk, words: tuple[str, ...]) -> None:
        told = run(*words, "99999")
        assert (told.returncode, told.stdout) == (Exit.NOT_FOUND, "")
        assert told.stderr == "nightdesk: there is no story 99999; see them with: nightdesk list\n"

    @pytest.mark.parametrize("word", ["x", "-1", "1.5", "٣", "9" * 40])
    def test_what_is_no_number_is_said_to_be_none(self, run: Nightdesk, word: str) -> None:
        told = run("show", "--", word)
        assert (told.returncode, told.stdout) == (Exit.USAGE, "")
        assert "is no story's number" in told.stderr


class TestActs:
    def test_a_bookmark_is_kept_listed_and_taken_back(self, run: Nightdesk) -> None:
        number = stories(run)[0]["id"]
        assert run("bookmark", str(number)).returncode == Exit.OK
        assert [story["id"] for story in stories(run, "is:bookmarked")] == [number]
        assert "bookmarked" in run("undo").stderr
        assert stories(run, "is:bookmarked") == []
        assert "(undone)" in run("undo", "--list").stdout

    def test_one_wrong_number_changes_nothing(self, run: Nightdesk) -> None:
        assert run("bookmark", str(stories(run)[0]["id"]), "99999").returncode == Exit.NOT_FOUND
        assert stories(run, "is:bookmarked") == []

    def test_remove(self, run: Nightdesk) -> None:
        number = str(stories(run)[0]["id"])
        run("bookmark", number)
        run("bookmark", number, "--remove")
        assert stories(run, "is:bookmarked") == []

    def test_wrong_turns_the_flag_over_and_undo_turns_it_back(self, run: Nightdesk) -> None:
        story = next(story for story in stories(run) if not story["outage"])
        assert run("wrong", str(story["id"])).returncode == Exit.OK
        assert story["id"] in {outage["id"] for outage in stories(run, "is:outage")}
        run("undo")
        assert story["id"] not in {outage["id"] for outage in stories(run, "is:outage")}

    def test_nothing_to_undo_is_no_error(self, run: Nightdesk) -> None:
        told = run("undo")
        assert (told.returncode, told.stdout) == (Exit.OK, "")
        assert told.stderr == "nightdesk: there is nothing to undo\n"


class TestEval:
    def test_without_labels_it_says_how_to_give_them(self, run: Nightdesk) -> None:
        told = run("eval")
        assert (told.returncode, told.stdout) == (Exit.OK, "")
        assert "nightdesk wrong ID" in told.stderr
        record = json.loads(run("eval", "--json").stdout)
        assert (record["labelled"], record["precision"], record["stories"]) == (0, None, [])

    def test_it_counts_the_labels_and_lists_where_the_desk_disagrees(self, run: Nightdesk) -> None:
        news = [story for story in stories(run) if story["kind"] == "news"]
        outage = next(story for story in news if story["outage"])
        quiet = next(story for story in news if not story["outage"])
        for story in (outage, quiet):
            run("wrong", str(story["id"]))
        record = json.loads(run("eval", "--json").stdout)
        assert (record["labelled"], record["false_positives"], record["false_negatives"]) == (2, 1, 1)
        assert (record["precision"], record["recall"], record["f1"]) == (0.0, 0.0, 0.0)
        assert {story["id"]: story["label"] for story in record["stories"]} == {outage["id"]: False, quiet["id"]: True}
        told = run("eval").stdout
        assert "labelled by you: 2 (outages: 1, not: 1)" in told
        assert outage["title"] in told
        assert quiet["title"] in told

    def test_a_label_taken_back_to_what_the_desk_says_counts_as_right(self, run: Nightdesk) -> None:
        outage = next(story for story in stories(run, "is:outage") if story["kind"] == "news")
        run("wrong", str(outage["id"]))
        run("wrong", str(outage["id"]))
        record = json.loads(run("eval", "--json").stdout)
        assert (record["labelled"], record["true_positives"], record["precision"]) == (1, 1, 1.0)
        assert [story["right"] for story in record["stories"]] == [True]

    def test_it_changes_nothing(self, run: Nightdesk) -> None:
        run("wrong", str(stories(run)[0]["id"]))
        before = stories(run)
        first = run("eval").stdout
        assert run("eval").stdout == first
        assert stories(run) == before


class TestExport:
    def test_a_file_a_story_and_never_over_another(self, run: Nightdesk, tmp_path: Path) -> None:
        number = str(stories(run)[0]["id"])
        first = Path(run("export", number, "--to", "notes").stdout.strip())
        second = Path(run("export", number, "--to", "notes").stdout.strip())
        assert (tmp_path / first).read_text() == (tmp_path / second).read_text()
        assert second.stem == f"{first.stem}-2"

    def test_to_stdout(self, run: Nightdesk) -> None:
        told = run("export", str(stories(run)[0]["id"]), "--to", "-")
        assert told.stdout.startswith("---\n")
        assert told.returncode == Exit.OK

    def test_without_words_the_bookmarks_are_meant(self, run: Nightdesk) -> None:
        assert run("export", "--to", "notes").returncode == Exit.NOT_FOUND
        run("bookmark", str(stories(run)[0]["id"]))
        assert run("export", "--to", "notes").stdout.count(".md\n") == 1


class TestBeforeTheFirstFetch:
    """Reading commands make no database, and say what to do."""

    @pytest.mark.parametrize("words", [("list",), ("feeds",), ("undo",), ("list", "--json")])
    def test_what_lists_is_empty(self, tmp_path: Path, words: tuple[str, ...]) -> None:
        assert nightdesk(tmp_path, *words, "--db", "none.db").returncode == Exit.OK
        assert not (tmp_path / "none.db").exists()

    @pytest.mark.parametrize("words", [("show", "1"), ("why", "1"), ("bookmark", "1"), ("export", "1")])
    def test_what_names_a_story_says_to_fetch(self, tmp_path: Path, words: tuple[str, ...]) -> None:
        told = nightdesk(tmp_path, *words, "--db", "none.db")
        assert told.returncode == Exit.NOT_FOUND
        assert "do it with: nightdesk fetch" in told.stderr


class TestFiles:
    def test_a_mistake_in_the_feeds_is_told_and_the_others_are_listed(self, tmp_path: Path) -> None:
        path = tmp_path / "f.toml"
        path.write_text('[[feed]]\nurl = "nonsense"\n[[feed]]\nurl = "https://a.example/"\ntitle = "Good"\n')
        told = nightdesk(tmp_path, "feeds", "--plain", "--feeds", str(path))
        assert told.stdout == "Good, news, group Other, 0 stories: not asked yet.\n"
        assert told.stderr.startswith(f"nightdesk: {path}:2: feed.url: ")

    def test_no_such_file(self, tmp_path: Path) -> None:
        told = nightdesk(tmp_path, "feeds", "--feeds", "none.toml")
        assert (told.returncode, told.stdout) == (Exit.CONFIG, "")
        assert told.stderr == "nightdesk: none.toml: there is no such file\n"

    @pytest.mark.parametrize("content", [b"", b"not a database at all"])
    def test_a_file_that_is_no_archive_is_named_and_left_alone(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "x.db").write_bytes(content)
        told = nightdesk(tmp_path, "list", "--db", "x.db")
        assert told.returncode == Exit.DATABASE
        assert "x.db" in told.stderr
        assert (tmp_path / "x.db").read_bytes() == content


def test_vendors_that_the_list_of_feeds_adds_are_known_to_the_desk(run: Nightdesk, sample_wire: Path) -> None:
    assert '[[vendor]]\nname = "Marlowe"' in (sample_wire / "feeds.toml").read_text(encoding="utf-8")
    assert all("Marlowe" in story["title"] for story in stories(run, "vendor:marlowe"))
    assert len(stories(run, "vendor:marlowe")) >= 3
