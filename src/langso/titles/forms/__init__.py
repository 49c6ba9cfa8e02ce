"""What people write in rounds of titles."""
