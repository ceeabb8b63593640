"""Reports as plain text: Markdown, tabs, aligned columns, Word's text dump, a PDF's stream of cells."""

from __future__ import annotations

from unicodedata import east_asian_width

from factory.drafts import Draft, Paragraph, Table, areas, flat


def write_text(draft: Draft, style: str) -> str:
    """The whole report; `style`: "md", "tab", "aligned", "word", "stream", "lines"."""
    gap = "\n" if style in ("md", "tab", "aligned") else ""
    text = "\n".join(text_block(block, style) + gap for block in draft.blocks) + "\n"
    return text.replace("\n", "\n\n") if "blank_lines" in draft.options else text


def text_block(block: Paragraph | Table, style: str) -> str:
    """A paragraph or a table."""
    if isinstance(block, Paragraph):
        mark = {"title": "# ", "heading": "## "}.get(block.style, "") if style == "md" else ""
        return mark + block.text
    writers = {"md": pipes, "tab": tabs, "aligned": columns, "word": dump, "stream": stream, "lines": lines}
    return writers[style](block)


def pipes(table: Table) -> str:
    """A Markdown table; its first line stands as the header."""
    width = table.width()
    rows = [[text.replace("\n", "<br>").replace("|", "\\|") for text in row] for row in flat(table)]
    rows[0] += [""] * (width - len(rows[0]))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def tabs(table: Table) -> str:
    """A line a row, a tab between cells."""
    return "\n".join("\t".join(text.replace("\n", "") for text in row) for row in flat(table))


def columns(table: Table) -> str:
    """Columns aligned with spaces, East Asian characters counted double."""
    rows = [[text.replace("\n", "") for text in row] for row in flat(table)]
    widths = [max((shown(row[c]) for row in rows if c < len(row) - 1), default=0) for c in range(table.width())]
    return "\n".join(
        "  ".join(text + " " * (widths[c] - shown(text)) for c, text in enumerate(row)).rstrip() for row in rows
    )


def shown(text: str) -> int:
    """The width on screen."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def dump(table: Table) -> str:
    """Word's text dump: a cell a line after a tab, an empty line after each row; merged cells go on as empty ones."""
    rows = ["\n".join("\t" + area.text for area in found) + "\n" for found in areas(table)]
    return "\n".join(rows)


def stream(table: Table) -> str:
    """A PDF's text: a cell a line, nothing for empty cells."""
    return "\n".join(area.text for found in areas(table) for area in found if area.text.strip())


def lines(table: Table) -> str:
    """Another PDF's text: a row a line, blanks between what is printed."""
    rows = [[area.text.replace("\n", "") for area in found if area.text.strip()] for found in areas(table)]
    return "\n".join(" ".join(row) for row in rows if row)
