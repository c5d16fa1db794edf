"""Figures: numbers in words and digits, with unit, interval and what they count."""
