"""A vendor that the user adds is known wherever Nightdesk reads, groups, lists and tells: by real processes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.cli.run import nightdesk
from tests.sites import Answer, site
from tui.errors import Exit

Nightdesk = Callable[..., subprocess.CompletedProcess[str]]

HEADLINES = (
    "Vellumworks is down for thousands of users",
    "VW Sheets outage: payslips cannot be opened",
    "VW Sheets is still down as payslips outage goes on",
)
STACK = '[[watch]]\nvendor = "VW Sheets"\n'


def rss() -> bytes:
    began = datetime.now(UTC) - timedelta(hours=2)
    items = "".join(
        f"<item><guid>{number}</guid><title>{title}</title>"
        f"<pubDate>{format_datetime(began + timedelta(minutes=10 * number))}</pubDate></item>"
        for number, title in enumerate(HEADLINES)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Nightdesk]:
    """`nightdesk` in a folder whose feeds.toml adds a vendor under two names, and whose stack has it by the second."""
    with site({"/feed": Answer(rss())}) as wire:
        feed = f'[[feed]]\nurl = "{wire.url}/feed"\ntitle = "Wire"\n'
        vendor = '[[vendor]]\nname = "Vellumworks"\naliases = ["VW Sheets"]\nservices = ["Payslips Portal"]\n'
        (tmp_path / "feeds.toml").write_text(feed + vendor, encoding="utf-8")
        (tmp_path / "config.toml").write_text(STACK, encoding="utf-8")
        yield lambda *words, **more: nightdesk(tmp_path, "--feeds", "feeds.toml", "--db", "wire.db", *words, **more)


def test_it_is_known_in_every_room(run: Nightdesk) -> None:
    assert run("fetch").returncode == Exit.OK
    (incident,) = json.loads(run("incidents", "--json").stdout)["incidents"]
    assert (incident["vendor"], incident["stories"], incident["stack"]) == ("Vellumworks", 3, True)
    assert run("status").stdout.endswith(" Vellumworks\n")
    assert run("status").returncode > 0
    assert "Vellumworks" in run("vendors").stdout
    assert run("list", "is:outage", "--plain").stdout.count("\n") >= 3
    on_stack = [one["stack"] for one in json.loads(run("list", "is:outage", "--json").stdout)["stories"]]
    assert on_stack == [True] * 3
    assert len(json.loads(run("status", "--json").stdout)["incidents"]) == 1
    assert "Vellumworks" in run("brief").stdout
    assert "touches nothing" not in run("why-not", str(incident["id"])).stdout
    assert "Vellumworks" in run("incident", str(incident["id"])).stdout


def test_it_is_known_to_the_filter(run: Nightdesk) -> None:
    lines = "".join(
        json.dumps({"id": number, "title": title, "date": "2026-11-23"}) + "\n"
        for number, title in enumerate(HEADLINES)
    )
    told = [json.loads(line) for line in run("analyze", "--incidents", stdin=lines).stdout.splitlines()]
    assert len({one["incident"] for one in told}) == 1
    vendors = [fact["value"] for one in told for fact in one["facts"] if fact["slot"] == "vendor"]
    assert vendors == ["Vellumworks"] * 3


def test_who_is_watched_is_known_by_that_alone(run: Nightdesk, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[[watch]]\nvendor = "Tollbridge"\n', encoding="utf-8")
    line = json.dumps({"id": 1, "title": "Tollbridge outage leaves drivers waiting at every gate"})
    facts = json.loads(run("analyze", stdin=line).stdout)["facts"]
    assert [fact["value"] for fact in facts if fact["slot"] == "vendor"] == ["Tollbridge"]
    line = json.dumps({"id": 1, "title": "Storm closes a road; Tollbridge residents leave"})
    assert json.loads(run("analyze", stdin=line).stdout)["facts"] == []


@pytest.mark.parametrize("name", ["Vellumworks", "vw sheets"])
def test_it_is_found_by_each_of_its_names(run: Nightdesk, name: str) -> None:
    assert run("fetch").returncode == Exit.OK
    assert len(json.loads(run("list", f'vendor:"{name}"', "--json").stdout)["stories"]) == 3
    assert len(json.loads(run("incidents", *name.split(), "--json").stdout)["incidents"]) == 1
    assert "Vellumworks" in run("vendors", *name.split()).stdout
    assert "Vellumworks" in run("brief", *name.split()).stdout


def test_a_name_that_finds_nothing_is_answered_with_the_others_or_the_one_that_was_meant(run: Nightdesk) -> None:
    assert run("fetch").returncode == Exit.OK
    assert "aws is also called amazon web service, amazon web services" in run("list", "vendor:aws").stderr
    assert "did you mean cloudflare?" in run("list", "vendor:cloudflair").stderr
    assert "did you mean cloudflare?" in run("vendors", "cloudflair").stderr
