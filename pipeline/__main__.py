"""The command line: `python -m pipeline`, or `onrecord` where it is installed."""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from pipeline.errors import PipelineError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code: that of the command, or 1 with one sentence on what is wrong."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        from pipeline.commands import parser  # noqa: PLC0415 - this loads the libraries, which can be interrupted, too

        options = parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except PipelineError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads what is printed has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that Python's last flush meets no error
        return 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else 1
    except PermissionError as error:
        print(f"onrecord: {error.filename or error}: may not be read or written by you", file=sys.stderr)
        return 1
    except OSError as error:  # of a disk, a network or a limit of the system: nothing that a trace of calls would tell
        print(f"onrecord: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("onrecord: stopped", file=sys.stderr)
        return 130
    return code


def _stop(number: int, _frame: FrameType | None) -> None:
    """Leave by way of all clean-up when the process is told to end."""
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
