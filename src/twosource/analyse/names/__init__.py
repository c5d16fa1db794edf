"""Names: persons, places and bodies, found by capitals and tables and linked within a report."""
