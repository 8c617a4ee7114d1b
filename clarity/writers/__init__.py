"""One file an output: terminal, JSON, pages about rules."""
