"""A factory of annual reports for tests: given a seed it writes one in any format with any noise, and knows its truth.

Written by someone who has not read the reader: an independent examiner.
"""

from factory.figures import draw_figures
from factory.formats import FORMATS
from factory.making import FactoryReport, make_report
from factory.noising import NOISES

__all__ = ["FORMATS", "NOISES", "FactoryReport", "draw_figures", "make_report"]
