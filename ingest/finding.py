"""Which files are meant by the paths that a person names: in folders, in archives, pages that are a picture each; none
of them is read yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.archives import Member, may_be_archive, split_member
from ingest.paging import group_pages
from ingest.sources import Walked, digest_of, readable_name, walk_files
from ingest.workers import Source, Workers
from store.model import NOTHING_GIVEN, Given, WenbaoError

_MOST_NAMED = 8
"""Pages that are named where there are many."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, as the person named it (`named`), with the SHA-256 of its bytes, or why it cannot be read (`error`).

    `together`: how many files are found where it is, in one archive."""

    named: str
    source: Source
    digest: str = ""
    error: WenbaoError | None = None
    together: int = 1


@dataclass(frozen=True, slots=True)
class _Group:
    """Files in an archive that are read as one."""

    name: str
    members: tuple[Member, ...]
    lacking: tuple[int, ...] = ()


def find_files(
    paths: Iterable[Path], given: Given, keep_in: Path | None, pool: Workers, passed: Counter[str]
) -> Iterator[Found]:
    """The files that paths mean, in order; what is passed over is counted by its suffix."""
    for walked in walk_files(paths, passed):
        yield from find_in(walked, given, keep_in, pool, passed)


def find_in(walked: Walked, given: Given, keep_in: Path | None, pool: Workers, passed: Counter[str]) -> Iterator[Found]:
    """A file, or those in an archive, or the one that is named in it."""
    path, wanted = split_member(walked.path)
    if walked.pages:
        whole = Source(path, readable_name(walked.path.name), given, keep_in)
        pages = [replace(whole, path=page, name=readable_name(page.name)) for page in walked.pages]
        yield _bound(str(walked.path), whole, pages, walked.lacking, pool)
        return
    source = Source(path, readable_name(path.name), given, keep_in, pictures=walked.pictures)
    try:
        contents = pool.members_of(source) if may_be_archive(path) else None
        if contents is None:
            digest = pool.digest_of(source) if source.pictures else digest_of(path, pool.limits.file_bytes)
            yield Found(str(walked.path), source, digest)
            return
        chosen = _chosen(source.name, contents.members, wanted, given)
    except WenbaoError as error:
        yield Found(str(walked.path), source, error=error)
        return
    passed.update({} if wanted else contents.passed)
    for group in chosen:
        yield replace(_in_archive(path, source, group, pool), together=len(chosen))


def _chosen(name: str, members: Sequence[Member], wanted: str, given: Given) -> Sequence[_Group]:
    """The files of an archive that are meant: all, or the one of this name. What is said is said of one."""
    groups = list(_groups(members))
    if wanted:
        alone = [_Group(member.name, (member,)) for member in members if member.name == wanted]
        groups = [group for group in groups if group.name == wanted] or alone
    if not groups:
        raise WenbaoError(f"{name}：压缩包里没有 {wanted}")
    if given != NOTHING_GIVEN and len(groups) > 1:
        raise WenbaoError(
            f"{name}：压缩包里有{len(groups)}个文件，不能一起指定机关或年度；请写明是哪一个：{name}!{groups[0].name}"
        )
    return groups


def _groups(members: Sequence[Member]) -> Iterable[_Group]:
    """Each file by itself, pages of one report together. Of files of one name none can be said to be a page."""
    counts = Counter(member.name for member in members)
    single = {member.name: member for member in members if counts[member.name] == 1}
    together: dict[str, _Group] = {}
    for pages in group_pages(list(single)):
        group = _Group(pages.name, tuple(single[name] for name in pages.names), pages.lacking)
        together.update(dict.fromkeys(pages.names, group))
    return dict.fromkeys(together.get(member.name) or _Group(member.name, (member,)) for member in members)


def _in_archive(path: Path, archive: Source, group: _Group, pool: Workers) -> Found:
    named, name = f"{path}!{group.name}", f"{archive.name}!{group.name}"
    error = next((member.error for member in group.members if member.error), None)
    sources = [replace(archive, name=f"{archive.name}!{member.name}", inside=member.inside) for member in group.members]
    if error is not None:
        return Found(named, replace(archive, name=name), error=WenbaoError(error))
    if len(sources) == 1:
        return Found(named, sources[0], group.members[0].digest)
    return _bound(named, replace(archive, name=name), sources, group.lacking, pool)


def _bound(named: str, whole: Source, pages: Sequence[Source], lacking: Sequence[int], pool: Workers) -> Found:
    """The file that is bound of its pages."""
    if lacking:
        places = "、".join(map(str, lacking[:_MOST_NAMED])) + ("等" if len(lacking) > _MOST_NAMED else "")
        cause = f"像是一份年报的 {len(pages)} 页，却缺第 {places} 页，没有读；请补齐，或写明其中一个文件单独读入"
        return Found(named, whole, error=WenbaoError(f"{whole.name}：{cause}"))
    source = replace(whole, pages=tuple(pages))
    try:
        return Found(named, source, pool.digest_of(source))
    except WenbaoError as error:
        return Found(named, source, error=error)
