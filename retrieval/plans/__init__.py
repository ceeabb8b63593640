"""From what a question says to a typed plan, or to what must be asked back."""
