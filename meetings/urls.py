"""Addresses of the records (design §5)."""

from django.urls import path, register_converter

from .views import (
    assigning,
    desk,
    downloads,
    guests,
    meetings,
    minutes,
    passes,
    replies,
    resolutions,
    steps,
    take_along,
    tasks,
)


class RecordKey:
    """A key no longer than a database can hold; a longer one names nothing (404)."""

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class Month:
    """A month as 2026-11, given to the view as its first day."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        year, month = value.split("-")
        return tasks.first_day(int(year), int(month))

    def to_url(self, value):
        return f"{value:%Y-%m}"


register_converter(RecordKey, "key")
register_converter(Month, "month")

urlpatterns = [
    path("sinh-hoat/", meetings.meeting_list, name="meetings"),
    path("sinh-hoat/<key:pk>/", meetings.meeting_detail, name="meeting"),
    path("sinh-hoat/<key:pk>/mang-theo/", take_along.meeting_pack, name="meeting_pack"),
    path("sinh-hoat/<key:pk>/tra-loi/", replies.answer_summons, name="answer_summons"),
    path("sinh-hoat/<key:pk>/viec/<slug:step>/", steps.take_step, name="meeting_step"),
    path("sinh-hoat/<key:pk>/tai-lieu/", downloads.hand_in_paper, name="hand_in_paper"),
    path("sinh-hoat/<key:pk>/bien-ban/", minutes.minutes_detail, name="minutes"),
    path("sinh-hoat/<key:pk>/bien-ban/sua/", minutes.minutes_tidy, name="minutes_tidy"),
    path("sinh-hoat/<key:pk>/bien-ban/xac-nhan/", minutes.minutes_confirm, name="minutes_confirm"),
    path("sinh-hoat/<key:pk>/ban-thu-ky/", desk.desk, name="desk"),
    path("sinh-hoat/<key:pk>/ban-thu-ky/diem-danh/", desk.roll, name="desk_roll"),
    path("sinh-hoat/<key:pk>/ban-thu-ky/muc/<key:item_pk>/", desk.item, name="desk_item"),
    path(
        "sinh-hoat/<key:pk>/ban-thu-ky/muc/<key:item_pk>/bieu-quyet/", desk.vote, name="desk_vote"
    ),
    path(
        "sinh-hoat/<key:pk>/ban-thu-ky/muc/<key:item_pk>/giao-viec/",
        assigning.assign_line,
        name="desk_assign",
    ),
    path("sinh-hoat/<key:pk>/ban-thu-ky/ket-thuc/", desk.closing, name="desk_closing"),
    path("sinh-hoat/<key:pk>/khach-moi/", guests.invite, name="invite"),
    path(
        "sinh-hoat/<key:pk>/khach-moi/<key:guest_pk>/rut/",
        guests.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("giay-moi/<key:pk>/", guests.invitation, name="invitation"),
    path("mo-khoa/", passes.unlock, name="unlock"),
    path("mo-khoa/khoa-lai/", passes.lock_again, name="lock_again"),
    path("nghi-quyet/", resolutions.resolution_list, name="resolutions"),
    path("nghi-quyet/so-van-ban/", resolutions.registers, name="registers"),
    path("nghi-quyet/<key:pk>/", resolutions.resolution_detail, name="resolution"),
    path("nghi-quyet/<key:pk>/ban-hanh/", resolutions.issue, name="resolution_issue"),
    path("nghi-quyet/<key:pk>/thu-hoi/", resolutions.withdraw, name="resolution_withdraw"),
    path("nghi-quyet/<key:pk>/giao-viec/", resolutions.assign_task, name="assign_task"),
    path("nhiem-vu/", tasks.my_tasks, name="tasks"),
    path("nhiem-vu/<key:pk>/", tasks.task_detail, name="task"),
    path("nhiem-vu/<key:pk>/viec/<slug:step>/", tasks.take_step, name="task_step"),
    path("nhiem-vu/bao-cao/<month:month>/", tasks.month_report, name="month_report"),
    path("nhiem-vu/tong-hop/<month:month>/", tasks.month_rollup, name="month_rollup"),
    path("tep/<key:pk>/", downloads.paper, name="paper"),
    path("tep/<key:pk>/chu/", take_along.paper_text, name="paper_text"),
]
