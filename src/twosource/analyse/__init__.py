"""What one report holds: sentences, credits, times, figures, names, quotations and who says so."""
