"""The inspector: one application beside the page, in tabs."""
