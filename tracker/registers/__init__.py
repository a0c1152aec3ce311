"""Public lists of employers that may sponsor a visa: how each is laid out, and how one is loaded."""
