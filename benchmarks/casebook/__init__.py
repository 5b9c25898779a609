"""How a casebook holds out: writers killed, many writers at once, and what it costs as it grows."""
