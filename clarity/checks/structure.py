"""Checks: structure."""
