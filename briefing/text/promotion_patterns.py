"""How pages ask to share, to subscribe and to read on: patterns by their first words."""

from __future__ import annotations

_NETWORK = (
    r"(?:facebook|twitter|instagram|linked\s?in|whats\s?app|pinterest|reddit|telegram|tumblr"
    r"|flipboard|youtube|tik\s?tok|snapchat|bluesky|mastodon|google\s+news)"
)
SOCIAL = (
    rf"(?:{_NETWORK}|x|messenger|e-?mail|print|threads|mix|pocket|viber|vk|line|sms"
    r"|copy(?:\slink)?|rss)"
)
_SOCIAL_WORDS = (
    "like facebook twitter instagram linked linkedin whats whatsapp pinterest reddit telegram "
    "tumblr flipboard youtube tik tiktok snapchat bluesky mastodon google x messenger e email "
    "print threads mix pocket viber vk line sms copy rss"
)
"""First words of what `SOCIAL` describes."""
PIECE = r"(?:article|story|page|post|video|report)"


SHARING = (
    (
        "click share tweet pin e email print",
        (
            rf"(?:click\s+to\s+)?(?:share|tweet|pin|e-?mail|print)(?:\s+this(?:\s+{PIECE})?)?"
            r"(?:\s+(?:on|via|to)\s+.{1,40})?\s*\(opens\s+in\s+new\s+window\)"
        ),
    ),
    ("share", rf"share\s+(?:this|the)\s+{PIECE}[.:!]?(?:\s+(?:on|via|with)\s+.{{1,40}})?"),
    ("share", rf"share\s+(?:this\s+)?(?:on|via)\s+{SOCIAL}[.:!]?"),
    (
        f"share follow connect tweet {_SOCIAL_WORDS}",
        rf"(?:share|follow|connect|tweet|like)?:?\s*{SOCIAL}(?:[\s,|•·/]+(?:and\s+)?{SOCIAL})+",
    ),
    ("e email print", rf"(?:e-?mail|print)\s+this\s+{PIECE}"),
    ("copy link", r"copy\s+(?:the\s+)?link|link\s+copied!?"),
    ("sharing", r"sharing\s+is\s+caring!?"),
    (
        "follow like join find connect",
        rf"(?:follow|like|join|find|connect\s+with)\s+us\b.{{0,60}}\b(?:{_NETWORK}|x)\b.{{0,60}}",
    ),
    ("follow", rf"follow\s+@?\w+(?:\s+\w+)?\s+on\s+(?:{_NETWORK}|x)\b.{{0,40}}"),
    ("follow", r"follow\s+(?:us|@\w+)\s*:?"),
    (
        "download get",
        r"(?:download|get)\s+(?:our\s+(?:\w+\s+){0,3}app\b.{0,60}|the\s+(?:free\s+)?app[.!]?)",
    ),
)
SUBSCRIBING = (
    (
        "sign signup",
        (
            r"sign\s*up\s+(?:for|to)\s+.{0,80}\b(?:newsletters?|alerts?|e-?mails?|updates|account|briefing"
            r"|inbox)\b.{0,60}"
        ),
    ),
    ("sign signup", r"sign\s*up(?:\s+(?:here|now|today))?[.!]?"),
    ("subscribe", r"subscribe(?:\s+(?:now|today|here))?[.!]?"),
    ("subscribe", r"subscribe\s+to\s+(?:our|the|my|this)\b.{0,80}"),
    (
        "get receive",
        (
            r"(?:get|receive)\s+(?:the|our|all|more|daily|weekly|breaking)\b.{0,80}"
            r"\b(?:newsletters?|(?:in|to)\s+your\s+(?:inbox|e-?mail))\b.{0,60}"
        ),
    ),
    ("enter type", r"(?:enter|type)\s+your\s+e-?mail(?:\s+address)?\b.{0,40}"),
    (
        "already",
        r"already\s+(?:have\s+an\s+account|a\s+(?:subscriber|member)|registered|subscribed)\?.{0,60}",
    ),
    ("create register", r"(?:create|register\s+for)\s+(?:an?|your)\s+free\s+account\b.{0,60}"),
    (
        "sign log signin login",
        r"(?:sign|log)\s*in(?:\s+(?:or|/)\s+(?:register|sign\s*up|subscribe|join)\b.{0,30})?",
    ),
    (
        "sign log signin login",
        r"(?:sign|log)\s*in\s+to\s+(?:comment|reply|continue|read|follow|your\s+account)\b.{0,40}",
    ),
    (
        "this for available",
        rf"(?:this\s+{PIECE}\s+is\s+)?(?:for|available\s+to)\s+subscribers\s+only\.?",
    ),
    (
        "to",
        (
            rf"to\s+(?:read|continue\s+reading)\s+(?:the|this)\s+(?:full\s+)?{PIECE}"
            r"(?:,?\s+(?:subscribe|sign|log|register|click|please)\b.{0,60})?"
        ),
    ),
    (
        "support donate",
        r"(?:support|donate\s+to)\s+(?:our|independent)\s+(?:journalism|reporting)\b.{0,60}",
    ),
)
POINTING = (
    ("click", r"click\s+here\s+(?:to|for)\b.{0,120}"),
    (
        "read see view load show",
        r"(?:read|see|view|load|show)\s+(?:the\s+)?full\s+(?:story|article)\.{0,3}",
    ),
    (
        "read see view load show",
        r"(?:read|see|view|load|show)\s+more\s+(?:stories|articles|news|posts)\.{0,3}",
    ),
    (
        "also read don dont must more",
        (
            r"(?:also\s+read|read\s+(?:also|more|next|full\s+story)|don['’]?t\s+miss|must\s+read"
            r"|more\s+on\s+this)\s*(?:[:|»]|[-–—]+)\s*\S.*"
        ),
    ),
    (
        "related watch in",
        r"(?:related|watch(?:\s+also)?|in\s+pictures|related\s+(?:story|article|news))\s*[:|»]\s*\S.*",
    ),
    (
        "tags tag filed topics topic keywords tagged",
        r"(?:tags?|filed\s+under|topics?|keywords|tagged(?:\s+(?:with|in|as))?)\s*:.{0,160}",
    ),
    ("filed posted tagged", r"(?:filed\s+under|posted\s+in|tagged\s+with)\s+[\w&,\s/-]{1,60}"),
    ("you", r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)\s*:?"),
    (
        "recommended up what from",
        r"(?:recommended\s+for\s+you|up\s+next|what\s+to\s+read\s+next|from\s+around\s+the\s+web)\s*:?",
    ),
    (
        "most",
        (
            r"most\s+(?:read|popular|viewed|shared|commented)(?:\s+(?:stories|articles|posts|news|videos"
            r"|now|today))?\s*:?"
        ),
    ),
    (
        "trending more top editor editors popular",
        (
            r"(?:trending(?:\s+now|\s+stories)?|(?:more\s+)?top\s+stories|editor['’]?s['’]?\s+(?:picks?"
            r"|choice)|popular\s+(?:posts?|stories|articles|news))\s*:?"
        ),
    ),
    (
        "story article page post video report",
        rf"(?:story|{PIECE})\s+continues\s+(?:below|after)\b.{{0,60}}",
    ),
    (
        "scroll swipe",
        r"(?:scroll|swipe)\s+(?:down\s+)?(?:to|for)\s+(?:continue|read|more)\b.{0,60}",
    ),
    (
        "advertisement advertising advert sponsored promoted paid",
        (
            r"(?:advertisement|advertising|advert|sponsored(?:\s+content|\s+links?)?"
            r"|promoted(?:\s+content)?|paid\s+(?:content|post))\.?"
            r"(?:\s*[-–—:]?\s*(?:scroll|continue|story|article)\b.{0,60})?"
        ),
    ),
)
