"""Official papers: the register of their numbers, the papers, and their templates."""
