"""Dated rules in layers, each value with its citation; a meeting keeps the rules of its date."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from ..enums import RuleKey, RuleLayer
from ..querysets import RuleSetQuerySet
from .base import Record, compose_text
from .organizations import Organization


class RuleSet(Record, ClusterableModel):
    """What one regulation or local guidance sets, from its day on."""

    title = models.CharField("văn bản", max_length=200)
    citation = models.CharField("số, ký hiệu, ngày", max_length=200)
    layer = models.PositiveSmallIntegerField("cấp", choices=RuleLayer)
    organization = models.ForeignKey(
        Organization,
        verbose_name="riêng cho",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rule_sets",
    )
    effective_from = models.DateField("có hiệu lực từ")

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = "bộ quy định"
        verbose_name_plural = "bộ quy định"
        ordering = ["-effective_from", "layer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(layer=RuleLayer.ORGANIZATION, organization__isnull=False)
                | (~Q(layer=RuleLayer.ORGANIZATION) & Q(organization__isnull=True)),
                name="rule_set_own_layer_names_organization",
                violation_error_message="Quy định riêng của tổ chức phải ghi tên tổ chức đó.",
            )
        ]

    def __str__(self):
        return f"{self.title} ({self.effective_from:%d/%m/%Y})"


class Rule(models.Model):
    """One value of a rule set. Numbers as numbers, shares as «1/2», templates as lists."""

    rule_set = ParentalKey(RuleSet, on_delete=models.CASCADE, related_name="rules")
    key = models.CharField("quy định", max_length=40, choices=RuleKey)
    value = models.JSONField("giá trị", help_text='Ví dụ: 90 hoặc "2/3"')
    citation = models.CharField("điều, mục", max_length=200, blank=True)

    class Meta:
        verbose_name = "quy định"
        verbose_name_plural = "các quy định"
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "key"], name="rule_once_in_its_set")
        ]

    def __str__(self):
        return self.get_key_display()

    def save(self, *args, **kwargs):
        compose_text(self)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        shares = {RuleKey.ORDINARY_VOTE, RuleKey.SPECIAL_VOTE}
        if self.key in shares and self.value not in {"1/2", "2/3", "3/4"}:
            raise ValidationError({"value": 'Tỷ lệ ghi là "1/2", "2/3" hoặc "3/4".'})
        whole = not isinstance(self.value, bool) and isinstance(self.value, int) and self.value > 0
        if self.key not in shares | {RuleKey.SCORE_TEMPLATE} and not whole:
            raise ValidationError({"value": "Giá trị này là một số nguyên lớn hơn 0."})
