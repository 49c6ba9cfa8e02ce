"""The name under which migrations of this room know the sealed column."""

from langso.core.sealed import SealedTextField

__all__ = ["SealedTextField"]
