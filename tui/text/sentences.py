"""Sentences with exact offsets: regular expressions and word lists, no model.

A newline always ends a sentence (headings, list items and captions stand on lines of their own). Inside a line each run
of stops (". ! ? …") with its closing quotes is a candidate; what stands before it (abbreviation, initial, "U.S.",
"a.m.", list number) and after it (lower case, a name, a word that likes to open sentences) decides. Text is read left
to right once, and every look back is bounded, so time is linear in the length of the text whatever it holds.
"""

from __future__ import annotations

import re
from typing import Self

from tui.dataclass import dataclass
from tui.text.late import late

Span = tuple[int, int]

_LOOK_BACK = 32
"""Characters of the word before a stop that are looked at; no abbreviation is longer."""

_CANDIDATE = late(
    r"(?<=\s)(?P<bullet>[•‣▪◦●])(?=\s)"
    r"|(?P<stop>[.!?…‽]++|[。！？｡]++)"
    r"(?P<close>(?:[\"'”’»)\]*]|\[\d{1,3}\])*+)"
    r"(?P<gap>[^\S\n]*+)"
    r"(?P<late>[\"”](?=\s|$))?"  # a closing quote that a tokenizer has set apart: 'the messenger. " CNN'
)
_WORD_BEFORE = late(r"[^\s()\[\]{}<\"“‘«/—–]+$")
_WORD_AFTER = late(r"[\"'“‘«(\[]*(?P<word>[^\W_][\w’'-]*)?")
_DOTTED = late(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LIST_NUMBER = late(r"(?:[-•*]\s)?\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})")
_OPENING_CLOCK = 28
"""A sentence that has had no more characters than this when it comes to "a.m." has only said when: "At 9:10 a.m. …"."""

_GLUED = late(r"[a-z’']{3,}$")

_TITLES = frozenset(
    "mr mrs ms mx dr rt prof gen sen rep gov lt col sgt capt cpt rev hon pres supt cmdr adm maj brig cpl pvt det"
    " insp msgr sens reps gens govs messrs mme mlle fr sr sra srta".split()
)
"""Always followed by a name."""

_NEVER_LAST = frozenset("e.g i.e cf vs v approx ca viz resp fig figs eq vol pp ed eds al incl esp dept".split())
"""Abbreviations that a sentence does not end with."""

_MAYBE_LAST = frozenset(
    "inc corp ltd co cos llc plc bros jr sr st ave blvd rd mt ft etc dist univ assn jan feb mar apr jun jul"
    " aug sep sept oct nov dec ph.d m.d b.a m.a avg tel ext".split()
)
"""Abbreviations that end a sentence when a word follows that likes to open one."""

_BEFORE_NUMBER = frozenset(
    "no nos p pp art sec ch vol fig figs ver v jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

_OPENERS = frozenset(
    "a an the this that these those he she it they we you i his her its their our my your there here who what"
    " when where why how which if in on at by for from with without within of to as after before since until while"
    " during although though because but and or nor so yet however meanwhile moreover instead then now today"
    " yesterday tomorrow earlier later still also even not no some many most more all both each every several few"
    " other others another one two once under over about according despite unlike like among between through"
    " across amid customers users engineers officials authorities police experts critics analysts".split()
)
"""Words that, capitalised after "U.S." or "Inc.", open a sentence rather than go on with a name."""

_CLOCK = frozenset({"a.m", "p.m"})
_AFTER_CLOCK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january"
    " february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec et est edt pt pst pdt ct cst cdt mt mst mdt gmt utc bst cet cest ist jst aest aedt sgt"
    " hkt eastern pacific central mountain london local".split()
)
_SHOUTED_NAMES = frozenset({"yahoo", "jeopardy", "yum", "e", "jack", "wham"})


def sentence_spans(text: str) -> list[Span]:
    """Return the sentences of `text` in order, as half-open ranges of code points.

    Nothing but white space lies outside the spans, no span begins or ends with white space, and none holds a newline.
    A list marker belongs to the sentence that it introduces.
    """
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        begin = start
        for cut in (*_cuts(text, start, end), end):
            if trimmed := _trimmed(text, begin, cut):
                spans.append(trimmed)
            begin = cut
        start = end + 1
    return spans


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range without the white space around it, None where nothing is left."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return (start + lead, start + len(part.rstrip())) if lead < len(part) else None


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Return where sentences inside the line `text[start:end]` end, in ascending order."""
    cuts: list[int] = []
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        cut = match.start() if match["bullet"] else match.end()
        if cut < end and (match["bullet"] or _ends_sentence(_Stop.of(text, begin, end, match))):
            cuts.append(cut)
            begin = cut
    return cuts


@dataclass(frozen=True, slots=True)
class _Stop:
    """A run of stops and what stands around it.

    `opening` is what its sentence has said so far (cut where that is long), `word` the word before it, `after` the text
    that follows, and `following` the first word of that text.
    """

    stop: str
    closed: bool
    late: bool
    gap: bool
    opening: str
    word: str
    after: str
    following: str

    @classmethod
    def of(cls, text: str, begin: int, end: int, match: re.Match[str]) -> Self:
        """Return the stop that was matched in the sentence that begins at `begin`, on a line that ends at `end`."""
        at = match.start()
        word = _WORD_BEFORE.search(text[max(begin, at - _LOOK_BACK) : at])
        after = text[match.end() : min(end, match.end() + _LOOK_BACK)].lstrip()
        following = _WORD_AFTER.match(after)
        return cls(
            stop=match["stop"],
            closed=bool(match["close"] or match["late"]),
            late=bool(match["late"]),
            gap=bool(match["gap"]),
            opening=text[begin : min(at, begin + 2 * _LOOK_BACK)].lstrip(),
            word=word[0] if word else "",
            after=after,
            following=(following["word"] or "") if following else "",
        )

    @property
    def opener_follows(self) -> bool:
        """Whether the next word likes to open sentences."""
        return self.following.lower() in _OPENERS


def _ends_sentence(stop: _Stop) -> bool:
    """Tell whether the stop ends a sentence, given that its line goes on."""
    if stop.stop[0] in "。！？｡":
        return True
    if not stop.gap and not stop.late:
        return _is_glued(stop)
    if _goes_on(stop):
        return False
    if stop.stop == ".":
        return _full_stop_ends(stop)
    if set(stop.stop) <= {".", "…"}:
        return stop.following != "I" or stop.closed
    shouted = stop.stop == "!" and not stop.closed and stop.word.lower() in _SHOUTED_NAMES
    return not shouted or stop.opener_follows


def _goes_on(stop: _Stop) -> bool:
    """Tell whether what follows shows that the sentence is not over: lower case, or nothing that can open one."""
    if not stop.following:
        return stop.after[:1] in ",;:–—-)"
    first = stop.following[0]
    return first.islower() and not any(letter.isupper() for letter in stop.following[1:3])


def _is_glued(stop: _Stop) -> bool:
    """Tell whether a stop without a blank after it ends a sentence all the same: "an outage.The company"."""
    return (
        stop.stop in (".", "!", "?")
        and stop.following[:1].isupper()
        and stop.opener_follows
        and bool(_GLUED.fullmatch(stop.word))
    )


def _full_stop_ends(stop: _Stop) -> bool:
    """Tell whether a single full stop ends a sentence, given that something capitalised follows it."""
    low = stop.word.lower()
    if stop.word.isupper() and stop.word.isalpha() and len(stop.word) > 1:
        return True  # "San Jose, CA." and "9 a.m. EST." are no abbreviations of ours
    if _LIST_NUMBER.fullmatch(stop.opening) or (stop.following[:1].isdigit() and low in _BEFORE_NUMBER):
        return False
    if low in _NEVER_LAST or (low in _TITLES and not stop.closed and not (low in _MAYBE_LAST and stop.opener_follows)):
        return False
    if stop.closed:
        return True
    if low in _CLOCK:
        if stop.after.startswith("(") and stop.following[:1].isdigit():
            return False  # "8 a.m. (0700 GMT)" tells the time once more
        only_said_when = len(stop.opening) <= _OPENING_CLOCK and not stop.opener_follows
        return stop.following.lower() not in _AFTER_CLOCK and not only_said_when
    if low in _MAYBE_LAST or _DOTTED.search(stop.word) or _is_initial(stop.word):
        return stop.opener_follows or not stop.following
    return True


def _is_initial(word: str) -> bool:
    """Tell whether a word is one capital letter, as in "George W. Bush" ("I" ends sentences)."""
    return len(word) == 1 and word.isupper() and word != "I"
