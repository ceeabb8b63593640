"""The words of an English question put into the reports' own (`english.csv`), so that the same judge serves both. Pure.

A word that the table does not know stays as it is, is found in no report, and so counts against an answer.
"""
from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_STOP = frozenset("""
a about according all also an and any annual are as at be been by can could did do does during for from give given gives had
has have he her his how i in into is it its list many me much name named names number of on or out over please report say says
she should stand state stated tell that the their them there they this through to total under up us via was were what when
where which who whom whose why will with would year you your amount called which's mention mentioned set held make made hold
produce produced carry carried take took place office's government's city district county town province municipal people's government municipality
organ account accounts there organisation organization many times time often day date exactly exist exists located
""".split())
_WORD = re.compile(r"[a-z][a-z'&\-]*")
_ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")


def is_english(question: str) -> bool:
    """Whether a question is put in English, whatever Chinese names stand in it."""
    return _ENGLISH.search(question) is not None and len(re.findall(r"[A-Za-z]{2,}", question)) >= 3


def into_chinese(question: str) -> str:
    """The question's known words in Chinese, its unknown ones as they are, stop words left out."""
    text = question.lower()
    for english, chinese in _glossary():
        text = re.sub(rf"(?<![a-z]){re.escape(english)}(?![a-z])", f" {chinese} ", text)
    return _WORD.sub(lambda found: "" if found.group() in _STOP else found.group(), text)


@cache
def _glossary() -> tuple[tuple[str, str], ...]:
    """English terms, longest first, with the reports' term."""
    with (files("store.catalogue") / "english.csv").open(encoding="utf-8") as file:
        rows = [(row["english"], row["chinese"]) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
