"""What a question says, and what it leaves short or says beside."""
