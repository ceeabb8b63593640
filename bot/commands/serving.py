"""`wenbao serve`: the channels that the settings switch on."""
from __future__ import annotations

import argparse

from bot.settings import SettingError, Settings

_NO_TOKEN = """没有设置 WENBAO_TELEGRAM_TOKEN。请在 Telegram 里向 @BotFather 发送 /newbot 取得令牌，再运行
    WENBAO_TELEGRAM_TOKEN=<令牌> wenbao serve
（也可以写进当前文件夹的 .env）。
WENBAO_TELEGRAM_TOKEN is not set. Ask @BotFather on Telegram for a token (/newbot), then run the line above."""


def serve_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve Telegram until stopped. Raises SettingError where no token is set."""
    if settings.telegram_token is None:
        raise SettingError(_NO_TOKEN)
    raise NotImplementedError
