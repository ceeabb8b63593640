"""What a Telegram update asks of the bot. Pure: the update as Telegram sent it goes in, what to answer comes out.

Works on the raw update rather than on a library's object, so that a field that library cannot read (Telegram adds some
every few weeks) never costs a message. Source: https://core.telegram.org/bots/api#update
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.channels.telegram_words import Language, Line

ALLOWED = ("message", "edited_message", "callback_query")
"""The kinds of update that the bot asks Telegram for."""

CONTENTS = (
    "animation",
    "audio",
    "contact",
    "dice",
    "document",
    "game",
    "location",
    "paid_media",
    "photo",
    "poll",
    "sticker",
    "story",
    "venue",
    "video",
    "video_note",
    "voice",
    "checklist",
)
"""What a message that a person sent can carry instead of text; all else without text is Telegram's own notice."""

# Chinese is written without spaces, so only what a name itself may hold, or a path, goes on with it.
_COMMAND = re.compile(r"/([A-Za-z][A-Za-z0-9_]*)(?:@([A-Za-z0-9_]+))?(?![A-Za-z0-9_@/])")
_MENTION = r"\s*(?<![A-Za-z0-9_@./])@{name}(?![A-Za-z0-9_])\s*"


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own user id and username (without the @)."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: the chat, its topic if any, and in groups the message that it replies to."""

    chat: int
    thread: int | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or pressed; an anonymous administrator is the group itself, who speaks as a channel the channel."""

    id: int
    name: str | None
    language: Language


@dataclass(frozen=True, slots=True)
class Question:
    """A question to be answered."""

    place: Place
    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: `query` has to be answered, `data` is what the button carried."""

    query: str
    place: Place | None
    person: Person
    data: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a fixed line answers."""

    place: Place
    person: Person
    line: Line


Incoming = Question | Press | Notice


def read_update(update: dict[str, Any], me: Me) -> Incoming | None:
    """What an update asks of the bot; None when it is not for the bot."""
    if "callback_query" in update:
        return _read_press(update["callback_query"])
    if "edited_message" in update:
        message = update["edited_message"]
        return _notice(message, Line.EDITED) if _is_private(message) and "text" in message else None
    return _read_message(update["message"], me) if "message" in update else None


def chat_of(update: dict[str, Any]) -> int:
    """The chat (or the presser) that an update belongs to; updates of one chat are answered in order, 0 is none."""
    query = update.get("callback_query", {})
    message = update.get("message") or update.get("edited_message") or query.get("message") or {}
    return int(message.get("chat", query.get("from", {})).get("id", 0))


def _read_message(message: dict[str, Any], me: Me) -> Question | Notice | None:
    if _is_machine(message):
        return None
    text = message.get("text")
    if text is None:
        spoken = _is_private(message) and any(field in message for field in CONTENTS)
        return _notice(message, Line.TEXT_ONLY) if spoken else None
    return _read_text(message, _whole(text), me)


def _read_text(message: dict[str, Any], text: str, me: Me) -> Question | Notice | None:
    mention = re.compile(_MENTION.format(name=re.escape(me.username)), re.IGNORECASE)
    command = _COMMAND.match(text)
    if command and (command[2] or me.username).lower() != me.username.lower():
        return None
    rest = mention.sub(" ", text[command.end() :] if command else text).strip(" \t\n,，:：")
    private, mentioned = _is_private(message), bool(mention.search(text))
    if command and command[1].lower() != "ask":
        line = Line.GREETING if command[1].lower() == "start" else Line.HELP
        return _notice(message, line) if private or command[2] or mentioned else None
    if not (private or command or mentioned or _replies_to(message, me)):
        return None
    return Question(_place(message), _person(message), rest) if rest else _notice(message, Line.NO_QUESTION)


def _read_press(query: dict[str, Any]) -> Press:
    message = query.get("message")
    sender = {"from": query["from"]}
    return Press(str(query["id"]), _place(message) if message else None, _person(sender), query.get("data", ""))


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which no UTF-8 file or database could hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_private(message: dict[str, Any]) -> bool:
    return bool(message["chat"].get("type") == "private")


def _is_machine(message: dict[str, Any]) -> bool:
    """Bots, channels' automatic forwards, and nobody.

    Where a person speaks as a channel or, as an anonymous administrator, as the group itself, `from` is a bot of
    Telegram's own; bots cannot speak so.
    """
    if "is_automatic_forward" in message:
        return True
    return "sender_chat" not in message and ("from" not in message or bool(message["from"].get("is_bot")))


def _replies_to(message: dict[str, Any], me: Me) -> bool:
    # In a topic, whatever is no reply counts as one to the notice that opened the topic.
    original = message.get("reply_to_message", {})
    return original.get("from", {}).get("id") == me.id and "forum_topic_created" not in original


def _place(message: dict[str, Any]) -> Place:
    thread = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Place(message["chat"]["id"], thread, None if _is_private(message) else message["message_id"])


def _person(message: dict[str, Any]) -> Person:
    sender = message.get("from", {})
    identity = message["sender_chat"]["id"] if "sender_chat" in message else sender["id"]
    language: Language = "en" if str(sender.get("language_code", "")).lower().startswith("en") else "zh"
    return Person(identity, sender.get("first_name"), language)


def _notice(message: dict[str, Any], line: Line) -> Notice:
    return Notice(_place(message), _person(message), line)
