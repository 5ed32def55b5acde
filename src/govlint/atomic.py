"""Files written whole or not at all: beside the old one, then put in its place."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`, as `replacing` does. Raises OSError; nothing is left then."""
    with replacing(path) as temporary:
        temporary.write_bytes(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place when all went well, and else is gone.

    The file at `path` keeps its permissions and owner; a link is followed. Whoever reads it meanwhile sees
    the old content or the new. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    old = target.stat() if target.exists() else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(None, "不是普通文件")
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(None, "文件是只读的")
    import tempfile  # slow to import, and a run mostly writes nothing

    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
        with open(name, "rb+") as file:
            os.fsync(file.fileno())
        _take_after(name, old)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _take_after(name: str, old: os.stat_result | None) -> None:
    """Give the new file the old one's permissions and owner, or those that any new file gets."""
    if old is None:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        return
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        with contextlib.suppress(PermissionError):  # only root may give files away
            os.chown(name, old.st_uid, old.st_gid)
    os.chmod(name, stat.S_IMODE(old.st_mode))
