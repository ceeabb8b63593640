"""Sentences of passages: their words, what they answer, and the numbers that they state."""
