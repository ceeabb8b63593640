"""From a file's bytes to blocks."""
