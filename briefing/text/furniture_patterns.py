"""What furniture is made of: patterns by the words that its lines begin with."""

from __future__ import annotations

import re

from .colophon_patterns import COLOPHON
from .line_patterns import Lines
from .promotion_patterns import PIECE, POINTING, SHARING, SOCIAL, SUBSCRIBING

_COUNT = r"(?:\d[\d.,]*\s?[km]?|no|one)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = (
    r"(?:(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}|utc[+-]\d+)?)"
)
DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?"
    rf"\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d(?:t[\d:.]+(?:z|[+-][\d:]+)?)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
    rf"(?:\s*[,|•·–—-]?\s*{_CLOCK})?"
)

META = Lines(
    (
        "# no one",
        (
            rf"{_COUNT}\s*(?:page\s?views?|views?|reads?|comments?|shares?|likes?|reactions?|retweets?"
            r"|replies|votes?|upvotes?|downloads?|followers?)"
        ),
    ),
    (
        "posted published updated added an a one #",
        (
            r"(?:(?:posted|published|updated|added)\s+)?(?:\d+|an?|one)\s+"
            r"(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago"
        ),
    ),
    (
        "estimated reading read",
        r"(?:estimated\s+)?(?:reading|read)\s+time:?\s*~?\d+\s*(?:min|minute)s?",
    ),
    ("#", r"~?\d+[\s-]*(?:min|minute)s?\.?\s+(?:read|reading|to\s+read|watch|listen)"),
    (
        "last first originally published updated posted modified created",
        (
            r"(?:(?:last\s+|first\s+|originally\s+)?(?:published|updated|posted|modified|created)"
            rf"(?:\s+(?:on|at|in))?:?\s+)(?:{DAY}|{_CLOCK})"
        ),
    ),
)
"""Pieces of the line under a headline."""
DATE_BEGINNINGS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
     "mon", "tue", "wed", "thu", "fri", "sat", "sun")
)  # fmt: skip
"""Letters that a written date begins with, unless it begins with a digit."""
BETWEEN = re.compile(r"\s*[•·|∙●▪]\s*|\s+[–—/-]\s+")

_NOTICES = (
    ("original", r"\(?original\s+(?:title|headline|article|source)\s*[::].*"),
    ("this our", r"(?:this|our)\s+(?:web\s?)?site\s+uses\s+(?:cookies|akismet)\b.*"),
    ("we", r"we\s+(?:and\s+our\s+partners\s+)?use\s+cookies\b.*"),
    (
        "by",
        (
            r"by\s+(?:continuing|clicking|using|signing|subscribing|submitting)\b.{0,80}"
            r"\byou\s+(?:agree|accept|consent|acknowledge|confirm)\b.{0,120}"
        ),
    ),
    (
        "accept reject manage allow",
        r"(?:accept|reject|manage|allow)\s+(?:all\s+)?(?:cookies|preferences)(?:\s+.{0,30})?",
    ),
    (
        "privacy cookie cookies",
        r"(?:privacy|cookies?)\s+(?:policy|notice|settings|statement|preferences)",
    ),
    ("terms", r"terms\s+(?:of\s+(?:use|service|sale)|(?:and|&)\s+conditions)"),
    ("*© c copyright", r"©.{0,160}|(?:\(c\)|copyright)\s*(?:©|\(c\))?\s*\d{4}.{0,140}"),
    ("*reserved", r".{0,120}\ball\s+rights?\s+reserved\b.{0,60}"),
    ("do", r"do\s+not\s+sell\s+(?:or\s+share\s+)?my\b.{0,40}"),
    ("skip", r"skip\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|footer|search)"),
    ("back", r"back\s+to\s+(?:the\s+)?top\b.{0,3}"),
    (
        "this",
        rf"this\s+(?:{PIECE}|piece)\s+(?:was\s+)?(?:originally|first)\s+(?:published|appeared)\b.{{0,100}}",
    ),
    ("our", r"our\s+standards:\s*the\s+thomson\s+reuters\s+trust\s+principles\.?"),
    ("reporting additional", r"\(?(?:additional\s+)?reporting\s+by\s+(?-i:[A-Z])[^.]{0,160}\.?\)?"),
    (
        "writing compiled edited editing",
        r"\((?:writing|compiled|edited|editing)\s+by\s+(?-i:[A-Z])[^.]{0,160}\.?\)",
    ),
    ("with", r"\(?with\s+(?:inputs?|reporting)\s+from\s+.{0,80}\)?|\(?with\s+agency\s+inputs?\)?"),
    (
        "listen watch",
        r"listen\s+to\s+this\s+(?:article|story)\b.{0,40}|(?:watch|listen)\s+live\b.{0,20}",
    ),
)
_FORMS = (
    (
        "leave post add write",
        (
            r"(?:leave|post|add|write)\s+a\s+(?:reply|comment)"
            r"(?:\s+(?:below|here|cancel\s+reply|on\s+.{1,40}))?[.!]?"
        ),
    ),
    ("your", r"your\s+e-?mail\s+address\s+will\s+not\s+be\s+published\b.*"),
    ("required", r"required\s+fields\s+are\s+marked\b.*"),
    ("save", r"save\s+my\s+name,?\s+e-?mail\b.*"),
    ("notify", r"notify\s+me\s+(?:of|via|by)\s+(?:new|follow|e-?mail|further)\b.{0,80}"),
    ("you", r"you\s+must\s+be\s+logged\s+in\s+to\b.{0,40}"),
    (
        "be join",
        r"be\s+the\s+first\s+to\s+comment\b.{0,20}|join\s+the\s+(?:conversation|discussion)[.!]?",
    ),
    ("comments comment", r"comments?\s+(?:are|is)\s+(?:now\s+)?closed\b.{0,40}"),
    (
        "view show hide load",
        r"(?:view|show|hide|load)\s+(?:all\s+|more\s+)?(?:\d+\s+)?comments?(?:\s+\(\d+\))?",
    ),
    ("post submit cancel", r"(?:post|submit|cancel)\s+(?:comment|reply)"),
)
CERTAIN = Lines(*SHARING, *SUBSCRIBING, *POINTING, *_NOTICES, *_FORMS, *COLOPHON)

NAVIGATION = "|".join((
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
    r"feedback", r"support", r"subscribe\b.*", rf"{SOCIAL}", r"related\b.{0,30}",
    r"popular\b.{0,20}", r"sponsored\b.{0,40}", r"ad(?:vertisement)?s?", r"copyright\b.{0,120}",
    r"read\s+(?:more|next|also)\b.{0,80}", r"watch\b.{0,40}", r"by", r"my\s+account", r"shop",
    r"sign\s*(?:in|up)\b.{0,60}", r"log\s*(?:in|out)\b.{0,30}", r"donate", r"recommended\b.{0,40}",
    r"(?:categor(?:y|ies)|labels)\s*:.*", rf"share\b.{{0,20}}\b{SOCIAL}",
    r"(?:download|get|install)\b.{0,30}\bapp\b.{0,40}",
))  # fmt: skip

RELATED = Lines(
    (
        "related",
        (r"related(?:\s+(?:news|articles?|story|stories|posts?|content|coverage|reading|topics?"
    r"|links?|reports?|items?|pieces?|news\s+reports?))?")
    ),
    (
        "read see",
        r"(?:read|see)\s+(?:more|also|next)"
    ),
    (
        "also",
        r"also\s+read"
    ),
    (
        "more",
        r"more\s+on\s+this(?:\s+story|\s+topic)?"
    ),
    (
        "more",
        r"more\s+(?:news|stories)(?:\s+(?:on\s+this|like\s+this))?"
    ),
    (
        "further",
        r"further\s+coverage"
    ),
    (
        "recommended",
        r"recommended(?:\s+(?:articles?|stories|reading))?"
    ),
    (
        "you",
        r"you\s+may\s+also\s+like"
    ),
    (
        "other earlier previous",
        r"(?:other|earlier|previous)\s+(?:news|coverage|reports?|stories)(?:\s+on\s+this(?:\s+\w+)?)?"
    ),
    (
        "in",
        r"in\s+other\s+news"
    ),
    (
        "from",
        r"from\s+(?:our|the)\s+archives?"
    ),
    (
        "similar linked associated",
        r"(?:similar|linked|associated)\s+(?:news|articles?|stories|reports?)"
    ),
    (
        "also",
        r"also\s+(?:in\s+the\s+news|of\s+interest|on\s+this(?:\s+\w+)?)"
    ),
)  # fmt: skip

COMMENTS = Lines(
    ("leave post add write", r"(?:leave|post|add|write)\s+a\s+(?:reply|comment)\b.{0,40}"),
    (
        "# no one reader comment comments response responses reply replies",
        (
            rf"(?:{_COUNT}\s+)?(?:reader\s+)?(?:comments?|responses?|replies)(?:\s*\(\d+\))?"
            r"(?:\s+(?:on|to)\b.*)?"
        ),
    ),
    ("view show", r"(?:view|show)\s+(?:all\s+)?(?:\d+\s+)?comments"),
    ("join", r"join\s+the\s+(?:conversation|discussion)\b.*"),
    ("your", r"your\s+e-?mail\s+address\s+will\s+not\s+be\s+published\b.*"),
)
