"""The times of an agenda's items, counted from the start by their planned minutes."""

from datetime import timedelta

from ..permissions import can


def with_times(meeting, items, user):
    """Rows of item, when it should begin, its papers, whether this person may hand in one."""
    moment, rows = meeting.starts_at, []
    for item in items:
        item.meeting = meeting  # the same object: permission questions ask no query
        rows.append(
            {
                "item": item,
                "starts_at": moment,
                "papers": list(item.papers.all()),
                "may_hand_in": not item.is_on_paper and can(user, "item.hand_in_paper", item),
            }
        )
        moment += timedelta(minutes=item.planned_minutes)
    return rows
