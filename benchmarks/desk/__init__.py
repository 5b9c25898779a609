"""How fast the desk answers, and whether its memory grows."""
