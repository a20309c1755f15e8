"""What a story says not to be affected: the clauses that say so, with the names in each.

Four ways lead there: what befalls others is denied ("was not affected", "never lost service"), what goes on is told
("kept working", "as usual", "without interruption", "can still be used"), where it stands apart ("runs on a separate
network"), and what trouble did not reach ("did not affect X", "no impact on X"). A clause on what is hoped, or works
again, says none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tui.desk.gazetteer import Mention
from tui.desk.patterns import Pattern
from tui.desk.reading import Reading, Sentence
from tui.desk.who import is_channel
from tui.text.late import late

_BE = r"(?:was|were|is|are|been|be|remain(?:s|ed)?)"
_ADVERB = r"(?:(?:\w+ly|otherwise|all|also|both|still)\s)"
_HIT = (
    r"(?:affected|impacted|disrupted|hit|touched|interrupted|involved|disconnected|cut\soff|lost|harmed|damaged"
    r"|compromised|down|offline|at\s(?:any\s)?risk|in\sdoubt|in\sdanger|threatened|delayed|cancell?ed)"
)
_NO_HARM = (
    rf"(?!(?:be\s)?(?:{_HIT}|fail\w*|break|crash|drop|lag|slow\w*|late|unavailable|inaccessible|rejected|declined|blocked"
    r"|refused|missing|wrong|suffer|experience|encounter|face|time\sout|run\sinto|not"
    r"|(?:see|get|have|show|take)\s(?:\w+\s){0,2}?(?:errors?|delays?|trouble|problems?|issues?|longer))\b)"
)
"""What may go on is no trouble: orders that "can still fail" are not spared."""
_TROUBLE = r"(?:trouble|impact|problems?|issues?|disruptions?|interruptions?|difficult(?:y|ies))"
_APART = r"(?:separate|different|independent|isolated|another|its\sown|their\sown)"
_DENIED = (
    rf"(?:{_BE}\s{_ADVERB}?(?:not|never)\s{_ADVERB}?(?:been\s)?{_HIT}"
    r"|(?:wasn|weren|isn|aren)['’]t\s(?:directly\s)?(?:affected|impacted|disrupted|hit|touched|interrupted|lost"
    r"|damaged|down)"
    rf"|(?:should|will|would)\s?(?:not|n['’]t)\sbe\s{_ADVERB}?{_HIT}"
    rf"|(?:has|have|had)\s?(?:not|never|n['’]t)\sbeen\s{_ADVERB}?{_HIT}"
    r"|(?<!to\s)(?<!of\s)(?<!with\s)(?:unaffected|unimpacted|unscathed|undisturbed|untouched|not\simpacted"
    r"|not\saffected)(?!\sby\sthe\s\w+\sthat)"
    r"|never\s(?:lost|went\s(?:down|off)|stopped|failed|suffered|faltered)"
    r"|did\s(?:not|n['’]t)\s(?:lose\s\w+|go\sdown|stop)"
    rf"|no\s(?:other\s)?(?:\w+\s){{1,3}}?(?:was|were|is|are|has\sbeen|have\sbeen)\s{_ADVERB}?(?:affected|impacted"
    rf"|disrupted)|at\sno\s(?:time|point|stage)\s(?:was|were|did)\s[^.;]{{3,80}}?(?:unavailable|missing|{_HIT})"
    rf"|not\sat\sany\s(?:time|point|stage)\s{_HIT}"
    rf"|(?:had|has|have|saw|seen|reported|reports|experienced|noticed|felt|found)\s(?:no|little)\s(?:\w+\s)?{_TROUBLE}"
    r"|not\saware\sof\sany\s(?:[\w-]+\s){0,4}?(?:impacts?|disruptions?|problems|issues)(?:\s(?:to|on|in"
    r"|at)\s[^.,;]{3,50})?"
    r"|noticed\snothing|(?<=[\w’'-]\s)(?:is|are|was|were)\snot(?=[.;]|$))"
)
"""What befalls others is denied."""
_GOES_ON = (
    r"(?:(?:operat(?:ing|ed|es?)|work(?:ing|ed|s)?|function(?:ing|ed|s)?|runn?(?:ing|s)?|ran|perform(?:ing|ed)?"
    r"|trad(?:ing|ed))"
    r"\s(?:\w+ly\s)?(?:normally|as\s(?:normal|usual|expected|intended|designed)|properly|fine|smoothly|throughout"
    r"|all\salong|on\sschedule)"
    rf"|(?<!not\s)without\s(?:an?\s|any\s|much\s)?(?:{_TROUBLE}|hitch|incident)(?=[,.;]|\s(?:and|but|on|in"
    rf"|through)\b|$)"
    r"|(?:remain(?:s|ed)?|stay(?:s|ed)?|kept|continue[sd]?\sto\s(?:be|work|function|operate|run)|still)\s(?:fully\s)?"
    r"(?:up(?=\s(?:throughout|all|during)|[.,;])|online|operational|available|up\sand\srunning|accessible|functional"
    r"|normally|visible|open|live|safe|intact|reachable|working(?!\s(?:to|on|toward|towards|with|hard|through)\b))"
    r"|(?:kept|keeps|goes\son|went\son|carr(?:y|ied|ies)\son)\s(?:\w+\s)?(?:working|running|going|flowing|operating"
    r"|functioning|trading|moving|serving)"
    r"|carr(?:y|ied|ies)\son(?=[,.;]|\s(?:as|without|regardless)\b)|stayed\s(?:up|on|online|open|live)"
    rf"|{_BE}\s{_ADVERB}?(?:spared|safe|intact|operational|never\sat\srisk|up\sand\srunning|running(?=[,.;]|\sbut"
    rf"|\sand|$)"
    r"|open(?=[,.;]|\sas\b|\sand\b|$))|as\s(?:usual|normal)\b"
    r"|(?:left|went\s(?:off|out|ahead)|gone\s(?:off|out|ahead)|ran|running|arrived|paid|sent|delivered)\s(?:\w+\s)?"
    r"(?:on\stime|to\s(?:time|timetable|schedule))"
    rf"|{_BE}\s(?:still\s)?fully\s(?:functional|operational|available|functioning)"
    r"|(?:(?:can|could)\s(?:still|also|instead|nevertheless|continue\sto|carry\son)|may\s(?:instead|continue\sto))"
    rf"\s(?:still\s)?{_NO_HARM}(?:be\s)?\w+"
    r"|(?:can|could)\s\w+\s\w+\sthroughout"
    r"|can\sbe\s\w+(?=[^.;]{0,60}\b(?:instead|meanwhile|in\sthe\smeantime)\b)"
    r"|(?:(?:was|were|are|is|been)\sstill|still\sbeen)\sable\sto\s\w+"
    r"|continu(?:e|ed|es|ing)\sto\s(?:be\s(?:accepted|processed|delivered|served|taken|available|answered|connected"
    r"|paid)|operate|work(?!\s(?:to|on|toward|towards|with|through|hard|around|closely)\b)|run|function|trade"
    r"|arrive|flow|accept|process(?!\s(?:an?|the)\s(?:\w+\s)?backlog)|serve|take|answer|deliver)"
    r"|(?<=\s)works(?=[,.;]|\sand\s|$)(?<!how\sit\sworks)|worked(?=\sat\sthose|\sthroughout|\sas\s|[,.;]|$)"
    r"|(?<!were\s)(?<!was\s)(?<!been\s)(?<!are\s)held\sup(?=[,.;]|\s(?:well|fine|throughout)|$)"
    r"|(?:seem(?:s|ed)?|appear(?:s|ed)?)\s(?:to\sbe\s)?(?:unaffected|unimpacted|fine|untouched|safe|normal)"
    rf"|{_BE}\s(?:still\s)?(?:(?:doing|working)\s)?(?:just\s|absolutely\s)?fine(?=[,.;]|\s(?:and|too|but)\b|$)"
    r"|(?:still|continued?\sto)\s(?:works?|functions?|operates?|runs?)\b(?!\s(?:to|on|towards?|with|through|hard)\b)"
    r"|(?:went|got)\sthrough(?=[,.;]|\s(?:as|without|normally|fine)|$))"
)
"""What goes on all the while is told."""
_STANDS_APART = (
    rf"(?:(?:works?|worked|run|runs|ran|sits?|sat|operates?|relies|rely|based|{_BE})\son\s(?:an?\s)?{_APART}\s\w+"
    rf"|(?:uses?|used|have|has|had)\s(?:an?\s)?{_APART}\s(?:\w+\s){{0,2}}?(?:systems?|platforms?|networks?|hardware"
    rf"|tills|servers?"
    r"|lines?|suppliers?|route)"
    r"|(?:do|does|did)\snot\s(?:use|rely\son|depend\son|run\son|pass\sthrough|go\sthrough))"
)
_NOT_REACHED = (
    r"(?:(?:no|without)\simpact\s(?:on|to|for)\s[^.,;]{3,60}"
    r"|(?:did|does|do|has|have|had)(?:\snot|n['’]t)\s(?:appear\sto\s)?(?:affect(?:ed)?|impact(?:ed)?|disrupt(?:ed)?"
    r"|prevent|interfere\swith|extend\sto|involve|touch|reach|hit)\s[^.,;]{3,60}"
    r"|without\s(?:affecting|impacting|disrupting)\s[^.,;]{3,60}"
    r"|rather\sthan\s(?:a|an|any)\s(?:broader\s|wider\s|larger\s)?[\w\s]{2,30}?\s(?:failure|outage|issue|problem))"
)
"""What trouble did not reach stands behind the verb."""
_SPARED = Pattern(rf"\b(?:{_DENIED}|{_GOES_ON}|{_STANDS_APART}|{_NOT_REACHED})")
_SAME_SUBJECT = late(r"[\s,]*(?:and\s|but\s)?(?:have\s|has\s|had\s|are\s|is\s|were\s|was\s|also\s)*")
_AS_WELL = late(r",\s(?:as|so)\s(?:did|was|were|is|are|has|have|had|do|does)\s([^,.;]{3,60})", re.IGNORECASE)
"""Behind what is spared: ", as did its Asian edge"."""
_OBJECT_FOLLOWS = Pattern(
    r"\b(?:affect(?:ed|ing)?|impact(?:ed|ing)?|disrupt(?:ed|ing)?|prevent|interfere\swith|extend\sto"
    r"|involve|impact\s(?:on|to|for)"
    r"|rather\sthan)\b(?!$)"
)
_FAILED_TO = Pattern(
    r"(?:fail(?:s|ed|ing|ure)?\sto|n['’]t|\bnot|unable\sto|longer|stop(?:s|ped)?|without|may|might|should|will"
    r"|would|hope"
    r"\w*\sto)\s(?:\w+\s)?$"
)
"""Before "work as expected": then it did not."""
_GOING = late(
    r"(?<!not)(?<!never)(?<!n.t)\s(?:was|were|is|are|been|be|can|could)\s(?!not\b|never\b)[^,.;:—]{0,50}$",
    re.IGNORECASE,
)
"""Before "as usual": what is, or can be done, so."""
_ME = Pattern(r"\bI\s", case=True)
"""A bystander's word that it works for him spares nothing."""
_SOMETHING_SERVED = Pattern(
    r"\b(?:services?|customers?|users?|systems?|apps?|sites?|websites?|networks?|payments?|platforms?|traffic|calls?"
    r"|flights?|operations|products?|regions?|others?|providers?|members?|data\scent(?:re|er)s?|servers?|logins?"
    r"|access|branch(?:es)?|shops?|stores?|cards?|machines?|installations?|instances?|phones?|lines?)\b"
)
"""What an outage can spare; the balance of an account is none of it."""
_BRIEF = late(r"through$|\bnot$", re.IGNORECASE)
"""Words that spare something only where their subject is something that can be spared."""
_EXPECTED = late(r"(?:should|will|would)\b", re.IGNORECASE)
"""What a status page promises not to be hit: "hosted runners should not be affected"."""
_COMPONENT = late(
    r"(?!(?:all\s)?other\b)[\w\s,&-]{2,50}\s(?:is|are)\s(?:now\s)?(?:operating|working)\snormally\.?", re.IGNORECASE
)
"""All that an update of a status page says: a component has come back."""
_RECOVERED = Pattern(
    r"\b(?:now|again|already|backlog|back\s(?:to|up|online)|return(?:ed|ing|s)?\sto|resolved|recover\w*|restor\w+"
    r"|fixed|resum\w+"
    r"|once\smore|since\s(?:\d|\w+day)|until)\b"
)
_NOT_SPARED = Pattern(
    r"\b(?:should|would|hope\w*|expect\w*|supposed|will\s(?:be|work)|not\sonly|n['’]t\sonly|not\sjust"
    r"|no\slonger|whether|if|unclear|until|not\syet|before\s(?:they|it))\b"
)
_CLAUSE_CUT = Pattern(
    r"[;—–]\s?|:(?!\d)\s?|\s-\s|,\s(?:while|but|although|though|whereas|however|and|with)\s|\s(?:but|while"
    r"|although|whereas)\s"
    r"|\s(?:said|says|stated|confirm|confirmed|added|noted|stressed|insisted)\s(?:(?:on|in|at|via|late|early|earlier|\w+day)\s?"
    r"(?:[\w’'-]+\s){0,7}?)?that\s(?!it\b|they\b|its\b|their\b|this\b|these\b|all\b)"
    r"|\b(?:it|he|she|they)\s(?:said|says|added|stressed)\s(?!(?:that|it|they|its|their|this|all|on|in|at|via|late"
    r"|early)\b)(?=\w)|,?\sand\sthat\s(?!it\b|they\b|its\b|their\b)|\sand\s(?=(?:the|its|it|this)\s\w+\s(?:did|does)\s)"
)
_MARKER = late(r"[-*•·–\s]+")
_LEADING = Pattern(
    r"(?:in\s(?:case\sof|an?)\s[^,]{3,30}|while|although|though|but|and|however|whereas|meanwhile|also"
    r"|the company said|it said|said)\b,?\s"
)
_AUXILIARY = late(
    r"(?:\s(?:(?:seem|appear)(?:s|ed)?(?:\sto)?|was|were|is|are|has|have|had|been|be|being|still|also|not|all))+$",
    re.IGNORECASE,
)
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
    for sentence in reading.body:
        yield from spared_in(sentence)


def is_spared(sentence: Sentence, at: int) -> bool:
    """Tell whether the field's offset `at` lies in a clause on what is not affected."""
    return any(one.start <= at < one.end for one in spared_in(sentence))


@lru_cache(maxsize=1024)
def spared_in(sentence: Sentence) -> tuple[Spared, ...]:
    """Return the clauses of one sentence that say what is not affected."""
    return tuple(_spared(sentence))


def _spared(sentence: Sentence) -> Iterator[Spared]:
    told = 0
    for match in _SPARED.each(sentence.line):
        start, end = _clause(sentence.text, match.start(), match.end())
        if told and _SAME_SUBJECT.fullmatch(sentence.text, told, match.start()):
            continue  # the clause says so twice
        clause = sentence.text[start:end]
        if (
            sentence.start + match.start() >= sentence.earlier
            or (_NOT_SPARED.search(_ASIDE.sub(" ", clause)) and not _EXPECTED.match(match[0]))
            or _COMPONENT.fullmatch(sentence.text)
            or _ME.search(clause)
        ):
            continue
        if match[0].lower().startswith("as ") and not _GOING.search(sentence.text, 0, match.start()):
            continue
        if _GOES_ON_DOING.match(match[0]) and _FAILED_TO.search(
            sentence.text[max(0, match.start() - 24) : match.start()]
        ):
            continue
        returning = _RECOVERED.search(clause) or _RECOVERED.search(sentence.text, match.end())
        if returning and "normal" in match[0].lower() + sentence.text[match.end() : match.end() + 10].lower():
            continue
        if returning and (
            _WORKS.match(match[0])
            or "running" in match[0]
            or "operational" in match[0].lower()
            or "available" in match[0].lower()
        ):
            continue
        names = _names(sentence, start, match.start(), match.end())
        reached = _OBJECT_FOLLOWS.search(match[0]) and not match[0].lower().startswith("not aware")
        if not names and reached and not _SOMETHING_SERVED.search(match[0]):
            continue
        if not names and _BRIEF.search(match[0]) and not _SOMETHING_SERVED.search(clause):
            continue
        subject = (
            ""
            if _OBJECT_FOLLOWS.search(match[0])
            else _ASIDE.sub(" ", sentence.text[start : match.start()]).strip(' ,“”"•*·–-')
        )
        subject = _AUXILIARY.sub("", subject)
        if not 3 <= len(subject) <= MAX_SUBJECT:
            subject = ""
        told = match.end()
        yield Spared(sentence, sentence.start + start, sentence.start + end, names, subject)
        if other := _AS_WELL.match(sentence.text, end):
            yield Spared(sentence, sentence.start + other.start(1), sentence.start + other.end(), (), other[1])


def _names(sentence: Sentence, start: int, at: int, end: int) -> tuple[str, ...]:
    """Return the names of what is spared: the clause's subject, or the object of "did not affect …".

    None where what a vendor owns is spared: then the story's own words say it better.
    """
    words = sentence.text[at:end]
    low, high = (
        (at, end) if _OBJECT_FOLLOWS.search(words) and not words.endswith(("affected", "impacted")) else (start, at)
    )
    names: dict[str, None] = {}
    asides = [aside.span() for aside in _ASIDE.finditer(sentence.text, low, high)]
    for mention in sentence.mentions:
        place = mention.start - sentence.start
        if not low <= place < high or any(first <= place < last for first, last in asides):
            continue
        if not mention.service and _is_owner(sentence, mention):
            return ()
        if not is_channel(sentence, mention):
            names[mention.name] = None
    return tuple(names)


def _is_owner(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether not the vendor is meant but what it owns: "Slack's huddles", "broadband of Vodafone"."""
    place, end = mention.start - sentence.start, mention.end - sentence.start
    return sentence.text.startswith(("'s ", "’s "), end) or sentence.text.endswith(" of ", 0, place)


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
