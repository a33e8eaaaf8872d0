"""Forms that ask; the models act."""
