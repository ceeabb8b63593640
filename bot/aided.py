"""The assistant with a chat model at its side: it joins what was found into a few sentences, and plans what the parser
could not. Whatever becomes of the model, the assistant's own answer comes within the time limit."""

from __future__ import annotations

import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Lock

from bot.answer import Answer, Kind
from bot.assistant import Asker, Assistant
from bot.composing import Composed, compose, may_compose, prompt_of, sources_of
from bot.language_model import Failure, LanguageModel, ModelError, Prompt, Usage
from bot.phrases import say
from bot.proposing import SCHEMA, proposal_of, proposing_prompt
from retrieval.conversation import Conversation
from retrieval.plans.proposals import as_question, may_plan
from retrieval.understanding import understand
from store.model import WenbaoError
from store.spending import Spending

_KEPT_ANSWERS = 512
_REST_SECONDS = 60.0
_LASTING = (Failure.KEY, Failure.NAME)
"""What does not pass by itself: the model is then left alone for a while."""

_log = logging.getLogger(__name__)


class AidedAssistant:
    """Answers as the assistant does, with the model's help. Safe to share between threads."""

    def __init__(
        self,
        assistant: Assistant,
        model: LanguageModel,
        spending: Spending,
        *,
        budget: int,
        seconds: float,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`budget` is in tokens a chat and day, 0 for none; `seconds` is all the time the model has for an answer."""
        self._assistant = assistant
        self._model = model
        self._spending = spending
        self._budget = budget
        self._seconds = seconds
        self._today = today
        self._kept: OrderedDict[str, Composed] = OrderedDict()
        self._lock = Lock()
        self._resting: tuple[float, ModelError] | None = None

    def warm_up(self) -> None:
        """As the assistant's."""
        self._assistant.warm_up()

    def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
        """As the assistant's; a model that fails is told of in a line below the answer."""
        started = time.perf_counter()
        until = time.monotonic() + self._seconds
        answer, after = self._assistant.ask(question, asker, conversation)
        try:
            answer, after = self._understood(answer, after, asker, conversation, until)
            answer = self._composed(answer, asker, until)
        except ModelError as error:
            answer = self._told(answer, error)
        return answer.timed((time.perf_counter() - started) * 1000), after

    def _told(self, answer: Answer, error: ModelError) -> Answer:
        """The answer with a word that the model has no part in it."""
        _log.warning("%s", error)
        if error.why in _LASTING:
            self._resting = (time.monotonic() + _REST_SECONDS, error)
        why = say(f"model_{error.why.value}", answer.english)
        return replace(answer, text=f"{answer.text}\n{say('not_composed', answer.english, why=why)}")

    def _understood(
        self, answer: Answer, after: Conversation, asker: Asker, before: Conversation, until: float
    ) -> tuple[Answer, Conversation]:
        """The answer to the question as the model understands it, where the assistant did not understand it."""
        if answer.parts or answer.kind not in (Kind.CLARIFY, Kind.UNKNOWN):
            return answer, after
        situation = self._assistant.situation(asker)
        before = before.fresh(time.time())
        parsed, outcome = understand(answer.question, before, situation)
        if not may_plan(parsed, outcome):
            return answer, after
        note = self._open_account(asker)
        filled = self._model.fill(proposing_prompt(parsed), SCHEMA, until, note)
        proposal = proposal_of(filled)
        asked = as_question(proposal, parsed, before, situation) if proposal else ""
        if not asked:
            _log.warning("语言模型 %s 的理解没有通过核对，未采用：%s", self._model.name, str(filled)[:300])
            return answer, after
        planned, then = self._assistant.ask(asked, replace(asker, hear=None), Conversation())
        told = say("understood", answer.english, text=asked)
        return replace(planned, question=answer.question, text=f"{told}\n{planned.text}"), then

    def _composed(self, answer: Answer, asker: Asker, until: float) -> Answer:
        if answer.parts or not may_compose(answer):
            return answer
        sources = sources_of(answer)
        prompt = prompt_of(answer, sources)
        key = _digest(self._model.name, prompt)
        found = self._recalled(key)
        if found is None:
            note, hear = self._open_account(asker), asker.hear or (lambda _: None)
            found = compose(self._model, answer, prompt, sources, until, note, hear)
            self._keep(key, found)
        return replace(answer, text="\n".join([found.text.strip(), say("composed", answer.english), answer.text]))

    def _open_account(self, asker: Asker) -> Callable[[Usage], None]:
        """Where a call's cost is put down. Raises ModelError where the chat's budget is spent or the model rests."""
        if self._resting and time.monotonic() < self._resting[0]:
            raise self._resting[1]
        chat, day = asker.chat or asker.key, self._today()
        if self._budget and self._spending.of(chat, day) >= self._budget:
            raise ModelError(Failure.BUDGET, f"WENBAO_CHAT_BUDGET：{chat} 今天的 {self._budget} 个 token 已用完")

        def note(usage: Usage) -> None:
            counted = "" if usage.counted else "（估算）"
            try:
                spent = self._spending.add(chat, day, usage.total)
            except WenbaoError as error:
                _log.error("语言模型的用量没有记下：%s", error)
                return
            _log.info(
                "语言模型 %s：发出 %d、收到 %d 个 token%s，%s 今天共 %d",
                self._model.name,
                usage.sent,
                usage.received,
                counted,
                chat,
                spent,
            )

        return note

    def _recalled(self, key: str) -> Composed | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: str, composed: Composed) -> None:
        with self._lock:
            self._kept[key] = composed
            while len(self._kept) > _KEPT_ANSWERS:
                self._kept.popitem(last=False)


def _digest(model: str, prompt: Prompt) -> str:
    return hashlib.sha256("\0".join((model, prompt.order, prompt.data)).encode("utf-8", "replace")).hexdigest()
