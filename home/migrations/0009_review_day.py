"""Plain pages may say on which day somebody should read them again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0008_room_for_types")]

    operations = [
        migrations.AddField(
            model_name="plainpage",
            name="review_on",
            field=models.DateField(
                blank=True,
                help_text="Đến ngày này «Việc của tôi» nhắc người biên tập đọc lại. Ví dụ: 15/08/2027, "
                "trước năm học mới. Xem xong thì ghi ngày của lần sau.",
                null=True,
                verbose_name="xem lại vào ngày",
            ),
        ),
    ]
