"""Bytes to reports: one table of readers, and a role for every block of the text.

Bytes become text here and nowhere else. Nothing is dropped: what is not body is labelled.
"""
