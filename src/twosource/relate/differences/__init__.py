"""Two readings of one statement word against word, and every difference with its kind and sense."""
