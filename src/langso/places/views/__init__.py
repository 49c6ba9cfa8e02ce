"""The units and bodies of a commune, and its history, for those who look after it."""
