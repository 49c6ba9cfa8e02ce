"""A share of households, with both its numbers. Pure."""

from dataclasses import dataclass

from langso.vietnamese.percent import print_percent


@dataclass(frozen=True)
class Share:
    """So many of so many; compared exactly."""

    part: int
    whole: int

    @property
    def percent(self) -> str:
        """As a page prints it; nothing where there is nothing to be a share of.

        >>> Share(2999, 3000).percent, Share(3000, 3000).percent, Share(0, 0).percent
        ('99,97%', '100%', '')
        """
        return print_percent(self.part, self.whole, places=1) if self.whole else ""

    @property
    def is_all(self) -> bool:
        return bool(self.whole) and self.part == self.whole

    def at_least(self, percent: int) -> bool:
        """Never where there is nothing."""
        return bool(self.whole) and self.part * 100 >= percent * self.whole
