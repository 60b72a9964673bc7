"""Draws factory scenes and knows the truth about each of their frames."""
