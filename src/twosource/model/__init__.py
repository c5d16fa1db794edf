"""Frozen values that travel between the stages; standard library only.

Stages meet in these values and nowhere else. Every extracted thing holds its
:class:`~twosource.model.span.Span` in ``report.text``.
"""
