"""The tests mirror ``tracker`` and ``ui``; ``faults`` hurts the program, ``bench`` times it."""
