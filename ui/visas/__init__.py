"""What the inspector's Visa tab and the Destinations page share: a requirement's row, marks and words."""
