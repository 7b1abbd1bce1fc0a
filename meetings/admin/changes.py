"""What a form changes, in words: for the history of a record and for the page with both texts."""


def shown(field, value):
    """A form value as a person reads it: the label of a choice, the text of anything else."""
    if value in (None, ""):
        return ""
    choices = dict(flat_choices(field))
    if isinstance(value, list | tuple):
        return ", ".join(shown(field, v) for v in value)
    value = getattr(value, "pk", value)
    if str(value) in choices:
        return choices[str(value)]
    return typed_text(field, value)


def typed_text(field, value):
    """The value as the box of the form shows it, with one kind of line ending."""
    text = field.widget.format_value(field.prepare_value(value))
    return str(text if text is not None else "").replace("\r\n", "\n")


def flat_choices(field):
    """Pairs of (value as text, label); empty for fields without choices."""
    for value, label in getattr(field, "choices", None) or []:
        yield str(value), str(label)


def value_of(bound):
    """What stands in a field of a form, as a person reads it."""
    value = bound.value()
    return shown(bound.field, value() if callable(value) else value)


FORMSET_FIELDS = ("DELETE", "ORDER")


def lines_of(form, prefix=""):
    """Label and text of every visible field of a form and of its inline rows."""
    for bound in form.visible_fields():
        if bound.name in FORMSET_FIELDS:
            continue
        yield f"{prefix}{bound.label}", value_of(bound)
    for formset in getattr(form, "formsets", {}).values():
        for number, row in enumerate(formset.forms, 1):
            if not is_deleted(formset, row):
                label = formset.model._meta.verbose_name
                yield from lines_of(row, f"{prefix}{label} {number}: ")


def is_deleted(formset, row):
    return formset.is_bound and row.is_valid() and formset._should_delete_form(row)


def both_texts(stored_form, typed_form):
    """Rows (label, stored text, typed text, differs) over all fields of two forms of one record."""
    stored, typed = dict(lines_of(stored_form)), dict(lines_of(typed_form))
    labels = [*stored, *(label for label in typed if label not in stored)]
    return [
        (label, stored.get(label, ""), typed.get(label, ""), stored.get(label) != typed.get(label))
        for label in labels
    ]


def what_changed(form):
    """Rows [label, before, after] of a valid form, ready for the log."""
    rows = [
        [form.fields[name].label or name, before(form, name), value_of(form[name])]
        for name in form.changed_data
        if name in form.fields and name != "loaded_version"
    ]
    for formset in getattr(form, "formsets", {}).values():
        rows += [row for child in formset.forms for row in what_changed(child)]
    return [[str(label), str(old), str(new)] for label, old, new in rows if old != new]


def before(form, name):
    value = form.get_initial_for_field(form.fields[name], name)
    if isinstance(value, list):
        value = [getattr(v, "pk", v) for v in value]
    return shown(form.fields[name], value)
