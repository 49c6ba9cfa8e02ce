"""Cut the text of a clause into its paragraphs, each with its place in the document."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the document, at `start` of its text."""

    text: str
    start: int
    end: int

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


def paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    r"""Return the lines of `text[start:end]` that say something, stripped.

    A paragraph reaches to the next one, so that every place belongs to one.

    >>> [(p.text, p.start) for p in paragraphs("1. A\n- b\n\n- c", 5, 13)]
    [('- b', 5), ('- c', 10)]
    """
    found: list[Paragraph] = []
    at = end
    for line in reversed(text[start:end].splitlines(keepends=True)):
        at -= len(line)
        if line.strip():
            found.append(Paragraph(line.strip(), at, end))
            end = at
    return found[::-1]
