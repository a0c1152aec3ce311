"""What a single row does: the ways that a person can choose from, and the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.exchange.choices import LEAVE_OUT
from tracker.i18n import tr
from ui.exchange.answers import USUAL
from ui.exchange.counts import ALIKE, HERE, OUT, REPEATED

if TYPE_CHECKING:
    from tracker.exchange.plan import ImportPlan


def offered_ways(kind: str, line: int, plan: ImportPlan) -> dict[str, str]:
    """The ways that a row of this kind can go, each in words."""
    leave_out = {LEAVE_OUT: tr("Leave out")}
    if kind == HERE:
        return usual_ways() | {"add": tr("Add anyway")} | leave_out
    if kind == ALIKE:
        same = {
            "fill": tr("The same: fill in"),
            "replace": tr("The same: take the file's"),
            "skip": tr("The same: leave alone"),
        }
        return {USUAL: tr("Add beside it")} | same | leave_out
    if kind == OUT:
        return leave_out | {USUAL: tr("Bring in")}
    if kind == REPEATED and plan.choices.on_duplicate == "skip":
        return {USUAL: tr("Leave out"), "add": tr("Add anyway")}
    if plan.choices.rows.get(line) == "add":
        return {"add": tr("Add anyway"), USUAL: tr("As the others")} | leave_out
    return {USUAL: tr("Add")} | leave_out


def usual_ways() -> dict[str, str]:
    """What rows that meet an application can do with it."""
    return {"fill": tr("Fill in"), "replace": tr("Take the file's"), "skip": tr("Leave alone")}


def present_way(kind: str, line: int, plan: ImportPlan) -> str:
    """The way that a row goes now."""
    told = plan.choices.rows.get(line)
    if kind == HERE:
        return told or plan.choices.on_duplicate or ("replace" if plan.is_own_format else "fill")
    return told if told in offered_ways(kind, line, plan) else USUAL
