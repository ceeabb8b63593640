"""The formats that a report may be written in, and what each can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from factory.drafts import Draft
from factory.html_pages import encode, portal_page, web_archive, word_page
from factory.plain_texts import write_text
from factory.word_files import word_file

Write = Callable[[Draft, Random], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report. `tags` are what noises ask for, `suffix` is the file's (it may lie)."""

    name: str
    suffix: str
    tags: frozenset[str]
    write: Write


def html(encoding: str, charset: str | None, word: bool = False) -> Write:
    """A page in an encoding, declared or not."""
    page = word_page if word else portal_page
    return lambda draft, rng: encode(page(draft, rng, charset), encoding)


def archive(transfer: str, word: bool) -> Write:
    """A page in a web archive."""
    page = word_page if word else portal_page
    return lambda draft, rng: web_archive(page(draft, rng, "utf-8"), rng, transfer)


def docx(style: str) -> Write:
    """A Word file."""
    return lambda draft, rng: word_file(draft, rng, style)


def text(style: str, encoding: str = "utf-8") -> Write:
    """Plain text."""
    return lambda draft, rng: encode(write_text(draft, style), encoding)


ENTRIES: tuple[tuple[str, str, str, Write], ...] = (
    ("html", "html", "grid merge markup html", html("utf-8", "utf-8")),
    ("html_word", "htm", "grid merge markup html", html("utf-8", "utf-8", word=True)),
    ("html_gbk", "html", "grid merge markup html gbk", html("gb18030", "gbk")),
    ("html_gb18030_undeclared", "htm", "grid merge markup html gbk", html("gb18030", None)),
    ("html_as_txt", "txt", "grid merge markup html", html("utf-8", "utf-8")),
    ("html_as_doc", "doc", "grid merge markup html gbk", html("gb18030", "gb2312", word=True)),
    ("mht_quoted", "mht", "grid merge markup html archive", archive("quoted-printable", word=True)),
    ("mht_base64", "mht", "grid merge markup html archive", archive("base64", word=False)),
    ("docx", "docx", "grid merge markup docx", docx("plain")),
    ("docx_boxed", "docx", "grid merge markup docx", docx("boxed")),
    ("docx_tracked", "docx", "grid merge markup docx tracked", docx("tracked")),
    ("docx_nested", "docx", "grid merge markup docx", docx("nested")),
    ("docx_as_doc", "doc", "grid merge markup docx", docx("plain")),
    ("md", "md", "grid text flat", text("md")),
    ("txt_tab", "txt", "grid text flat tabs", text("tab")),
    ("txt_tab_gbk", "txt", "grid text flat tabs gbk", text("tab", "gb18030")),
    ("txt_aligned", "txt", "grid text flat aligned", text("aligned")),
    ("txt_word", "txt", "grid text dump", text("word")),
    ("txt_stream", "txt", "text stream", text("stream")),
    ("txt_lines", "txt", "text stream", text("lines")),
    ("txt_bare", "txt", "text flat tabs grid bare", text("tab")),
    ("txt_bare_stream", "txt", "text stream bare", text("stream")),
)
FORMATS: dict[str, Format] = {
    name: Format(name, suffix, frozenset(t.split()), write) for name, suffix, t, write in ENTRIES
}
