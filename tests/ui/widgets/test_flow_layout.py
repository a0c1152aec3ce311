from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_layout import FlowLayout


def filled(sizes: list[tuple[int, int]], spacing: int = 6) -> tuple[QWidget, FlowLayout]:
    owner = QWidget()
    flow = FlowLayout(owner, spacing)
    for width, height in sizes:
        label = QLabel(owner)
        label.setFixedSize(width, height)
        flow.addWidget(label)
    return owner, flow


def places(flow: FlowLayout) -> list[QRect]:
    return [item.geometry() for place in range(flow.count()) if (item := flow.itemAt(place))]


def test_items_wrap_and_stand_in_the_middle_of_their_line(qtbot: QtBot) -> None:
    owner, flow = filled([(50, 20), (50, 10), (50, 20)])
    qtbot.addWidget(owner)
    flow.setGeometry(QRect(0, 0, 110, 100))
    assert places(flow) == [QRect(0, 0, 50, 20), QRect(56, 5, 50, 10), QRect(0, 26, 50, 20)]
    assert flow.heightForWidth(110) == 46
    assert flow.heightForWidth(400) == 20


def test_right_to_left(qtbot: QtBot) -> None:
    owner, flow = filled([(50, 20), (30, 20)])
    qtbot.addWidget(owner)
    owner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 100, 20))
    assert places(flow) == [QRect(50, 0, 50, 20), QRect(14, 0, 30, 20)]


def test_widgets_come_between_and_go(qtbot: QtBot) -> None:
    owner, flow = filled([(10, 10), (20, 10)])
    qtbot.addWidget(owner)
    between = QLabel(owner)
    flow.insert_widget(1, between)
    assert [flow.itemAt(place).widget() is between for place in range(3)] == [False, True, False]
    flow.removeWidget(between)
    assert (flow.count(), flow.itemAt(2), flow.takeAt(5)) == (2, None, None)


@given(st.lists(st.tuples(st.integers(1, 80), st.integers(1, 40)), max_size=12), st.integers(80, 300))
def test_nothing_overlaps_or_leaves_the_width(sizes: list[tuple[int, int]], width: int) -> None:
    owner, flow = filled(sizes)
    flow.setGeometry(QRect(0, 0, width, 1000))
    rects = places(flow)
    assert all(not one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])
    assert all(rect.left() >= 0 and rect.right() < width for rect in rects)
    assert flow.heightForWidth(width) == max((rect.bottom() + 1 for rect in rects), default=0)
    owner.deleteLater()
