"""Stories to export: one told in full, and any story at all."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from tui.model import (
    Analysis,
    Fact,
    FeedKind,
    Flag,
    Lifecycle,
    Origin,
    Role,
    Service,
    Severity,
    Story,
    Takeaway,
    Version,
)

SEEN = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
PUBLISHED = datetime(2026, 11, 23, 9, 12, 30, tzinfo=UTC)

TEXT = (
    "Checkout failed for shoppers of Marlowe from 09:10 UTC. Carts were kept, said the company.\n"
    "Its cloud provider AWS was operating normally.\n"
    "• Checkout is down.\n"
    "• No cause is known."
)


def version(title: str = "Marlowe checkout fails", text: str = TEXT, analysis: Analysis | None = None) -> Version:
    return Version(
        id=7,
        number=1,
        seen=SEEN,
        title=title,
        description="Shoppers cannot pay.",
        text=text,
        author="A. Writer",
        published=PUBLISHED,
        analysis=analysis or full_analysis(text),
    )


def story(title: str = "Marlowe checkout fails", **changes: object) -> Story:
    values: dict[str, object] = {
        "id": 12,
        "feed_url": "https://relay.example/feed",
        "guid": "checkout",
        "url": "https://relay.example/2026/checkout?a=1&b=2",
        "source": "The Relay",
        "kind": FeedKind.NEWS,
        "first_seen": SEEN,
        "version": version(title),
        "categories": ("E-Commerce", "2026", "Payments & tills"),
    }
    return Story(**{**values, **changes})  # type: ignore[arg-type]


def bullet(text: str, words: str, origin: Origin = Origin.DESK) -> Takeaway:
    start = text.index(words)
    return Takeaway(words, start, start + len(words), Role.IMPACT, origin)


def full_analysis(text: str = TEXT) -> Analysis:
    if text != TEXT:
        return Analysis(Flag(True, 0.9))
    aws, start = text.index("AWS"), text.index("09:10")
    return Analysis(
        flag=Flag(True, 0.97, Severity.CRIT, Lifecycle.LIVE, cause="overload"),
        services=(
            Service("AWS", False, "text", aws, aws + 3, "AWS"),
            Service("Marlowe checkout", True, "text", 0, 8, "Checkout"),
        ),
        takeaways=(bullet(text, "Carts were kept"), bullet(text, "Checkout is down.", Origin.PUBLISHER)),
        facts=(Fact("start", "2026-11-23T09:10Z", "09:10 UTC", start, start + 9),),
    )


hostile_text = st.text(
    st.one_of(
        st.sampled_from("[]()<>!*_`~#|\\-+=&;:/.$%{}@^\"' \t\n\r\x00\x1b\x85\u2028\u202e\u200b0123x1。"),
        st.characters(exclude_categories=()),
    ),
    max_size=60,
) | st.sampled_from(
    [
        "---\nadmin: true",
        "...\n---",
        "# heading",
        "[x](javascript:alert(1))",
        "![x](https://evil.invalid/t.png)",
        "<script>alert(1)</script>",
        "<https://evil.invalid>",
        "[1]: https://evil.invalid",
        "[^1]: word",
        "word",
        "| a | b |\n| - | - |",
        "~~~ python",
        "    code",
        "1) one",
        "&lt;b&gt; &#x5b;x]",
        "no",
        "0o17",
        "2024-01-01",
        "null",
        "a\\",
        "***",
        "> quote",
        "= =",
    ]
)


@st.composite
def hostile_stories(draw: st.DrawFn) -> Story:
    text = draw(hostile_text)
    spans = st.tuples(st.integers(-3, 70), st.integers(-3, 70))

    def taken() -> Takeaway:
        start, end = draw(spans)
        return Takeaway(draw(hostile_text), start, end, origin=draw(st.sampled_from(Origin)))

    def fact() -> Fact:
        start, end = draw(spans)
        return Fact(draw(hostile_text), draw(hostile_text), draw(hostile_text), start, end, "title")

    def service() -> Service:
        start, end = draw(spans)
        return Service(draw(hostile_text), draw(st.booleans()), "description", start, end, draw(hostile_text))

    flag = Flag(
        draw(st.booleans()),
        0.5,
        draw(st.sampled_from([None, *Severity])),
        draw(st.sampled_from([None, *Lifecycle])),
        cause=draw(hostile_text),
    )
    analysis = Analysis(
        flag,
        services=tuple(service() for _ in range(draw(st.integers(0, 2)))),
        takeaways=tuple(taken() for _ in range(draw(st.integers(0, 3)))),
        facts=tuple(fact() for _ in range(draw(st.integers(0, 2)))),
        takeaways_note=draw(hostile_text),
    )
    return Story(
        id=draw(st.integers(1, 10**9)),
        feed_url="https://relay.example/feed",
        guid=draw(hostile_text),
        url=draw(hostile_text | st.builds("https://e.invalid/{}".format, hostile_text)),
        source=draw(hostile_text),
        kind=draw(st.sampled_from(FeedKind)),
        first_seen=SEEN,
        version=Version(
            id=1,
            number=draw(st.integers(1, 3)),
            seen=SEEN,
            title=draw(hostile_text),
            description=draw(hostile_text),
            text=text,
            author=draw(hostile_text),
            published=draw(st.sampled_from([None, PUBLISHED])),
            analysis=analysis,
        ),
        vendor=draw(hostile_text),
        categories=tuple(draw(st.lists(hostile_text, max_size=3))),
    )
