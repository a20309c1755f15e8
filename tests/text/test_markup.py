"""HTML becomes paragraphs of plain text, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

from tui.text.clean import is_clean
from tui.text.markup import MAX_TEXT, html_to_text, text_and_anchors


def test_blocks_become_lines() -> None:
    assert html_to_text("<h2>Down</h2><p>One <b>bold</b>&nbsp;word.</p><p>Two<br>lines</p>") == (
        "Down\nOne bold word.\nTwo\nlines"
    )


def test_list_items_start_with_a_bullet() -> None:
    assert html_to_text("<p>Key takeaways</p><ul><li>One<li><p>Two</p></li><li></li></ul><p>After</p>") == (
        "Key takeaways\n• One\n• Two\nAfter"
    )


def test_rows_keep_their_cells_apart() -> None:
    markup = "<table><tr><th>Region</th><th>State</th></tr><tr><td>EU</td><td> down </td><td></td></tr></table>"
    assert html_to_text(markup) == "Region | State\nEU | down"


def test_what_is_not_prose_is_left_out() -> None:
    markup = "a<script>alert(1)</script><style>p{}</style><!-- no --><svg><text>no</text></svg><button>no</button> b"
    assert html_to_text(markup) == "a b"


def test_text_without_markup_stays_as_it_is() -> None:
    assert html_to_text("a < b and c > d\n\nR & D") == "a < b and c > d\nR & D"


def test_entities_are_resolved_once() -> None:
    assert html_to_text("AT&amp;T &lt;b&gt; it&rsquo;s") == "AT&T <b> it’s"


def test_links_of_the_prose_are_found_with_their_words() -> None:
    markup = (
        '<p>The <a href="https://s.example/1"><b>status</b> page</a> of <a name="x">Acme</a> says so. '
        '<a href="/more"><img src="x"></a></p><button><a href="https://s.example/no">no</a></button>'
    )
    assert text_and_anchors(markup) == (
        "The status page of Acme says so.",
        [("status page", "https://s.example/1"), ("", "/more")],
    )


def test_preformatted_lines_stay_lines() -> None:
    assert html_to_text("<pre>a\nb</pre><p>c\nd</p>") == "a\nb\nc d"


def test_escape_sequences_do_not_come_through_references() -> None:
    assert html_to_text("<b>x</b>&#27;]52;c;&#x1b;[2J&#x9d;") == "x]52;c;[2J"


@given(st.text(alphabet="<>/!?-=&;#'\" \n\tabpliu[]•", max_size=200) | st.text(max_size=200))
def test_any_string_becomes_clean_text_of_single_lines(markup: str) -> None:
    text = html_to_text(markup)
    assert is_clean(text)
    assert len(text) <= MAX_TEXT
    assert "\n\n" not in text
    assert text == text.strip()


def test_floods_of_markup_are_read_in_bounded_work() -> None:
    for flood in (
        "<a ",
        "<div>",
        "<!--",
        "<?",
        "<![CDATA[",
        "&",
        "<",
        "<br>",
        "<table><tr><td>",
        "\t\n ",
        "<li>",
        "•\n",
    ):
        assert len(html_to_text(flood * 200_000)) <= MAX_TEXT
