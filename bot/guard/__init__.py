"""What a chat model writes, held against the evidence: pure, and without a model of its own."""
