"""Calls of the actions of places."""

from datetime import date

from langso.places import actions as do
from langso.places.listing import Listed
from tests.permissions import Case

DAY = date(2026, 7, 1)


def body(t):
    return do.found_body(t.commune, "UBND", "government", valid_from=DAY, by=t.system)


CASES: dict[str, Case] = {
    "found_unit": lambda t, by: do.found_unit(
        "village", "Thôn Mới", t.commune, valid_from=DAY, by=by
    ),
    "correct_village": lambda t, by: do.correct_village(
        t.villages[1], name="Thôn Hai", code="", ordinal=2, by=by
    ),
    "found_body": lambda t, by: do.found_body(
        t.commune, "UBND", "government", valid_from=DAY, by=by
    ),
    "found_body (another than the committee)": lambda t, by: do.found_body(
        t.commune, "Mặt trận", "front", valid_from=DAY, by=by
    ),
    "change_body": lambda t, by: do.change_body(
        body(t), name="UBND", short_name="", kind="government", valid_to=None, by=by
    ),
    "found_unit (school)": lambda t, by: do.found_unit(
        "school", "Trường Mẫu", t.commune, valid_from=DAY, by=by
    ),
    "change_institution": lambda t, by: do.change_institution(
        do.found_unit("school", "Trường Mẫu", t.commune, valid_from=DAY, by=t.system),
        name="Trường Mẫu 1",
        code="",
        valid_to=None,
        by=by,
    ),
    "found_province": lambda t, by: do.found_province("01", by=by),
    "import_units": lambda t, by: do.import_units(
        t.commune, [Listed("", "Thôn Mới")], valid_from=DAY, by=by
    ),
    "import_units (communes)": lambda t, by: do.import_units(
        t.province, [Listed("", "Xã Mới")], valid_from=DAY, by=by
    ),
    "note_export": lambda t, by: do.note_export(t.commune, 1, by=by),
    "merge_villages": lambda t, by: do.merge_villages(
        t.villages[1:], "Thôn Mới", on=DAY, basis="NQ 1", by=by
    ),
    "split_village": lambda t, by: do.split_village(
        t.villages[1], ["Thôn A", "Thôn B"], on=DAY, basis="NQ 1", by=by
    ),
    "rename_village": lambda t, by: do.rename_village(
        t.villages[1], "Thôn Mới", on=DAY, basis="NQ 1", by=by
    ),
}
