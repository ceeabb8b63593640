"""OpenDocument texts (odt, ott, fodt): paragraphs, headings and tables, those in text boxes included."""

from __future__ import annotations

from lxml import etree

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers.odt_content import OdtReader
from ingest.readers.odt_styles import FORM, LIBREOFFICE, OFFICE, TABLE, XML_ID, read_styles
from ingest.readers.package import ZIP, Package, open_package, parse_xml
from ingest.readers.pieces import make_blocks, pick_pictures
from ingest.readers.signatures import is_text_document, without_blanks
from store.catalogue.normal import plain
from store.model import WenbaoError

_LOCKED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MADE_BY = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator"
_TYPED = tuple(f"{FORM}{name}" for name in ("text", "textarea", "formatted-text", "number", "date"))


def claims_odt(suffix: str, content: bytes) -> bool:
    """Whether the bytes are an OpenDocument text, as a package or one piece of XML, whatever the suffix says."""
    return is_text_document(content)


def read_odt(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of an OpenDocument text; raises WenbaoError where it is damaged, has a password or takes more than is
    read."""
    bare = without_blanks(content)
    if not bare.startswith(ZIP):
        whole = parse_xml(name, bare)
        return _document(name, limits, whole, whole, whole, None)
    package = open_package(name, bare, limits)
    manifest = package.parse("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_LOCKED), None) is not None:
        raise WenbaoError(f"{name}：文件有密码，请去掉密码后重新读入")
    root, common, about = (package.parse(f"{part}.xml") for part in ("content", "styles", "meta"))
    return _document(name, limits, root, common, about, package)


def _document(
    name: str,
    limits: Limits,
    root: etree._Element | None,
    common: etree._Element | None,
    about: etree._Element | None,
    package: Package | None,
) -> Document:
    """The document in the roots of its content, its common styles and what is said about it: one and the same of a
    file in one piece."""
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise WenbaoError(f"{name}：OpenDocument 文件残缺或损坏（没有正文）")
    for element in list(root.iter(f"{LIBREOFFICE}*")):  # tables in shapes, which the standard does not have
        element.tag = element.tag.replace(LIBREOFFICE, TABLE)
    shared = None if common is None else common.find(f"{OFFICE}styles")
    styles = read_styles(shared, root.find(f"{OFFICE}automatic-styles"))
    blocks, drawn = make_blocks(name, limits, OdtReader(name, limits, styles, _typed_in(root)).content(body))
    pictures = pick_pictures(package, package.parts, drawn) if package else ()
    return Document(blocks, _meta(about), pictures=tuple(pictures))


def _meta(about: etree._Element | None) -> dict[str, str]:
    said = None if about is None else about.find(f"{OFFICE}meta")
    if said is None:
        return {}
    author = said.findtext(f"{_DC}creator") or said.findtext(_MADE_BY)
    found = {"title": plain(said.findtext(f"{_DC}title") or ""), "author": plain(author or "")}
    return {key: text for key, text in found.items() if text}


def _typed_in(root: etree._Element) -> dict[str, str]:
    """What stands in the fields of a document's forms, by the field's id (ODF 1.3 part 3, 13.5)."""
    return {
        one.get(XML_ID) or one.get(f"{FORM}id") or "": one.get(f"{FORM}current-value") or one.get(f"{FORM}value") or ""
        for one in root.iter(*_TYPED)
    }
