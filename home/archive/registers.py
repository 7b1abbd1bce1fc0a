"""Issued papers of one register, in the order of their numbers; withdrawn ones keep their place."""

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Count
from django.http import Http404

from meetings.actions.resolutions import in_force
from meetings.enums import DocumentType
from meetings.models import Register, Resolution
from meetings.roles import capacity_of

from ..enums import EntryKind
from ..facets import Choice, Facet, sizes
from ..names import among, names_beside
from .narrowing import rows_for, terms_among


class Shelf:
    """The register that the address names: organisation, its term, type; each has a first choice.

    A paper that the reader may not see is neither listed nor counted, as everywhere.
    """

    def __init__(self, request):
        self.request = request
        self.facets, self.answers = [], {}
        rows = [row for row in rows_for(request.user) if row["loai"] == EntryKind.RESOLUTION]
        known = names_beside(request.user)
        names = among(known.organizations, {row["to-chuc"] for row in rows})
        own = capacity_of(request.user).cells
        home = next((key for key in names if key in own), None)
        issuer = self._ask("Cơ quan ban hành", "to-chuc", names, sizes(rows, "to-chuc"), home)
        here = [row for row in rows if row["to-chuc"] == issuer]
        self._ask("Nhiệm kỳ", "nhiem-ky", terms_among(known, here), sizes(here, "nhiem-ky"))
        types = self._count_types()
        labels = {value: label for value, label in DocumentType.choices if types[value]}
        self._ask("Loại văn bản", "loai", labels, types)

    def _ask(self, title, key, labels, counts, usual=None):
        """Adds a facet; its answer is what the address names, else the usual or first value."""
        text, named = self.request.GET.get(key), {str(value): value for value in labels}
        if text and text not in named:
            raise Http404
        answer = named[text] if text else usual or next(iter(labels), None)
        choices = tuple(
            Choice(label, self._address(key, value), counts[value], value == answer)
            for value, label in labels.items()
        )
        if choices:
            self.facets.append(Facet(title, key, labels, choices))
        self.answers[key] = answer
        return answer

    def _address(self, key, value):
        """With what was answered before; what is asked later depends on this answer."""
        return f"?{urlencode(self.answers | {key: value})}"

    def _issued(self):
        """Papers of that organisation and term; of all terms where the reader knows none."""
        place = {"organization": self.answers["to-chuc"]}
        if self.answers["nhiem-ky"]:
            place["term"] = self.answers["nhiem-ky"]
        return Resolution.objects.issued_to(self.request.user).filter(**place)

    def _count_types(self):
        counted = self._issued().order_by().values_list("type").annotate(Count("pk"))
        return Counter(dict(counted))

    def papers(self):
        """Those of the type, number 01 first, each with `is_replaced`."""
        found = self._issued().filter(type=self.answers["loai"])
        return in_force(found.order_by("number"))

    @property
    def title(self):
        """«Nghị quyết của Chi bộ Đào tạo, nhiệm kỳ 2025 - 2030»; nothing where there is none."""
        words = [next((c.label for c in f.choices if c.current), "") for f in self.facets]
        ways = {3: "{2} của {0}, nhiệm kỳ {1}", 2: "{1} của {0}"}
        return ways[len(words)].format(*words) if len(words) in ways else ""

    @property
    def taken_over_after(self):
        """The last number of the register on paper that this one goes on from; 0 for none."""
        place = {"organization": self.answers["to-chuc"], "term": self.answers["nhiem-ky"]}
        row = Register.objects.filter(**place, type=self.answers["loai"]).first()
        return row.taken_over_after if row else 0
