"""Keep and fetch model values: one schema for SQLite (one file) and PostgreSQL (by URL)."""
