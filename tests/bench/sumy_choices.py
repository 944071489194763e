"""The sentences that sumy chooses, for `summary.py --sumy PYTHON`; runs where sumy is installed.

Standard input: a JSON list of {"docs": [{"sents": [...]}], "k": N}. Standard output: for each
method the list of chosen sentences of each item. sumy is handed sentences of its own class,
since its own splitter wants data from the network.
"""

from __future__ import annotations

import json
import sys

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer


class Words:
    """Splits a sentence at blanks and signs."""

    def to_words(self, text: str) -> list[str]:
        pieces = "".join(c if c.isalnum() or c in "'’-" else " " for c in text)
        return pieces.split()


def choose(item: dict, method: object) -> list[str]:
    words = Words()
    paragraphs = [Paragraph([Sentence(s, words) for s in doc["sents"]]) for doc in item["docs"]]
    document = ObjectDocumentModel(paragraphs)
    return [str(sentence) for sentence in method(document, item["k"])]


def main() -> None:
    items = json.load(sys.stdin)
    methods = {
        "sumy LexRank": LexRankSummarizer(Stemmer("english")),
        "sumy TextRank": TextRankSummarizer(Stemmer("english")),
    }
    found = {n: [choose(item, method) for item in items] for n, method in methods.items()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
