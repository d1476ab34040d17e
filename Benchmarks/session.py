"""A program in a pseudo-terminal, timed from outside. Standard library only."""

import fcntl
import os
import pty
import select
import signal
import struct
import tempfile
import termios
import time

# The end of a synchronised update: the program sends it after each frame.
FRAME_END = b"\x1b[?2026l"
# How long a program that marks no frames must be silent for a frame to count as whole; this wait is
# no part of what is measured.
SILENCE = 0.2
PATIENCE = 10.0


class Usage:
    """Processor time, and how often the threads were switched, over some seconds."""

    def __init__(self, seconds, switches, over):
        self.seconds, self.switches, self.over = seconds, switches, over


class Session:
    def __init__(self, command, size, application_keys=False):
        self.state = tempfile.TemporaryDirectory()
        # xterm's arrows are `\e[C`, and `\eOC` once the program has asked for it, as ncurses does.
        self.application_keys = application_keys
        columns, rows = size
        environment = {
            name: value for name, value in os.environ.items()
            if name in ("PATH", "LD_LIBRARY_PATH", "CNN_TUTOR_LESSONS")
        }
        environment |= {
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": self.state.name,
            "XDG_STATE_HOME": self.state.name,
        }
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(command[0], command, environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.process, signal.SIGTERM)
        deadline = time.monotonic() + 2
        while os.waitpid(self.process, os.WNOHANG) == (0, 0):
            if time.monotonic() > deadline:
                os.kill(self.process, signal.SIGKILL)
            self._read(0.01)
        os.close(self.terminal)
        self.state.cleanup()

    def _read(self, timeout):
        """What the program has written; None if it is silent for `timeout` seconds, b"" at its end."""
        ready, _, _ = select.select([self.terminal], [], [], timeout)
        if not ready:
            return None
        try:
            return os.read(self.terminal, 1 << 16)
        except OSError:
            return b""

    def frame(self, begin):
        """Waits for the next whole frame.

        Returns: the seconds from `begin` to its last byte.
        """
        seen = b""
        last = None
        while True:
            chunk = self._read(SILENCE if last else PATIENCE)
            if chunk is None and last:
                return last - begin
            if not chunk:
                raise SystemExit(f"the program showed nothing more; last seen: {seen[-300:]!r}")
            last = time.perf_counter()
            seen += chunk
            if seen.endswith(FRAME_END):
                return last - begin

    def press(self, key):
        """Presses a key.

        Returns: the seconds until the frame it changes is there.
        """
        if self.application_keys and key.startswith(b"\x1b["):
            key = b"\x1bO" + key[2:]
        self.drain()
        begin = time.perf_counter()
        os.write(self.terminal, key)
        return self.frame(begin)

    def drain(self):
        """Reads what is there and judges nothing."""
        while self._read(0):
            pass

    def settle(self):
        """Waits until the program has been silent for a moment."""
        while self._read(0.3):
            pass

    def resident_bytes(self):
        for line in open(f"/proc/{self.process}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise SystemExit("the system tells no resident memory")

    def usage(self, seconds):
        """Lets the program be for some seconds, and tells what it used meanwhile."""
        self.drain()
        before, begin = self._used(), time.monotonic()
        while time.monotonic() - begin < seconds:
            self._read(seconds - (time.monotonic() - begin))
        after, over = self._used(), time.monotonic() - begin
        return Usage(after[0] - before[0], after[1] - before[1], over)

    def _used(self):
        """Processor seconds and context switches of all threads so far."""
        nanoseconds = switches = 0
        folder = f"/proc/{self.process}/task"
        for thread in os.listdir(folder):
            nanoseconds += int(open(f"{folder}/{thread}/schedstat").read().split()[0])
            for line in open(f"{folder}/{thread}/status"):
                if "ctxt_switches" in line:
                    switches += int(line.split()[1])
        return nanoseconds / 1e9, switches
