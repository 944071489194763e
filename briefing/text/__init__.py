"""Pure functions on strings: neutralise, compare, split, measure."""
