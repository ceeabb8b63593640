"""The calls that answer an update, as the outbox keeps them. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.answer import Answer, Choice
from bot.channels.telegram_render import Span, cut, render_answer, to_html, to_plain
from bot.channels.telegram_updates import Person, Place, Press, Question
from bot.channels.telegram_words import Line

MOST_BUTTONS = 50
"""Telegram takes up to 100 buttons a message; more than this no one scrolls through."""

Call = dict[str, Any]


def answer_calls(answer: Answer, question: Question, update: int, draft: int | None = None) -> list[Call]:
    """The messages of an answer and of its parts; `update` is the store's id, which the buttons carry, `draft` the
    message that already shows a part of the answer and becomes its first."""
    calls: list[Call] = []
    for part in (answer, *answer.parts):
        choices, hidden = part.choices[:MOST_BUTTONS], len(part.choices[MOST_BUTTONS:])
        calls += [_message(piece, question.place) for piece in cut(render_answer(part, hidden))]
        if choices:
            _offer(calls[-1], choices, question, f"{update}:{len(calls) - 1}")
    if draft is not None:
        calls[0]["draft"] = draft
    return calls


def line_calls(line: Line, place: Place, person: Person, *values: object) -> list[Call]:
    """The message of a fixed line, in the person's language."""
    return [_message([Span(line.say(person.language, *values))], place)]


def chosen_question(offer: Call | None, press: Press) -> Question | Line:
    """The question that a pressed button asks, or the line that says why it asks none."""
    index = parse_data(press.data)
    if offer is None or index is None or press.place is None or index[2] >= len(offer.get("choices", ())):
        return Line.STALE
    if offer["asker"] != press.person.id:
        return Line.NOT_YOURS
    place = Place(press.place.chat, offer["place"]["thread"], offer["place"]["message"])
    return Question(place, press.person, offer["choices"][index[2]])


def parse_data(data: str) -> tuple[int, int, int] | None:
    """What a button carries: the update, the reply's place among its replies, the choice; None when it is not ours."""
    parts = data.split(":")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 18 for part in parts):
        return None
    return int(parts[0]), int(parts[1]), int(parts[2])


def _message(spans: list[Span], place: Place) -> Call:
    args = line_args(to_html(spans), place) | {"parse_mode": "HTML"}
    return {"method": "sendMessage", "args": args, "plain": to_plain(spans)}


def line_args(text: str, place: Place) -> dict[str, Any]:
    """The arguments of a message with a text, sent where and in reply to what was asked."""
    args: dict[str, Any] = {
        "chat_id": place.chat,
        "text": text,
        "link_preview_options": {"is_disabled": True},
    }
    if place.thread is not None:
        args["message_thread_id"] = place.thread
    if place.message is not None:
        args["reply_parameters"] = {"message_id": place.message, "allow_sending_without_reply": True}
    return args


def _offer(call: Call, choices: tuple[Choice, ...], question: Question, reply: str) -> None:
    """Put buttons under a message, and what they ask beside it: the 64 bytes of a button hold no question."""
    call["args"]["reply_markup"] = {
        "inline_keyboard": [
            [{"text": choice.label, "callback_data": f"{reply}:{index}"}] for index, choice in enumerate(choices)
        ]
    }
    call |= {
        "choices": [choice.question for choice in choices],
        "asker": question.person.id,
        "place": asdict(question.place),
    }
