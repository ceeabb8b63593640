"""Records that crawlers keep (JSON): one page's text or markup in a field, its title, site and date beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers.decoding import decode
from ingest.readers.html import claims_html, read_page
from ingest.readers.markdown import read_markdown
from ingest.readers.markdown_marks import claims_markdown
from ingest.readers.signatures import is_crawled
from ingest.readers.text import read_text
from store.catalogue.normal import plain
from store.model import WenbaoError

_SHORTEST, _DEEPEST = 100, 8
_ABOUT = re.compile("公开|公開")
_META = {
    "articletitle": {"title", "articletitle", "subject", "标题", "名称"},
    "sitename": {"site", "sitename", "网站", "站点"},
    "contentsource": {"source", "contentsource", "publisher", "author", "organ", "来源", "发布机构", "发布单位"},
    "pubdate": {"pubtime", "pubdate", "publishtime", "publishdate", "releasetime", "发布日期", "发布时间"},
}


@dataclass(frozen=True, slots=True)
class _Field:
    key: str
    text: str


def claims_crawled(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin as a JSON record does, whatever the suffix says."""
    return is_crawled(content) and not claims_html(suffix, content)


def read_crawled(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of the page in a record; raises WenbaoError where there is none, or more than one."""
    pages = [fields for record in _records(name, decode(name, content)) if _body(fields := list(_fields(record)))]
    if len(pages) != 1:
        what = f"JSON 里有{len(pages)}条记录，请一条一个文件" if pages else "JSON 里没有年度报告的正文"
        raise WenbaoError(f"{name}：{what}")
    document = _read_body(name, _body(pages[0]), limits)
    return replace(document, meta={**_meta(pages[0]), **document.meta})


def _records(name: str, text: str) -> list[object]:
    """The records: one, a list of them, or one a line."""
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise WenbaoError(f"{name}：JSON 嵌套太深，没有读入") from error
    except ValueError as error:
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise WenbaoError(f"{name}：JSON 残缺或有误（{error}）") from error
    return whole if isinstance(whole, list) else [whole]


def _fields(value: object, key: str = "", depth: int = 0) -> Iterator[_Field]:
    """Every text in a record, with the key that it stands under."""
    if isinstance(value, str):
        yield _Field(re.sub("[_-]", "", key).lower(), value)
    elif depth < _DEEPEST and isinstance(value, Mapping):
        for inner, held in value.items():
            yield from _fields(held, inner, depth + 1)
    elif depth < _DEEPEST and isinstance(value, Sequence):
        for held in value:
            yield from _fields(held, key, depth + 1)


def _body(fields: Sequence[_Field]) -> str:
    """The longest text about disclosure, or a text half as long that has the tables' markup; "" where there is none."""
    texts = [field.text for field in fields if len(field.text) >= _SHORTEST and _ABOUT.search(field.text)]
    longest = max(map(len, texts), default=0)
    long = [text for text in texts if 2 * len(text) >= longest]
    return max(long, key=lambda text: ("<table" in text.lower(), len(text)), default="")


def _read_body(name: str, text: str, limits: Limits) -> Document:
    content = text.encode("utf-8", errors="replace")
    if re.search(r"<(?:p|div|table|br|span)[\s>/]", text, re.IGNORECASE):
        return read_page(name, text, limits)
    return read_markdown(name, content, limits) if claims_markdown("", content) else read_text(name, content, limits)


def _meta(fields: Sequence[_Field]) -> dict[str, str]:
    found = {}
    for name, keys in _META.items():
        said = next((plain(field.text) for field in fields if field.key in keys and len(field.text) < _SHORTEST), "")
        if said:
            found[name] = said
    return found
