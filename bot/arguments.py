"""The command line of `wenbao`: its commands and their arguments, and what is said of those that are wrong."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

_SAID = (
    (r"argument (.+?): invalid int value: ['\"](.*)['\"]", "{0}：应为整数，现为“{1}”"),
    (r"argument (.+?): invalid float value: ['\"](.*)['\"]", "{0}：应为数，现为“{1}”"),
    (r"argument (.+?): invalid choice: ['\"](.*)['\"] \(choose from (.*)\)", "{0}：没有“{1}”；有：{2}"),
    (r"argument (.+?): not allowed with argument (.+)", "{0}：不能与 {1} 同时写"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0}：后面要写明是什么"),
    (r"argument (.+?): ignored explicit argument ['\"](.*)['\"]", "{0}：后面不写值，现为“{1}”"),
    (r"unrecognized arguments: (.+)", "不认识的参数：{0}"),
    (r"the following arguments are required: (.+)", "还要写明：{0}"),
    (r"ambiguous option: (.+) could match (.+)", "{0} 可以是：{1}；请写全"),
)
"""What argparse says, and how we say it."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese, as the commands do."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(add_help=False, **keywords)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="印出这份说明")

    def error(self, message: str) -> NoReturn:
        """Says what is wrong, after the usage, and leaves with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_chinese(message)}\n")


def in_chinese(message: str) -> str:
    """What argparse says of wrong arguments, in Chinese."""
    for said, ours in _SAID:
        if found := re.fullmatch(said, message, re.DOTALL):
            return ours.format(*found.groups())
    return message


def build_parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    parser = Parser(prog="wenbao", description="问报：就政府信息公开年报提问，数字必有出处。")
    parser.add_argument("--version", action=_Version, help="版本")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    _add_reading(commands)
    _add_listing(commands)
    _add_correcting(commands)
    _add_checking(commands)
    _add_asking(commands)
    _add(commands, "serve", "bot.commands.serving:serve_command", "为 Telegram 等渠道服务")
    return parser


class _Version(argparse.Action):
    """Print the installed version and leave."""

    def __init__(self, option_strings: Sequence[str], dest: str, **keywords: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **keywords)

    def __call__(self, parser: argparse.ArgumentParser, *ignored: object) -> None:
        from importlib.metadata import version

        print(f"wenbao {version('wenbao')}")
        parser.exit()


def _add_reading(commands: Any) -> None:
    ingest = _add(commands, "ingest", "bot.commands.reading:ingest_command", "读入年报（文件、文件夹）")
    ingest.add_argument("paths", nargs="*", type=Path, metavar="路径")
    ingest.add_argument("--organ", type=_typed, metavar="机关", help="这一个文件是哪个机关的年报（写全称）")
    ingest.add_argument("--year", type=int, metavar="年", help="这一个文件是哪一年的年报")
    ingest.add_argument("--again", action="store_true", help="重读已收录的来源文件（不写路径则全部），说出哪些变了")
    ingest.add_argument("--no-index", action="store_true", help="暂不编入索引，以后运行 reindex")
    ingest.add_argument("--reference", action="store_true", help="这些文件是条例等依据：按条收录，提问时引用原文")
    text = "看着一个文件夹：放进来的读入，读了的移到“已读”，读不了的移到“未读”并写明原因"
    watch = _add(commands, "watch", "bot.commands.watching:watch_command", text)
    watch.add_argument("folder", type=Path, metavar="文件夹")
    watch.add_argument("--every", type=float, default=3.0, metavar="秒", help="隔几秒看一次（默认 3）")
    watch.add_argument("--once", action="store_true", help="读完已在文件夹里的就结束")
    watch.add_argument("--no-index", action="store_true", help="暂不编入索引，以后运行 reindex")
    reindex = _add(commands, "reindex", "bot.commands.reading:reindex_command", "把尚未编入的段落编入索引")
    reindex.add_argument("--rebuild", action="store_true", help="全部重编")


def _add_listing(commands: Any) -> None:
    for name, text in (("figures", "列出读到的每一格"), ("audit", "列出年报里的疑点")):
        command = _add(commands, name, f"bot.commands.listing:{name}_command", text)
        command.add_argument("--organ", type=_typed, metavar="机关", help="机关全称、简称，或名称的一部分")
        command.add_argument("--year", type=int, metavar="年", help="年报的年份")


def _add_correcting(commands: Any) -> None:
    show = _add(commands, "show", "bot.commands.showing:show_command", "印出一份年报读到的表格，带状态和勾稽标记")
    amend = _add(commands, "amend", "bot.commands.amending:amend_command", "人工更正一格（另存，署名，可撤销）")
    remove = _add(commands, "remove", "bot.commands.removing:remove_command", "移除一份年报（连同历史文件和更正）")
    for command in (show, amend, remove):
        command.add_argument("organ", type=_typed, metavar="机关", help="机关全称，或别的机关没有的简称")
        command.add_argument("year", type=int, metavar="年", help="年报的年份")
    show.add_argument("indicator", nargs="?", type=_typed, metavar="行", help="只看这一行：代码、行名或说法")
    show.add_argument("column", nargs="?", type=_typed, metavar="列", help="只看这一格：代码或列名")
    show.add_argument("--image", type=Path, metavar="文件.png", help="画成图片：整张表，标出所问的格，附原页")
    amend.add_argument("indicator", type=_typed, metavar="行", help="代码、行名或说法")
    amend.add_argument("column", type=_typed, metavar="列", help="代码或列名")
    amend.add_argument("value", nargs="?", type=_typed, metavar="值", help="正确的数；空白写作 blank 或 空")
    amend.add_argument("--why", type=_typed, metavar="理由", help="为什么更正")
    amend.add_argument("--by", type=_typed, metavar="姓名", help="由谁更正（默认为系统用户名）")
    amend.add_argument("--undo", action="store_true", help="撤销这一格的更正")


def _add_checking(commands: Any) -> None:
    text = "核对一份尚未公布的年报，指出其中所有问题；不保存任何内容"
    check = _add(commands, "check", "bot.commands.checking:check_command", text)
    check.epilog = "只要文件读得出来，无论有没有问题，退出码都是 0；读不出来是 1。"
    check.add_argument("path", type=Path, metavar="文件")
    check.add_argument("--organ", type=_typed, metavar="机关", help="文件里看不出机关时，在这里写明全称")
    check.add_argument("--year", type=int, metavar="年", help="文件里看不出年份时，在这里写明")


def _add_asking(commands: Any) -> None:
    ask = _add(commands, "ask", "bot.commands.asking:ask_command", "提一个问题；在终端里不写问题则逐个提问")
    given = ask.add_mutually_exclusive_group()
    given.add_argument("question", nargs="?", type=_typed, metavar="问题")
    given.add_argument("--batch", type=Path, metavar="文件", help='逐行 {"id","question","session"?}；- 为标准输入')
    chat = _add(commands, "chat", "bot.commands.asking:chat_command", "在终端里逐个提问")
    chat.add_argument("question", nargs="?", type=_typed, metavar="问题", help="第一个问题")
    text = "就已收录的年报问一个文件里的问题，与应有的回答核对：答对、没有答、答错、错数各多少，多快"
    evaluate = _add(commands, "eval", "bot.commands.evaluating:eval_command", text)
    evaluate.epilog = "有错数，或有一行不能用，退出码是 1。文件的写法见 docs/evaluation.zh.md。"
    evaluate.add_argument("file", type=Path, metavar="文件", help='逐行 {"q","kind",…}；- 为标准输入')
    evaluate.add_argument("--show", type=int, metavar="个", help="最多列出几个没有答对的（默认全部）")


def _add(commands: Any, name: str, entry: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="标准输出只印 JSON 行")
    parser.set_defaults(entry=entry)
    return parser


def _typed(text: str) -> str:
    """What was typed on the command line. Where the locale could not decode it (C, POSIX), it is UTF-8 all the same."""
    if text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text):
        return text
    return os.fsencode(text).decode("utf-8", "replace")
