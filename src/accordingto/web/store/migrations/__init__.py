"""How the desk's own tables came to be what they are, one step a file."""
