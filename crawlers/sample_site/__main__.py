"""`python -m crawlers.sample_site [FOLDER]`: serve the sample sites until Ctrl-C or SIGTERM."""

import signal
import sys
from pathlib import Path

from crawlers.sample_site import SampleSites


def main() -> None:
    """Serve, print the addresses, wait."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for ending in (signal.SIGINT, signal.SIGTERM):  # also where a shell in the background has them ignored
        signal.signal(ending, signal.default_int_handler)
    with SampleSites(folder) as sites:
        try:
            for council in sites.councils:
                print(f"{council.name}: {council.base_url}/", flush=True)
            signal.pause()
        except KeyboardInterrupt:
            print(f"\n{len(sites.log)} requests served")


if __name__ == "__main__":
    main()
