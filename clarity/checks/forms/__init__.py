"""Checks of forms, by topic; importing the package registers them all."""

from clarity.checks.forms import choices, guidance, labels, texts, whole

__all__ = ["choices", "guidance", "labels", "texts", "whole"]
