"""The two ways out of the newsroom, the browser and the clipboard. Both take outside text, so both look twice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from tui.paths import state_dir
from tui.text import is_clean

_LONGEST = 2_000
_UNSAFE = frozenset(" \t\n\r\"'<>\\^`{|}")
_FOR_SHELLS = {ord(sign): f"%{ord(sign):02X}" for sign in "$();"}
_NUMBER = re.compile(r"0x[0-9a-f]+|[0-9]+|(?:0x[0-9a-f]+|0[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))+", re.IGNORECASE)


def is_openable(url: str) -> bool:
    """Tell whether an address may go to a browser: http or https, with a host, no user name, nothing but plain ASCII.

    Anything that a program could take for an option, a second argument or another scheme is refused.
    """
    if not url.isascii() or not url.isprintable() or not is_clean(url) or len(url) > _LONGEST or _UNSAFE & set(url):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return (
        parts.scheme in ("http", "https")
        and bool(host)
        and not host.startswith(("-", "."))
        and "@" not in parts.netloc
        and "%" not in parts.netloc
        and not _is_hidden_or_local(host)
        and (port is None or port > 0)
    )


def _is_hidden_or_local(host: str) -> bool:
    """Tell whether a host is an address in disguise (0x7f000001, 2130706433), or one of the machine's own network link.

    The second is where clouds answer with a machine's credentials (RFC 3927: 169.254.169.254).
    """
    if _NUMBER.fullmatch(host):
        return True
    try:
        return ip_address(host).is_link_local
    except ValueError:
        return False


def as_argument(url: str) -> str:
    """Return the same address without the signs by which a shell would do something.

    We start no shell, but what $BROWSER or xdg-open names may be a script that does. In a path `&` is written
    differently too; in a query it parts the fields and stays (RFC 3986, section 2.2).
    """
    path, mark, query = url.partition("?")
    return path.translate(_FOR_SHELLS | {ord("&"): "%26"}) + mark + query.translate(_FOR_SHELLS)


def browser_command() -> list[str] | None:
    """Return the words of the command that opens an address ($BROWSER, else the system's), without the address."""
    chosen = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    if chosen and "%" not in chosen and shutil.which(chosen):
        return [chosen]
    if sys.platform == "darwin":
        return ["open"]
    found = next((name for name in ("xdg-open", "wslview", "gio") if shutil.which(name)), None)
    return None if found is None else [found, "open"] if found == "gio" else [found]


def open_address(url: str, from_page: Callable[[str], None] | None = None) -> str:
    """Open a clean http(s) address in the browser and return "", or return in words why not.

    The browser gets the address as one argument, no terminal, and a session of its own. Where the newsroom is shown in
    a browser itself, `from_page` opens the address there, and not on the machine that serves it.
    """
    if not is_openable(url):
        return "This address is not opened: it is not a plain web address." if url else "This story has no address."
    if from_page is not None:
        from_page(url)
        return ""
    if sys.platform == "win32":
        os.startfile(url)
        return ""
    command = browser_command()
    if command is None:
        return "No browser found; y copies the address. $BROWSER can name one."
    try:
        browser = subprocess.Popen(
            [*command, as_argument(url)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            close_fds=True,
        )
    except OSError as error:
        return f"The browser could not be started: {error.strerror}"
    # Its end is waited for, or each address that was opened would leave a dead process behind until ours ends.
    Thread(target=browser.wait, name="browser", daemon=True).start()
    return ""


def copy(text: str, to_terminal: Callable[[str], None], folder: Path) -> Path:
    """Copy text through the terminal (OSC 52) and, for terminals that refuse, into a file; return the file.

    Raises OSError where the file cannot be written.
    """
    to_terminal(text)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "copied.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def copied(text: str, words: str, to_terminal: Callable[[str], None]) -> str:
    """Copy text and return in words where it is now; `words` begin that sentence ("Link copied")."""
    try:
        path = copy(text, to_terminal, state_dir())
    except OSError as error:
        return f"{words} to the terminal's clipboard; no file: {error.strerror}"
    return f"{words} (also in {path}, should your terminal not allow it)."


def stamp(moment: datetime) -> str:
    """Return a time as copied text has it."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"
