"""The numbered tree of a document: Phần, Chương, Mục, Điều, I., 1., 1.1., a), (1)."""

from langso.reader.outline.tree import clause_at, outline

__all__ = ["clause_at", "outline"]
