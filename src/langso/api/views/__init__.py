"""The interface for programs, the files everybody may take, and the codes."""
