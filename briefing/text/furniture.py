"""What pages put around an article: counters, buttons, forms, teasers, notices, credits.

Patterns over single lines. Those that `is_furniture` knows are certain wherever they stand;
those of `is_navigation` are words such as "Home" that also head a chapter, so they count only
in a text that is known to be the dump of a whole page. Ordinary prose matches none.
"""

from __future__ import annotations

import re

_LONGEST = 240
"""Characters that a line of furniture may have."""


def _whole(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for lines that one of these describes from end to end."""
    return re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)


_COUNT = r"(?:\d[\d.,]*\s?[km]?|no|one)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = (
    r"(?:(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}|utc[+-]\d+)?)"
)
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?"
    rf"\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d(?:t[\d:.]+(?:z|[+-][\d:]+)?)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
    rf"(?:\s*[,|•·–—-]?\s*{_CLOCK})?"
)
_NETWORK = (
    r"(?:facebook|twitter|instagram|linked\s?in|whats\s?app|pinterest|reddit|telegram|tumblr"
    r"|flipboard|youtube|tik\s?tok|snapchat|bluesky|mastodon|google\s+news)"
)
_SOCIAL = (
    rf"(?:{_NETWORK}|x|messenger|e-?mail|print|threads|mix|pocket|viber|vk|line|sms"
    r"|copy(?:\slink)?|rss)"
)
_PIECE = r"(?:article|story|page|post|video|report)"

_META = _whole(
    rf"{_COUNT}\s*(?:page\s?views?|views?|reads?|comments?|shares?|likes?|reactions?|retweets?"
    r"|replies|votes?|upvotes?|downloads?|followers?)",
    r"(?:(?:posted|published|updated|added)\s+)?(?:\d+|an?|one)\s+"
    r"(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago",
    r"(?:estimated\s+)?(?:reading|read)\s+time:?\s*~?\d+\s*(?:min|minute)s?",
    r"~?\d+[\s-]*(?:min|minute)s?\.?\s+(?:read|reading|to\s+read|watch|listen)",
    r"(?:(?:last\s+|first\s+|originally\s+)?(?:published|updated|posted|modified|created)"
    rf"(?:\s+(?:on|at|in))?:?\s+)(?:{_DAY}|{_CLOCK})",
)
"""Pieces of the line under a headline."""
_DATED = re.compile(_DAY, re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[•·|∙●▪]\s*|\s+[–—/-]\s+")

_SHARING = (
    (
        rf"(?:click\s+to\s+)?(?:share|tweet|pin|e-?mail|print)(?:\s+this(?:\s+{_PIECE})?)?"
        r"(?:\s+(?:on|via|to)\s+.{1,40})?\s*\(opens\s+in\s+new\s+window\)"
    ),
    rf"share\s+(?:this|the)\s+{_PIECE}[.:!]?(?:\s+(?:on|via|with)\s+.{{1,40}})?",
    rf"share\s+(?:this\s+)?(?:on|via)\s+{_SOCIAL}[.:!]?",
    rf"(?:share|follow|connect|tweet|like)?:?\s*{_SOCIAL}(?:[\s,|•·/]+(?:and\s+)?{_SOCIAL})+",
    rf"(?:e-?mail|print)\s+this\s+{_PIECE}",
    r"copy\s+(?:the\s+)?link|link\s+copied!?",
    r"sharing\s+is\s+caring!?",
    rf"(?:follow|like|join|find|connect\s+with)\s+us\b.{{0,60}}\b(?:{_NETWORK}|x)\b.{{0,60}}",
    rf"follow\s+@?\w+(?:\s+\w+)?\s+on\s+(?:{_NETWORK}|x)\b.{{0,40}}",
    r"follow\s+(?:us|@\w+)\s*:?",
    r"(?:download|get)\s+(?:our\s+(?:\w+\s+){0,3}app\b.{0,60}|the\s+(?:free\s+)?app[.!]?)",
)
_SUBSCRIBING = (
    (
        r"sign\s*up\s+(?:for|to)\s+.{0,80}\b(?:newsletters?|alerts?|e-?mails?|updates|account|briefing"
        r"|inbox)\b.{0,60}"
    ),
    r"sign\s*up(?:\s+(?:here|now|today))?[.!]?",
    r"subscribe(?:\s+(?:now|today|here))?[.!]?",
    r"subscribe\s+to\s+(?:our|the|my|this)\b.{0,80}",
    (
        r"(?:get|receive)\s+(?:the|our|all|more|daily|weekly|breaking)\b.{0,80}"
        r"\b(?:newsletters?|(?:in|to)\s+your\s+(?:inbox|e-?mail))\b.{0,60}"
    ),
    r"(?:enter|type)\s+your\s+e-?mail(?:\s+address)?\b.{0,40}",
    r"already\s+(?:have\s+an\s+account|a\s+(?:subscriber|member)|registered|subscribed)\?.{0,60}",
    r"(?:create|register\s+for)\s+(?:an?|your)\s+free\s+account\b.{0,60}",
    r"(?:sign|log)\s*in(?:\s+(?:or|/)\s+(?:register|sign\s*up|subscribe|join)\b.{0,30})?",
    r"(?:sign|log)\s*in\s+to\s+(?:comment|reply|continue|read|follow|your\s+account)\b.{0,40}",
    rf"(?:this\s+{_PIECE}\s+is\s+)?(?:for|available\s+to)\s+subscribers\s+only\.?",
    (
        rf"to\s+(?:read|continue\s+reading)\s+(?:the|this)\s+(?:full\s+)?{_PIECE}"
        r"(?:,?\s+(?:subscribe|sign|log|register|click|please)\b.{0,60})?"
    ),
    r"(?:support|donate\s+to)\s+(?:our|independent)\s+(?:journalism|reporting)\b.{0,60}",
)
_POINTING = (
    r"click\s+here\s+(?:to|for)\b.{0,120}",
    r"(?:read|see|view|load|show)\s+(?:the\s+)?full\s+(?:story|article)\.{0,3}",
    r"(?:read|see|view|load|show)\s+more\s+(?:stories|articles|news|posts)\.{0,3}",
    (
        r"(?:also\s+read|read\s+(?:also|more|next|full\s+story)|don['’]?t\s+miss|must\s+read"
        r"|more\s+on\s+this)\s*(?:[:|»]|[-–—]+)\s*\S.*"
    ),
    r"(?:related|watch(?:\s+also)?|in\s+pictures|related\s+(?:story|article|news))\s*[:|»]\s*\S.*",
    r"(?:tags?|filed\s+under|topics?|keywords|tagged(?:\s+(?:with|in|as))?)\s*:.{0,160}",
    r"(?:filed\s+under|posted\s+in|tagged\s+with)\s+[\w&,\s/-]{1,60}",
    r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)\s*:?",
    r"(?:recommended\s+for\s+you|up\s+next|what\s+to\s+read\s+next|from\s+around\s+the\s+web)\s*:?",
    (
        r"most\s+(?:read|popular|viewed|shared|commented)(?:\s+(?:stories|articles|posts|news|videos"
        r"|now|today))?\s*:?"
    ),
    (
        r"(?:trending(?:\s+now|\s+stories)?|(?:more\s+)?top\s+stories|editor['’]?s['’]?\s+(?:picks?"
        r"|choice)|popular\s+(?:posts?|stories|articles|news))\s*:?"
    ),
    rf"(?:story|{_PIECE})\s+continues\s+(?:below|after)\b.{{0,60}}",
    r"(?:scroll|swipe)\s+(?:down\s+)?(?:to|for)\s+(?:continue|read|more)\b.{0,60}",
    (
        r"(?:advertisement|advertising|advert|sponsored(?:\s+content|\s+links?)?"
        r"|promoted(?:\s+content)?|paid\s+(?:content|post))\.?"
        r"(?:\s*[-–—:]?\s*(?:scroll|continue|story|article)\b.{0,60})?"
    ),
)
_NOTICES = (
    r"\(?original\s+(?:title|headline|article|source)\s*[::].*",
    r"(?:this|our)\s+(?:web\s?)?site\s+uses\s+(?:cookies|akismet)\b.*",
    r"we\s+(?:and\s+our\s+partners\s+)?use\s+cookies\b.*",
    (
        r"by\s+(?:continuing|clicking|using|signing|subscribing|submitting)\b.{0,80}"
        r"\byou\s+(?:agree|accept|consent|acknowledge|confirm)\b.{0,120}"
    ),
    r"(?:accept|reject|manage|allow)\s+(?:all\s+)?(?:cookies|preferences)(?:\s+.{0,30})?",
    r"(?:privacy|cookies?)\s+(?:policy|notice|settings|statement|preferences)",
    r"terms\s+(?:of\s+(?:use|service|sale)|(?:and|&)\s+conditions)",
    r"©.{0,160}|(?:\(c\)|copyright)\s*(?:©|\(c\))?\s*\d{4}.{0,140}",
    r".{0,120}\ball\s+rights?\s+reserved\b.{0,60}",
    r"do\s+not\s+sell\s+(?:or\s+share\s+)?my\b.{0,40}",
    r"skip\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|footer|search)",
    r"back\s+to\s+(?:the\s+)?top\b.{0,3}",
    rf"this\s+(?:{_PIECE}|piece)\s+(?:was\s+)?(?:originally|first)\s+(?:published|appeared)\b.{{0,100}}",
    r"our\s+standards:\s*the\s+thomson\s+reuters\s+trust\s+principles\.?",
    r"\(?(?:additional\s+)?reporting\s+by\s+(?-i:[A-Z])[^.]{0,160}\.?\)?",
    r"\((?:writing|compiled|edited|editing)\s+by\s+(?-i:[A-Z])[^.]{0,160}\.?\)",
    r"\(?with\s+(?:inputs?|reporting)\s+from\s+.{0,80}\)?|\(?with\s+agency\s+inputs?\)?",
    r"listen\s+to\s+this\s+(?:article|story)\b.{0,40}|(?:watch|listen)\s+live\b.{0,20}",
)
_FORMS = (
    (
        r"(?:leave|post|add|write)\s+a\s+(?:reply|comment)"
        r"(?:\s+(?:below|here|cancel\s+reply|on\s+.{1,40}))?[.!]?"
    ),
    r"your\s+e-?mail\s+address\s+will\s+not\s+be\s+published\b.*",
    r"required\s+fields\s+are\s+marked\b.*",
    r"save\s+my\s+name,?\s+e-?mail\b.*",
    r"notify\s+me\s+(?:of|via|by)\s+(?:new|follow|e-?mail|further)\b.{0,80}",
    r"you\s+must\s+be\s+logged\s+in\s+to\b.{0,40}",
    r"be\s+the\s+first\s+to\s+comment\b.{0,20}|join\s+the\s+(?:conversation|discussion)[.!]?",
    r"comments?\s+(?:are|is)\s+(?:now\s+)?closed\b.{0,40}",
    r"(?:view|show|hide|load)\s+(?:all\s+|more\s+)?(?:\d+\s+)?comments?(?:\s+\(\d+\))?",
    r"(?:post|submit|cancel)\s+(?:comment|reply)",
)
_CERTAIN = _whole(*_SHARING, *_SUBSCRIBING, *_POINTING, *_NOTICES, *_FORMS)

_NAVIGATION = _whole(
    r"home(?:\s?page)?", r"menu", r"search\b.{0,20}", r"close", r"help", r"faqs?", r"login",
    r"share", r"tweet", r"print", r"e-?mail\b.{0,12}", r"reply", r"submit", r"name\b.{0,3}",
    r"register", r"website", r"comments?\b.{0,12}", r"videos?", r"photos?", r"galler(?:y|ies)",
    r"next\b.{0,15}", r"more\b.{0,3}", r"prev(?:ious)?\b.{0,15}", r"about(?:\s+(?:us|me))?",
    r"contact(?:\s+(?:us|me))?", r"careers?", r"jobs", r"advertise(?:\s+with\s+us)?",
    r"site\s?map", r"(?:toggle|main|top)\s+(?:navigation|menu)", r"newsletters?", r"podcasts?",
    r"archives?", r"categories", r"tags", r"follow", r"save", r"rss",
    r"(?:load|see|view|show|read)\s+(?:more|all)\b.{0,20}", r"continue\s+reading\b.{0,40}",
    r"sections?", r"latest\b.{0,20}", r"breaking\s+news", r"trending\b.{0,10}", r"live", r"play",
    r"powered\s+by\b.{0,40}", r"(?:image|photo)\s*\d*\s+of\s+\d+", r"\d+\s?/\s?\d+",
    r"more\s+from\b.{0,60}", r"terms\b.{0,20}", r"privacy", r"accessibility\b.{0,20}",
    r"feedback", r"support", r"subscribe\b.*", rf"{_SOCIAL}", r"related\b.{0,30}",
    r"popular\b.{0,20}", r"sponsored\b.{0,40}", r"ad(?:vertisement)?s?", r"copyright\b.{0,120}",
    r"read\s+(?:more|next|also)\b.{0,80}", r"watch\b.{0,40}", r"by", r"my\s+account", r"shop",
    r"sign\s*(?:in|up)\b.{0,60}", r"log\s*(?:in|out)\b.{0,30}", r"donate", r"recommended\b.{0,40}",
    r"(?:categor(?:y|ies)|labels)\s*:.*", rf"share\b.{{0,20}}\b{_SOCIAL}",
    r"(?:download|get|install)\b.{0,30}\bapp\b.{0,40}",
)  # fmt: skip

_RELATED = _whole(
    r"related(?:\s+(?:news|articles?|story|stories|posts?|content|coverage|reading|topics?"
    r"|links?))?",
    r"(?:read|see)\s+(?:more|also|next)", r"also\s+read", r"more\s+on\s+this(?:\s+story|\s+topic)?",
    r"more\s+(?:news|stories)(?:\s+(?:on\s+this|like\s+this))?", r"further\s+coverage",
    r"recommended(?:\s+(?:articles?|stories|reading))?", r"you\s+may\s+also\s+like",
    r"(?:other|earlier|previous)\s+(?:news|coverage|reports?|stories)\s+on\s+this(?:\s+\w+)?",
)  # fmt: skip

_COMMENTS = _whole(
    r"(?:leave|post|add|write)\s+a\s+(?:reply|comment)\b.{0,40}",
    rf"(?:{_COUNT}\s+)?(?:reader\s+)?(?:comments?|responses?|replies)(?:\s*\(\d+\))?"
    r"(?:\s+(?:on|to)\b.*)?",
    r"(?:view|show)\s+(?:all\s+)?(?:\d+\s+)?comments",
    r"join\s+the\s+(?:conversation|discussion)\b.*",
    r"your\s+e-?mail\s+address\s+will\s+not\s+be\s+published\b.*",
)

_PICTURE = r"(?:photo(?:graph)?|image|picture|illustration|graphic|screenshot|screengrab)s?"
_ANY_PICTURE = rf"(?:{_PICTURE}|pic|video|map|footage|still)"
_BY = r"(?:\s*(?:credit|courtesy|source))?\s*(?:[:/©]|by|courtesy\s+of|via)\s*(?-i:[A-Z@])"
_LIBRARY = (
    r"(?:getty(?:\s+images)?|shutterstock|i?stock|unsplash|wikimedia(?:\s+commons)?"
    r"|alamy(?:\s+stock\s+photo)?|handout)"
)
_CAPTION = re.compile(
    rf"""^(?:file\s+)?{_PICTURE}(?:\s*\([^)]*\))?{_BY}
    |^\(?(?:credit|{_ANY_PICTURE}\s+(?:by|courtesy\s+of|via))\s*:?\s+(?-i:[A-Z])
    |(?:^|[\s(\[.,])(?-i:Source|Credit|SOURCE|CREDIT)\s*:\s*(?-i:[A-Z@])[^.!?]{{0,80}}[)\]]?\.?$
    |(?:[(\[]|[.!?”"]\s+)(?:file\s+)?{_ANY_PICTURE}{_BY}[^.!?]{{0,60}}[)\]]?\.?$
    |\s(?=(?-i:[A-Z]))(?:file\s+)?{_ANY_PICTURE}\s*[:/©]\s*(?-i:[A-Z@])[^.!?]{{0,60}}\.?$
    |[\s(\[](?:file\s+(?:photo|picture|image)|(?:video\s+)?screen\s?(?:shot|grab))[)\]]?\.?$
    |(?:^|,\s+|\()pictured\b[^.!?,]{{0,80}}\.?$
    |\s(?:is|are)?\s*pictured\s+(?:here|above|below|left|right)\b[^.!?]{{0,80}}\.?$
    |(?:/|\s|\(|via\s){_LIBRARY}[)\]]?\.?$
    |(?:^|[\s(])(?-i:REUTERS|AP|AFP|EPA|PA|Reuters)(?:\s+Photo)?\s?/\s?(?-i:[A-Z])[^.]{{0,40}}$
    |^(?:file\s+photo|handout)\b
    |^(?:an?\s+|the\s+)?(?:screen\s?(?:shot|grab)|video\s+(?:still|grab))
      \s+(?:from|of|shows|taken)\b[^.!?]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION_WORDS = 45


def is_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if len(line) > _LONGEST:
        return False
    if _CERTAIN.fullmatch(line) or _META.fullmatch(line):
        return True
    pieces = _BETWEEN.split(line.strip(" •·|"))
    strong = [bool(_META.fullmatch(p)) for p in pieces]
    return any(strong) and all(s or _is_slight(p) for s, p in zip(strong, pieces, strict=True))


def _is_slight(piece: str) -> bool:
    """Whether a piece may stand beside a counter: a date, a section, a name."""
    return not piece or bool(_DATED.fullmatch(piece)) or len(piece.split()) <= 3


def is_navigation(line: str) -> bool:
    """Whether a line is furniture in a text that is the dump of a whole page."""
    return len(line) <= _LONGEST and bool(_NAVIGATION.fullmatch(line))


def is_date(line: str) -> bool:
    """Whether a line is a day, with or without a time, and nothing else."""
    return len(line) <= _LONGEST and bool(_DATED.fullmatch(line))


def opens_related(line: str) -> bool:
    """Whether a line is a label under which other articles follow."""
    return len(line) <= 60 and bool(_RELATED.fullmatch(line.strip(" :-–—•|»*#")))


def opens_comments(line: str) -> bool:
    """Whether a line is a label under which readers write."""
    return len(line) <= _LONGEST and bool(_COMMENTS.fullmatch(line))


def is_caption(line: str) -> bool:
    """Whether a line describes a picture, or names who made it."""
    short = len(line) <= 4 * _LONGEST and len(line.split()) <= _CAPTION_WORDS
    return short and bool(_CAPTION.search(line))
