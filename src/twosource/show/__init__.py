"""What a reader sees: one view of a collation, shown in the terminal, as a page or as JSON."""
