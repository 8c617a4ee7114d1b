"""Clarity: a checker for plain Dutch in government letters and forms."""
