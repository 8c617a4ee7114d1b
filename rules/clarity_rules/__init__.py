"""The rule packs that ship with Clarity: YAML files with rules, limits and word lists. No code."""
