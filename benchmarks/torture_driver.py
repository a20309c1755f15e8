"""What benchmarks/torture.py runs once for each attack: a fetch, and then what the archive holds of the hostile feed.

Standard library only beside the product, so that the archive is looked at in milliseconds. `--pages` fetches the full
text of the hostile feed's stories as well.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path


def main(feeds: str, database: str, pages: bool) -> None:
    shared = [sys.executable, "-m", "tui", "--feeds", feeds, "--db", database]
    started = time.monotonic()
    fetched = subprocess.run([*shared, "fetch"], check=False)
    seconds = time.monotonic() - started
    words = [f"EXIT {fetched.returncode} FETCH {seconds:.2f}"]
    if not Path(database).exists():
        sys.exit("no archive was made")
    connection = sqlite3.connect(database)
    if pages:
        ids = connection.execute(
            "SELECT story.id FROM story JOIN feed ON feed.id = feed_id WHERE feed.title = 'Hostile'"
        )
        for (story,) in ids.fetchall():
            started = time.monotonic()
            told = subprocess.run([*shared, "fulltext", str(story)], check=False, capture_output=True, text=True)
            words.append(f"PAGE {time.monotonic() - started:.2f} {told.stderr.strip().splitlines()[-1][:150]}")
    state = connection.execute("SELECT state, total FROM feed WHERE title = 'Hostile'").fetchone()
    known = json.loads(state[0]) if state and state[0] else {}
    error, damaged = known.get("error", ""), known.get("damaged", False)
    words.append(
        f"HEALTH {known.get('http_code')} {'damaged' if damaged else 'whole'} {state[1] if state else 0} {error[:150]}"
    )
    print("\n".join(words), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--pages" in sys.argv)
