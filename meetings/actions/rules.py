"""Rules in force on a day, merged from their layers; the national defaults, with citations."""

from datetime import date

from ..enums import RuleKey, RuleLayer
from ..models import Rule, RuleSet
from .base import atomic

SCORE_GROUPS = [
    ["Chấp hành thời gian, thời lượng sinh hoạt", 5],
    ["Tỷ lệ đảng viên dự sinh hoạt", 5],
    ["Công tác chuẩn bị", 10],
    ["Tổ chức sinh hoạt", 40],
    ["Thực hiện nguyên tắc tổ chức, sinh hoạt đảng", 5],
    ["Kết quả lãnh đạo thực hiện kết luận, nghị quyết kỳ trước", 30],
    ["Kết thúc", 5],
]

# What holds without a newer or stronger rule; domain.md §1.5, §3.4, §10.
NATIONAL = [
    {
        "title": "Sinh hoạt chi bộ theo Hướng dẫn 12",
        "citation": "Hướng dẫn số 12-HD/BTCTW, ngày 06/7/2018",
        "effective_from": date(2018, 7, 6),
        "rules": {
            RuleKey.MINIMUM_MINUTES: 90,
            RuleKey.MINIMUM_MINUTES_COMBINED: 120,
            RuleKey.PAPERS_BEFORE_HOURS: 24,
            RuleKey.RESULT_WITHIN_DAYS: 2,
        },
    },
    {
        "title": "Biểu quyết theo Quy định thi hành Điều lệ Đảng",
        "citation": "Quy định số 24-QĐ/TW (2021), 294-QĐ/TW (26/5/2025), 208-QĐ/TW (26/7/2026)",
        "effective_from": date(2021, 7, 30),
        "rules": {RuleKey.ORDINARY_VOTE: "1/2", RuleKey.SPECIAL_VOTE: "2/3"},
    },
    {
        "title": "Sinh hoạt chi bộ theo Hướng dẫn 42",
        "citation": "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025",
        "effective_from": date(2025, 10, 28),
        "rules": {
            RuleKey.MINIMUM_MINUTES: 90,
            RuleKey.MINIMUM_MINUTES_COMBINED: 120,
            RuleKey.PAPERS_BEFORE_HOURS: 24,
            RuleKey.RESULT_WITHIN_DAYS: 2,
            RuleKey.SCORE_TEMPLATE: SCORE_GROUPS,
        },
    },
]


def rules_on(organization, day):
    """All rules that bind the organisation on that day, as a dict by key; newest layer wins."""
    sets = RuleSet.objects.in_force(organization, day)
    rules = Rule.objects.filter(rule_set__in=sets.order_by().values("pk")).order_by(
        "rule_set__layer", "rule_set__effective_from", "rule_set"
    )
    return dict(rules.values_list("key", "value"))


@atomic
def install_national_rules():
    """Puts the national defaults in place; what stands already is left as it is."""
    for data in NATIONAL:
        rule_set, made = RuleSet.objects.get_or_create(
            title=data["title"],
            layer=RuleLayer.NATIONAL,
            effective_from=data["effective_from"],
            defaults={"citation": data["citation"]},
        )
        if made:
            Rule.objects.bulk_create(
                Rule(rule_set=rule_set, key=key, value=value, citation=data["citation"])
                for key, value in data["rules"].items()
            )
