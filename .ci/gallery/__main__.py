"""`make screenshots`: every kind of page × phone, desktop × light, dark, as PNG files.

OUT=folder (screenshots) · ONLY=trang-nhat,bien-ban some of them · KEEP=folder keeps the database
there for the next run, which then starts at once.
"""

import sys

import django

from .scratch import Order, load_demo, scratch, serving


def step(sentence: str) -> None:
    print(f"→ {sentence}", file=sys.stderr, flush=True)


def main() -> None:
    order = Order.from_environment()
    with scratch(order) as folder:
        step("Nạp dữ liệu mẫu vào cơ sở dữ liệu tạm")
        is_new = load_demo(folder)
        django.setup()
        from . import camera, views  # they need the settings

        if is_new:
            views.hold_a_meeting()
        wanted = [v for v in views.all_views() if not order.only or v.name in order.only]
        step(f"Chụp {len(wanted)} trang")
        with serving() as site:
            taken = camera.take_all(wanted, site, order.out)
    print(f"✓ {taken} ảnh ở {order.out}")


if __name__ == "__main__":
    main()
