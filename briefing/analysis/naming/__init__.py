"""How names look in running text: their letters, their parts, their kinds, and known ones."""
