"""What stands behind a statement: chains from origins to reports, and how many share no party."""
