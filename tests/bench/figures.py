"""What a benchmark says: one figure, its reference, and the bound it must keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``ours`` and ``reference`` are in ``unit`` (ms or MB).

    ``most_ratio`` bounds ours / reference, ``most`` bounds ours itself; None where the issue gives no bound.
    """

    what: str
    ours: float
    reference_name: str
    reference: float
    unit: str = "ms"
    most_ratio: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the reference."""
        return self.ours / self.reference

    @property
    def is_kept(self) -> bool:
        """Whether the figure is within its bounds."""
        within_ratio = self.most_ratio is None or self.ratio <= self.most_ratio
        return within_ratio and (self.most is None or self.ours <= self.most)

    def line(self) -> str:
        """The figure as the benchmark prints it."""
        bounds = []
        if self.most_ratio is not None:
            bounds.append(f"at most {self.most_ratio:g} x")
        if self.most is not None:
            bounds.append(f"at most {self.most:g} {self.unit}")
        verdict = f"  {', '.join(bounds)}{'' if self.is_kept else ': MISSED'}" if bounds else ""
        return (
            f"{self.what:<44}{self.ours:>9.2f} {self.unit}  {self.reference_name:<34}"
            f"{self.reference:>9.2f} {self.unit}{self.ratio:>9.2f} x{verdict}"
        )


Measure = Callable[[Path], Iterator[Figure]]
"""Measures in a folder of the run's own, which other topics share."""


class Topic(Protocol):
    """A module of this package that measures something."""

    measure: Measure


def percentile_95(values: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(values, n=20, method="inclusive")[-1]
