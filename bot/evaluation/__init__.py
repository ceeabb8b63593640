"""Answers held against those expected: the form of a question file, verdicts, and what they come to (pure)."""
