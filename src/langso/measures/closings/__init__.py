"""A closing as it is written down, signed, handed up and read again. No database."""
