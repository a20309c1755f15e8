"""The command line: one module a command, data on stdout, narration on stderr, documented exit codes.

A command's module is imported when it is called and not before, so that `nightdesk` itself starts the newsroom without
paying for the others. Each module offers `configure(parser)`, which adds its arguments, and `run(options, house)`,
which does the work and returns an exit code.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.cli.parser import parse
from tui.errors import Exit, NightdeskError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `nightdesk` with these arguments (default: the process's) and return its exit code."""
    try:
        command, options, house = parse(sys.argv[1:] if arguments is None else arguments)
        with house:
            return command.run(options, house)
    except NightdeskError as error:
        print(f"nightdesk: {error}", file=sys.stderr)
        return error.exit
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (`head`, say) has left; there is nobody to tell.
        sys.stderr.close()
        return Exit.OK
