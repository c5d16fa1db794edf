"""Quotations put together: words in marks and without, their speakers and their channels."""
