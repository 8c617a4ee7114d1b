"""Checks: tone."""
