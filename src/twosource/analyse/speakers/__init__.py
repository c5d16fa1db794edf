"""Who is meant by the words that name a source, and through what a quotation came."""
