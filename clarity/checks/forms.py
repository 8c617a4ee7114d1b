"""Checks: forms."""
