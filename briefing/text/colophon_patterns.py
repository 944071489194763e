"""What a newsroom says of an article at its foot: patterns by their first words."""

from __future__ import annotations

_STORY = r"(?:story|article|report|post|page|piece|headline|dispatch)"
_NAMES = r"(?-i:[A-Z][\w.'’-]*)(?:,?\s+(?:and\s+|&\s+)?(?-i:[A-Z][\w.'’-]*)){0,7}"

COLOPHON = (
    (
        "*contributed",
        rf".{{0,170}}\bcontributed\s+(?:reporting\s+)?to\s+this\s+{_STORY}\.?",
    ),
    (
        "this",
        r"\(?this\s+is\s+a\s+(?:developing|breaking)(?:\s+news)?\s+(?:story|report)\b.{0,120}",
    ),
    (
        "this",
        (
            rf"\(?this\s+{_STORY}\s+(?:(?:has|have)\s+(?:not\s+)?been|was(?:\s+not)?|will\s+be"
            r"|is\s+being)\s+(?:updated|corrected|amended|edited|auto-generated|republished)"
            r"\b.{0,160}"
        ),
    ),
    ("contact", r"contact\s+(?:the\s+|our\s+)?(?:reporter|author|writer|editor)s?\b.{0,80}"),
    (
        "edited translated compiled written produced",
        rf"(?:edited|translated|compiled|written|produced)\s+by:?\s+{_NAMES}\.?",
    ),
    ("*assistance", rf"[-–—(\s]*with\s+assistance\s+(?:by|from)\s+{_NAMES}\b.{{0,80}}"),
    (
        "the",
        r"the\s+(?:views?|opinions?)(?:\s+and\s+(?:views?|opinions?))?\s+expressed\b.{0,160}",
    ),
    ("the", r"the\s+post\s+.{1,160}\s+appeared\s+first\s+on\s+.{1,60}"),
    (
        "for",
        (
            r"for\s+(?:more|the\s+latest)\s+(?:news|stories|updates)\b.{0,100}"
            r"\b(?:follow|visit|click|subscribe|go\s+to)\b.{0,60}"
        ),
    ),
    (
        "got have do",
        (
            r"(?:got|have|do\s+you\s+have)\s+(?:a|any)\s+(?:news\s+)?(?:tips?|story|stories"
            r"|questions?|comments?)\b[^.?!]{0,60}\?.{0,120}"
        ),
    ),
    (
        "listen",
        r"listen\s+to\s+(?:the\s+|an\s+)?audio\b.{0,60}",
    ),
    (
        "read watch video photos listen see also more",
        r"(?-i:READ|WATCH|VIDEO|PHOTOS|LISTEN|SEE|ALSO|MORE)\s*:\s*\S.{0,120}",
    ),
    (
        "updated published posted last",
        (
            r"(?:last\s+)?(?:updated|published|posted):?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\s*"
            r"(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4})?,?\s+.{0,30}\d{4}"
        ),
    ),
    (
        "*email *reach *follow",
        (
            r".{0,170}\b(?:e-?mail|reach|follow)\s+(?:him|her|them|me)\s+(?:at|on)\s+"
            r"(?:\S*@|twitter|facebook|instagram|x\b).{0,80}"
        ),
    ),
)
