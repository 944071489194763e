"""Split running text into sentences, as offsets.

A full stop, question mark, exclamation mark or ellipsis is a candidate; what stands before
it and after it decides. A single newline is a blank (hard-wrapped text); a blank line always
ends a sentence.
"""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»›)\\]}」』）】》"
_CANDIDATE = re.compile(
    r"[.!?…。！？｡।۔؟\n](?:"
    rf"(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+(?:[{_CLOSERS}]|\[\d{{1,3}}\])*+(?:“(?=\s|\Z))?"
    r"(?=\s|\Z|[A-Z“])"
    rf"|(?<=[。！？｡।۔؟])[。！？｡।۔؟]*+[{_CLOSERS}]*+"
    r"|(?<=\n)[^\S\n]*+(?=\n))"
)
"""Where a sentence may end: end marks with the closing marks behind them, or a blank line."""
_ENDS_WITHOUT_BLANK = "。！？｡।۔؟"
_MORE_MARKS = (".", "!", "?", "…")
_NEXT = re.compile(
    r"\s*(?P<open>[\"'“‘«‹„(\[{¿¡—–•*#@$€£\s-]*)(?P<word>[^\W_]+(?:[’'-][^\W_]+)*\.?)?"
)
"""What follows a candidate: opening marks, then the next word with its full stop."""
_STRAY = re.compile(rf"\s*[{_CLOSERS}]+(?=\s|\Z)")
"""Closing marks that stand alone behind a blank."""
_LETTER = re.compile(r"[^\W_]")
_NUMBERING = re.compile(r"\W*(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z")
_SPEECH = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|replied|told|added|wrote|shouted|"
    r"wondered|exclaimed|cried|tweeted)\b"
)

_BRACKET_REACH = 120
"""Characters within which an open bracket holds a sentence together."""
_WORD_REACH = 16
"""Characters before a full stop in which the word before it is looked for."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_ENDS = _words(
    """
mr mrs ms mx messrs mme mlle dr drs prof sen sens rep reps gov govs gen lt col maj sgt capt cpl
pvt cmdr cdr adm brig rev hon pres supt det insp dep sec-gen ald fr bro msgr e.g i.e cf viz vs
approx ca c v esp incl
"""
)
"""Titles and connecting abbreviations: something always follows."""
_BEFORE_NUMBER = _words(
    """
no nos nr fig figs vol vols p pp art arts sec secs ch chap para pt eq ed jan feb mar apr jun jul
aug sep sept oct nov dec
"""
)
"""Abbreviations that stand before a number; before anything else they end like words."""
_BEFORE_STARTER = _words(
    """
inc corp co cos ltd llc plc bros jr sr etc al st mt ft ave blvd rd hwy dept univ assn assoc est
min max tel ext mfg intl natl gmbh ag sa mon tue tues wed thu thurs fri sat sun ala ariz ark
calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
penn tenn tex va vt wash wis wyo ont que
"""
)
"""Abbreviations that may end a sentence: only a word that begins sentences shows it."""
_STARTERS = _words(
    """
a about according after again all almost also although among an and another any anyone are as
asked at because before being both but by can could despite did do does during each earlier
either even every everyone few finally first for from further had has have he her here his how
however i i'm i've if in indeed instead is it it's its just last later let like many maybe
meanwhile more moreover most much my neither never no nobody none nor not nothing now of on once
one only or other others our over perhaps police rather recently several she should similarly
since so some someone sometimes still such than that that's the their then there there's
therefore these they they're this those though through thus to today together under unlike until
upon was we we're well were what when where whether which while who whoever why will with within
without yes yesterday yet you your mr. mrs. ms. dr.
"""
)
"""Words that, with a capital, show that a sentence begins."""
_ADDRESSES = _words("http https www")
_CALENDAR = _words(
    """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december jan feb mar apr jun jul aug sep sept
oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist eastern
central pacific mountain local
"""
)
"""What may follow a time of day within the same sentence."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences of `text[start:end]` as (start, end) offsets into `text`.

    They are in order, do not overlap, begin and end with a character that is no white space,
    and together hold every such character.
    """
    return _Passage(text, start, len(text) if end is None else min(end, len(text))).split()


class _Passage:
    """A piece of text that is being split."""

    __slots__ = ("begin", "end", "letter", "lower", "spans", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.begin = start
        """Where the sentence begins that is looked at."""
        self.letter = -1
        """First letter or digit from there on, once it was looked for."""
        self.lower: bool | None = None
        """Whether the whole passage is in lower case, once it was asked."""
        self.spans: list[tuple[int, int]] = []

    def split(self) -> list[tuple[int, int]]:
        for match in _CANDIDATE.finditer(self.text, self.start, self.end):
            mark, cut = match.span()
            if cut <= self.begin:
                continue
            kind = self.text[mark]
            if kind in _ENDS_WITHOUT_BLANK:
                ends = self.has_letter(cut) and not self.in_brackets(cut)
            else:
                ends = kind == "\n" or self.ends(mark, cut)
            if ends:
                self.add(cut if kind == "\n" else self.behind_strays(cut))
        self.add(self.end)
        return self.spans

    def add(self, cut: int) -> None:
        """Close the sentence at `cut`: without the white space around it, if any is left."""
        text, begin = self.text, self.begin
        self.begin = cut
        piece = text[begin:cut]
        begin += len(piece) - len(piece.lstrip())
        cut -= len(piece) - len(piece.rstrip())
        if begin >= cut:
            return
        if self.spans and not _LETTER.search(text, begin, cut):
            before, last = self.spans[-1]
            if text.count("\n", last, begin) < 2:
                self.spans[-1] = (before, cut)
                return
        self.spans.append((begin, cut))

    def has_letter(self, cut: int) -> bool:
        """Whether a letter or digit stands between the beginning of the sentence and `cut`."""
        if self.letter < self.begin:
            found = _LETTER.search(self.text, self.begin, self.end)
            self.letter = found.start() if found else self.end
        return self.letter < cut

    def behind_strays(self, cut: int) -> int:
        """Return the cut moved behind closing marks that stand alone after it."""
        stray = _STRAY.match(self.text, cut, self.end)
        if stray is None or stray[0].count("\n") > 1:
            return cut
        if '"' in stray[0] and self.text.count('"', self.begin, cut) % 2 == 0:
            return cut
        return stray.end()

    def in_brackets(self, cut: int) -> bool:
        """Whether the cut lies inside a short pair of brackets."""
        text, reach = self.text, max(self.begin, cut - _BRACKET_REACH)
        for opening, closing in ("()", "[]", "（）"):
            at = text.rfind(opening, reach, cut)
            if at >= 0 and text.find(closing, at, cut) < 0:
                last = min(at + _BRACKET_REACH, self.end)
                if text.find(closing, cut, last) >= 0:
                    return True
        return False

    def ends(self, mark: int, cut: int) -> bool:
        """Whether the end marks at `mark`, closed at `cut`, end the sentence."""
        text = self.text
        follows = _NEXT.match(text, cut, self.end)
        if follows is None or not self.has_letter(mark):
            return False
        word, opening = follows["word"], follows["open"]
        if not word:
            return text[follows.end() : follows.end() + 1] not in _MORE_MARKS
        glued = cut < self.end and not text[cut].isspace()
        if glued and not (word.lower() in _STARTERS and text[mark - 1].islower()):
            return False
        if not self.may_begin(word, opening):
            return False
        if text[mark] == "." and text[mark + 1 : mark + 2] != ".":
            decided = self.ends_after_stop(mark, cut, word, opening)
        elif text[mark] in ".…":
            decided = not word[0].isdigit()
        else:
            decided = not (cut - mark > 1 and _SPEECH.match(text, cut, self.end))
        return decided and not self.in_brackets(cut)

    def may_begin(self, word: str, opening: str) -> bool:
        """Whether a sentence can begin with this word behind these opening marks."""
        if not word[0].islower() or not word.islower() or word in _ADDRESSES:
            return True
        if opening and (opening[-1] in '"“«„#@' or "•" in opening):
            return True
        if self.lower is None:
            self.lower = self.text[self.start : self.end].islower()
        return self.lower

    def ends_after_stop(self, mark: int, cut: int, word: str, opening: str) -> bool:
        """Whether one full stop ends a sentence, by the word before it and the word after it."""
        before = self.text[max(self.begin, mark - _WORD_REACH) : mark].split()
        last = before[-1].lstrip("\"'“‘«„([—–-") if before else ""
        if cut - mark > 1 or not last:
            return True
        if len(before) == 1 and mark - self.begin <= _WORD_REACH and _NUMBERING.match(last):
            return False
        lower, after = last.lower(), word.lower()
        plain = after.rstrip(".")
        if lower in _NEVER_ENDS:
            return False
        if lower in _BEFORE_NUMBER:
            return not word[0].isdigit()
        if lower in ("a.m", "p.m"):
            return plain not in _CALENDAR and not word[0].isdigit()
        initial = len(last) == 1 and last.isupper()
        if initial or lower in _BEFORE_STARTER or _ACRONYM.match(last):
            return after in _STARTERS or plain in _STARTERS or bool(opening.strip("([ "))
        return True
