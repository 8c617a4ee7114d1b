"""What is true of Dutch, whoever asks: parsing, clauses, inflection, substitution."""
