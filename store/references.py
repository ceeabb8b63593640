"""References: the articles of laws and rules that reports rest on. Each function works on a connection that its caller
holds."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from store.model import Article, HeldArticle, Locator, Reference
from store.tables import ARTICLE


def save_reference(connection: Connection, reference: Reference) -> str:
    """Takes a reference in; one of the same title goes. "added", "replaced", or "unchanged" for the same bytes."""
    held = select(ARTICLE.c.digest).where(ARTICLE.c.title == reference.title).limit(1)
    before = connection.execute(held).scalar_one_or_none()
    if before == reference.digest:
        return "unchanged"
    connection.execute(delete(ARTICLE).where(ARTICLE.c.title == reference.title))
    connection.execute(
        insert(ARTICLE),
        [
            {
                "title": reference.title,
                "source": reference.source,
                "digest": reference.digest,
                "number": article.number,
                "text": article.text,
                "line": article.locator.line,
                "page": article.locator.page,
            }
            for article in reference.articles
        ],
    )
    return "replaced" if before else "added"


def read_articles(connection: Connection, numbers: Collection[int]) -> list[HeldArticle]:
    """The articles of these numbers, of every reference held, by reference and number."""
    chosen = select(ARTICLE).where(ARTICLE.c.number.in_(numbers)).order_by(ARTICLE.c.title, ARTICLE.c.number)
    return [
        HeldArticle(row.title, row.source, Article(row.number, row.text, Locator(line=row.line, page=row.page)))
        for row in connection.execute(chosen)
    ]
