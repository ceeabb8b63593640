"""Word files (docx, docm, dotx, dotm): paragraphs, headings and tables, those in text boxes included."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers.package import ZIP, Package, main_part, open_package, zip_kind
from ingest.readers.pieces import make_blocks, pick_pictures
from ingest.readers.word_content import BodyReader
from ingest.readers.word_numbers import read_numbering
from ingest.readers.word_styles import Styles
from store.catalogue.normal import plain
from store.model import WenbaoError

_CORE = (("title", "title"), ("creator", "author"))


def claims_docx(suffix: str, content: bytes) -> bool:
    """Whether the bytes are a Word package, whatever the suffix says."""
    return content.startswith(ZIP) and zip_kind(content) == "Word"


def read_docx(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a Word file; raises WenbaoError where it is damaged, has a password or takes more than is read."""
    package = open_package(name, content, limits)
    main = main_part(package)
    related = package.related(main)
    root = package.parse(main)
    body = None if root is None else root.find("{*}body")
    if body is None:
        raise WenbaoError(f"{name}：Word 文件残缺或损坏（没有正文）")
    styles = Styles(lambda: _first(package, related.get("styles", ())))
    numbering = read_numbering(_first(package, related.get("numbering", ())))
    reader = BodyReader(name, limits, styles, numbering)
    blocks, drawn = make_blocks(name, limits, reader.content(body))
    pictures = pick_pictures(package, package.pictures(main), drawn) if drawn else ()
    return Document(blocks, _meta(package), pictures=tuple(pictures))


def _first(package: Package, parts: Sequence[str]) -> etree._Element | None:
    return next((root for part in parts if (root := package.parse(part)) is not None), None)


def _meta(package: Package) -> dict[str, str]:
    core = _first(package, package.related("").get("core-properties", ()))
    if core is None:
        return {}
    found = {key: plain(core.findtext(f"{{*}}{tag}") or "") for tag, key in _CORE}
    return {key: text for key, text in found.items() if text}
