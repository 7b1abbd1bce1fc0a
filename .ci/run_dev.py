"""`make run` on one's own machine: data, server, worker and periodic jobs, up and down together."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
PERIOD = 60  # seconds between two calls of run_due


def step(sentence: str) -> None:
    """One line for one step."""
    print(f"→ {sentence}", flush=True)


def stop(sentence: str) -> None:
    """Stop and say plainly why."""
    sys.exit(f"✗ {sentence}")


def manage(*words: str) -> None:
    """A manage.py command that must succeed before we go on."""
    if subprocess.run([*MANAGE, *words], cwd=ROOT).returncode:
        stop(f"`manage.py {' '.join(words)}` không xong; xem thông báo ở trên.")


def chosen_port() -> int:
    """The port that PORT names, if free."""
    word = os.environ.get("PORT") or "8000"
    if not word.isdecimal() or not 0 < int(word) < 65536:
        stop(f"PORT phải là một số từ 1 đến 65535, không phải “{word}”.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(word)))
        except OSError as error:
            stop(f"Không mở được cổng {word} ({error.strerror}). Thử: make run PORT=8080")
    return int(word)


def anybody_there() -> bool:
    """Is there any account yet? None means this is the first run."""
    code = (
        "from django.contrib.auth import get_user_model as m; "
        "print('yes' if m().objects.exists() else 'no')"
    )
    command = [*MANAGE, "shell", "--verbosity=0", "-c", code]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if answer.returncode:
        stop("Không đọc được cơ sở dữ liệu; xem thông báo ở trên.")
    return answer.stdout.strip().endswith("yes")


def prepare_data() -> None:
    """Migrate; the first time load the demo, later only print its accounts again.

    A load cut short (Ctrl-C in the middle) leaves a mark, and the next run loads again.
    """
    (ROOT / "var").mkdir(exist_ok=True)
    unfinished = ROOT / "var" / "demo-unfinished"
    step("Cập nhật cơ sở dữ liệu")
    manage("migrate", "--noinput", "--verbosity=0")
    if unfinished.exists() or not anybody_there():
        step("Nạp dữ liệu mẫu (chỉ lần đầu)")
        unfinished.touch()
        manage("load_demo")
        unfinished.unlink()
    else:
        manage("load_demo", "--accounts")


class Beside(threading.Thread):
    """Keeps one manage.py command running beside the server, or calls it again and again."""

    def __init__(self, words: str, first_pause: float, pause: float, *, ends_itself: bool) -> None:
        super().__init__(daemon=True)
        self.words, self.pauses, self.ends_itself = words, (first_pause, pause), ends_itself
        self.finished = threading.Event()
        self.child: subprocess.Popen | None = None

    def run(self) -> None:
        first, later = self.pauses
        while not self.finished.wait(later if self.child else first):
            # Its own process group: Ctrl-C must not cut off a job in the middle of writing.
            self.child = subprocess.Popen([*MANAGE, *self.words.split()], cwd=ROOT, process_group=0)
            if self.child.wait() and not self.finished.is_set():
                step(f"`manage.py {self.words.split()[0]}` báo lỗi; {later} giây sau sẽ thử lại")

    def end(self) -> None:
        """Give the job at work 10 seconds to finish."""
        self.finished.set()
        end_process(self.child, patience=10, ask=not self.ends_itself)


# The worker looks into the queue every 3 seconds, and says nothing while all goes well.
WORKER = "db_worker --backend=jobs --queue-name=texts --interval=3 --no-reload --verbosity=0"


def helpers() -> list[Beside]:
    """What runs beside the server: the periodic jobs and the worker."""
    return [
        Beside("run_due", 5, PERIOD, ends_itself=True),
        Beside(WORKER, 2, 10, ends_itself=False),
    ]


def end_process(child: subprocess.Popen | None, patience: float, *, ask: bool = False) -> None:
    """Wait for a child to end, and kill it when patience runs out."""
    if child is None or child.poll() is not None:
        return
    if ask:
        child.terminate()
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def serve(port: int) -> int:
    """Server, periodic jobs and worker; when the server ends, the others end."""
    address = f"127.0.0.1:{port}"
    command = [*MANAGE, "runserver", "--noreload", "--skip-checks", address]
    # DEBUG=off: a newcomer meets the real error pages, not the developer's.
    quiet = {"DEBUG": "off", **os.environ, "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    server = subprocess.Popen(
        command, cwd=ROOT, env=quiet, process_group=0, stdin=subprocess.DEVNULL
    )
    beside = helpers()
    for helper in beside:
        helper.start()
    try:
        announce(server, port)
        code = server.wait()
        stop(f"Máy chủ đã tự dừng (mã {code}).")
    except KeyboardInterrupt:
        print(flush=True)
        step("Đang tắt")
    finally:
        end_process(server, patience=5, ask=True)
        for helper in beside:
            helper.end()
    return 0


def announce(server: subprocess.Popen, port: int) -> None:
    """Print the address once the server answers."""
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                print(f"\n✓ Mở http://127.0.0.1:{port}  (Ctrl-C để tắt)\n", flush=True)
                return
        time.sleep(0.2)


def interrupt(*_: object) -> None:
    """A kill from outside goes the way of Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupt)
    try:
        chosen = chosen_port()
        prepare_data()
        sys.exit(serve(chosen))
    except KeyboardInterrupt:
        sys.exit("\n✗ Đã dừng")
