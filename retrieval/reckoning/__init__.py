"""Values and what follows from them by arithmetic."""
