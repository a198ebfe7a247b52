"""Types at `saldo sim` on a pseudo terminal, and looks at what comes back."""

import os
import pty
import re
import select
import signal
import sys
import time

SALDO = sys.argv[1]
WAIT_S = 120


class Terminal:
    def __init__(self, **environment):
        self.pid, self.place = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm", "COLUMNS": "200", **environment})
            os.execv(SALDO, [SALDO, "sim", "--customer", "paul"])
        self.seen = ""

    def until(self, wanted):
        """Reads until `wanted` was printed; everything since the last call."""
        deadline = time.monotonic() + WAIT_S
        while wanted not in self.seen:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self.place], [], [], max(left, 0))
            if not ready:
                os.kill(self.pid, signal.SIGKILL)
                raise SystemExit(f"{wanted!r} did not come, only {self.seen!r}")
            try:
                part = os.read(self.place, 65536)
            except OSError:
                raise SystemExit(f"it ended before {wanted!r}: {self.seen!r}")
            self.seen += part.decode(errors="replace")
        end = self.seen.index(wanted) + len(wanted)
        seen, self.seen = self.seen[:end], self.seen[end:]
        return seen

    def types(self, keys):
        os.write(self.place, keys.encode())

    def ends_with(self, code):
        _, status = os.waitpid(self.pid, 0)
        found = os.waitstatus_to_exitcode(status)
        assert found == code, f"it ended with {found}, not {code}"


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def ready(terminal):
    """Waits for the prompt: before it Ctrl-C would end the program."""
    terminal.until("you> ")


terminal = Terminal(NO_COLOR="")
ready(terminal)
terminal.types("what's my savings balance\r")
terminal.until("there and back")
ready(terminal)
# A command, and what it takes, from their first letters.
terminal.types(":dev\t")
terminal.until(":device")
terminal.types(" h\t\r")
terminal.until("device: hub")
ready(terminal)
# A line that was typed before is called back.
terminal.types("\x1b[A\x1b[A\r")
shown = terminal.until("there and back")
assert "\x1b[1m" in shown, f"no colours: {shown!r}"
assert "what's my savings balance" in plain(shown), shown
ready(terminal)
# Ctrl-C throws a line away, a slip is told in colour, and Ctrl-D ends it well.
terminal.types("never said\x03")
ready(terminal)
terminal.types(":bakc\r")
assert "\x1b[31m" in terminal.until('did you mean ":back"?')
ready(terminal)
terminal.types("\x04")
terminal.ends_with(0)

terminal = Terminal(NO_COLOR="1")
ready(terminal)
terminal.types("what's my savings balance\r")
shown = terminal.until("there and back")
assert "\x1b[1m" not in shown and "\x1b[2m" not in shown, f"colours: {shown!r}"
ready(terminal)
terminal.types(":quit\r")
terminal.ends_with(0)
