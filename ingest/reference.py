"""From a file of a law or rule to its articles, as they stand in it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from ingest.blocks import Block, Grid, Heading
from ingest.limits import USUAL_LIMITS, Limits
from ingest.readers import read_document
from ingest.sources import read_content, readable_name
from store.catalogue.normal import plain
from store.catalogue.numerals import number_said
from store.model import Article, Locator, Reference, WenbaoError

_ARTICLE = re.compile(r"^第\s*([一二三四五六七八九十百零〇\d]{1,5})\s*条(?![第之的规])")
_CHAPTER = re.compile(r"^第\s*[一二三四五六七八九十百零〇\d]{1,5}\s*[章节编]\s*\S{0,30}$")
_LAW = re.compile(r"条例|办法|规定|法|规则|细则|格式")
_TITLE = 60


def read_reference(path: Path, limits: Limits = USUAL_LIMITS) -> Reference:
    """A file's title and articles. WenbaoError where it cannot be read or has no articles (第一条 …)."""
    content = read_content(path, limits.file_bytes)
    name = readable_name(path.name)
    blocks = read_document(name, content, limits).blocks
    articles = _articles(blocks)
    if not articles:
        raise WenbaoError(f"{name}：没有找到条文（以“第一条”这样的条号起头的段落），不能作为依据收录")
    return Reference(_title(blocks) or Path(name).stem, name, sha256(content).hexdigest(), articles)


def _articles(blocks: tuple[Block, ...]) -> tuple[Article, ...]:
    """Each article with all its paragraphs; of a number that comes twice the first one (a later one is an annex's)."""
    found: dict[int, tuple[list[str], Locator]] = {}
    current: list[str] | None = None
    for block in blocks:
        if isinstance(block, Grid) or _CHAPTER.match(plain(block.text)):
            current = None
            continue
        hit = _ARTICLE.match(block.text.strip())
        if hit:
            number = number_said(hit[1])
            place = Locator(line=block.line, page=block.spot.page if block.spot else None)
            current = [] if number not in found else None
            if current is not None:
                found[number] = (current, place)
        elif isinstance(block, Heading):
            current = None
        if current is not None and block.text.strip():
            current.append(block.text.strip())
    return tuple(Article(number, "\n".join(lines), place) for number, (lines, place) in found.items())


def _title(blocks: tuple[Block, ...]) -> str:
    """The first short line before the articles that is called like a law."""
    for block in blocks:
        if isinstance(block, Grid):
            continue
        text = plain(block.text)
        if _ARTICLE.match(text):
            return ""
        if _LAW.search(text) and len(text) <= _TITLE:
            return text.strip("《》 ")
    return ""
