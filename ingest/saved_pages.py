"""Web pages that were saved with their pictures beside them: which pictures a page shows, and the page holding them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Mapping
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

_SHOWN = re.compile(
    rb"""(<img\b[^>]{0,999}?\bsrc\s*=\s*)(?:"([^"]{1,300})"|'([^']{1,300})'|([^\s"'>]{1,300}))""", re.IGNORECASE
)


def pictures_shown(content: bytes, beside: Collection[str]) -> dict[bytes, str]:
    """The pictures of a page that lie in its folder: as the page names them, and their files' names."""
    named = {found[2] or found[3] or found[4] for found in _SHOWN.finditer(content)}
    meant = {written: name for written in named for name in _names(written) if name in beside}
    return dict(sorted(meant.items()))


def hold_pictures(content: bytes, pictures: Mapping[bytes, bytes]) -> bytes:
    """The page with these pictures in itself, each where it is shown first; by how the page names them."""
    left = dict(pictures)

    def held(found: re.Match[bytes]) -> bytes:
        written = found[2] or found[3] or found[4]
        if (picture := left.pop(written, None)) is None:
            return found[0]
        kind = PurePosixPath(_names(written)[0]).suffix.lower().lstrip(".") or "png"
        return b'%s"data:image/%s;base64,%s"' % (found[1], kind.encode(), b64encode(picture))

    return _SHOWN.sub(held, content)


def _names(written: bytes) -> list[str]:
    """What file a page may mean: its own address of it, in the encodings that pages have."""
    raw = unquote_to_bytes(written.split(b"?", 1)[0].split(b"#", 1)[0])
    texts = [raw.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    return [unescape(text).strip().removeprefix("./") for text in texts]
