"""Part of the office reader: LibreOffice as a converter, shut off from user, network and macros."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from govlint.errors import UnreadableError
from govlint.limits import limits, seconds_left
from govlint.readers.libreoffice import LOCALE, program

_FAILED = (
    "LibreOffice 打不开这份文件，可能已损坏或设有密码；请用 Word 或 WPS 打开后另存为 .docx",
    "LibreOffice cannot open it: damaged, or protected by a password; save it as .docx in Word or WPS",
)
_KEPT = ("PATH", *LOCALE, "SYSTEMROOT", "TMP", "TEMP", "TMPDIR")
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_FILTERS = {
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".fodt": "OpenDocument Text Flat XML",
    ".xml": "MS Word 2003 XML",
}
"""What each kind is read by: LibreOffice would otherwise take anything for a text."""
_SETTINGS = (
    # No macros, nothing linked is fetched, and whatever still wants the network meets a closed port.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Office.Common/Misc", "FirstRun", "false"),
)


def converted(data: bytes, suffix: str) -> bytes:
    """`data`, a file with this suffix, as a docx. UnreadableError where that fails or takes too long."""
    command = program()
    if command is None:
        raise UnreadableError(*_FAILED)
    with tempfile.TemporaryDirectory(prefix="govlint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, profile, made = folder / f"report{suffix}", folder / "profile", folder / "made"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        options = (
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--nologo",
            "--nofirststartwizard",
        )
        wanted = (
            f"--infilter={_FILTERS[suffix]}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(made),
            str(source),
        )
        _run([command, f"-env:UserInstallation={profile.as_uri()}", *options, *wanted], folder)
        target = made / "report.docx"
        most = limits().file_mb * 2**20
        if not target.is_file() or not 0 < target.stat().st_size <= most:
            raise UnreadableError(*_FAILED)
        return target.read_bytes()


def _registry() -> str:
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items {space}>{items}</oor:items>'


def _run(command: Sequence[str], folder: Path) -> None:
    """Run to the end or to the end of the document's time; then all that it started is killed with it."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=sys.platform != "win32",
    )
    # A little less than the document has, so that it is this that is told.
    seconds = max(0.1, seconds_left() - 0.5)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"LibreOffice 转换超过 {limits().seconds:g} 秒，停下了；请用 Word 或 WPS 另存为 .docx",
            f"LibreOffice took more than {limits().seconds:g} seconds and was stopped; save the "
            "file as .docx in Word or WPS",
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
