"""Reports as scans: a Word file's pages as a scanner or a copier leaves them, tilted, blurred, stained and stamped."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from factory.making import FactoryReport, make_report

FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
LATIN = ("Liberation Serif", "Liberation Sans", "DejaVu Serif", "DejaVu Sans", "")
STAMP_FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
_PAPER = 9000
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Wear:
    """What paper and machine did to the pages: degrees of tilt, radius of blur and depth of noise in levels of 255,
    specks a million pixels, how dark the darkest corner is (0 to 1), JPEG quality, whether it bears a seal."""

    dpi: int
    tilt: float
    blur: float
    grain: float
    specks: float
    shadow: float
    quality: int
    seal: bool
    grey: bool


def make_scan(seed: int, noises: tuple[str, ...] = (), most_pages: int | None = None) -> tuple[FactoryReport, bytes]:
    """A factory report with its truth, and the pdf of its scanned pages, or of the first of them."""
    made = make_report(seed, "docx", noises)
    rng = Random(f"{seed}:scan")
    pdf = print_pdf(dress(made.content, rng))
    wear = draw_wear(rng)
    return made, bind([wear_out(page, wear, rng) for page in pages_of(pdf, wear.dpi)[:most_pages]], wear)


def draw_wear(rng: Random) -> Wear:
    """The wear of one scan."""
    return Wear(
        dpi=rng.choice((150, 200, 200, 300)),
        tilt=rng.uniform(-2, 2),
        blur=rng.choice((0, 0.4, 0.7)),
        grain=rng.choice((0, 4, 10)),
        specks=rng.choice((0, 10, 40)),
        shadow=rng.choice((0, 0.15, 0.35)),
        quality=rng.choice((60, 75, 90)),
        seal=rng.random() < 0.4,
        grey=rng.random() < 0.5,
    )


def dress(content: bytes, rng: Random) -> bytes:
    """The Word file with rulings, fonts and paper as offices use them."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode("utf-8")
    parts["word/document.xml"] = _dressed(text, rng).encode("utf-8")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def _dressed(text: str, rng: Random) -> str:
    borders = "".join(f'<w:{edge} w:val="single" w:sz="{rng.choice((4, 4, 8))}" w:color="000000"/>' for edge in _EDGES)
    table = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
    text = text.replace("<w:tblPr/>", table)
    if rng.random() < 0.7:
        text = re.sub(r"<w:tr>(?!<w:trPr>)", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", text)
    font, latin = rng.choice(FONTS), rng.choice(LATIN)
    body, small = rng.choice((28, 30, 32)), rng.choice((18, 20, 21, 24))
    pieces = re.split(r"(<w:tbl>.*?</w:tbl>)", text, flags=re.DOTALL)
    centred = rng.random() < 0.7
    dressed = []
    for piece in pieces:
        inside = piece.startswith("<w:tbl>")
        piece = _measured(piece) if inside else piece
        piece = _lettered(piece, font, latin or font, small if inside else body)
        dressed.append(
            piece.replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>') if inside and centred else piece
        )
    margin = rng.choice((900, 1200, 1500))
    paper = (
        f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="1440" w:left="{margin}" '
        f'w:right="{margin}" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'
    )
    return "".join(dressed).replace("<w:sectPr/>", paper)


def _measured(table: str) -> str:
    """The table with the widths of its columns: narrow ones for figures and groups, wide ones for labels."""
    many = table.count("<w:gridCol/>")
    shares = [12, 14, 26, *[9] * (many - 3)] if many >= 8 else [16] * many
    widths = [_PAPER * share // sum(shares) for share in shares]
    table = table.replace("<w:gridCol/>" * many, "".join(f'<w:gridCol w:w="{width}"/>' for width in widths))

    def measure_row(row: re.Match[str]) -> str:
        at = 0

        def measure_cell(cell: re.Match[str]) -> str:
            nonlocal at
            span = int(cell["span"] or 1)
            width = sum(widths[at : at + span])
            at += span
            return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell["rest"]}'

        return re.sub(r'<w:tcPr>(?P<rest>(?:<w:gridSpan w:val="(?P<span>\d+)"/>)?)', measure_cell, row[0])

    return re.sub(r"<w:tr>.*?</w:tr>", measure_row, table, flags=re.DOTALL)


def _lettered(text: str, font: str, latin: str, size: int) -> str:
    look = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}"/><w:sz w:val="{size}"/>'
    text = re.sub(r"<w:r><w:rPr>", f"<w:r><w:rPr>{look}", text)
    return re.sub(r"<w:r><w:t", f"<w:r><w:rPr>{look}</w:rPr><w:t", text)


def print_pdf(content: bytes, suffix: str = "docx") -> bytes:
    """The file as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"report.{suffix}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (Path(folder) / "report.pdf").read_bytes()


def pages_of(pdf: bytes, dpi: int) -> list[Image.Image]:
    """The pages as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def wear_out(page: Image.Image, wear: Wear, rng: Random) -> Image.Image:
    """The page as scanned."""
    noise = np.random.default_rng(rng.randrange(2**32))
    if wear.seal:
        page = _sealed(page, rng)
    page = page.rotate(wear.tilt + rng.uniform(-0.2, 0.2), Image.Resampling.BICUBIC, fillcolor=(250, 250, 250))
    page = page.filter(ImageFilter.GaussianBlur(wear.blur * wear.dpi / 200)) if wear.blur else page
    pixels = np.asarray(page, dtype=np.float32)
    height, width = pixels.shape[:2]
    ramp = np.add.outer(np.linspace(0, rng.uniform(0, 1), height), np.linspace(0, rng.uniform(0, 1), width))
    pixels = (pixels * (1 - wear.shadow * ramp[..., None] / 2)).astype(np.float32)
    pixels = pixels + noise.normal(0, wear.grain, (height, width, 1)).astype(np.float32)
    for _ in range(int(wear.specks * height * width / 1e6)):
        y, x, size = noise.integers(height), noise.integers(width), noise.integers(1, max(2, wear.dpi // 70))
        pixels[y : y + size, x : x + size] = noise.integers(0, 140)
    worn = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return worn.convert("L") if wear.grey else worn


def _sealed(page: Image.Image, rng: Random) -> Image.Image:
    """A red seal somewhere on the page."""
    side = page.width // 5
    seal = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(seal)
    red = (rng.randint(190, 230), rng.randint(20, 60), rng.randint(20, 60), 200)
    pen.ellipse((4, 4, side - 4, side - 4), outline=red, width=max(3, side // 40))
    font = ImageFont.truetype(STAMP_FONT, side // 7)
    pen.text((side // 5, side // 4), "信息公开\n专用章", fill=red, font=font)
    seal = seal.rotate(rng.uniform(-20, 20))
    at = (rng.randint(0, page.width - side), rng.randint(page.height // 4, page.height - side))
    page = page.copy()
    page.paste(seal, at, seal)
    return page


def bind(pages: list[Image.Image], wear: Wear) -> bytes:
    """The scanned pages as a pdf of pictures."""
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=wear.dpi, quality=wear.quality)
    return buffer.getvalue()
