"""Why it broke: the cause as the story tells it, causes that are denied, and the class that it belongs to.

A denied cause ("not the result of a cyber attack") is a fact of its own and never the story's cause. Where a story says
that nobody says why, that is a fact too: "undisclosed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, zip_longest
from typing import NamedTuple

from tui.desk.facts.cause.actors import actors
from tui.desk.facts.cause.blame import blamed
from tui.desk.facts.cause.breakages import breakages
from tui.desk.facts.cause.classes import class_of
from tui.desk.facts.cause.deeds import deeds, suffered
from tui.desk.facts.cause.doubted import is_doubted, is_taken_back
from tui.desk.facts.cause.ends import end_of
from tui.desk.facts.cause.frames import framed, named, noun_phrase
from tui.desk.facts.cause.hollow import BARE, GENERIC, THE_TROUBLE, is_hollow
from tui.desk.facts.cause.origins import origins
from tui.desk.facts.cause.unknown import denied, is_guessed, speaks_of_the_cause, unsaid
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.reading.patterns import Pattern
from tui.desk.reading.story import Reading, Sentence, read
from tui.model import Article
from tui.text.late import late

NOT_STATED = "not stated"

_END = (
    r"(?=[,.;:—–()]|[\"”“](?!\s(?!(?:he|she|it|they|we|the|a|an|said|says|according|and|but|in)\b)[a-z])|\s[(–—]|\s-\s|\s(?:that|which|who|and\s(?:was|is|has|had|that|said|the|we|it|they|there|no|not|all|many|most|some|several|hundreds|thousands)|but|while|after|as"
    r"|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|when|where|this|leaving|according|said|says|claim(?:s|ed)|causing|affecting"
    r"|rather|not|should|can|could|may|might|must|will|would|of\sthe\soutage)\b|$)"
)
_WORDS = r"[\w’'/&.%-]*[\w%](?:[”\"]?\s[“\"‘]?[\w’'/&.%-]*[\w%]){0,17}?"


def _phrase(name: str) -> str:
    return rf"(?P<{name}>{_WORDS}){_END}"


_QUOTE_OPEN = r"[\"“‘']?"
_GIVEN = Pattern(
    r"\b(?:caused\sby|due\s(?:largely\s|mainly\s|mostly\s|in\spart\s)?to(?!\s(?:land|arrive|depart|leave|start"
    r"|begin|open|close|fly"
    r"|travel|be|take|return|launch|resume|end|expire|sit|play|receive|pay|run|go|come|speak|appear|report)\b)"
    r"|because\sof|owing\sto|thanks\sto|(?:put|puts|pin(?:s|ned)|la(?:ys?|id)|plac(?:es|ed))\s(?:the\s)?blame\s"
    r"(?:\w+ly\s)?on|consequence\sof|explained\sby|induced\sby|(?:overwhelmed|overloaded|swamped"
    r"|inundated|flooded|deluged)\s(?:by|with)|precipitated\sby|came\sdown\sto|boil(?:s|ed)\sdown\sto|blam(?:ed|es"
    r"|ing)\s(?:(?:it|this)\s)?on|attribut(?:ed|es|ing)\s(?:the\s\w+\s)?to"
    r"|(?:direct\s)?result\sof|resulted\sfrom|triggered\sby|(?:began|started|originated)\s(?:with"
    r"|in)(?=\s(?:an?|its|one)\s(?:\w+\s){0,3}?(?:fault|failure|error|bug"
    r"|change|update|fire|leak|cut|problem|surge|upgrade|deployment|glitch))|set\soff\sby|brought\s(?:down"
    r"|about|on)\sby|pinned\son"
    r"|put\sdown\sto|rooted\sin|arose\sfrom|stem(?:s|med|ming)?\s(?:in\s\w+\s\w+\s|\w+ly\s)?from"
    rf"|originat(?:ed|es|ing)\s(?:from|in|with)|deriv(?:ed|es|ing)\sfrom|traced\s(?:back\s)?to|linked\sto|down\sto|prompted\sby|sparked\sby"
    rf"|(?:target|victim)s?\sof|(?<=the\s)(?:fault|work)\sof|tied\sto(?!\s(?:any|an?\s(?:single|specific|particular))\b))"
    rf"\s{_QUOTE_OPEN}{_phrase('a')}",
    r"\bto\s(?:tackle|fix|patch|address|mitigate)(?=\s(?:an?|the)\s(?:\w+\s){0,3}?(?:vulnerability|security|exploit|flaw|hole|bug|leak))"
    rf"\s{_QUOTE_OPEN}{_phrase('m')}",
    r"\b(?:trac(?:es|ed|ing)|a(?:ttribut|scrib)(?:es|ed|ing)|connect(?:s|ed|ing)|link(?:s|ed|ing))\s(?:the\s|this\s|its\s)?(?:[\w’'-]+\s){1,3}?to\s"
    rf"{_QUOTE_OPEN}(?P<f>(?:(?:an?|the|its)\s|(?=(?:\w+\s){{0,3}}(?:issues|problems|failures|errors|faults)\b)){_WORDS}){_END}",
    r"\b(?:isolated|narrowed|tracked|pinned)\s(?:the\s|this\s)(?:\w+\s){1,3}(?:down\s)?(?:to"
    rf"|on)\s{_QUOTE_OPEN}{_phrase('b')}",
    rf"\b(?:root\scause|cause|reason|explanation|culprit|trigger|catalyst|problem|issue|fault|failure|trouble"
    rf"|source\sof\sthe\s\w+)\s(?:of\s[\w\s’']{{1,40}}?\s)?(?:was|is|as(?!\san?\s(?:\w+\s)?(?:priority|matter)\b)"
    r"|were|to\sbe|(?:has|had|have)\sbeen|(?:appear|seem)(?:s|ed)\sto\s(?:be|have\sbeen)|turned\sout\sto\sbe"
    r"|proved\sto\sbe|lay\s(?:in|with)|lies\s(?:in|with))\s(?:now\s|since\s|\w+ly\s)*(?:identified\s(?:as|to\sbe)\s"
    r"|found\sto\sbe\s|(?:believed|thought|understood)\sto\s(?:be|lie|have\sbeen)\s(?:with\s|in\s)?|confirmed\s(?:as|to\sbe)\s|determined\sto\s(?:be|have\sbeen)\s|given\sas\s|traced\sto\s"
    rf"|narrowed\sdown\sto\s)?{_QUOTE_OPEN}(?P<c>(?:(?:an?|the|its|one|two|our|human|some|several)\s[\"“‘']?){_WORDS}){_END}",
    r"\b(?:what|which)\s(?:[\w’'&.-]+\s){1,4}?(?:called|described\sas|terms?|termed|calls|describes\sas)\s"
    rf"{_QUOTE_OPEN}(?P<h>(?:an?|the|its)\s(?:[\w’'-]+\s){{0,3}}?(?:problems?|issues?|errors?|faults?|failures?"
    rf"|bugs?|glitch|attacks?|defects?|surge|spike|mistake|misconfiguration)\b(?:\s(?:with|in|at|of"
    rf"|between)\s{_WORDS})?){_END}",
    rf"\b(?:blam(?:es|ed|ing)(?!\s[^.;,]{{3,40}}\son\s)|cit(?:es|ed|ing)|mention(?:s|ed|ing)|point(?:s|ed|ing)?\sto|suspect(?:s|ed"
    rf"|ing))\s{_QUOTE_OPEN}"
    r"(?P<d>(?:an?|the|its|(?:problems|issues|trouble|faults|failures)(?=\s(?:at|with|in|on)\s)|human|technical|software"
    rf"|hardware|faulty|bad|botched|network|connectivity|system|computer|power|DNS|cyber|server|vandals?)(?:-\w+)?(?:\s[\"“‘]?{_WORDS})?){_END}",
    rf"\b(?:(?<=the\s)|(?<=its\s))(?:trouble|bug|fault|problem|flaw|cause|issue|reason)\s(?:is|was|lay"
    rf"|lies)\s(?P<g>(?:that\s|with\s|in\s)(?:an?\s|the\s|its\s|our\s|one\s){_WORDS}){_END}",
    r"\b(?:factors|reasons|causes),?\s(?:including|such\sas|namely)\s(?P<k>[^.;:—–()]{4,160}?)(?=[.;:—–()]|,?\s(?:which|that|who)\b|$)",
    rf"\bidentified\s(?:to\sbe|as)\s(?!the\s(?:\w+\s)?(?:cause|source|culprit|root)\b){_QUOTE_OPEN}(?P<e>(?:an?|the)\s{_WORDS})(?=[,.;:—–()\"”]|\sin\sa\s|$)",
    apart=True,
)
_RELATED = Pattern(
    r"\b(?:(?:problems?|issues?|delays?|errors?|it|this)(?=\s(?:was|were|is|are)\s)|outages?|disruptions?"
    r"|interruptions?"
    r"|incident"
    r"|believed\sto\sbe|thought\sto\sbe"
    r"|(?:said|understood|appear(?:s|ed)|reported|likely)\sto\sbe)\s(?:(?:\w+ly\s)?(?:was|were|is|are)\s(?:\w+ly\s)?)?relat(?:ed|ing)\sto"
    rf"\s{_QUOTE_OPEN}{_phrase('a')}",
    r"\b(?:outage|disruption|incident|crash)s?\s(?:appear(?:s|ed)|seem(?:s|ed)|turned\sout|proved|(?:was"
    r"|is)\s(?:believed|thought|understood))"
    rf"\sto\s(?:be|have\sbeen)\s(?!(?:\w+ly\s)?\w+(?:ed|ing)\b){_QUOTE_OPEN}{_phrase('b')}",
    r"\b(?:outage|disruption|incident|crash|delay)\s(?:was|is)\s(?P<c>an?\s(?:[\w-]+\s){0,3}?(?:failure|fault|error|bug|problem|issue|glitch"
    r"|cyber-?attack|misconfiguration)"
    r"(?:\s(?:in|at|of|on|with)\s(?:[\w’'-]+\s?){1,5})?)",
    r"\b(?:it|this|that)\s(?:was|is)\s(?:simply\s|just\s|purely\s|merely\s)?(?P<d>an?\s(?:[\w-]+\s){0,2}?(?:technical|network|software|hardware|server|configuration"
    r"|dns|routing|power|internal|human|system|database|cooling|programming|coding|third-party|upstream)\s(?:[\w-]+\s){0,2}?(?:issue|problem|fault|failure|error|glitch|bug|event))\b",
    hints="relat|to be|to have been|issue|problem|failure|fault|error|glitch|bug|event|attack|misconfiguration",
)
_CLAIMED = Pattern(
    r"\b(?:claim(?:s|ed|ing)|took|takes|taken|taking)\s(?:responsibility|credit)\sfor\s"
    r"(?P<a>(?:attacks|attacking|hacking|(?:an?|the)\s(?:[\w-]+\s){1,3}?(?:attacks?|hack|breach"
    r"|intrusion))\b(?:\s[\w’'-]+){0,5})"
)
"""Whose attack it was, or so they say."""
_CULPRIT_NOUN = (
    r"(?:issue|problem|change|error|bug|failure|fault|update|glitch|attacks?|cyberattacks?|exploit|vulnerability"
    r"|misconfiguration"
    r"|configuration|surge|spike|fire|flood|storm|outage\sat\s[\w\s]{2,20}|cut|cuts|mistake|patch|upgrade"
    r"|deployment|overload|"
    r"leak|malfunction|maintenance|certificate|ransomware|vandalism|sabotage|overheating|defect|flaw|file)"
)
_VERB = (
    r"(?:is|was|were|are|has|had|have|said|says|claim(?:s|ed)|suffer(?:s|ed)|that|which|who|after|when|while"
    r"|took|caus\w+"
    r"|hit|reported|unable)"
)
_CULPRIT = Pattern(
    rf"\b(?:after|when|because)\s(?P<e>(?:an?|the"
    rf"|its)\s(?:(?!{_VERB}\b)[\w’'-]+\s){{0,3}}?{_CULPRIT_NOUN})\s(?:was|were)\s(?:discovered|found|deployed"
    rf"|released"
    rf"|pushed|rolled\sout|introduced|detected)\b",
    r"\b(?:ordered|imposed|instructed|directed)\sby\s(?P<g>(?:the\s)?(?:[\w’'-]+\s){0,4}?(?:government|authorities|regime|military|junta"
    r"|ministry|regulator|police|officials|court|president|council|army|commission))\b",
    r"\b(?P<f>(?:the\s|its\s)?(?:government|authorities|regime|military|junta|officials"
    r"|ministry)\s(?:[\w-]+\s){0,3}?(?:shut|cut|block|order|restrict|throttl|suspend|turn|switch|disconnect|seek"
    r"|sought)\w*\s(?:[\w-]+\s){0,4}?(?:internet|access|protests?|services?|connectivity))\b",
    r"\b(?P<d>(?:configuration|network"
    r"|software|routing"
    r"|firmware|DNS|database|power|capacity)\s(?:changes|updates?|upgrades?|errors?|issues|problems|failures?"
    r"|faults?))\b"
    r"[^.;]{0,140}?\b(?:caus(?:ed|ing)|trigger(?:ed|ing)|led\sto|result(?:ed|ing)\sin|interrupted)\b",
    r"\b(?:hit\s(?:by|with)|after(?:\sexperiencing|\ssuffering)?|following|target\sof|victim\sof|amid|had"
    r"|experienc(?:ed"
    r"|ing)|suffer(?:ed|ing)"
    r"|under|facing|dealing\swith|responding\sto|recovering\sfrom|(?:encrypted|infected)\s(?:by|with))\s"
    r"(?P<b>(?:an?\s|the\s|two\s|several\s)?[\"“‘]?(?:[\w’'-]+\s){0,3}?(?:DDoS"
    r"|distributed[\s-]denial[\s-]of[\s-]service(?:\s\(DDoS\))?(?:\sattacks?)?|cyber-?\s?attack|cyberattack"
    r"|ransomware(?:\s(?:cyber-?)?attack)?"
    r"|denial[\s-]of[\s-]service(?:\s\(DDoS\))?(?:\sattacks?)?|power\s(?:cut|outage|failure|loss)|(?:fib(?:er|re)"
    r"|cable|undersea)[\w\s-]{0,14}?\scuts?|faulty\supdate|software\supdate|expired\scertificates?)\b)",
    r"\b(?P<h>(?:malware|ransomware|an?\s(?:[\w-]+\s){0,2}?(?:virus|intrusion|infection)))\s(?:was|were|had\sbeen)\s(?:found|discovered|detected|identified)\b",
    r"\b(?P<c>expired\s(?:[\w-]+\s){0,3}?certificates?|(?:DDoS|ransomware"
    r"|cyber-?\s?)attacks?\s(?:takes?|knock(?:s|ed)?|paraly[sz]es|cripples|hits|causes))",
    apart=True,
    hints="caus|trigger|led to|result|interrupted|ddos|attack|denial|ransom|power|cut|update|expired|discovered|found"
    "|pushed|rolled out|released|deployed|introduced|detected|ordered|imposed|instructed|directed|government"
    "|authorities|regime|military|junta|officials|ministry",
)
_HAPPENED = Pattern(
    r"\b(?:(?:(?<!months\s)(?<!weeks\s)(?<!years\s)(?<!month\s)(?<!week\s)(?<!year\s)after|following)(?:\s(?:experiencing|suffering|discovering|detecting))?(?:\swhat\s(?:appears|appeared|seems|seemed)\sto\s(?:be|have\sbeen))?|follow(?:ed|s)|coincid(?:ed|es|ing)\swith|(?:arose"
    r"|happened|occurred|began|started|surfaced|emerged|came|hit|struck|introduced|developed)\s(?:when|after|during)"
    r"|in\sthe\swake\sof|(?:up)?on\s(?:discovering|finding|detecting))\s"
    r"(?P<a>(?:(?:an?|its|the|their|our|one|overnight)\s)?(?:(?!outages?\b|disruptions?\b|glitch\b)[“\"]?[\w’'-]+[”\"]?\s){0,3}?"
    r"(?:failures?|vulnerabilit(?:y|ies)|“?technical\s(?:issue|problem|fault)s?”?|faults?|errors?|bug|malfunction|fires?|flood(?:s|ing)?|misconfiguration|mistake|migration"
    r"|(?:computer|software|technical|it|system)\sglitch|attacks?|change(?:over)?|breakdown|defect|leak|surge"
    r"|cuts?|crash|loss|upgrade|switchover|rollout|failover|overload"
    r"|collision|heatwave|storms?|earthquake|landslide|theft|vandalism|sabotage|lightning\sstrike|ransomware|malware"
    r"|cyber-?attack|intrusion|maintenance(?:\s(?:work|window))?|(?:unauthori[sz]ed|suspicious)\s(?:access|activity))(?:\s(?:at|in|with|of|on|to|against"
    r"|from)\s(?:(?!(?:caused|left|took|forced|knocked|kept|froze|stopped|hit|made|sent|disrupted|affected)\b)[\w’'-]+\s?){1,5}?)?)(?=[,.;]|\s(?:the|that|which|who|and|but|on|in|of|with|at|to|for|from|by|left|took|made|forced"
    r"|caused|said|when|it|meant|let|sent|broke|exposed|brought|knocked|hit|shut|affecting|impacting|disrupt\w+|interrupted|crippl\w+)\b|$)",
    r"\b(?:after|follow(?:ing|ed|s)|because\sof|by|(?:appears|appeared|seems|seemed)\sto\s(?:be|have\sbeen)|apologi[sz](?:ed|es|ing)\sfor(?!\s(?:an?|the|its|one)\s(?:broken|damaged|bad)\b)|(?:rolled|rolling)\sback|revert(?:ed|ing)|pulled)\s(?P<c>(?:an?|the|its|one)\s(?:failed|faulty|botched|broken|expired"
    r"|defective|misconfigured|erroneous|corrupt(?:ed)?|severed|damaged|burst|blown|overheated|bad|flawed|mistyped"
    r"|misplaced|lapsed)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)(?=[,.;:—]|\s(?:the|that|which|who|and|but|on|in|at|left|took"
    r"|made|forced|caused|said|when|it|to|from|pushed|sent|during)\b|$)",
)
"""What went wrong first, without a word of blame: "after a failure at …", "following a failed disk controller"."""
_THIS = late(r"(?:this|that|these|those)\s", re.IGNORECASE)
_OF_BLAME = late(
    r"caus|blam|trac(?:ed|es)|attribut|root|culprit|pin(?:s|ned)|identified|result of|stem|trigger|suspect",
    re.IGNORECASE,
)
"""Words that speak of a cause though nothing in the sentence is called broken."""
_IT = late(
    r"\b(?:this|it|that|which|these|they|(?:th(?:e|is)\s)(?:root\s)?(?:cause|event|incident|issue|problem|impact|degradation))"
    r"\s(?:was|were|is|are|has been|appears to be)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""Before words of blame: what the sentence before told of."""
_NOT_THE_CAUSE = Pattern(
    r"\b(?:not|n['’]t|no|without|whether|if|could\sbe|may\sbe|might\sbe|never|rather\sthan|unclear|nothing"
    r"|loss(?:es)?(?!\sof\b)|speculat\w+|fears?|usually|often|typically|generally|commonly|investigat\w+)\s(?:\w+\s){0,4}$"
    r"|\bmost\sof\sthe\stime\b[^.;]*$"
)
_TITLE_CLASS_WORDS = Pattern(
    r"\b(?:DDoS|cyber-?\s?attack|cyberattack|ransomware|hack(?:ed|ers)|malware|power\s(?:outage|cut|failure)"
    r"|fib(?:er|re)|cables?|DNS|expired|certificate|misconfig\w+|configuration|human\serror|bug|software\supdate"
    r"|faulty|botched|overload\w*|overwhelm\w*|traffic\ssurge|bgp|data\scent(?:er|re)\sfire|fire\s(?:at|in)"
    r"|(?:government|regime|authorities|protests?)(?=.{0,80}\b(?:shut|cut|block|order|suspend|restrict)\w*)"
    r"|(?:shut|cut|block|order|suspend|restrict)\w*\s.{0,60}?\b(?:government|regime|authorities|protests?)"
    r"|vandal\w*|IT\supdate|security\s(?:incident|issue))\b"
)


GIVEN, RULED_OUT, UNDISCLOSED = "given", "ruled out", "undisclosed"


class Cause(NamedTuple):
    """A cause as told, at `[start, end)` of the sentence's field; `kind` is "given", "ruled out" or "undisclosed"."""

    sentence: Sentence
    start: int
    end: int
    kind: str

    @property
    def text(self) -> str:
        """The words at the range."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]

    @property
    def value(self) -> str:
        """The normalised reading: the cause, "ruled out: …", or "undisclosed"."""
        return {RULED_OUT: f"{RULED_OUT}: {self.text}", UNDISCLOSED: UNDISCLOSED}.get(self.kind, self.text)


def cause(article: Article, gazetteer: Gazetteer | None = None) -> str:
    """Return the class of the cause that the story gives, one of ten, or "not stated"."""
    reading = read(article, gazetteer)
    given = [one for one in causes(reading) if one.kind == GIVEN]
    for one in given:
        if kind := class_of(one.text):
            return kind
    for one in given:
        denies = any(_denied(one.sentence))  # its words about causes are those that it rules out
        if not denies and (kind := class_of(one.sentence.text[one.start - one.sentence.start :])):
            return kind
    for sentence in reading.lead:
        denied = [(one.start, one.end) for one in _denied(sentence)]
        for match in _TITLE_CLASS_WORDS.each(sentence.line, sentence.earlier - sentence.start):
            where = sentence.text, match.start(), match.end()
            is_denied = any(low <= sentence.start + match.start() < high for low, high in denied)
            if not (is_denied or is_guessed(*where[:2]) or is_doubted(*where)) and (kind := class_of(match[0])):
                return kind
    return NOT_STATED


@lru_cache(maxsize=4)
def causes(reading: Reading) -> tuple[Cause, ...]:
    """Return what the story says of the cause: what is given and what is ruled out, or else that it is undisclosed."""
    given = [one for sentence, is_near in _near_trouble(reading) for one in _given(sentence, is_near=is_near)]
    denied = [one for sentence in reading.body for one in _denied(sentence)]
    given = _without_echoes(one for one in given if not any(no.start <= one.start < no.end for no in denied))
    unsaid = [one for sentence in reading.body for one in _unsaid(sentence)]
    if not given and not unsaid:
        given = list(islice(_named(reading, denied), 1))
    if given:  # then only what plainly speaks of the cause: one bank blames its traffic, another does not know
        unsaid = [one for one in unsaid if speaks_of_the_cause(one.text)]
    return (*given, *denied, *unsaid)


def _named(reading: Reading, denied: list[Cause]) -> Iterator[Cause]:
    """Yield what the first sentences call by a name that only a cause has, where no word of blame stands beside it."""
    for sentence in _upheld(reading.body[: _FIRST + 1])[:_FIRST]:
        for start, end in named(sentence.line, sentence.earlier - sentence.start):
            one = Cause(sentence, sentence.start + start, sentence.start + end, GIVEN)
            is_denied = any(no.start < one.end and one.start < no.end for no in denied)
            is_none = is_hollow(sentence.text, start, end) or is_doubted(sentence.text, start, end)
            is_apart = is_none or _APART.search(sentence.text, max(0, start - 100), start)
            if not (is_denied or is_apart or _is_bystander(sentence, start) or THE_TROUBLE.fullmatch(one.text)):
                yield one


_FIRST = 2
"""Sentences that name it where a story names it at all."""


def _without_echoes(given: Iterable[Cause]) -> list[Cause]:
    """Return the causes without those that only take up an earlier one: "the spike" behind "a spike in memory use"."""
    kept: list[Cause] = []
    told: set[str] = set()
    for one in given:
        article, *words = one.text.lower().split()
        bare = [word.removesuffix("s") for word in words]
        if article not in _TAKEN_UP or not words or not told.issuperset(bare):
            kept.append(one)
            told.update(bare)
    return kept


_TAKEN_UP = frozenset(("the", "this", "that", "these", "those", "its"))


def _near_trouble(reading: Reading) -> Iterator[tuple[Sentence, bool]]:
    """Yield each sentence with whether it, or one beside it, says that something is broken: causes stand near."""
    upheld = set(_upheld(reading.body))
    broken = [False, *(sentence.broken for sentence in reading.body), False]
    for at, sentence in enumerate(reading.body):
        if sentence in upheld:
            yield sentence, any(broken[at : at + 3])


def _upheld(body: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that the next one does not take back."""
    behind = zip_longest(body, body[1:])
    return [sentence for sentence, following in behind if not (following and is_taken_back(following.text))]


def _given(sentence: Sentence, *, is_near: bool) -> Iterator[Cause]:
    line, limit = sentence.line, sentence.earlier - sentence.start
    found = [*_told(sentence), *actors(line, limit)]
    for tell in (deeds, breakages, suffered):
        found += tell(line, limit)
    for tell_of_trouble in (blamed, framed, origins):
        found += tell_of_trouble(line, limit, is_broken=is_near)
    taken: list[tuple[int, int]] = []
    for start, end in found:
        if sentence.number and THE_TROUBLE.fullmatch(sentence.text, start, end):
            continue
        if sentence.text.endswith(_NOT, 0, start) or _APART.search(sentence.text, max(0, start - 100), start):
            continue
        end = end_of(sentence.text, start, end)
        is_known = any(low < end and start < high for low, high in taken)
        is_none = is_hollow(sentence.text, start, end) or is_doubted(sentence.text, start, end)
        if not is_known and not is_none and not _is_bystander(sentence, start):
            taken.append((start, end))
            yield Cause(sentence, sentence.start + start, sentence.start + end, GIVEN)


def _told(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the ranges that stand beside words of blame, or before what only a cause does."""
    limit = sentence.earlier - sentence.start
    for pattern in (_GIVEN, _RELATED, _CULPRIT, _HAPPENED, _CLAIMED):
        for match in pattern.each(sentence.line, limit):
            if sentence.text.endswith(_NOT, 0, match.start()):
                continue
            start, end = match.span(match.lastgroup or "a")
            if lead := _DETERMINER.search(sentence.text, max(0, start - _DETERMINER_REACH), start):
                start = lead.start()
            if said := _AS_SAID.match(sentence.text, start, limit):
                start, end = noun_phrase(sentence.text, said.end(), limit)
            words = sentence.text[start:end].rstrip()
            if len(words) < MIN_CAUSE or GENERIC.search(words) or BARE.search(words) or _THIS.match(words):
                continue
            if pattern in (_GIVEN, _RELATED):
                before = sentence.text[max(0, match.start() - 48) : match.start()]
                blames = sentence.broken or _OF_BLAME.search(match[0]) or _IT.search(before)
                if not blames or _NOT_THE_CAUSE.search(before.rpartition(" but ")[2]):
                    continue
            yield start, start + len(words)


_NOT = ("not ", "n't ", "n’t ", "never ")
"""Before what is not so, or was not done: "has not rolled back a faulty update"."""
_APART = late(
    r"\b(?:unrelated\sto|(?:separate|different|distinct)\sfrom)\s(?:[\w-]+\s){0,4}$|\b(?:speculation|speculated|sarcastically|jokingly|joked|rumou?rs?"
    r"|conspiracy\stheor(?:y|ies))\b[^.;,]*$|\b(?:groups?|gangs?|hackers?|hacktivists?|attackers?|actors?|crew|spies)\s(?:\w+ly\s)?"
    r"linked\sto\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before another trouble, which is not this one's cause, what is only guessed, and to whom those belong who did it."""
_DETERMINER = late(r"\b(?:an?|the|its|our|some|recent|incorrect|faulty|erroneous|bad)\s$", re.IGNORECASE)
_DETERMINER_REACH = 12
_AS_SAID = late(
    r"what\s(?:[\w’'&.-]+\s){1,5}?(?:was|were|is|as|be|called|calls|calling|termed|terms|dubbed|been)\s(?=an?\s|the\s|[“\"‘'])"
)
"""Before what somebody calls it: "due to what a spokesman said was a rare failure"."""
MIN_CAUSE = 4
"""Characters of the shortest cause that is told in words."""


def _is_bystander(sentence: Sentence, at: int) -> bool:
    """Tell whether the words stand in a quotation that speaks in the first person singular."""
    for start, end in sentence.quotes:
        if start <= sentence.start + at < end:
            return _ME.search(sentence.text[max(0, start - sentence.start) : end - sentence.start]) is not None
    return False


_ME = Pattern(r"\b(?:I|I['’]m|I['’]ve|my)\b", case=True)


def _denied(sentence: Sentence) -> Iterator[Cause]:
    for start, end in denied(sentence.line, sentence.earlier - sentence.start):
        yield Cause(sentence, sentence.start + start, sentence.start + end, RULED_OUT)


def _unsaid(sentence: Sentence) -> Iterator[Cause]:
    for start, end in unsaid(sentence.line, sentence.earlier - sentence.start):
        yield Cause(sentence, sentence.start + start, sentence.start + end, UNDISCLOSED)
