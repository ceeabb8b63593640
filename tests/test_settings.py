"""The environment and `.env` become one frozen value, or an error that names the setting."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from bot.settings import SettingError, read_settings

TOKEN = "123456:AA-secret_part"


def test_defaults(tmp_path: Path) -> None:
    settings = read_settings({"XDG_CACHE_HOME": str(tmp_path / "cache")}, tmp_path)
    assert settings.home == tmp_path / "data"
    assert settings.database_url == f"sqlite:///{tmp_path / 'data' / 'wenbao.sqlite'}"
    assert settings.models == tmp_path / "cache" / "wenbao"
    assert (settings.host, settings.port, settings.log) == ("127.0.0.1", 8080, "info")
    assert (settings.file_seconds, settings.worker_megabytes) == (60, 896)
    assert (settings.file_megabytes, settings.unpacked_megabytes) == (50, 64)
    assert settings.workers is None
    assert (settings.chat_seconds, settings.chat_budget, settings.provider_keys) == (20, 200_000, ())
    assert settings.index_folder is not None
    assert (settings.chroma_url, settings.embedding_model, settings.telegram_token, settings.chat_model) == (None,) * 4


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "from-file"),
        ({"WENBAO_HOME": "from-environment"}, "from-environment"),
        ({"WENBAO_HOME": ""}, "data"),
        ({"WENBAO_HOME": "  "}, "data"),
    ],
)
def test_environment_wins_over_file(tmp_path: Path, environ: dict[str, str], expected: str) -> None:
    (tmp_path / ".env").write_text("WENBAO_HOME=from-file\n", encoding="utf-8")
    assert read_settings(environ, tmp_path).home == tmp_path / expected


def test_file_may_have_a_mark_quotes_and_dollars(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("\ufeffWENBAO_DATABASE_URL='postgresql://报:a$b@db/x'\n".encode())
    assert read_settings({}, tmp_path).database_url == "postgresql://报:a$b@db/x"


def test_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"WENBAO_HOME=\xff\xfe\n")
    with pytest.raises(SettingError, match=r"\.env"):
        read_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WENBAO_PORT", "http"),
        ("WENBAO_PORT", "65536"),
        ("WENBAO_PORT", "-1"),
        ("WENBAO_PORT", "８０"),
        ("WENBAO_PORT", "9" * 5000),
        ("WENBAO_LOG", "loud"),
        ("WENBAO_FILE_SECONDS", "0"),
        ("WENBAO_FILE_MEGABYTES", "1.5"),
        ("WENBAO_UNPACKED_MEGABYTES", "none"),
        ("WENBAO_WORKER_MEGABYTES", "2GB"),
        ("WENBAO_WORKERS", "-2"),
        ("WENBAO_WORKERS", "9" * 5000),
        ("WENBAO_CHROMA_URL", "localhost:8000"),
        ("WENBAO_TELEGRAM_BASE_URL", "http://"),
        ("WENBAO_TELEGRAM_TOKEN", "12 34"),
        ("WENBAO_TELEGRAM_TOKEN", "a/b"),
        ("WENBAO_DATABASE_URL", "wenbao.sqlite"),
        ("WENBAO_CHAT_MODEL", "gpt"),
        ("WENBAO_CHAT_MODEL", "openai:"),
        ("WENBAO_CHAT_BASE_URL", "localhost:8000"),
        ("WENBAO_CHAT_SECONDS", "0"),
        ("WENBAO_CHAT_BUDGET", "-1"),
        ("WENBAO_CHAT_BUDGET", "9" * 5000),
    ],
)
def test_bad_value_names_its_setting(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({name: value}, tmp_path)


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    settings = read_settings(
        {"WENBAO_TELEGRAM_TOKEN": TOKEN, "WENBAO_DATABASE_URL": "postgresql://u:hidden@db/x"}, tmp_path
    )
    assert settings.telegram_token == TOKEN
    assert "secret_part" not in repr(settings) and "hidden" not in repr(settings)


def test_keys_of_providers_are_read_from_the_file_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OPENAI_API_KEY=sk-hidden\nOTHER=1\nEMPTY_API_KEY=\n", encoding="utf-8")
    settings = read_settings({"WENBAO_CHAT_BUDGET": "0"}, tmp_path)
    assert (settings.provider_keys, settings.chat_budget) == ((("OPENAI_API_KEY", "sk-hidden"),), 0)
    assert "hidden" not in repr(settings)


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    with pytest.raises(FrozenInstanceError):
        settings.port = 1  # type: ignore[misc]


def test_server_index_has_no_folder(tmp_path: Path) -> None:
    settings = read_settings({"WENBAO_CHROMA_URL": "http://127.0.0.1:8000/"}, tmp_path)
    assert (settings.chroma_url, settings.index_folder) == ("http://127.0.0.1:8000", None)
