"""How long a page is left alone before the next look: minutes arrive weeks late, and then hardly change."""

from __future__ import annotations

from datetime import timedelta

# Age of a page in days (since its meeting or publication) up to which it is looked at again every so many
# days. Minutes arrive weeks late; decisions count as settled some months after publication. Beyond a year a
# page is settled.
LOOK_BACK = ((1, 1), (35, 7), (365, 28))
COMING = timedelta(days=7)  # how often a meeting to come is looked at
# The same where news are read without a gap: they tell of what is new, so the look only checks on them, and finds
# what they do not tell: that a paper was withdrawn.
VOUCHED_LOOK_BACK = ((35, 14), (365, 165))
VOUCHED_COMING = timedelta(days=35)


def interval(age: timedelta, *, vouched: bool = False) -> timedelta | None:
    """How long to leave a page of that age alone; None for ever. Negative ages are meetings to come.

    `vouched`: news would have told of a change.
    """
    if age < timedelta():
        return VOUCHED_COMING if vouched else COMING
    tiers = VOUCHED_LOOK_BACK if vouched else LOOK_BACK
    days = next((every for upto, every in tiers if age.days <= upto), None)
    return timedelta(days=days) if days is not None else None


def patience(failures: int) -> timedelta:
    """How long to leave a page alone that failed so often in a row: no time, then 1, 2, 4 ... 28 days."""
    return timedelta(days=min(2 ** (failures - 2), 28) if failures > 1 else 0)
