"""The board: one column a status or a country, cards that are dragged and moved by keys."""
