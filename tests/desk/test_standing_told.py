"""Where an outage stands when a part is back, when it fell again, and when it goes on for long."""

from __future__ import annotations

import pytest

from tui.desk.facts import facts
from tui.model import Article


@pytest.mark.parametrize(
    ("title", "text", "status"),
    [
        ("Gridbox is back, Playhall still down", "Gridbox has managed to get its servers back up.", "recovering"),
        (
            "Wexpay fails again hours after operator declares problem fixed",
            "Payments in Norway stopped at noon. The bank had announced at nine that services were back to normal.",
            "ongoing",
        ),
        ("Port still on paper a week after hack", "The port has no computers. Its systems were encrypted.", "ongoing"),
        (
            "Hospital computers down",
            "They are still down more than two weeks after an attack hit the chain.",
            "ongoing",
        ),
        ("Wexpay outage", "Logins have been restored, but shoppers are still unable to pay.", "ongoing"),
        ("Flights delayed", "The airline lifted the ground stop but warned that more delays are likely.", "ongoing"),
        ("Stations hit by attack", "Pumps across Norway are affected since the owner suffered an attack.", "ongoing"),
        ("Exchange halts", "A fault forced the exchange to suspend trading for more than three hours.", "resolved"),
        ("Shops hit", "Tills failed. Restoration work is continuing.", "recovering"),
        ("Phones out", "Calls failed at noon. The carrier said the problem was solved shortly after six.", "resolved"),
        ("Cable breaks", "Nets are down. The firm was able to fully restore circuits to some customers.", "ongoing"),
    ],
)
def test_an_end_counts_only_where_all_is_over(title: str, text: str, status: str) -> None:
    assert [fact.value for fact in facts(Article(title, title, text=text)) if fact.slot == "status"] == [status]
