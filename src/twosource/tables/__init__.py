"""Tables of the project, each file with its origin and date in its head."""
