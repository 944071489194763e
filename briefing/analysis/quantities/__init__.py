"""How much and how many: the quantities of an article.

A number is read (`numerals`), what it measures (`units`) or counts (`heads`) is looked for
behind it, and what stands around it (`surroundings`) says how exact it is, and whether it is
a date or part of a name, which are none.
"""

from .finding import find_quantities

__all__ = ["find_quantities"]
