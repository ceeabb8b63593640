"""Where a font with Chinese letters is found: the one that is set, the one that is installed with us, the system's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.settings import SettingError
from store.model import WenbaoError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_PACKAGED = "noto_cjk_sans_otc"
"""PyPI noto-cjk-sans-otc: Noto Sans CJK Regular, the same bytes as in Debian's fonts-noto-cjk (SIL OFL 1.1)."""

_FOLDERS = (
    "~/.local/share/fonts",
    "~/.fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
    "C:/Windows/Fonts",
)
_FILES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "SourceHanSans-Regular.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
    "Deng.ttf",
    "simhei.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSerifCJK-Regular.ttc",
    "simsun.ttc",
    "uming.ttc",
)
"""What Linux, macOS and Windows call such a font, the better ones first."""

_SIMPLIFIED = (" SC", " CN", " GB")
_SIGNS = ("政", "府")


class FontFile(NamedTuple):
    """A font: its file, and its number in a file that holds several."""

    path: Path
    number: int


@cache
def find_font(named: Path | None = None) -> FontFile:
    """The font that is named, else the packaged one, else the best one of the system.

    Raises SettingError where the named one cannot be used, WenbaoError where none is found.
    """
    if named is not None:
        return _named_font(named)
    for path in _candidates():
        font = _chosen(path)
        if font is not None:
            return font
    raise WenbaoError(
        "画图需要一种中文字体，这台机器上没有找到；请安装（pip install noto-cjk-sans-otc，"
        "或 Debian、Ubuntu：apt install fonts-noto-cjk），或用设置 WENBAO_FONT 指明一个字体文件"
    )


def _named_font(path: Path) -> FontFile:
    if not path.is_file():
        raise SettingError(f"WENBAO_FONT：没有这个字体文件：{path}")
    font = _chosen(path)
    if font is None:
        raise SettingError(f"WENBAO_FONT：{path} 不是字体文件，或者里面没有汉字")
    return font


def _candidates() -> Iterator[Path]:
    from importlib.util import find_spec

    packaged = find_spec(_PACKAGED)
    for folder in packaged.submodule_search_locations or () if packaged else ():
        yield from sorted(Path(folder).glob("*.tt[cf]"))
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for place, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                found.setdefault(name.lower(), Path(place, name))
    yield from (found[name.lower()] for name in _FILES if name.lower() in found)


def _chosen(path: Path) -> FontFile | None:
    """The font for simplified Chinese among those of a file; None where it holds none with Chinese letters."""
    fonts = list(_fonts_of(path))
    simplified = [at for at, font in enumerate(fonts) if (font.getname()[0] or "").endswith(_SIMPLIFIED)]
    able = [at for at in (*simplified, *range(len(fonts))) if _knows_chinese(fonts[at])]
    return FontFile(path, able[0]) if able else None


def _fonts_of(path: Path) -> Iterator[FreeTypeFont]:
    from PIL import ImageFont

    number = 0
    while True:
        try:
            yield ImageFont.truetype(path, 16, index=number)
        except OSError:  # FreeType's way to say that there are no more, or that it is no font
            return
        number += 1
        if path.suffix.lower() != ".ttc":
            return


def _knows_chinese(font: FreeTypeFont) -> bool:
    """A font without a letter draws the same box for all of them, or nothing."""
    drawn = [bytes(font.getmask(sign)) for sign in _SIGNS]
    return any(drawn[0]) and drawn[0] != drawn[1]
