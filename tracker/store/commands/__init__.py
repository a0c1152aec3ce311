"""One function a user action; each answers a ``Command`` for ``Store.run``."""
