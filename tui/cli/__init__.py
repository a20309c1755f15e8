"""The command line: one module a command, data on stdout, narration on stderr, documented exit codes.

A command's module is imported when it is called and not before, so that `nightdesk` itself starts the newsroom without
paying for the others. Each module offers `configure(parser)`, which adds its arguments, and `run(options, house)`,
which does the work and returns an exit code.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

SELDOM = 20_000
"""New containers after which garbage is looked for: nearly all that a command makes lives until its end, and Python's
own 700 would have it looked through a hundred times on the way."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `nightdesk` with these arguments (default: the process's) and return its exit code.

    Never raises but for SystemExit after `--help`: what a person can act upon is one line, all else is one line and a
    crash log.
    """
    gc.set_threshold(SELDOM)
    try:
        return _answered(arguments)
    finally:
        gc.freeze()  # all of it ends with the process: nobody need look for what could be let go


def _answered(arguments: Sequence[str] | None) -> int:
    words = [*(sys.argv[1:] if arguments is None else arguments)]  # `list` is a module of this package
    if words[:1] == ["status"]:
        from tui.cli.prompt import answer

        code = answer(words[1:])
        if code is not None:
            return code
    return _guarded(words)


def _guarded(words: Sequence[str]) -> int:
    from tui.cli.output import flush, say, silence
    from tui.errors import Exit, NightdeskError

    try:
        code = _run(words)
        flush()
    except NightdeskError as error:
        say(str(error))
        return error.exit
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (`head`, say) has left; there is nobody to tell.
        silence()
        return Exit.OK
    except Exception as error:
        from tui.cli.crash import report

        say(report(error, words))
        return Exit.FAILED
    return code


def _run(words: Sequence[str]) -> int:
    from tui.cli.words import parse

    command, options, house = parse(words)
    with house:
        return command.run(options, house)
