"""What a model proposes comes to just that plan, or to none."""

import pytest
from planned import TODAY, directory

from retrieval.conversation import Conversation
from retrieval.plan import Clarification, Doubt, Operation
from retrieval.plans.proposals import Proposal, as_question, may_plan
from retrieval.question import Question, parse
from retrieval.understanding import Situation, understand
from store.catalogue import cell_types
from store.catalogue.terms import lexicon
from store.model import CellKey

ORGAN = "嘉祥县人民政府办公室"
SITUATION = Situation(directory(), TODAY, lexicon())
RECEIVED = CellKey("applications.received", "total")
_OTHER = "applications.other"
"""A row that is also the name of a group: asked for by its name all of them are meant, so no proposal says it."""


def asked(question: str) -> Question:
    return parse(question, SITUATION.directory, TODAY)


@pytest.mark.parametrize(
    ("operation", "question", "years"),
    [
        (Operation.LOOKUP, f"{ORGAN}2021年呱呱", (2021,)),
        (Operation.DIFFERENCE, f"{ORGAN}2020年和2021年呱呱", (2020, 2021)),
        (Operation.RANKING, "2021年呱呱", (2021,)),
        (Operation.SUM, "2021年呱呱", (2021,)),
        (Operation.AVERAGE, "2021年呱呱", (2021,)),
        (Operation.TREND, f"{ORGAN}呱呱", ()),
    ],
)
def test_every_cell_can_be_proposed(operation: Operation, question: str, years: tuple[int, ...]) -> None:
    for key in (cell.key for cell in cell_types()):
        proposal = Proposal(operation, (key,), years, words=(("呱呱", key.indicator),))
        said = as_question(proposal, asked(question), Conversation(), SITUATION)
        assert bool(said) is not (key.indicator == _OTHER), key


@pytest.mark.parametrize(
    ("question", "proposal"),
    [
        (f"{ORGAN}2021年呱呱和嘎嘎", Proposal(Operation.LOOKUP, (RECEIVED,), (2021,), words=(("呱呱", RECEIVED[0]),))),
        (f"{ORGAN}2021年未呱呱", Proposal(Operation.LOOKUP, (RECEIVED,), (2021,), words=(("未呱呱", RECEIVED[0]),))),
        (f"{ORGAN}2021年公众号", Proposal(Operation.LOOKUP, (RECEIVED,), (2021,), words=(("公众号", RECEIVED[0]),))),
        (f"{ORGAN}2021年办结呱呱", Proposal(Operation.LOOKUP, (RECEIVED,), (2021,), words=(("呱呱", RECEIVED[0]),))),
        (f"{ORGAN}2021年呱呱最多", Proposal(Operation.LOOKUP, (RECEIVED,), (2021,), words=(("呱呱", RECEIVED[0]),))),
        (f"{ORGAN}2021年呱呱", Proposal(Operation.LOOKUP, (RECEIVED,), (2020,), words=(("呱呱", RECEIVED[0]),))),
        (f"{ORGAN}1999年呱呱", Proposal(Operation.LOOKUP, (RECEIVED,), (1999,), words=(("呱呱", RECEIVED[0]),))),
        (f"{ORGAN}2021年呱呱", Proposal(Operation.LOOKUP, (RECEIVED,), (2021,), words=(("呱呱", "filler"),))),
    ],
    ids=[
        "word left",
        "negated",
        "of the text",
        "row dropped",
        "other operation",
        "year",
        "year not held",
        "no meaning",
    ],
)
def test_a_proposal_that_leaves_or_changes_something_is_not_taken(question: str, proposal: Proposal) -> None:
    assert as_question(proposal, asked(question), Conversation(), SITUATION) == ""


@pytest.mark.parametrize(
    ("question", "may"),
    [
        (f"{ORGAN}2021年登门打听了多少回", True),
        (f"{ORGAN}2021年收到多少件申请", False),
        ("泗水县教育局2021年登门打听了多少回", False),
        (f"除了{ORGAN}，2021年登门打听了多少回", False),
        (f"{ORGAN}2021年登门打听超过10件的", False),
        ("你好", False),
    ],
)
def test_only_what_is_not_understood_is_planned_by_a_model(question: str, may: bool) -> None:
    assert may_plan(*understand(question, Conversation(), SITUATION)) is may


def test_whom_a_question_means_is_not_for_a_model_to_say() -> None:
    doubt = Clarification(Doubt.WHICH_ORGAN)
    assert not may_plan(asked("呱呱"), doubt)
