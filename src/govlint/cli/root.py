"""The command `govlint`, its sub-commands by name: the one place where errors become exit codes."""

from __future__ import annotations

import errno
import os
import sys

import click

from govlint.cli import EXIT_CRASHED, EXIT_INTERRUPTED, EXIT_UNABLE
from govlint.cli.commands import Commands
from govlint.cli.telling import aside, asked_for, failed, speak, tell
from govlint.errors import GovlintError, PluginError, SettingsError, in_words
from govlint.version import __version__

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


@click.group(
    cls=Commands,
    elsewhere=(
        "check",
        "init",
        "annotate",
        "extract",
        "rules",
        "rule",
        "plugins",
        "config",
        "baseline",
        "ignore",
        "pack",
        "schema",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="govlint")
def govlint() -> None:
    """政府信息公开工作年度报告的检查工具。

    A linter for Chinese government information-disclosure annual reports.

    \b
      govlint check 年报.html 文件夹/      检查报告
      govlint rule BAL001                看一条规则
    """


def _called(arguments: list[str]) -> int:
    """The exit code of the command called so; where nothing is asked for, how to ask is told."""
    code = govlint.main(arguments or ["--help"], standalone_mode=False)
    if not arguments:
        return EXIT_UNABLE
    return code if isinstance(code, int) else 0


def run(arguments: list[str] | None) -> int:
    """Run the command; gives the exit code, and tells of what kept it from doing its job."""
    arguments = sys.argv[1:] if arguments is None else arguments
    speak(asked_for(arguments))
    try:
        return _called(arguments)
    except SettingsError as error:
        from govlint.cli.explain import explained  # most runs have nothing to explain

        tell(explained(error), err=True)
    except PluginError as error:
        failed(error)
        return EXIT_CRASHED
    except GovlintError as error:
        failed(error)
    except click.ClickException as error:
        from govlint.cli.explain import misused  # nor this

        tell(misused(error), err=True)
    except click.Abort:
        aside("已中断", "interrupted")
        return EXIT_INTERRUPTED
    except (BrokenPipeError, SystemExit):  # as click makes of a reader that goes away
        _write_nowhere()
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _FULL:
            _write_nowhere()
            why = in_words(error, "en")
            aside(f"错误：写不了标准输出：{in_words(error)}", f"error: standard output: {why}")
            return EXIT_UNABLE
        if _folder_is_gone():
            aside(
                "错误：当前文件夹已被删除或移走，请换到别的文件夹再运行",
                "error: the current folder has been removed; run it in another one",
            )
            return EXIT_UNABLE
        _tell_of_bug()
        return EXIT_CRASHED
    return EXIT_UNABLE


def _tell_of_bug() -> None:
    import traceback  # only for a bug

    click.echo(traceback.format_exc(), err=True)
    aside(
        "这是 govlint 自己的错误，请连同上面的文字报告给我们。",
        "This is a bug in govlint: please report it with the words above.",
    )


def _write_nowhere() -> None:
    """Let nothing more be written to standard output, at the end of the process either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _folder_is_gone() -> bool:
    """Whether the folder that the command was started in has been removed since."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False
