"""Several reports against each other: shared text, lineage, statements, differences, support."""
