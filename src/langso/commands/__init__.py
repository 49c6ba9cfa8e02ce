"""What `langso` prints on a terminal. No Django here: reading must start at once."""
