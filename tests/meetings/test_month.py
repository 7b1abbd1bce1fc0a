"""The month by its actions: from draft to sealed minutes, with the guard at every step."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from meetings.actions import attendance, meetings, minutes
from meetings.actions.base import Refused, Stale
from meetings.models import LogEntry, Minutes, Vote
from tests.factories.meetings import AgendaItemFactory, IntervalFactory, MeetingFactory

from . import month


def test_a_meeting_goes_from_draft_to_signed_and_every_step_is_logged(cast, member):
    meeting = month.signed(**cast)

    assert meeting.status == "closed"
    assert meeting.minutes.status == "signed"
    assert meeting.minutes.seal_holds
    steps = [e.action.removeprefix("meetings.") for e in LogEntry.objects.for_instance(meeting)]
    assert [s for s in reversed(steps) if s not in ("roll", "item", "vote")] == [
        "agree", "convene", "open", "close", "confirm", "sign",
    ]  # fmt: skip


def test_an_empty_agenda_is_not_agreed(cast):
    meeting = MeetingFactory(organization=cast["cell"], chair=cast["secretary"])

    with pytest.raises(Refused, match="chưa có mục nào"):
        meetings.agree(meeting=meeting, by=cast["secretary"].account)


def test_an_item_for_decision_needs_its_draft_before_the_notice(cast):
    meeting = month.prepared(**cast)
    AgendaItemFactory(meeting=meeting, title="Kết nạp", kind="decision", draft_text=" ")

    with pytest.raises(Refused, match="«Kết nạp» để quyết nghị nhưng chưa có dự thảo"):
        meetings.agree(meeting=meeting, by=cast["secretary"].account)


def test_a_meeting_is_convened_only_after_the_committee_agreed(cast):
    meeting = month.prepared(**cast)

    with pytest.raises(Refused, match="sau khi cấp ủy đã thống nhất"):
        meetings.convene(meeting=meeting, by=cast["secretary"].account)


def test_a_meeting_is_not_opened_before_its_day(cast):
    meeting = month.convened(**cast)

    with pytest.raises(Refused, match="Chưa đến ngày họp"):
        meetings.open_meeting(meeting=meeting, by=cast["secretary"].account)


def test_a_member_without_office_cannot_convene(cast, member):
    meeting = month.prepared(**cast)

    with pytest.raises(PermissionDenied):
        meetings.agree(meeting=meeting, by=member.account)


def test_the_roll_lists_who_was_summoned_each_in_his_quality(
    cast, member, probationer, other_cell, cell
):
    IntervalFactory(member=member, kind="exempt")
    IntervalFactory(member=probationer, kind="away")
    meeting = month.in_session(**cast)

    assert {row.member.full_name: row.standing for row in meeting.roll.all()} == {
        "Đặng Hữu Phước": "full",
        "Võ Hoài Ân": "full",
        "Lê Thị Ngọc Ánh": "exempt",
    }


def test_the_base_of_a_vote_stays_when_someone_leaves_and_grows_when_an_exempt_one_comes(
    cast, member, probationer
):
    IntervalFactory(member=member, kind="exempt")
    meeting = month.in_session(**cast)
    by = cast["minute_taker"].account
    month.mark_all(meeting, by)
    with_exempt = meeting.roll.with_vote().count()
    row = meeting.roll.get(member=cast["secretary"])
    attendance.mark_roll(row=row, mark="left", by=by)

    assert (with_exempt, meeting.roll.with_vote().count()) == (3, 3)
    assert meeting.roll.with_vote().in_the_room().count() == 2


def test_votes_cannot_outnumber_the_voters_in_the_room(cast, probationer):
    meeting = month.in_session(**cast)
    by = cast["minute_taker"].account
    month.mark_all(meeting, by)

    with pytest.raises(Refused, match=r"đang có mặt \(2\)"):
        minutes.record_vote(
            item=meeting.agenda.get(kind="decision"), matter="Phân công", manner="card",
            threshold="ordinary", in_favour=3, against=0, other=0, by=by,
        )  # fmt: skip


def test_the_roll_cannot_fall_below_votes_already_cast(cast):
    meeting = month.recorded(**cast)
    row = meeting.roll.get(member=cast["secretary"])

    with pytest.raises(Refused, match="số có mặt không thể ít hơn"):
        attendance.mark_roll(row=row, mark="excused", reason="Ốm", by=cast["minute_taker"].account)

    row.refresh_from_db()
    assert row.mark == "present"


def test_an_excuse_needs_its_reason(cast):
    meeting = month.in_session(**cast)
    row = meeting.roll.first()

    with pytest.raises(Refused, match="ghi lý do"):
        attendance.mark_roll(row=row, mark="excused", by=cast["minute_taker"].account)


@pytest.mark.parametrize(
    ("share", "base", "in_favour", "passed"),
    [("1/2", 12, 6, False), ("1/2", 12, 7, True), ("2/3", 11, 7, False), ("2/3", 11, 8, True)],
)
def test_more_than_half_is_strict_and_two_thirds_is_reached_at_the_number(
    share, base, in_favour, passed
):
    vote = Vote(share=share, base=base, present=base, in_favour=in_favour)

    assert vote.passed is passed


def test_a_session_does_not_close_while_its_minutes_owe_something(cast):
    meeting = month.in_session(**cast)
    by = cast["secretary"].account
    with pytest.raises(Refused, match="Chưa điểm danh"):
        meetings.adopt_and_close(meeting=meeting, by=by)

    month.mark_all(meeting, by)
    with pytest.raises(Refused, match="«Giáo án số» để thảo luận nhưng chưa ghi kết luận"):
        meetings.adopt_and_close(meeting=meeting, by=by)

    talk = meeting.agenda.get(kind="discussion")
    minutes.record_item(item=talk, gist="", conclusion="Giữ hạn 30/12.", by=by)
    with pytest.raises(Refused, match="chưa ghi kết quả biểu quyết"):
        meetings.adopt_and_close(meeting=meeting, by=by)


def test_a_second_writer_of_an_item_is_told_and_overwrites_nothing(cast):
    meeting = month.in_session(**cast)
    item = meeting.agenda.first()
    by = cast["minute_taker"].account
    minutes.record_item(item=item, gist="Bản thứ nhất", conclusion="", by=by, loaded_version=1)

    with pytest.raises(Stale):
        minutes.record_item(item=item, gist="Bản cũ", conclusion="", by=by, loaded_version=1)

    item.refresh_from_db()
    assert item.gist == "Bản thứ nhất"


def test_signed_minutes_keep_their_text_whatever_happens_to_the_rows(cast):
    meeting = month.signed(**cast)
    sealed = Minutes.objects.get(meeting=meeting).sealed_content
    cast["secretary"].full_name = "Tên khác"
    cast["secretary"].save()

    again = Minutes.objects.get(meeting=meeting)
    assert again.sealed_content == sealed
    assert again.sealed_content["chair"] == "Đặng Hữu Phước"
    assert again.seal_holds


def test_a_tampered_seal_is_noticed(cast):
    meeting = month.signed(**cast)
    kept = Minutes.objects.get(meeting=meeting)
    kept.sealed_content["chair"] = "Người khác"

    assert not kept.seal_holds


def test_only_the_two_who_sign_confirm(cast, committee_member):
    meeting = month.closed(**cast)

    with pytest.raises(PermissionDenied):
        minutes.confirm(minutes=meeting.minutes, by=committee_member.account)


def test_the_minute_taker_tidies_until_somebody_confirms(cast):
    meeting = month.closed(**cast)
    by = cast["minute_taker"].account
    item = meeting.agenda.first()
    record = minutes.tidy(
        minutes=meeting.minutes, item_texts={item.pk: {"gist": "Gọn hơn."}}, words={}, by=by,
        loaded_version=meeting.minutes.version,
    )  # fmt: skip
    minutes.confirm(minutes=record, by=by)

    item.refresh_from_db()
    assert item.gist == "Gọn hơn."
    with pytest.raises(Refused, match="đã có người xác nhận"):
        minutes.tidy(minutes=record, item_texts={}, words={}, by=by, loaded_version=None)


def test_a_meeting_is_put_off_to_another_day_or_to_none_yet(cast):
    meeting = month.convened(**cast)
    by = cast["secretary"].account
    waiting = meetings.postpone(meeting=meeting, reason="Bão số 9", by=by)
    later = timezone.now() + timedelta(days=20)
    again = meetings.postpone(meeting=waiting, reason="Đã có ngày", to=later, by=by)

    assert waiting.status == "postponed"
    assert (again.status, again.starts_at) == ("convened", later)


def test_what_was_convened_is_cancelled_with_a_reason_and_never_deleted(cast):
    meeting = month.convened(**cast)
    by = cast["secretary"].account
    with pytest.raises(Refused, match="không xóa"):
        meetings.discard_draft(meeting=meeting, by=by)
    with pytest.raises(Refused, match="lý do hủy"):
        meetings.cancel(meeting=meeting, reason=" ", by=by)

    gone = meetings.cancel(meeting=meeting, reason="Ghép với kỳ sau", by=by)

    assert (gone.status, gone.status_reason) == ("cancelled", "Ghép với kỳ sau")


def test_a_draft_nobody_was_called_to_may_be_discarded(cast):
    meeting = month.prepared(**cast)

    meetings.discard_draft(meeting=meeting, by=cast["secretary"].account)

    assert not type(meeting).objects.filter(pk=meeting.pk).exists()


def test_the_log_only_grows(cast):
    month.prepared(**cast)
    meeting = month.convened(**cast)
    entry = LogEntry.objects.for_instance(meeting).first()

    for change in (entry.save, entry.delete, LogEntry.objects.all().delete):
        with pytest.raises(Exception, match="chỉ ghi thêm"):
            change()
