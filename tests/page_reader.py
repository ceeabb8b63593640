"""A reader for tests to which pictures are text: a report's pages that are a file each are read without looking."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ingest.limits import Limits
from ingest.pipeline import read_reports
from store.bound_pages import count_pages, page_of
from store.model import Given, Report


def read_text_pages(name: str, content: bytes, given: Given, limits: Limits) -> tuple[Report, ...]:
    """The reports in the text of one picture, or of all that are bound, in order."""
    pages = [page_of(content, number + 1) or b"" for number in range(count_pages(content))] or [content]
    digest = sha256(content).hexdigest()
    return tuple(replace(report, digest=digest) for report in read_reports(name, b"\n".join(pages), given, limits))
