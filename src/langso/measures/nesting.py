"""Which calendars fit into one another, so that their periods may be added. Pure.

The months from the 15th to the 14th fit into the quarters that begin on the 15th, and
not into those of the calendar; what does not fit is never added up.
"""

from langso.measures.calendars import Window, calendars, windows_between


def fits(fine: str, coarse: str) -> bool:
    """Whether whole periods of the one make up every period of the other.

    >>> fits("report_month", "report_quarter"), fits("report_month", "quarter")
    (True, False)
    >>> fits("month", "school_year"), fits("quarter", "month"), fits("day", "year")
    (True, False, True)
    """
    small, large = calendars()[fine], calendars()[coarse]
    if small.months == 0:
        return True
    if large.months == 0 or large.months % small.months:
        return False
    same_day = small.first_day == large.first_day
    return same_day and (large.begins - small.begins) % small.months == 0


def is_finer(fine: str, coarse: str) -> bool:
    """Fits, and is shorter."""
    return fits(fine, coarse) and not fits(coarse, fine)


def tiles(fine: str, window: Window) -> list[Window]:
    """The shorter periods that make up a longer one, in their order.

    Raises `ValueError` for calendars that do not fit.
    """
    if not fits(fine, window.calendar):
        raise ValueError(f"{fine} does not fit into {window.calendar}")
    return windows_between(fine, window.starts_on, window.ends_on)
