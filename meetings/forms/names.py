"""How members are named in a list of choices: namesakes told apart by their admission."""

from collections import Counter


def labels_of(members):
    """Pairs (key, name); two «Nguyễn Thị Lan» carry the month they were admitted."""
    members = list(members)
    times = Counter(member.full_name for member in members)
    return [(m.pk, m.full_name if times[m.full_name] == 1 else told_apart(m)) for m in members]


def told_apart(member):
    return f"{member.full_name} (kết nạp {member.admitted_on:%m/%Y})"


def offer_members(field, members):
    """Lets a field choose among these members (a queryset)."""
    field.queryset = members
    field.choices = [("", "Chọn người"), *labels_of(members)]
