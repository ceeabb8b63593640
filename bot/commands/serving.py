"""`wenbao serve`: the channels that the settings switch on."""

from __future__ import annotations

import argparse
import logging
from threading import Thread
from typing import TYPE_CHECKING

from bot.commands.opening import assistant_over, open_database, open_index
from bot.settings import SettingError, Settings
from store.model import WenbaoError

if TYPE_CHECKING:
    from bot.aided import AidedAssistant
    from bot.assistant import Assistant

_log = logging.getLogger(__name__)

_NO_TOKEN = """没有设置 WENBAO_TELEGRAM_TOKEN。请在 Telegram 里向 @BotFather 发送 /newbot 取得令牌，再运行
    WENBAO_TELEGRAM_TOKEN=<令牌> wenbao serve
（也可以写进当前文件夹的 .env）。
WENBAO_TELEGRAM_TOKEN is not set. Ask @BotFather on Telegram for a token (/newbot), then run the line above."""


def serve_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve Telegram until stopped. Raises SettingError where no token is set."""
    if settings.telegram_token is None:
        raise SettingError(_NO_TOKEN)
    from bot.channels.telegram import run_telegram

    with open_database(settings) as database, open_index(settings) as index:
        assistant = assistant_over(settings, database, index)
        # beside the polling: figures can be answered before the model is loaded
        Thread(target=_warm_up, args=[assistant], daemon=True).start()
        run_telegram(
            token=settings.telegram_token, base_url=settings.telegram_base_url, assistant=assistant, database=database
        )
    return 0


def _warm_up(assistant: Assistant | AidedAssistant) -> None:
    try:
        assistant.warm_up()
    except WenbaoError as error:
        _log.warning("暂时不能检索原文：%s", error)
