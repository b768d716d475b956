import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.lock import DataFolderLocked, writer_lock

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)

HOLDER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from flows.lock import writer_lock
with writer_lock(Path(sys.argv[1]), command="harvest run", now=datetime(2026, 11, 21, 2, 0, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_caller_is_told_who_holds_it_and_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "writer.lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(
                DataFolderLocked,
                match=rf"process {holder.pid} \(`harvest run`, since 2026-11-21T02:00:00\+00:00\)",
            ),
            writer_lock(path, command="harvest load", now=NOW),
        ):
            pass
        os.kill(holder.pid, signal.SIGKILL)
    with writer_lock(path, command="harvest load", now=NOW):
        assert f'"pid": {os.getpid()}' in path.read_text()


def test_the_lock_is_free_after_an_error_within_it(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with pytest.raises(ZeroDivisionError), writer_lock(path, command="harvest run", now=NOW):
        _ = 1 / 0
    with writer_lock(path, command="harvest run", now=NOW):
        pass
