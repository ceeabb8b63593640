"""From a seed to a report in a file, with the truth that a careful reader of that file would find."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from factory import column_noises, label_noises, page_noises, table_noises, value_noises
from factory.drafts import Draft
from factory.figures import applications_hold, draw_figures, draw_regime, form_cells
from factory.formats import FORMATS, Format
from factory.forms import parsed, statutory_blocks
from factory.noising import NOISES, Noise, keys_of
from factory.wording import closing, draw_organ, opening, overview, title_of
from store.model import CellKey

PHASES = tuple(m.__name__ for m in (column_noises, value_noises, label_noises, table_noises, page_noises))
FORMS = ("2021", "2021", "2021", "2019", "hybrid")


@dataclass(frozen=True, slots=True)
class FactoryReport:
    """A report's file and what it says.

    `truth` has every cell of the form: None where the file shows no number, or none that one could be sure of.
    `lenient` are cells where the identities or common sense do not force the reading: silence is right there too.
    """

    name: str
    content: bytes
    organ: str
    year: int
    form: str
    truth: Mapping[CellKey, Decimal | None]
    lenient: frozenset[CellKey]
    noises: tuple[str, ...]
    format: str
    seed: int


def make_report(
    seed: int, format: str | None = None, noises: Collection[str] | None = None, organ: str | None = None
) -> FactoryReport:
    """The report of this seed; format, noises (none to four) and organ are drawn where they are not given.

    Raises ValueError where the format cannot show one of the noises.
    """
    choice = Random(f"{seed}:choice")
    chosen = choose_format(choice, format, noises or ())
    names = draw_noises(choice, chosen, choice.randint(0, 4)) if noises is None else in_order(noises)
    held = [NOISES[name] for name in names]
    misfits = [noise.name for noise in held if not noise.fits(chosen.tags)]
    if misfits:
        raise ValueError(f"{chosen.name} cannot show {misfits}")
    draft = make_draft(seed, chosen, held, organ)
    for noise in held:
        noise.apply(draft, Random(f"{seed}:{noise.name}"))
    if "bare" in chosen.tags:
        strip_labels(draft)
    truth, lenient = settle(draft)
    content = chosen.write(draft, Random(f"{seed}:writing"))
    name = f"{draft.file_name}.{chosen.suffix}"
    return FactoryReport(name, content, draft.organ, draft.year, draft.form, truth, lenient, names, chosen.name, seed)


def choose_format(rng: Random, name: str | None, noises: Collection[str]) -> Format:
    """The format of this name, or one that can show the noises."""
    if name is not None:
        return FORMATS[name]
    fitting = [entry for entry in FORMATS.values() if all(NOISES[noise].fits(entry.tags) for noise in noises)]
    if not fitting:
        raise ValueError(f"no format can show {sorted(noises)}")
    return rng.choice(fitting)


def draw_noises(rng: Random, chosen: Format, many: int) -> tuple[str, ...]:
    """So many noises that the format can show, and whose figures do not exclude each other."""
    names = [name for name, noise in NOISES.items() if noise.fits(chosen.tags)]
    picked: list[str] = []
    for name in rng.sample(names, len(names)):
        held = [NOISES[other] for other in (*picked, name)]
        if (
            len(picked) < many
            and len({n.form for n in held} - {None}) < 2
            and len({n.regime for n in held} - {None}) < 2
        ):
            picked.append(name)
    return in_order(picked)


def in_order(names: Collection[str]) -> tuple[str, ...]:
    """Noises in the order in which they are applied: what moves columns, figures, labels, tables, the page."""
    held = [name for name in NOISES if name in set(names)]
    return tuple(sorted(held, key=lambda name: PHASES.index(NOISES[name].apply.__module__)))


def make_draft(seed: int, chosen: Format, noises: Collection[Noise], given: str | None = None) -> Draft:
    """The report before any noise, with figures that its noises can be seen on."""
    rng = Random(f"{seed}:figures")
    form = next((noise.form for noise in noises if noise.form), rng.choice(FORMS))
    regime = next((noise.regime for noise in noises if noise.regime), None)
    drawn = draw_regime(rng)
    printed = draw_figures(rng, form, regime or drawn)
    values = parsed(printed)
    text = Random(f"{seed}:text")
    organ, year = draw_organ(text), text.randint(2021, 2024) if form != "2019" else text.choice((2019, 2020))
    organ = given or organ
    title = title_of(organ, year, text)
    blocks = [*opening(organ, year, title), *overview(year, values, text), *statutory_blocks(form, printed)]
    return Draft(form, organ, year, chosen.tags, [*blocks, *closing(organ, year, text)], values, file_name=title)


def strip_labels(draft: Draft) -> None:
    """Leave only the figures of table 三's rows, as some dumps do."""
    for line in draft.lines("applications"):
        line.cells[:] = line.cells[line.first_value() :]
        draft.witnessed.add(line.indicator)


def settle(draft: Draft) -> tuple[dict[CellKey, Decimal | None], frozenset[CellKey]]:
    """The truth of what will be written, and where silence is as good."""
    shown = {key for cell in draft.value_cells() for key in cell.keys}
    truth = {c.key: draft.values[c.key] if c.key in shown - draft.void else None for c in form_cells(draft.form)}
    lenient = set(draft.lenient)
    for line in draft.lines():
        if any(not cell.text.strip() for cell in line.values):
            if "stream" in draft.tags:
                truth |= dict.fromkeys(keys_of(line))
            elif "aligned" in draft.tags:
                lenient.update(keys_of(line))
    plain = {key: value for key, value in truth.items() if key not in lenient}
    if not applications_hold(plain, draft.form) or "stream" in draft.tags:
        lenient |= {key for key in truth if key.indicator in draft.witnessed}
    return truth, frozenset(key for key in lenient if truth[key] is not None)
