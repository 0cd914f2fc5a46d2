"""The command ``kamervragen``: the same tool as the Rust program, run inside Python."""

from __future__ import annotations

import signal
import sys

from kamervragen import _native


def main() -> int:
    """Run the command with the arguments of this process and give its exit status."""
    # Python only takes note of Ctrl-C and waits for its own code to run; the tool should stop at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.main(["kamervragen", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
