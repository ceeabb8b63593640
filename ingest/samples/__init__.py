"""Reports for the demo: the figures of five real ones, and invented ones marked as such."""
