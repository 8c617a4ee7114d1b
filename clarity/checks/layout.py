"""Checks: layout."""
