"""Taking minutes: the gist and conclusion of each item, votes, the closing words, the signing."""

from django.utils import timezone

from ..enums import MinutesStatus, RuleKey, VoteThreshold
from ..export.minutes_sheet import minutes_sheet
from ..models import AgendaItem, Meeting, Minutes, Vote
from ..models.agenda import ON_PAPER
from ..models.minutes import seal_of
from .base import Stale, atomic, begin, locked, permit, refuse_unless, write_down
from .rules import rules_on


@atomic
def record_item(*, item, by, loaded_version=None, **texts):
    """Writes what happened under an item: its `gist`, the chair's `conclusion`, what is internal.

    `texts` are fields among ITEM_TEXTS. Of an item kept on paper only `paper_place` is written.
    """
    meeting = locked(item.meeting)
    permit(by, "meeting.run", meeting)
    refuse_unless(meeting.is_in_session, "Chỉ ghi biên bản khi kỳ họp đang diễn ra.")
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    refuse_stale(item, loaded_version)
    before = write_texts(item, texts)
    touch(meeting)
    write_down(meeting, "item", by, item=item.title, before=before)
    return item


ITEM_TEXTS = ["gist", "conclusion", "internal_note", "paper_place"]


def write_texts(item, texts):
    """Puts the texts into the item's own fields; returns those that stood there before.

    Raises Refused when the substance of an item that is kept on paper is typed here.
    """
    texts = {name: texts.get(name, getattr(item, name)).strip() for name in ITEM_TEXTS}
    substance = any(text for name, text in texts.items() if name != "paper_place")
    refuse_unless(not (item.is_on_paper and substance), ON_PAPER)
    before = {name: getattr(item, name) for name in ITEM_TEXTS}
    for name, text in texts.items():
        setattr(item, name, text)
    item.save()
    return before


def refuse_stale(record, loaded_version):
    """Raises Stale when the person's form was made from another version of the row."""
    if loaded_version is not None and loaded_version != record.version:
        raise Stale(record)


def touch(meeting):
    """Raises the meeting's version: a form of it that is open elsewhere is now stale."""
    meeting.save(update_fields=["version"])


SHARES = {
    VoteThreshold.ORDINARY: RuleKey.ORDINARY_VOTE,
    VoteThreshold.SPECIAL: RuleKey.SPECIAL_VOTE,
}


def shares_on(meeting):
    """The shares that the rules of the meeting's date ask for, «1/2» say, by VoteThreshold."""
    rules = rules_on(meeting.organization, meeting.day)
    return {threshold: rules[key] for threshold, key in SHARES.items() if rules.get(key)}


def share_needed(meeting, threshold):
    """The share for a vote of that threshold. Raises Refused where no rule tells it."""
    share = shares_on(meeting).get(threshold)
    refuse_unless(share, "Chưa nhập quy định về mức thông qua cho ngày họp này.")
    return share


@atomic
def record_vote(*, item, matter, manner, threshold, in_favour, against, other, by):
    """Writes the counts of one vote. The base is the full members summoned (domain.md §3.4)."""
    meeting = locked(item.meeting)
    permit(by, "meeting.run", meeting)
    refuse_unless(meeting.is_in_session, "Chỉ ghi biểu quyết khi kỳ họp đang diễn ra.")
    refuse_unless(matter.strip(), "Hãy ghi biểu quyết về việc gì.")
    refuse_unless(
        not item.is_on_paper or matter.strip() == item.title,
        f"Mục ghi sổ giấy chỉ ghi tổng số phiếu, dưới tên chung «{item.title}».",
    )
    base = meeting.roll.with_vote().count()
    present = meeting.roll.with_vote().in_the_room().count()
    refuse_unless(
        in_favour + against + other <= present,
        f"Tổng số phiếu vượt số đồng chí có quyền đang có mặt ({present}).",
    )
    share = share_needed(meeting, threshold)
    vote = Vote(
        item=item,
        matter=matter.strip(),
        manner=manner,
        threshold=threshold,
        share=share,
        base=base,
        present=present,
        in_favour=in_favour,
        against=against,
        other=other,
    )
    vote.full_clean()
    vote.save()
    touch(meeting)
    write_down(meeting, "vote", by, matter=vote.matter, passed=vote.passed)
    return vote


CLOSING_WORDS = ["guests", "evaluation", "commendations", "lessons", "next_content"]


@atomic
def write_closing_words(*, meeting, words, by, loaded_version=None):
    """The chair's evaluation, commendations, lessons and the next month's content."""
    meeting = locked(meeting)
    permit(by, "meeting.run", meeting)
    refuse_unless(meeting.is_in_session, "Chỉ ghi biên bản khi kỳ họp đang diễn ra.")
    minutes = Minutes.objects.select_for_update().get(meeting=meeting)
    refuse_stale(minutes, loaded_version)
    for name in CLOSING_WORDS:
        setattr(minutes, name, words.get(name, "").strip())
    minutes.save()
    touch(meeting)
    write_down(meeting, "closing_words", by)
    return minutes


@atomic
def tidy(*, minutes, item_texts, words, by, loaded_version):
    """After adoption the minute taker tidies the wording, until someone confirms.

    `item_texts` maps an item's id to its fields among ITEM_TEXTS, `words` names closing words.
    """
    minutes = begin(minutes, "minutes.change", by, loaded_version)
    refuse_unless(minutes.status == MinutesStatus.ADOPTED, "Biên bản không còn sửa được.")
    refuse_unless(
        not (minutes.minute_taker_confirmed_at or minutes.chair_confirmed_at),
        "Biên bản đã có người xác nhận, không sửa nữa.",
    )
    meeting = Meeting.objects.select_for_update().get(pk=minutes.meeting_id)
    for item in AgendaItem.objects.select_for_update().filter(meeting=meeting):
        write_texts(item, item_texts.get(item.pk, {}))
    for name in CLOSING_WORDS:
        setattr(minutes, name, words.get(name, getattr(minutes, name)).strip())
    minutes.save()
    touch(meeting)
    write_down(meeting, "tidy", by)
    return minutes


@atomic
def confirm(*, minutes, by, paper_place=""):
    """The minute taker and the chair each confirm that the signed paper says the same.

    With the second confirmation the minutes count as signed and are sealed: the stored text
    stays as it is from then on (domain.md §3.5).
    """
    minutes = begin(minutes, "minutes.confirm", by)
    refuse_unless(minutes.status == MinutesStatus.ADOPTED, "Biên bản chưa thông qua hoặc đã ký.")
    member = by.member.pk
    now = timezone.now()
    if member == minutes.meeting.minute_taker_id:
        minutes.minute_taker_confirmed_at = minutes.minute_taker_confirmed_at or now
    if member == minutes.meeting.chair_id:
        minutes.chair_confirmed_at = minutes.chair_confirmed_at or now
    minutes.paper_place = paper_place.strip() or minutes.paper_place
    if minutes.minute_taker_confirmed_at and minutes.chair_confirmed_at:
        seal(minutes)
    minutes.save()
    write_down(minutes.meeting, "sign" if minutes.is_signed else "confirm", by)
    return minutes


def seal(minutes):
    """Stores the content as signed and its fingerprint."""
    minutes.status = MinutesStatus.SIGNED
    minutes.sealed_content = minutes_sheet(minutes)
    minutes.seal = seal_of(minutes.sealed_content)
