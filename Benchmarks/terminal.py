#!/usr/bin/env python3
"""Measures cnn-tutor in a pseudo-terminal: how soon it shows, answers, reloads; what it costs.

    make benchmark
    python3 Benchmarks/terminal.py .build/release/cnn-tutor [--only keys] [--quick]

Nothing but Python's standard library is needed. The figures are those of an otherwise idle machine.
"""

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from session import Session

LESSON = "strided-conv"
MILLISECONDS = 1000


# --- What is measured ----------------------------------------------------------------------------


def start(program, options):
    """From starting the process to the end of the first frame, in milliseconds."""
    times = []
    for _ in range(options.runs + 1):
        begin = time.perf_counter()
        with Session([program, "lesson", LESSON], size=(80, 24)) as session:
            times.append((session.frame(begin)) * MILLISECONDS)
    del times[0]  # the first run reads the program from the disk
    return spread("start to first frame", times, "median", "50 ms")


def keys(program, options):
    """From a key written to the end of the frame it changes, at 200×60, in milliseconds."""
    forward, back, down = b"\x1b[C", b"\x1b[D", b"\x1b[B"
    # Ten keys a window: 500 of them stay within the lesson.
    pattern = [forward, forward, back, forward, forward, back, forward, back, forward, down]
    times = []
    command = [program, "lesson", LESSON, "--detail", "product", "--step", "3"]
    with Session(command, size=(200, 60), application_keys=True) as session:
        session.settle()
        for number in range(options.keys):
            times.append(session.press(pattern[number % len(pattern)]) * MILLISECONDS)
    return spread("key to painted frame, 200×60", times, "99th percentile", "8 ms")


def memory(program, options):
    """Resident memory in the middle of a lesson, in megabytes."""
    with Session([program, "lesson", LESSON, "--step", "40"], size=(200, 60)) as session:
        session.settle()
        for _ in range(20):
            session.press(b"j")
        resident = session.resident_bytes() / 1e6
    return [Row("resident memory in a lesson", f"{resident:.1f} MB", "30 MB", resident < 30)]


def processor(program, options):
    """Processor time paused, and playing at normal speed."""
    rows = []
    with Session([program, "lesson", LESSON, "--step", "12"], size=(80, 24)) as session:
        session.settle()
        time.sleep(1.5)  # the place is written a second after the last step
        usage = session.usage(5 if not options.quick else 2)
        rows.append(Row(
            "paused",
            f"{usage.seconds * MILLISECONDS:.0f} ms of processor time and "
            f"{usage.switches} context switches in {usage.over:.0f} s",
            "none", usage.seconds == 0 and usage.switches == 0))
        session.press(b" ")
        usage = session.usage(20 if not options.quick else 4)
        share = 100 * usage.seconds / usage.over
        rows.append(Row("playing at 1×", f"{share:.2f} % of a core", "3 %", share < 3))
    return rows


def watch(program, options):
    """From a save by rename, as vim does it, to the end of the changed frame, in milliseconds."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lesson.yaml"
        text = shipped_lesson(program).read_text("utf-8")
        file.write_text(text, "utf-8")
        command = [program, "lesson", str(file), "--watch", "--step", "12"]
        with Session(command, size=(120, 40)) as session:
            session.settle()
            for number in range(options.runs):
                # The title changes, which stands in the first line; other numbers would not fit the
                # lesson's questions any more.
                draft = Path(folder) / ".lesson.yaml.new"
                title = "title: Strided convolution"
                draft.write_text(text.replace(title, f"{title} {number}"), "utf-8")
                time.sleep(0.05)
                begin = time.perf_counter()
                draft.rename(file)
                times.append(session.frame(begin) * MILLISECONDS)
    return spread("save to changed frame, --watch", times, "median", "100 ms")


def shipped_lesson(program):
    """The lesson's file, beside the installed program or beside its build folder."""
    real = Path(program).resolve()
    candidates = [folder / "Lessons" for folder in real.parents]
    candidates.append(real.parent.parent / "share" / "cnn-tutor" / "Lessons")
    for folder in candidates:
        if (folder / f"{LESSON}.yaml").is_file():
            return folder / f"{LESSON}.yaml"
    raise SystemExit(f"no {LESSON}.yaml near {program}")


# --- The table -----------------------------------------------------------------------------------


class Row:
    def __init__(self, what, value, aim, reached):
        self.what, self.value, self.aim, self.reached = what, value, aim, reached


def spread(what, times, judged, aim):
    """One row with median, 99th percentile and worst; `judged` says which of them has an aim."""
    ordered = sorted(times)
    median = statistics.median(ordered)
    late = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    value = f"median {median:.1f} ms, 99th percentile {late:.1f} ms ({len(times)} times)"
    limit = float(aim.split()[0])
    reached = (median if judged == "median" else late) < limit
    return [Row(what, value, f"{judged} {aim}", reached)]


def machine():
    """The processor's name, how many there are, and the system."""
    name = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def main():
    parser = argparse.ArgumentParser(description="Measure cnn-tutor in a pseudo-terminal.")
    measures = {measure.__name__: measure for measure in (start, keys, memory, processor, watch)}
    parser.add_argument("program", help="the program, built in release mode")
    parser.add_argument("--only", choices=measures, action="append", help="measure this alone")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    options = parser.parse_args()
    options.runs, options.keys = (5, 60) if options.quick else (30, 500)
    program = shutil.which(options.program)
    if program is None:
        raise SystemExit(f"there is no program {options.program}")
    program = os.path.abspath(program)

    print(machine())
    print()
    print("| what | measured | aim | |")
    print("|---|---|---|---|")
    for name in options.only or measures:
        for row in measures[name](program, options):
            verdict = "reached" if row.reached else "missed"
            print(f"| {row.what} | {row.value} | {row.aim} | {verdict} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
