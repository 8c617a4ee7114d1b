"""Checks: words."""
