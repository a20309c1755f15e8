"""What a page carries besides its story: bylines, datelines, captions, adverts, links to other stories."""

from __future__ import annotations

import re

from tui.text.late import late


def _any_of(*phrases: str) -> str:
    return "(?:" + "|".join(phrases) + ")"


_AGENCY = _any_of(
    "Reuters|AP|AFP|UPI|PTI|ANI|IANS|DPA|dpa|EFE|TASS|CP|PRNewswire|Xinhua|Bloomberg|Yonhap",
    "Kyodo(?: News)?|(?:The )?Associated Press",
    "CNN(?: Business)?|CNNMoney|BBC|CNBC|NPR|CBC|WIRED|(?:NBC|CBS|ABC) News",
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PLACE_AND_AGENCY = rf"[^\n.!?()]{{0,60}}?\s*\({_AGENCY}(?:/[A-Z][\w ]+)?\)\s*(?:[-–—]+\s*|:\s+)?"
_PLACE_IN_CAPITALS = (
    r"[A-Z][A-Z.’']+(?:[ ,/-]+[A-Z][A-Z.’']+){0,4}(?:, [A-Z][a-z]+\.?){0,2}(?:,? \d{1,2}(?:,? \d{4})?)?"
    r"(?: /PRNewswire/)?\s+(?:[–—]|--?)\s+"
)
_ONLY_A_DAY = rf"{_MONTH} \d{{1,2}}, \d{{4}} ?[.—–-]\s+"

DATELINE = late(_any_of(_PLACE_AND_AGENCY, _PLACE_IN_CAPITALS, _ONLY_A_DAY))
"""Place, day and agency before the first words: "LONDON, Oct 20 (Reuters) - ", "Kano, Nigeria (CNN)", "PARIS — "."""

_OPENINGS = _any_of(
    r"advertisement|sponsored|promoted|by\.?$|\||skip to",
    r"(?:published|updated|created|source|credits?|note|disclosure|correction|tags?|topics?|video|watch|listen):",
    r"(?:image|picture|photo|photograph|illustration|screenshot)s?(?: credits?| by| source)?:",
    r"posted:?$|posted (?:on|by|in)|last updated|filed under|most read|recommended|trending|transcript\b",
    r"read (?:more|also|next|the full|our|this)|see also|continue reading|more (?:on|from|in) ",
    r"related(?: (?:stories|articles|links|reading))?[: ]",
    r"click (?:here|to|on)|tap here|scroll down|sign up|subscribe|download (?:the|our)",
    r"follow (?:us|@)|share (?:this|on)|join (?:us|our|the conversation)|email (?:us|your)|send (?:tips|feedback) to",
    r"the post .{1,200} appeared first on|article url:|comments url:|points: \d|# comments",
    r"this (?:story|article|post) (?:was|has been|is) (?:originally|first|updated|published|part of)",
    r"copyright|©|all rights reserved|editor['’]s note|(?:the )?(?:opinions|views) expressed",
    r"\d+ (?:comments?|shares?|min(?:ute)?s? read)|here['’]s what you need to know",
    r"you (?:can|may) (?:also )?(?:unsubscribe|opt out)|all times (?:are )?(?:et|local|gmt|utc)",
    r"file (?:photo|picture)|image (?:caption|source)|view (?:image|gallery)|this (?:copy|material) (?:is|may)",
)
_ANYWHERE = _any_of(
    r"contributed to this (?:report|story|article)|reporting by .{0,80}(?:editing|writing) by",
    r"(?:our|free|daily|weekly) newsletter|newsletters? (?:here|and)",
    r"terms (?:of use|and conditions)|privacy policy|cookie (?:policy|settings)",
    r"affiliate (?:link|commission)|earn a commission|may not be (?:published|reproduced)",
    r"(?:\[\.\.\.\]|\[…\])$",
    r"\w#{2,} |[a-z]\d{1,2} (?:minutes?|hours?|days?|weeks?) ago$",
)
_BOILERPLATE = late(f"^{_OPENINGS}|{_ANYWHERE}", re.IGNORECASE)
_CAPTION = late(
    r"getty images|\(photo by|/(?:reuters|afp|ap|ap photo)\)|\((?:reuters|ap photo|afp|ap)/"
    r"|(?:photo|image|picture) credits?:|\bphotograph: |/shutterstock|file photo",
    re.IGNORECASE,
)
_BYLINE = late(r"By [A-Z][\w.’'-]+(?:,? (?:[A-Z][\w.’'-]*|and|for|of|the)){1,9}[.,]?$")
_ONLY_A_TIME = late(
    r"^[\W\d]*(?:(?:\d{1,2}:\d{2}|[AaPp]\.?[Mm]\.?|[A-Z]{2,4}|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[\W\d]*)+$"
)
_IN_BRACKETS = late(r"\([^()\n]{2,80}\)\.?\s*")
_LONGEST_CAPTION = 500
_LONGEST_BYLINE = 100
_LOOKED_AT = 600


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence is part of the page rather than of the story: an advert, a byline, a link elsewhere."""
    if len(sentence) < _LONGEST_BYLINE and (_BYLINE.match(sentence) or _ONLY_A_TIME.match(sentence)):
        return True
    return _BOILERPLATE.search(sentence[:_LOOKED_AT]) is not None


def is_caption(line: str) -> bool:
    """Tell whether a whole line stands below a picture, by the credit that it gives."""
    return len(line) < _LONGEST_CAPTION and _CAPTION.search(line) is not None


def credit(sentence: str) -> str:
    """Return the photographer's credit in brackets that a sentence begins with, "" without one.

    What stands before it is a caption.
    """
    bracket = _IN_BRACKETS.match(sentence)
    return bracket[0] if bracket and is_caption(bracket[0]) else ""
