"""Names of organs, and of groups of them, in a question."""
