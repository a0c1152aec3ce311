"""What the surroundings may do to the program, done to it."""
