"""Zip packages of office programs (ECMA-376 part 2): what kind they are, and their parts as XML without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ingest.limits import MEBIBYTE, Limits
from store.bound_pages import MARK
from store.model import WenbaoError

ZIP = b"PK\x03\x04"
_CONTENT_TYPES = "[content_types].xml"
_ENCRYPTED = 0x1
_HEAD = 65_536
_MOST_TAGS = 3_000_000
"""Of one part; a report has some ten thousand, and each takes a hundred bytes of memory."""
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_TEXT_DOCUMENT, _MIMETYPE_ENDS = b"application/vnd.oasis.opendocument.text", 128
PAGES = "图片页"
_KINDS = (
    ("word/document.xml", "Word"),
    ("xl/workbook.xml", "Excel"),
    ("xl/workbook.bin", "Excel"),
    ("ppt/presentation.xml", "PowerPoint"),
    ("ofd.xml", "OFD"),
    ("mimetype", "OpenDocument"),
    (MARK, PAGES),
)
_MAIN_TYPES = ("wordprocessingml", "ms-word.document.macroenabled", "ms-word.template.macroenabled")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """An open package: its parts by name in small letters."""

    name: str
    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def parse(self, part: str) -> etree._Element | None:
        """A part's root element, None where there is no such part; raises WenbaoError where it is damaged or declares
        entities. Nothing outside of the package is ever opened."""
        info = self.parts.get(part.lower())
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise WenbaoError(f"{self.name}：文件有密码，请去掉密码后重新读入")
        try:
            return parse_xml(self.name, self.archive.read(info), info.filename)
        except _BROKEN as error:
            raise WenbaoError(f"{self.name}：文件残缺或损坏（{info.filename} 读不出来）") from error

    def related(self, part: str) -> dict[str, list[str]]:
        """The parts that a part names, by the last word of the relation's type; "" is the package itself."""
        folder, base = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, list[str]] = {}
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External" and target:
                path = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
                found.setdefault((relation.get("Type") or "").rpartition("/")[2], []).append(path)
        return found

    def pictures(self, part: str) -> dict[str, zipfile.ZipInfo]:
        """The pictures in the package that a part names, by the relation's id."""
        folder, base = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, zipfile.ZipInfo] = {}
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/").lower()
            if (relation.get("Type") or "").endswith("/image") and path in self.parts:
                found[relation.get("Id") or ""] = self.parts[path]
        return found

    def unpack(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, as many as it says it has; none where it is damaged or locked."""
        try:
            with self.archive.open(info) as opened:
                return opened.read(info.file_size)
        except _BROKEN:
            return b""


def zip_kind(content: bytes) -> str:
    """What a zip file is: Word, Excel, PowerPoint, OpenDocument, OFD, `PAGES` or 压缩 (anything else)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(_parts(archive))
    except _BROKEN:
        return "Word" if b"word/document.xml" in content or b"[Content_Types].xml" in content else "压缩"
    found = next((kind for part, kind in _KINDS if part in names), None)
    return found or ("Word" if _CONTENT_TYPES in names and any(n.startswith("word/") for n in names) else "压缩")


def holds_text_document(content: bytes) -> bool:
    """Whether a zip file is an OpenDocument text (ODF 1.3 part 2, 3.3), or the beginning of one."""
    if _TEXT_DOCUMENT in content[:_MIMETYPE_ENDS]:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive)
            with archive.open(parts["mimetype"]) as opened:
                return "content.xml" in parts and opened.read(_MIMETYPE_ENDS).startswith(_TEXT_DOCUMENT)
    except (*_BROKEN, KeyError):
        return False


def open_package(name: str, content: bytes, limits: Limits) -> Package:
    """The package in a file's bytes; raises WenbaoError where it is damaged or unpacks to more than is read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise WenbaoError(f"{name}：文件残缺或损坏（压缩包不完整），请重新下载") from error
    parts = _parts(archive)
    unpacked = sum(info.file_size for part, info in parts.items() if part.endswith((".xml", ".rels")))
    if unpacked > limits.unpacked_bytes:
        size, most = unpacked // MEBIBYTE, limits.unpacked_bytes // MEBIBYTE
        raise WenbaoError(f"{name}：文件解压后太大（{size} MB），上限 {most} MB（设置 WENBAO_UNPACKED_MEGABYTES）")
    return Package(name, archive, parts)


def main_part(package: Package) -> str:
    """The part that holds a Word document's text; raises WenbaoError where the package names none."""
    candidates = [*package.related("").get("officeDocument", ()), *_typed_parts(package), "word/document.xml"]
    found: str | None = next((part for part in candidates if part.lower() in package.parts), None)
    if found is None:
        raise WenbaoError(f"{package.name}：Word 文件残缺或损坏（没有正文）")
    return found


def _typed_parts(package: Package) -> Iterator[str]:
    root = package.parse(_CONTENT_TYPES)
    for override in () if root is None else root.iterchildren("{*}Override"):
        kind = (override.get("ContentType") or "").lower()
        if kind.endswith("main+xml") and any(word in kind for word in _MAIN_TYPES):
            yield (override.get("PartName") or "").lstrip("/")


def _parts(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    return {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}


def parse_xml(name: str, xml: bytes, part: str = "XML") -> etree._Element:
    """The root of some XML in UTF-8 or UTF-16 (ECMA-376 part 2 allows no other), which may not declare entities; raises
    WenbaoError where it does or is damaged."""
    if b"<!DOCTYPE" in xml[:_HEAD].replace(b"\x00", b""):
        raise WenbaoError(f"{name}：文件的 XML 里声明了实体（DTD），可能有害，没有读入")
    if xml.count(b"<") > _MOST_TAGS:
        raise WenbaoError(f"{name}：文件里的段落或表格太多（{part} 里超过 {_MOST_TAGS // 10_000} 万个标签），没有读入")
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    wide = b"\x00" in xml[:4]
    parser = etree.XMLParser(
        encoding=None if wide else "utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        cause = "嵌套太深" if "depth" in str(error) else f"{part} 读不出来"
        raise WenbaoError(f"{name}：文件残缺或损坏（{cause}）") from error
