"""The web face of Clarity."""
