"""What is kept, and nothing about where it came from."""
