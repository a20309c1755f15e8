"""Kinds of words that matter to the flag, so that "sign-in woes plague Quorbit" is read like "login issues hit Zoom".

Each stem belongs to at most one kind, named by a short code; words that bind ("is", "for", "the") have the kind "",
and are skipped when kinds are strung together, so that "is currently down" and "was down" look alike. A word of no
kind stands as `OTHER`, an unknown one as `UNKNOWN`: a name, more often than not.
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.desk.flagging.words import stem

OTHER = "-"
UNKNOWN = "?"

_KINDS = {
    "": (
        "be have the a an of for in on at to by from with and as that this it its their his her some many most several"
        " than do does did been being will would could may might s t re more over around about across its was just"
        " currently now still again today right temporarily briefly suddenly very all also has appears appear seems"
        " seem apparently reportedly partially completely really once into"
    ),
    "outage": "outage outages downtime blackout brownout outtage",
    "down": (
        "down offline dark unavailable inaccessible unreachable titsup unresponsive kaput downed unusable"
        " blank borked dead unplayable inoperable inoperative unserviceable toast bricked powerless"
        " non-responsive silent"
    ),
    "trouble": (
        "issue problem trouble glitch bug error fault failure disruption interruption difficulty hiccup woe"
        " snag meltdown chaos instability degradation degraded delay delayed latency timeout malfunction havoc"
        " technical intermittent elevated slowdown glitchy mishap lag packet-loss"
        " stale faulty defect defective misbehave erroneous mess nightmare turmoil fiasco debacle crisis"
        " backlog bottleneck queue queues"
    ),
    "break": (
        "crash fail break broken collapse struggle freeze die disrupt knock cripple paralyze paralyse halt"
        " suspend interrupt stall falter buckle hang stumble crumble seize croak sputter choke melt strain"
        " creak groan wobble implode topple fritz unravel cave conk brick reboot overwhelm overwhelmed"
        " overload overloaded swamp swamped jam jammed clog clogged"
    ),
    "hit": (
        "suffer experience face hit plague hamper hinder mar affect impact cause leave encounter disrupt blame spoil"
        " undergo see bring take strand ground"
    ),
    "go": "go come went",
    "report": (
        "report complain downdetector detector investigate acknowledge confirm fume furious frustrated flood outcry"
        " rage angry complaint aware netblocks monitor admit"
    ),
    "people": (
        "user customer people million thousand player gamer passenger subscriber driver shopper student member"
        " traveller client resident hundred account australian brit american patient commuter fan viewer"
        " trader seller merchant teacher parent doctor nurse pharmacist pharmacy rider courier traveler crew"
        " pilot staff worker employee admin administrator developer engineer dealer cardholder account-holder"
        " taxpayer claimant voter caller streamer creator advertiser host guest household business firm tenant"
        " saver pupil listener reader citizen motorist cafe clinic surgery everyone nobody"
    ),
    "cannot": (
        "cannot unable lock locked prevent stuck without stop stopped lose refuse unplayable unreachable"
        " fail-to inability powerless barred shut-out booted boot kicked kick disconnect disconnected"
        " logged-out sign-out strand stranded turned-away"
    ),
    "do": (
        "access login log sign connect load send receive post tweet stream work working open play use reach refresh"
        " withdraw pay call message logging sign-in signin logon buffer launch start"
    ),
    "back": (
        "restore recover resolve fix return resume back reconnect fixed recovery rebound resolved up restored"
        " reopen normal recovering stabilise stabilize rolled-back rollback reinstate reconnects alive"
    ),
    "time": "hour minute day week morning night monday tuesday wednesday thursday friday saturday sunday hours-long",
    "attack": (
        "ddos attack cyberattack ransomware hack hacker cyber malware hacked cybersecurity attacker cybercriminal"
    ),
    "fault": (
        "dns certificate cable misconfiguration configuration overload congestion expired demand bgp fiber"
        " fibre contractor typo overheating overwhelmed routing cooling overheat rollback deploy deployment"
        " rollout changeover migration failover switchover router firmware regex hardware capacity bad buggy"
        " botched corrupt corrupted flawed faulty-update"
    ),
    "sorry": (
        "apologise apologize sorry compensate compensation refund credit postmortem mortem explain root apology"
        " inquiry probe"
    ),
    "wide": (
        "global worldwide nationwide widespread massive major huge partial brief nation country mass large big"
        " lengthy serious multiple international statewide significant ongoing"
    ),
    "net": "internet broadband wifi wi telecom telecommunication telecoms connectivity communication isp",
    "system": (
        "server website site app network system service platform api cloud online email portal web connection"
        " datacenter cdn software computer phone mobile banking payment eftpos atm checkout streaming"
        " messaging chatbot database region cluster dashboard domain hotline satellite registry booking"
        " backend tech it center infrastructure data queue store feature feed timeline notification voip"
        " landline domains checkin check-in e-gate e-gates terminal till tills kiosk pos scheduling dispatch"
        " switchboard repository resolver nameserver frontend storefront cart inbox mailbox calendar lobby"
        " matchmaking helpdesk console endpoint webhook gateway firewall router modem laptop pc machine device"
        " speaker doorbell thermostat printer camera tracker sync vpn sso mail livestream login-page homepage"
        " scanner reader card record prescription ticketing reservation baggage self-checkout"
    ),
    "place": (
        "hospital court school university college county city airport airline flight port supermarket bank"
        " police library agency department ministry exchange council retailer airways healthcare health"
        " carmaker plant factory shop store restaurant cafe casino hotel clinic pharmacy surgery courthouse"
        " tax post-office lottery shipyard brewer dairy insurer lender broker bourse railway rail"
        " train-operator metro ferry customs census embassy parliament"
    ),
    "power": (
        "power electricity electric energy grid water gas storm hurricane snow heat wind utility substation home"
        " household winter weather rain flood tornado generator solar battery portable ecoflow"
    ),
    "money": (
        "share stock price deal sale lowest low save revenue percent market discount profit investor inflation"
        " cheap cheaper cost earnings valuation funding sales economy bitcoin ipo nifty sensex"
    ),
    "end": (
        "discontinue permanently sunset shutter closing retire farewell goodbye wind ending layoff bankrupt bankruptcy"
        " shutdown"
    ),
    "shut": "shut close shutting cut block restrict throttle ban",
    "how": "how guide tip way best review should tested ranked prepare alternative without everything hands",
    "secret": (
        "breach leak vulnerability flaw exploit phishing stolen steal scam exposed expose patch zero-day spam hijack"
        " privacy personal"
    ),
    "plan": "maintenance scheduled planned upcoming schedule next soon plan beta roadmap feature",
    "law": "lawsuit sue judge fine regulator antitrust fined jail jailed arrest arrested sentence trial legal ofcom",
    "state": (
        "government protest regime election coup authority military crackdown unrest curfew iran gaza myanmar kashmir"
        " cuba senegal punjab sudan iranian ethiopia uganda belarus"
    ),
    "vehicle": "car plane train bus helicopter truck motorbike jet aircraft tesla tornado vehicle bike stock crypto",
    "person": (
        "man woman tears killed dead injured girl boy mother father wife star actor actress murder death suspect"
        " victim deadly kill shooting police"
    ),
    "game": (
        "bug exploit boss quest dlc weapon xp patch season trailer loot map skin multiplayer update respawn glitches"
        " character save"
    ),
    "not": "not never no isn't nobody",
    "say": "says tell announce tweet explain statement ceo reveal",
    "ask": "ask show hn",
    "question": "? why what when",
    "status": "status incident operational",
    "stall": (
        "stuck pending missing undelivered vanish disappear bounce blank frozen loop late delayed hang spin crawl"
        " stutter lag stale empty held decline declined reject rejected wipe wiped gone loading buffering"
    ),
    "thing": (
        "order payout invoice receipt transfer salary wage deposit refund delivery ticket prescription upload download"
        " backup build job deployment pull request query search result comment post photo video call code voicemail"
        " import export sign-up renewal purchase transaction shipment appointment lesson balance file document"
        " playlist listing text image song show trade credit cash money cards"
    ),
    "arrive": "arrive deliver process complete run show appear load update render respond answer open",
    "stat": "survey study percent record average rank report-says cost annual statistic index most number",
    "now": "new now launch add get gain unveil announce offer introduce release bring roll",
}

_KIND_OF = {stem(word): kind for kind, words in reversed(_KINDS.items()) for word in words.split()}
_KIND_OF |= {"@svc": "svc", "@org": "org", "@num": "num", "@name": UNKNOWN, "@http": "trouble"}


def kinds_of(norms: Iterable[str]) -> list[str]:
    """Return the kinds of those stems that do more than bind, in their order."""
    return [kind for norm in norms if (kind := _KIND_OF.get(norm, OTHER))]


def kind_of(norm: str) -> str:
    """Return the kind of a stem: "" for a word that binds, `OTHER` for one of no kind."""
    return _KIND_OF.get(norm, OTHER)
