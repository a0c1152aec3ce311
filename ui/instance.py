"""One window a data folder: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QLockFile, QObject, Signal

from tracker.paths import Home

ANSWER_MS = 2_000
ATTEMPTS = 20
PAUSE_MS = 150


class Instance(QObject):
    """Holds the folder's lock, or knows that another window does. ``called`` when a second start knocks."""

    called = Signal()

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "landfall-" + hashlib.sha256(str(home.folder).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(home.lock))
        self._lock.setStaleLockTime(0)
        self.is_first = self._lock.tryLock(0)

    @property
    def is_elsewhere(self) -> bool:
        """Whether another window holds the lock (and not merely a folder that cannot be written)."""
        return not self.is_first and self._lock.error() == QLockFile.LockError.LockFailedError

    def call_first(self) -> bool:
        """Ask the window that holds the lock to come to the front; False if it does not answer."""
        from PySide6.QtCore import QThread
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(ATTEMPTS):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(ANSWER_MS):
                socket.waitForDisconnected(ANSWER_MS)
                return True
            QThread.msleep(PAUSE_MS)
        return False

    def listen(self) -> None:
        """Wait for second starts. Called after the first paint: it loads the network module."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.disconnectFromServer()
        self.called.emit()

    def release(self) -> None:
        """Let go of the lock."""
        self._lock.unlock()
