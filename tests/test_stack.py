"""What touches the user's stack, by all that an incident tells."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.config import Watch
from tui.desk.knowledge.aliases import also_called
from tui.incident import Incident, Stage
from tui.stack import on_stack, stack_first, why_not

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def incident(title: str, vendor: str = "", affected: tuple[str, ...] = (), regions: tuple[str, ...] = ()) -> Incident:
    return Incident(
        id=1,
        title=title,
        vendor=vendor,
        service=affected[0] if affected else "",
        severity=None,
        stage=Stage.REPORTED,
        first_report=NINE,
        acknowledged=None,
        resolved=None,
        last_news=NINE,
        stories=1,
        origins=1,
        affected=affected,
        regions=regions,
    )


@pytest.mark.parametrize(
    ("watch", "found", "touched"),
    [
        (Watch("Slack"), incident("Messages fail", "Slack"), True),
        (Watch("slack"), incident("Messages fail", "Slack"), True),
        (Watch("VW Sheets", also=("Vellumworks",)), incident("Payslips fail", "Vellumworks"), True),
        (Watch("Slax", also=("Slack",)), incident("Messages fail", "Slack Technologies"), True),
        (Watch("My cloud", also=("AWS",)), incident("Instances fail", "Amazon Web Services"), True),
        (Watch("AWS"), incident("Elevated errors", "Amazon Web Services"), True),
        (Watch("Azure"), incident("Sign-in fails", "Microsoft", ("Azure",)), True),
        (Watch("Zoom"), incident("Cloudflare outage takes down Zoom and Slack", "Cloudflare"), True),
        (Watch("Box"), incident("A black box of an outage", "Slack"), False),
        (Watch("Slack"), incident("Slackware mirrors are down", ""), False),
        (Watch("Slack"), incident("Slack alternative Chatter is down", "Chatter"), False),
        (Watch("Cloudflare", "DNS"), incident("Errors", "Cloudflare", ("DNS resolver",)), True),
        (Watch("Cloudflare", "DNS"), incident("Errors", "Cloudflare", ("Workers",)), False),
        (Watch("Cloudflare", "DNS"), incident("Cloudflare is down", "Cloudflare"), True),
        (Watch("AWS", "", "eu-west-1"), incident("Errors", "Amazon Web Services", (), ("us-east-1",)), False),
        (Watch("AWS", "", "us-east-1"), incident("Errors", "Amazon Web Services", (), ("US-EAST-1",)), True),
        (Watch("AWS", "", "eu-west-1"), incident("Errors", "Amazon Web Services", (), ("worldwide",)), True),
        (Watch("AWS", "", "eu-west-1"), incident("Errors", "Amazon Web Services"), True),
    ],
)
def test_what_touches_the_stack(watch: Watch, found: Incident, touched: bool) -> None:
    assert on_stack(found, (watch,)) is touched
    assert bool(why_not(found, watch)) is not touched


def test_the_stack_is_first_and_the_rest_keeps_its_order() -> None:
    some = [incident(title, vendor) for title, vendor in (("a", "A"), ("b", "Slack"), ("c", "C"), ("d", "Slack"))]
    marked = stack_first(some, (Watch("Slack"),))
    assert [(one.title, mine) for one, mine in marked] == [("b", True), ("d", True), ("a", False), ("c", False)]


def test_all_names_of_a_vendor() -> None:
    assert also_called("AWS") == also_called("Amazon Web Services")
    assert "microsoft azure" in also_called("azure")
    assert also_called("Nobody Knows") == {"nobody knows"}
    assert also_called("") == {""}
    assert also_called("# Who runs") == {"# who runs"}
