"""Over any sequence of acts, the villages of a day hold every household once."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langso.core.queries import faults
from langso.places.actions import merge_villages, rename_village, split_village
from langso.places.models import Unit
from langso.places.queries import origins, successors, villages_of
from tests.conftest import START

HOUSEHOLDS = {"Thôn 1": range(0, 4), "Thôn 2": range(4, 9), "Thôn 3": range(9, 15)}
acts = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "rename"]),
        st.integers(0, 9),
        st.integers(2, 3),
    ),
    min_size=1,
    max_size=6,
)


def perform(act, world, step, quan):
    """Do one act to the real villages and to `world`, a village → households map."""
    kind, choice, many = act
    living = sorted(world, key=lambda village: village.pk)
    order = {"on": START + timedelta(days=step), "basis": "NQ", "by": quan}
    if kind == "merge" and len(living) >= many:
        olds = [living[(choice + n) % len(living)] for n in range(many)]
        new = merge_villages(olds, f"Mới {step}", **order)
        world[new] = [home for old in olds for home in world.pop(old)]
        return
    old = living[choice % len(living)]
    if kind == "split":
        parts = split_village(old, [f"{step}.{n}" for n in range(many)], **order)
        households = world.pop(old)
        world.update({part: households[n::many] for n, part in enumerate(parts)})
    else:
        world[rename_village(old, f"Tên {step}", **order)] = world.pop(old)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sequence=acts)
def test_acts_lose_and_double_nobody(stage, quan, sequence):
    with transaction.atomic():
        world = {village: list(HOUSEHOLDS[village.name]) for village in stage.villages}
        days = [(START, dict(world))]
        for step, act in enumerate(sequence, 1):
            perform(act, world, step, quan)
            days.append((START + timedelta(days=step), dict(world)))
        for day, then in days:
            assert_day(stage, day, then)
        assert not list(faults())
        transaction.set_rollback(True)


def assert_day(stage, day, then):
    """What stood on that day still stands, and comes from where it must."""
    assert set(villages_of(stage.commune, day)) == set(then)
    assert sorted(home for homes in then.values() for home in homes) == list(range(15))
    covered = set[Unit]()
    for village, households in then.items():
        first = set(origins(village, START))
        begun_in = {v for v in stage.villages if {*HOUSEHOLDS[v.name]} & {*households}}
        assert begun_in <= first
        covered |= first
        assert all(village in successors(old, day) for old in first)
    assert covered == set(stage.villages)
