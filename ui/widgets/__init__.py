"""Small parts that several pages use, one a file."""
