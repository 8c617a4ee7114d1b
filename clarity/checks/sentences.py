"""Checks: sentences."""
