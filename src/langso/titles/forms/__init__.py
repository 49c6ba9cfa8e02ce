"""What people fill in about titles. Clean input, never saved here."""
