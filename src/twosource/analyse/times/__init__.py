"""Time expressions: found, anchored, and given the days they cover."""
