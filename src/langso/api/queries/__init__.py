"""What the interface and the open files ask of the database."""
