"""What is said of a cause and takes it back: it is rejected, a first guess, what users say, or it changed nothing."""

from __future__ import annotations

import re

from tui.text.late import late

REJECTS = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed|ing)?|refut(?:es?|ed|ing)"
    r"|rubbish(?:es|ed|ing)?|scotch(?:es|ed|ing)?|quash(?:es|ed|ing)?|disput(?:es?|ed|ing)|play(?:s|ed|ing)?\sdown)"
)
"""What is done to a claim that is not so."""

_ONWARD = r"(?:(?!\b(?:but|however|instead|and\s(?:said|blamed))\b)[^.;])*$"
"""To the end, in the same breath: behind "but" stands what is said instead."""
_BEFORE = late(
    rf"\b{REJECTS}\b(?!\s(?:access|entry|service|users?|customers?)\b){_ONWARD}"
    rf"|(?<!as\s)\b(?:initially|first|originally)\s(?:blam|suspect|th(?:ought|inking)|put\sthe|attribut|point|believ|assum)\w*\b{_ONWARD}"
    rf"|\b(?:had|was|were|blamed|suspected|thought)\s(?:\w+\s){{0,2}}?at\sfirst\b{_ONWARD}"
    r"|\b(?:users|gamers|players|fans|traders|brokers|many|some(?:\sof\s(?:you|us|them))?|people|observers|commentators)\s"
    rf"(?:[\w-]+\s){{0,5}}?(?:blam\w*|suspect\w*|guess\w*|point\w*\sto)\b{_ONWARD}"
    r"|\bcontrary\sto\b[^.;]*,\s$"
    r"|\b(?:outages|failures|incidents|problems|disruptions|crashes)\s(?:like\s(?:this|these)|(?:of\sthis|such)\s(?:kind|sort|type))\b[^.;]*$"
    r"|\b(?:often|usually|typically|commonly|frequently|sometimes)\s(?:caused|triggered|due|blamed|result|happen|occur|come|stem)\b[^.;]*$"
    r"|\b(?:came|comes|coming|happened|occurred)\s(?:just\s|only\s|barely\s|less\sthan\s)?(?:an?|one|two|three|several|a\sfew|\d+)"
    r"\s(?:weeks?|months?|years?)\safter\s$"
    r"|\b(?:(?:is|are|was|were)\s(?:intended|meant|designed|supposed)|intends?|aims?)\sto\s[^.;]*$",
    re.IGNORECASE,
)
"""Before what is rejected, a first guess, blamed by those who do not know, what such trouble often comes from, what
befell somebody long before, or what something is for."""
_BEHIND = late(
    r",?\s(?:which|but\s(?:this|that|it))\s(?:made\sno\sdifference|(?:did\snot|didn['’]t)\shelp|changed\snothing|had\sno\seffect"
    r"|turned\sout\s(?:to\sbe\s)?(?:wrong|false|untrue)|proved\s(?:to\sbe\s)?(?:wrong|false|unfounded))\b"
    r"|,?\s(?:an?\s)?(?:explanation|claim|theory|version|suggestion)\s[^.;]{0,40}?\b(?:dismissed|rejected|denied|disputed|debunked|doubted)\b"
    r"|\scan(?:not|['’]t)\s(?:yet\s)?be\s(?:excluded|ruled\sout)\b"
    r"|\s(?:has|have|had|was|were|is|are)\s(?:since\s|now\s|also\s)?(?:been\s)?(?:excluded|ruled\sout|dismissed|discounted)\b"
    r"|\s(?:did|was|were)(?:\snot|n['’]t)\s(?:cause|trigger|to\sblame|responsible|behind)\b"
    r"|,?\s(?:but\s|and\s)?(?:then|later)\s(?:took\s(?:that|it)\sback|withdrew|retracted|corrected)\b"
    r"|[^.;]{0,50}?\b(?:but|though|although)\b[^.;]{0,40}?\bclaims?\b[^.;]{0,20}?\b(?:false|untrue|unfounded|baseless|wrong|unverified)\b"
    r"|\s(?:could|might|may|would)\s(?:one\sday\s)?(?:cause|bring\sdown|trigger|knock\sout)\b",
    re.IGNORECASE,
)
"""Behind what was withdrawn, is excluded or not, made no difference, or was only warned of."""
_TAKEN_BACK = late(
    r"\b(?:that|this|it|(?:the|this|that)\s(?:claim|report|explanation|theory))\s(?:was|is|were|had\sbeen|proved|turned\sout)\s(?:to\sbe\s|later\s)?"
    r"(?:\w+ly\s)?(?:wrong|false|untrue|incorrect|mistaken|inaccurate|not\s(?:so|true|the\scase|to\sblame))\b",
    re.IGNORECASE,
)
"""In the sentence behind: what the one before it told was not so."""
_REACH = 130
"""Characters before a cause that can take it back."""


def is_doubted(text: str, start: int, end: int) -> bool:
    """Tell whether the words around the cause at `[start, end)` say that it is none, or that nobody knows."""
    return _BEFORE.search(text, max(0, start - _REACH), start) is not None or _BEHIND.match(text, end) is not None


def is_taken_back(following: str) -> bool:
    """Tell whether a sentence says that what the one before it told is wrong."""
    return _TAKEN_BACK.search(following) is not None
