"""What a text is worth: the B1 criteria with their figures."""
