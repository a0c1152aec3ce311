"""One function a question; each answers a ``Query`` for ``Store.ask``."""
