"""The settings, read once from the environment into one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store.model import WenbaoError

LOG_LEVELS = ("debug", "info", "warning")


class SettingError(WenbaoError):
    """A setting that is missing or cannot be used; the message names it."""


class UsageError(WenbaoError):
    """Arguments of a command that do not go together; the message names them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says, checked. What may hold a secret is kept out of `repr`."""

    home: Path
    database_url: str = field(repr=False)
    chroma_url: str | None = field(repr=False)
    models: Path
    embedding_model: str | None
    reranker: str | None
    chat_model: str | None
    chat_base_url: str | None = field(repr=False)
    chat_seconds: int
    chat_budget: int
    provider_keys: tuple[tuple[str, str], ...] = field(repr=False)
    telegram_token: str | None = field(repr=False)
    telegram_base_url: str | None
    host: str
    port: int
    font: Path | None
    organ: str | None
    forget_minutes: int
    log: str
    file_seconds: int
    file_megabytes: int
    unpacked_megabytes: int
    worker_megabytes: int
    workers: int | None

    @property
    def sources(self) -> Path:
        """Where the copies of ingested sources lie."""
        return self.home / "sources"

    @property
    def index_folder(self) -> Path | None:
        """Where the index lies, or None where a Chroma server holds it."""
        return None if self.chroma_url else self.home / "chroma"


def read_settings(environ: Mapping[str, str], working_directory: Path) -> Settings:
    """The settings from the environment and from a `.env` file in the working directory; the environment wins.

    A name that is set but empty counts as not set, and still hides the file's. Raises SettingError naming the setting.
    """
    own = _read_env_file(working_directory / ".env")
    values = {**own, **environ}

    def get(name: str, check: Callable[[str, str], str] = lambda name, value: value) -> str | None:
        value = values.get(name, "").strip()
        return check(name, value) if value else None

    home = working_directory / Path(get("WENBAO_HOME") or "data").expanduser()
    models, font = get("WENBAO_MODELS"), get("WENBAO_FONT")
    return Settings(
        home=home,
        database_url=get("WENBAO_DATABASE_URL", _check_database) or f"sqlite:///{home / 'wenbao.sqlite'}",
        chroma_url=get("WENBAO_CHROMA_URL", _check_url),
        models=working_directory / Path(models).expanduser() if models else _cache_folder(values) / "wenbao",
        embedding_model=get("WENBAO_EMBEDDING_MODEL"),
        reranker=get("WENBAO_RERANKER"),
        chat_model=get("WENBAO_CHAT_MODEL", _check_chat_model),
        chat_base_url=get("WENBAO_CHAT_BASE_URL", _check_url),
        chat_seconds=int(get("WENBAO_CHAT_SECONDS", _check_count) or 20),
        chat_budget=int(get("WENBAO_CHAT_BUDGET", _check_amount) or 200_000),
        provider_keys=tuple((name, value) for name, value in own.items() if name.endswith("_API_KEY") and value),
        telegram_token=get("WENBAO_TELEGRAM_TOKEN", _check_token),
        telegram_base_url=get("WENBAO_TELEGRAM_BASE_URL", _check_url),
        host=get("WENBAO_HOST") or "127.0.0.1",
        port=int(get("WENBAO_PORT", _check_port) or 8080),
        font=working_directory / Path(font).expanduser() if font else None,
        organ=get("WENBAO_ORGAN"),
        forget_minutes=int(get("WENBAO_FORGET_MINUTES", _check_count) or 30),
        log=get("WENBAO_LOG", _check_level) or "info",
        file_seconds=int(get("WENBAO_FILE_SECONDS", _check_count) or 60),
        file_megabytes=int(get("WENBAO_FILE_MEGABYTES", _check_count) or 50),
        unpacked_megabytes=int(get("WENBAO_UNPACKED_MEGABYTES", _check_count) or 64),
        worker_megabytes=int(get("WENBAO_WORKER_MEGABYTES", _check_count) or 896),
        workers=int(get("WENBAO_WORKERS", _check_count) or 0) or None,
    )


def _read_env_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    from dotenv import dotenv_values

    try:
        found = dotenv_values(path, interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}：读不了，应为 UTF-8 文本（{error}）") from error
    return {name: value for name, value in found.items() if value is not None}


def _cache_folder(values: Mapping[str, str]) -> Path:
    named = Path(values.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named
    try:
        return Path.home() / ".cache"
    except RuntimeError as error:
        raise SettingError("WENBAO_MODELS：未设置，也找不到用户目录；请指明离线模型放在哪个文件夹") from error


def _check_database(name: str, value: str) -> str:
    if "://" not in value:
        raise SettingError(f"{name}：应为 SQLAlchemy 地址，如 postgresql://用户:口令@主机/库名")
    return value


def _check_url(name: str, value: str) -> str:
    scheme, _, rest = value.partition("://")
    if scheme not in ("http", "https") or not rest.strip("/"):
        raise SettingError(f"{name}：应以 http:// 或 https:// 开头并写明主机")
    return value.rstrip("/")


def _check_token(name: str, value: str) -> str:
    if any(sign.isspace() or sign == "/" for sign in value):
        raise SettingError(f"{name}：令牌里不应有空白或斜杠，请照 @BotFather 给的原样填写")
    return value


def _check_chat_model(name: str, value: str) -> str:
    provider, _, model = value.partition(":")
    if not provider or not model:
        raise SettingError(f"{name}：应写成 提供者:模型（如 openai:gpt-4o-mini），现为“{value}”")
    return value


def _check_port(name: str, value: str) -> str:
    if not (value.isascii() and value.isdigit() and 0 <= int(value[:6]) <= 65535):
        raise SettingError(f"{name}：应为 0 到 65535 的整数，现为“{value}”")
    return value


def _check_count(name: str, value: str) -> str:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:8]) <= 1_000_000):
        raise SettingError(f"{name}：应为 1 以上的整数，现为“{value}”")
    return value


def _check_amount(name: str, value: str) -> str:
    if not (value.isascii() and value.isdigit() and len(value) <= 12):
        raise SettingError(f"{name}：应为 0 以上的整数，现为“{value[:20]}”")
    return value


def _check_level(name: str, value: str) -> str:
    if value.lower() not in LOG_LEVELS:
        raise SettingError(f"{name}：应为 {'、'.join(LOG_LEVELS)} 之一，现为“{value}”")
    return value.lower()
