"""The ``landfall`` command, which never loads Qt. Without a verb it becomes the window.

Exit codes: 0 done, 1 refused (one plain line on stderr says why), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.i18n import tr

if TYPE_CHECKING:
    from argparse import Namespace

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line; answers the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return _answer(given) if given else _open_window(None)


def _open_window(home: str | None) -> int:
    """Become the window, which the core knows by name only, as another program."""
    import runpy

    from tracker.paths import HOME_VARIABLE
    from tracker.system_libraries import complaint

    missing = complaint(window=True)
    if missing:
        return _complain(missing)
    if home is not None:
        os.environ[HOME_VARIABLE] = home
    sys.argv[1:] = []
    runpy.run_module("ui", run_name="__main__", alter_sys=True)
    return DONE


def _answer(arguments: Sequence[str]) -> int:
    """Carry out a command, with every failure of input or surroundings as one plain line."""
    from tracker.cli_output import prepare_streams, silence
    from tracker.cli_parser import UsageError
    from tracker.errors import InvalidValue, LandfallError

    prepare_streams()
    try:
        return _carry_out(arguments)
    except UsageError as error:
        return _complain(str(error), WRONG_USAGE)
    except InvalidValue as error:
        return _complain(f"{error.field}: {error}")
    except LandfallError as error:
        return _complain(str(error))
    except BrokenPipeError:
        silence(sys.stdout)
        return DONE
    except OSError as error:
        return _complain(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
    except KeyboardInterrupt:
        return _complain(tr("Stopped."), INTERRUPTED)


def _carry_out(arguments: Sequence[str]) -> int:
    from tracker.cli_parser import UsageError, parse

    options = parse(arguments)
    if options.verb is None:
        if options.json:
            raise UsageError(tr("landfall: --json needs a command (see landfall --help)"))
        return _open_window(options.home)
    _verb(options.verb)(options)
    sys.stdout.flush()
    return DONE


def _verb(name: str) -> Callable[[Namespace], None]:
    from tracker import cli_exchange, cli_export, cli_profile, cli_registers, cli_verbs, cli_visas

    return {
        "add": cli_verbs.add,
        "set": cli_verbs.change,
        "move": cli_verbs.move,
        "delete": cli_verbs.delete,
        "list": cli_verbs.show_list,
        "show": cli_verbs.show,
        "history": cli_verbs.show_history,
        "undo": cli_verbs.undo,
        "redo": cli_verbs.redo,
        "check": cli_verbs.check,
        "import": cli_exchange.bring,
        "export": cli_export.take,
        "samples": cli_exchange.samples,
        "profile": cli_profile.carry_out,
        "registers": cli_registers.carry_out,
        "visas": cli_visas.carry_out,
    }[name]


def _complain(text: str, code: int = REFUSED) -> int:
    from tracker.cli_output import one_line

    print(one_line(text), file=sys.stderr)
    return code
