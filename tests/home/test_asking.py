"""Several questions in one trip: each gets its own answer, as if it had been asked alone."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.db.models import BigIntegerField, DateField, Func, IntegerField, Value

from home.models import NewsPage
from home.querysets.questions import PageQuestion
from meetings.asking import AskedAlone, answers
from meetings.models import Meeting, Organization, Task
from meetings.prepared import Blank, Prepared
from meetings.querysets.questions import Question
from meetings.roles import capacity_of
from tests.factories.home import NewsPageFactory
from tests.factories.meetings import MeetingFactory, MemberFactory, TaskFactory

pytestmark = pytest.mark.django_db

OWN_TASKS = Question(lambda reader: Task.objects.own_of(reader).order_by("title"))
MEETINGS_OF_DAY = Question(
    lambda reader, day: Meeting.objects.visible_to(reader).filter(starts_at__date=day),
    day=DateField(),
)
NEWS = PageQuestion(lambda reader: NewsPage.objects.visible_to(reader).for_rows())
NAMES = Prepared(
    lambda: Organization.objects.filter(pk=Blank("key", BigIntegerField())).values_list("name")
)


def trips_while(ask):
    """For each statement that `ask()` sends: whether it goes without waiting for its answer."""
    seen = []

    def note(execute, sql, params, many, context):
        sent = getattr(connection.connection, "pgconn", None)
        seen.append(bool(sent and sent.pipeline_status))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return seen


def test_each_question_gets_its_own_answer_under_its_name(cell, django_assert_num_queries):
    member = MemberFactory(cell=cell)
    meeting = MeetingFactory(organization=cell, convened=True)
    tasks = [
        TaskFactory(organization=cell, accountable=member, title=title) for title in ("Một", "Hai")
    ]
    capacity_of(member.account)
    asked = {
        "tasks": OWN_TASKS.asked(member.account),
        "meetings": MEETINGS_OF_DAY.asked(member.account, day=meeting.day),
        "names": NAMES.asked(key=cell.pk),
        "known": AskedAlone(("có sẵn",)),
    }
    for _ in range(2):  # PostgreSQL prepares a statement before it asks it again
        with django_assert_num_queries(3):
            assert answers(**asked) == {
                "tasks": tasks[::-1],
                "meetings": [meeting],
                "names": [(cell.name,)],
                "known": ["có sẵn"],
            }


def test_nobody_and_editors_are_answered_as_if_they_had_asked_alone(people):
    story = NewsPageFactory(audience="members")
    for person in (AnonymousUser(), *people.values()):
        together = answers(news=NEWS.asked(person), tasks=OWN_TASKS.asked(person))
        assert together == {"news": NEWS.of(person), "tasks": OWN_TASKS.of(person)}
    assert NEWS.of(people["member"]) == [story]


def test_postgresql_is_sent_all_of_them_before_one_is_waited_for(cell):
    account = MemberFactory(cell=cell).account

    def together():
        answers(tasks=OWN_TASKS.asked(account), names=NAMES.asked(key=cell.pk))

    capacity_of(account)
    assert trips_while(together) == [connection.vendor == "postgresql"] * 2
    assert trips_while(lambda: OWN_TASKS.of(account)) == [False]


def test_a_question_that_fails_leaves_the_connection_in_order(cell):
    wrong = Prepared(
        lambda: Organization.objects.annotate(
            nothing=Func(Value(1), function="no_such_function", output_field=IntegerField())
        ).values_list("nothing")
    )
    name = NAMES.asked(key=cell.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        answers(name=name, wrong=wrong.asked())
    assert answers(name=name) == {"name": [(cell.name,)]}
