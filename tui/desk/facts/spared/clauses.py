"""What a story says not to be affected: the clauses that say so, with the names in each.

Four ways lead there: what befalls others is denied ("was not affected", "never lost service"), what goes on is told
("kept working", "as usual", "without interruption", "can still be used"), where it stands apart ("runs on a separate
network"), and what trouble did not reach ("did not affect X", "no impact on X"). A clause on what is hoped, or works
again, says none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from tui.dataclass import dataclass
from tui.desk.facts.spared.beside import own_start, takes_back
from tui.desk.facts.spared.names import names_spared
from tui.desk.facts.spared.untrue import is_ellipsis, is_for_the_most, is_untrue
from tui.desk.facts.spared.words import SPARED
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence
from tui.text.late import late

_SAME_SUBJECT = late(r"[\s,]*(?:and\s|but\s)?(?:have\s|has\s|had\s|are\s|is\s|were\s|was\s|also\s)*")
_AS_WELL = late(
    r",\s(?:as|(?:and\s)?(?:so|neither|nor))\s(?:did|was|were|is|are|has|have|had|do|does)\s(?!(?:any|every|no|some)(?:one|body|thing)\b|(?:there|it|this|that|he|she|they|we)\b)"
    r"([^,.;]{3,60})",
    re.IGNORECASE,
)
"""Behind what is spared: ", as did its Asian edge", ", and neither is the app"."""
_OBJECT_FOLLOWS = Pattern(
    r"\b(?:(?:impact|effect|bearing|influence|consequences?)\s(?:on|to|for)|affect(?:ed|ing)?|impact(?:ed|ing)?"
    r"|disrupt(?:ed|ing)?|prevent|interfere\swith|extend\sto|involve|spread\sto|(?:never|not)\s(?:reach(?:ed)?"
    r"|touch(?:ed)?|hit)|(?<=\w\s)spared|(?:left|leaving|leaves)\s(?=[^.;]{3,80}\s(?:untouched|unaffected|intact|alone|unharmed|unscathed)$)|rather\sthan)\b(?!$|\sby\b)"
)
_FAILED_TO = Pattern(
    r"(?:fail(?:s|ed|ing|ure)?\sto|n['’]t|\bnot|(?:un|not\s(?:\w+\s)?)able\sto|(?:difficult|hard|impossible|unlikely|struggl\w+|refus\w+|cannot)(?:\sto)?|longer|stop(?:s|ped)?|without|may|might|should|will"
    r"|would|hope"
    r"\w*\sto)\s(?:\w+\s)?$|(?:\bnot|n['’]t|never)\s(?:(?:seem|appear)\s)?(?:to\s)?(?:have\s)?(?:be|been|being)\s(?:\w+ly\s)?$"
)
"""Before "work as expected": then it did not."""
_NEGATED = late(r"(?:\bnot|n['’]t|\bnever|\bno\slonger)\s(?:have\s)?$", re.IGNORECASE)
"""Before "been operational" or "unaffected": then it was not."""
_INTRANSITIVE = late(
    r"(?<![Nn]ot)(?<![Nn]ever)(?<!n['’]t)\s(?!(?:failed|crashed|collapsed|refused|declined|denied|struggled|queued|waited|complained|delayed|closed|stopped)\b)"
    r"(?:\w+ed|rang|sold|sent|paid|ran|went|came|took|made|met|flew|left|rose|drove|read|did)(?:\s(?:through|ahead|on|out|off|up))?(?:\s(?:their|its|the|his|her)\s\w+)?\s$"
)
"""Before "as always": what somebody did so."""
_GOING = late(
    r"(?<!not)(?<!never)(?<!n.t)\s(?:was|were|is|are|been|be|can|could)\s(?!not\b|never\b|unable\b|impossible\b|difficult\b|struggl)[^,.;:—]{0,50}$",
    re.IGNORECASE,
)
"""Before "as usual": what is, or can be done, so."""
_ME = Pattern(r"\bI\s", case=True)
"""A bystander's word that it works for him spares nothing."""
_SOMETHING_SERVED = Pattern(
    r"\b(?:services?|customers?|users?|systems?|apps?|sites?|websites?|networks?|payments?|platforms?|traffic|calls?"
    r"|flights?|operations|products?|regions?|others?|providers?|members?|data\scent(?:re|er)s?|servers?|logins?"
    r"|access|care|branch(?:es)?|shops?|stores?|cards?|machines?|installations?|instances?|phones?|lines?|apis?|consoles?|endpoints?|databases?)\b"
)
"""What an outage can spare; the balance of an account is none of it."""
_OUT_OF_REACH = late(
    r"spread\sto|never\s(?:reach|touch)|\b(?:effect|bearing|influence)\son\s(?!(?:the\s|its\s)?(?:sales|revenue|profit|earnings|results|shares?|stock|costs))"
    r"|(?:untouched|unaffected|unscathed)$",
    re.IGNORECASE,
)
"""Words that tell of something spared whatever it is."""
_BRIEF = late(r"through$|\bnot$", re.IGNORECASE)
"""Words that spare something only where their subject is something that can be spared."""
_EXPECTED = late(r"(?:should|will|would)\b", re.IGNORECASE)
"""What a status page promises not to be hit: "hosted runners should not be affected"."""
_HOPED = late(
    r"\b(?:hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|whether|if|unclear|had\sthe)\b|^(?:note\sthat\s)?should\b",
    re.IGNORECASE,
)
_COMPONENT = late(
    r"(?!(?:\w+\s-\s)?(?:all\s)?other\b)[\w\s,&()-]{2,250}\s(?:is|are)\s(?:now\s)?(?:operating|working)\snormally\.?",
    re.IGNORECASE,
)
"""All that an update of a status page says: a component has come back."""
_RECOVERED = Pattern(
    r"\b(?:now|again|(?:is|are|was|were|has|have|can)\salready(?!\s(?:in|en\sroute|on|airborne|booked|paid|checked)\b)|backlog|back\s(?:to|up|online)|return(?:ed|ing|s)?\sto|resolved|recover\w*|restor\w+"
    r"|fixed|resum\w+"
    r"|once\smore|since\s(?:\d|\w+day)|until)\b"
)
_NOT_SPARED = Pattern(
    r"\b(?:despite|should|would|hope\w*|expect(?:s|ing)?|expected\sto|supposed|will\s(?:be|work)|not\sonly|n['’]t\sonly|not\sjust"
    r"|no\slonger|whether|if|unclear|until|not\syet|ensur(?:e|es|ing)|mak(?:e|ing)\ssure|safeguards?"
    r"|before\s(?:they|it"
    r"|the\s\w+)|prior\sto|most\s(?:of\s(?:the|its|our)\s)?(?:services|systems|users|customers|features|functions|sites)"
    r"|nobody|initially|at\sfirst|(?:aim|plan|seek)\w*\sto|so\s(?:that\s)?(?:we|they|you|it|users|customers|people)\scan|not\s(?:all|every\w*|many|even)|(?:that|which)\s(?:you|we|they|people|users)\s(?:can|could))\b"
)
_NEGATIVE = late(
    r"(?:there\s(?:is|are|was|were)\s)?(?:(?:almost|virtually|practically)\s)?(?:no|none|neither|not\seven|not\s(?:one|an?\ssingle)|nothing|nobody|few|hardly|barely|scarcely|only\s(?:some|an?|one|two|three|four|five|\d+)|had)\b",
    re.IGNORECASE,
)
"""How a clause begins in which little goes on, or only would have."""
_ALL_WELL = late(
    r"(?:^|\b(?:that|said|says|confirmed)\s)(?:(?:all|both|our|the|its|every)\s)+(?:(?:of\s)?(?:the|our|its)\s)?(?:other\s)?(?:services?|systems?|applications?|sites?"
    r"|platforms?|networks?|operations|components?)(?:\sand\s\w+)?\s(?:is|are)\s",
    re.IGNORECASE,
)
"""How a clause begins, or what is said in it, that tells the end of all trouble, rather than what had none."""
_CLAUSE_CUT = Pattern(
    r"[;—–]\s?|\((?=[^()]*$)|:(?![\d/])\s?|\s-\s|,\s(?:while|but|yet|although|though|whereas|however|and|with)\s|\s(?:but|while"
    r"|although|whereas|(?:luckily|fortunately|thankfully|happily|mercifully)\b,?)\s"
    r"|\s(?:said|says|stated|confirm|confirmed|added|noted|stressed|insisted|understands?|understood|believes?)\s(?:(?:on|in|at|via|late|early|earlier|\w+day)\s?"
    r"(?:[\w’'-]+\s){0,7}?)?that\s(?!it\b|they\b|its\b|their\b|this\b|these\b|all\b)"
    r"|\b(?:it|he|she|they)\s(?:said|says|added|stressed)\s(?!(?:that|it|they|its|their|this|all|on|in|at|via|late"
    r"|early)\b)(?=\w)|\s(?:said|says|confirm(?:s|ed)|claim(?:s|ed)|announced|tweeted|report(?:s|ed)|wrote|added|thinks?|insist(?:s|ed)|told\s(?:[\w’'-]+\s){1,3}?that)\s"
    r"(?:that\s)?(?!(?:that|it|they|he|she|we|this|these|all|no|not|none|nothing|there|to|by|an?|on|in|at|via|late|early|earlier|\w+day"
    r"|(?:(?:its|their|the)\s)?(?:own\s)?(?:services?|operations|networks?|systems?|platforms?|customers|users))\b)(?=\w)|,?\sand\sthat\s(?!it\b|they\b|its\b|their\b)|\sand\s(?=(?:the|its|it|this)\s\w+\s(?:did|does)\s)"
)
_MARKER = late(r"[-*•·–\s]+")
_LEADING = Pattern(
    r"(?:in\s(?:case\sof|an?)\s[^,]{3,30}|according\sto\s[^,.;]{2,40}(?=,)|while|although|though|but|and|however|whereas|meanwhile|also"
    r"|the company said|it said|said)\b,?\s"
)
_AUXILIARY = late(
    r"(?:\s(?:(?:seem|appear)(?:s|ed)?(?:\sto)?|was|were|is|are|has|have|had|been|be|being|still|also|not|all|available|operational|and"
    r"|remain(?:s|ed)?|continue[sd]?|worked|ran|(?:went|gone|going|got)\s(?:through|ahead|on|out|off)|taking\soff))+$",
    re.IGNORECASE,
)
_TROUBLE_ITSELF = late(
    r"\b(?:outages?|disruptions?|problems?|issues?|errors?|delays?|queues?|cancell?ations?|complaints|chaos|attacks?|incidents?|trouble|faults?|failures?|glitch(?:es)?"
    r"|efforts?|mitigations?|repairs?|investigations?)(?:\s(?:to|on|in|at|with|for|of)\s[^,;]*)?(?:\s(?:will|is|are|was|were|may))?\s*$",
    re.IGNORECASE,
)
"""Before "continue" or "could still": what goes on then is the outage."""
_OBJECT_ENDS = late(r"[:–—(]|,|\s(?:that|which|who|because|since|as|when|while|after|before|until)\b", re.IGNORECASE)
"""What the name of an object that trouble did not reach is over at."""
_ASIDE = late(r",\s(?:which|who|whose|(?:some|many|most|all|one|part)\sof\s(?:which|whose|whom))\b[^,;.]{3,100},")
"""A clause about the subject: whom it names is not the subject."""
MAX_SUBJECT = 60
"""Characters of a subject that still reads as a name."""
_GOES_ON_DOING = Pattern(r"\b(?:operat|work|function|run|ran|perform|properly|fine|smoothly|continu)")
_WORKS = Pattern(r"\b(?:operat|work|function|run|ran|perform|properly|fine|smoothly)")


@dataclass(frozen=True, slots=True)
class Spared:
    """A clause `[start, end)` of a field that says what is not affected, with the names in it ("" joined: none)."""

    sentence: Sentence
    start: int
    end: int
    names: tuple[str, ...]
    subject: str = ""

    @property
    def label(self) -> str:
        """What is spared, in words: "Card payments" of "Card payments are unaffected", else the clause."""
        return self.subject or self.text

    @property
    def text(self) -> str:
        """The clause's words."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def spared_clauses(reading: Reading) -> Iterator[Spared]:
    """Yield the clauses of the story that say what is not affected, those of an earlier incident left out."""
    for sentence, following in zip_longest(reading.body, reading.body[1:]):
        if not (following and takes_back(following.text)):
            yield from spared_in(sentence)


def is_spared(sentence: Sentence, at: int) -> bool:
    """Tell whether the field's offset `at` lies in a clause on what is not affected."""
    return any(one.start <= at < one.end for one in spared_in(sentence))


@lru_cache(maxsize=1024)
def spared_in(sentence: Sentence) -> tuple[Spared, ...]:
    """Return the clauses of one sentence that say what is not affected."""
    return (*_spared(sentence), *_excepted(sentence))


def _spared(sentence: Sentence) -> Iterator[Spared]:
    told = 0
    for match in SPARED.each(sentence.line):
        start, end = _clause(sentence.text, match.start(), match.end())
        if told and _SAME_SUBJECT.fullmatch(sentence.text, told, match.start()):
            continue  # the clause says so twice
        start = own_start(sentence.text, start, told, match.start())
        if sentence.start + match.start() >= sentence.earlier or not _says_so(sentence, match, start, end):
            continue
        names = _names(sentence, start, match.start(), match.end())
        if not names and not _can_be_spared(match[0], sentence.text[start:end]):
            continue
        told = match.end()
        subject, end = _what(sentence.text, match, start, end)
        if is_for_the_most(sentence.text, start, match.start()):
            names, subject = (), ""  # then only its own words say how much
        yield Spared(sentence, sentence.start + start, sentence.start + end, names, subject)
        if other := _AS_WELL.match(sentence.text, end):
            yield Spared(sentence, sentence.start + other.start(1), sentence.start + other.end(), (), other[1])


def _what(text: str, match: re.Match[str], start: int, end: int) -> tuple[str, int]:
    """Return what the clause `[start, end)` spares, "" where no words of it are a name, and where the clause ends.

    Where people "can still use the API" not they are spared, but what they do: then the clause tells, with its object.
    """
    if _OBJECT_FOLLOWS.search(match[0]):
        return _object(match[0]), end
    if match[0].lower().startswith(("no ", "neither ", "not aware")):
        return "", end  # "no bookings were lost" holds its subject itself
    before = text[start : match.start()]
    subject = _named(before.rpartition(",")[2]) if is_ellipsis(match[0]) else _subject(before)
    speaks = _SPEAKERS.fullmatch(text, start, match.start()) is not None
    if not speaks and not (_CAN.match(match[0]) and _ANYBODY.fullmatch(subject)):
        return subject, end
    rest = _REST.match(text, end)
    return "", rest.end() if rest else end


def _says_so(sentence: Sentence, match: re.Match[str], start: int, end: int) -> bool:
    """Tell whether the words mean in their clause what they say: no hope, no end, no part, no trouble itself."""
    words, clause, before = match[0], sentence.text[start:end], sentence.text[: match.start()]
    is_no_promise = not _EXPECTED.match(words) or _HOPED.search(clause)
    if is_no_promise and _NOT_SPARED.search(_ASIDE.sub(" ", clause)):
        return False
    if (
        _WHAT.fullmatch(before[start:])
        or _COMPONENT.fullmatch(sentence.text)
        or _ME.search(clause)
        or _tells_the_end(clause, words)
    ):
        return False
    if _IS_MANNER.match(words) and not (_GOING.search(before) or _INTRANSITIVE.search(before)):
        return False
    if _NEGATED.search(before[-24:]) or (_SOME.match(clause) and _AND_SOME.match(sentence.text, match.end())):
        return False
    if _GOES_ON_DOING.match(words) and _FAILED_TO.search(before[-24:]):
        return False
    if is_untrue(sentence.text, start, match.start(), match.end()):
        return False
    if _TROUBLE_ITSELF.search(before[start:]) and not (_DENIES.search(words) or _OBJECT_FOLLOWS.search(words)):
        return False
    return not _is_back(sentence.text, match, clause)


_WHAT = late(r"what\s", re.IGNORECASE)
"""Before "still works:" of a heading, whose list names it."""
_SOME = late(r"[“\"‘]?(?:some|a few|several)\s", re.IGNORECASE)
_AND_SOME = late(
    r"[^.;]{0,60}?,?\s(?:while|but|and)\s(?:some|others|many|most)\s(?:others\s)?(?:was|were|are|is|did|do|could|can|fail(?:ed)?|took|had|got|saw|lost)\b",
    re.IGNORECASE,
)
"""Behind what some could do: what others could not, "some calls went through while others failed"."""
_IS_MANNER = late(r"(?:as|in\sthe)\s", re.IGNORECASE)


def _is_back(text: str, match: re.Match[str], clause: str) -> bool:
    """Tell whether something works again, rather than all the while."""
    is_later = not _ALL_ALONG.search(match[0]) and (
        _BY_THEN.search(text, 0, match.start()) or _THEN.match(text, match.end())
    )
    is_over = _RECOVERED.search(clause) or _RECOVERED.search(text, match.end()) or _AFTER.match(text, match.end())
    if not (is_later or is_over):
        return False
    words = match[0].lower()
    normal = "normal" in words + text[match.end() : match.end() + 10].lower()
    is_mended = "healthy" in words and _MENDING.search(clause) is not None
    return normal or is_mended or bool(_WORKS.match(words)) or any(word in words for word in _FIT)


_ALL_ALONG = late(r"\b(?:kept|keeps?|continu\w*|remain\w*|stay\w*|still|throughout|all along)\b", re.IGNORECASE)
_BY_THEN = late(
    r"(?:^|[,;]\s|\b(?:said|says|that|and)\s)[“\"]?(?:by(?!\s(?:contrast|comparison)\b)|since|from|once|after(?!\smidnight)|later|shortly|within|the\s(?:next|following)|"
    r"as\sof)\s[^;]*$|\b(?:corrected|repaired|solved|back)\b[^;]*$",
    re.IGNORECASE,
)
_THEN = late(
    r"\s(?:\w+ly\s)?(?:by|since|from)\s(?:the\s)?(?:\d|noon|midnight|\w+day|early|late|mid|morning|afternoon|evening|night|dawn|then)",
    re.IGNORECASE,
)
"""When something worked that had not worked before: "by 9am trains were running normally"."""
_MENDING = late(r"\bagain\b|\bbeg[au]n\sto\srecover\b|\brecovered\b", re.IGNORECASE)
_FIT = ("running", "operational", "available", "functional")
_AFTER = late(
    r"\s(?:(?:today|now|again|this\s\w+|(?:on\s)?\w+day)\s)?(?:after|following)\s(?!(?:midnight|noon|dark|that|this)\b)",
    re.IGNORECASE,
)
"""Behind what works, once something is over: "appears to be fully functional after Wednesday's weirdness"."""


def _can_be_spared(words: str, clause: str) -> bool:
    """Tell whether what no name is known of is something that an outage can spare."""
    reached = _OBJECT_FOLLOWS.search(words) and not words.lower().startswith("not aware")
    if reached and not _SOMETHING_SERVED.search(words) and not _OUT_OF_REACH.search(words):
        return False
    return not _BRIEF.search(words) or _SOMETHING_SERVED.search(clause) is not None


def _subject(before: str) -> str:
    """Return who or what the words stand behind, in words that read as a name, "" where it is too long for one."""
    whole = _named(_ASIDE.sub(" ", before))
    return whole or _named(before.rpartition(",")[2])


def _object(words: str) -> str:
    """Return what trouble did not reach, as `_subject` does: "card payments" of "did not affect card payments"."""
    verb = _OBJECT_FOLLOWS.search(words)
    if verb is None or verb[0].lower().startswith("rather"):
        return ""
    behind = words[verb.end() :]
    is_left = verb[0].lower().startswith(("left", "leav"))  # "left the web version untouched"
    return _named(_OBJECT_ENDS.split(behind.rpartition(" ")[0] if is_left else behind, maxsplit=1)[0])


def _named(words: str) -> str:
    name = _AUXILIARY.sub("", _JOINED.sub("", words.strip(' ,“”"•*·–-')))
    return name if not _NO_NAME.match(name) and 3 <= len(name) <= MAX_SUBJECT else ""


_CAN = late(r"(?:can|could|(?:was|were|are|is)\sstill\sable|still\sable|able)\b", re.IGNORECASE)
_REST = late(r"(?:\s(?!(?:but|and|while|although|though)\b)[^\s,.;:—–(]+){0,8}")
_ANYBODY = late(
    r"(?:(?:all|the|our|its|some|most)\s)?(?:customers|users|people|members|subscribers|passengers|shoppers|players|travell?ers)",
    re.IGNORECASE,
)
_SPEAKERS = late(
    r"[“\"‘']?(?:we|they|it)(?:['’](?:re|ve|s))?(?:\s(?:also|still|are|is|were|was|have|has))*\s", re.IGNORECASE
)
"""Who speaks of himself: "we are also continuing to take orders" spares the orders."""
_JOINED = late(r"^(?:as\sa\sworkaround,\s|(?:and|or|as|to)\s)", re.IGNORECASE)
_NO_NAME = late(r"(?:well\sas|which|who|what|that|they|it|we|this|these|those)\b|https?:|//", re.IGNORECASE)


def _tells_the_end(clause: str, words: str) -> bool:
    """Tell whether a clause says of the whole that it runs, or of nearly nothing that it went on."""
    if _NEGATIVE.match(clause):
        return not _DENIES.match(words) or _is_denied_twice(clause, words)
    whole = _ALL_WELL.search(clause.lstrip('“"'))
    runs = _WORKS.match(words) or _RUNS.search(words)
    return whole is not None and "other" not in whole[0].lower() and runs is not None


_RUNS = late(r"^(?:is|are)\s(?:\w+ly\s)?(?:up\sand\srunning|operational|functional)$", re.IGNORECASE)


def _is_denied_twice(clause: str, words: str) -> bool:
    """Tell whether it is said of nothing that it is not hit: "no service was not affected"."""
    return not clause.startswith(words) and " and " not in clause and _NOT.search(words) is not None


_NOT = late(r"\bnot\b|n['’]t\b|\bun\w+", re.IGNORECASE)
_DENIES = Pattern(
    r"\b(?:no|not|never|none|nothing|neither|un(?:affected|impacted|touched|scathed|disturbed)|(?:was|were|is|are|has|have|had)\s(?!(?:running|open|spared|safe|secure|intact|fine|operational|up)\b)\w+)\b"
)


def _excepted(sentence: Sentence) -> Iterator[Spared]:
    """Yield what all else that failed is told apart from: "all carriers except T-Mobile were down"."""
    found = [*_EXCEPT.each(sentence.line, sentence.earlier - sentence.start)] if sentence.broken else []
    if not found or _IS_WELL.search(sentence.text):
        return
    for match in found if _ALL.search(sentence.text) else (one for one in found if one[0].startswith("but not")):
        start, end = sentence.start + match.start("a"), sentence.start + match.end("a")
        names = tuple({one.name: None for one in sentence.mentions if start <= one.start < end})
        yield Spared(sentence, start, end, names, match["a"])


_IS_WELL = late(
    r"\b(?:restored|recover\w*|back|again|resolved|fixed|clear(?:ed|s)?|normal(?:ly)?|working|operational|available|online|returned|reconnected)\b",
    re.IGNORECASE,
)
"""What is excepted from that is what is still hit: "all is restored except search"."""
_ALL = late(r"\b(?:all|every\w*|entire|whole|any|no\sone|nobody|nothing)\b", re.IGNORECASE)
_EXCEPT = Pattern(
    r"\b(?:except(?:\s(?:for|in|on))?|apart\sfrom|aside\sfrom|with\sthe\sexception\sof|bar(?:ring)?|other\sthan"
    r"|(?<=everything\s)but|(?:(?<=affected\s)|(?<=affected,\s)|(?<=hit,\s)|(?<=down,\s))but\snot)\s"
    r"(?!(?:that|when|where|if|to|by)\b)(?P<a>(?:(?!(?:was|were|is|are|had|has|have|went|could|but|and\s\w+\s(?:was|were))\b)"
    r"[\w’'&.-]+\s){0,5}?(?!(?:was|were|is|are|had|has|have|went|could)\b)[\w’'&-]+)(?=[,.;—–]|\s(?:was|were|is|are|had|has"
    r"|have|went|could|in|on|at|but)\b|$)",
)


def _names(sentence: Sentence, start: int, at: int, end: int) -> tuple[str, ...]:
    """Return the names of what is spared: the clause's subject, or the object of "did not affect …"."""
    words = sentence.text[at:end]
    is_object = _OBJECT_FOLLOWS.search(words) and not words.endswith(("affected", "impacted"))
    low, high = (at, end) if is_object else (start, at)
    return names_spared(sentence, low, high, [aside.span() for aside in _ASIDE.finditer(sentence.text, low, high)])


def _clause(text: str, at: int, end: int) -> tuple[int, int]:
    """Return the clause around `text[at:end]`."""
    start = 0
    for cut in _CLAUSE_CUT.finditer(text, 0, at):
        start = cut.end()
    leading = _LEADING.match(text, start)
    if leading:
        start = leading.end()
    marker = _MARKER.match(text, start, at)
    return min(marker.end() if marker else start, at), end
