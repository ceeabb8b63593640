"""What a message in English says of its writer or reader beside the question ("My boss needs this today."), set apart
from it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

_CLAUSE = re.compile(r"(?:(?! [-–—]+ )[^,;:!?.\n])+(?:[,;:!?\n]+| [-–—]+(?= )|\.(?!\d)|\.(?=\d)[^,;:!?.\n]*)*\s*")
_CLOSE = re.compile(r"[,;:!?.\s–—-]+$")
_POLITE_MOST = re.compile(r"\bmost (?=grateful|kind|welcome|obliged|helpful|appreciat|thankful|sincere)", re.IGNORECASE)
_ENGLISH = re.compile(r"(?a)[a-z]{2,} [a-z]{2,}", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:how|what|what's|which|who|whose|when|where|why|number|total|sum|average|share|rank|list|compare"
    r"|difference|most|least|fewest|highest|lowest|figures?|data|trend|rate|percentage|proportion|ratio|define"
    r"|summar\w+|overview)\b"
)
_RESTRICTS = re.compile(
    r"\d|\b(?:only|not|no|nor|never|without|except|excluding|but|unless|online|offline|mail|post|letter|phone"
    r"|email|e-mail"
    r"|counter|fax|wechat|weibo|half|quarter|month|months|week|weeks|january|february|march|april|june|july"
    r"|august|september|october|november|december|above|below|over|under|mean|meant|refer\w*|talking|interested"
    r"|concern\w*"
    r"|those|these|related|relating|about|regarding|same|such|like|kind|type)\b|n't\b"
)
"""What a figure might be told by, whoever speaks of it ("I mean the ones that came by mail")."""
_PERSON = r"(?:i|im|ive|i'm|i've|i'd|i'll|me|my|mine|we|we're|we've|we'd|our|us|you|you're|your)"
_SPEAKS = re.compile(rf"\b{_PERSON}\b")
_SAID_BEFORE = re.compile(
    r"(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)(?: (?:there"
    r"|all|everyone|everybody|sir|madam|sir or madam|team|colleagues?|friends?|bot|assistant|officer|staff))*"
    r"|(?:many |much )?(?:thanks|thank|thx|cheers|regards|best(?: regards| wishes)?|yours(?: sincerely"
    r"| faithfully| truly)?"
    r"|sincerely|kind regards|much appreciated|appreciated|please|pls|sorry|pardon|excuse|quick question|one question"
    r"|another question|a question|just curious|out of curiosity|by the way|btw|urgent|urgently|asap"
    r"|quick|quickly|hurry)\b[a-z ']*"
    r"|(?:as|being|speaking as) an? [a-z -]{3,40}"
    r"|(?:it's|it is|this is) (?:rather |quite |very |really )?(?:urgent|important)"
    r"|for an? (?:[a-z]+ ){0,2}(?:paper|thesis|essay|story|article|report|project|class|course|study|presentation|book"
    r"|lawsuit|case|assignment|homework|hearing|meeting|audit|briefing|speech|comparison)"
)
"""Clauses of greeting and thanks, of what the answer is for: none restricts."""
_SIGNED = re.compile(
    r"(?:(?:kind |best |warm )?regards|sincerely|best wishes|cheers|thanks|thank you)[,.!]*\s+"
    r"(?P<name>[A-Z]\w+\.?(?: [A-Z]\w+)?)[.!]*$",
    re.IGNORECASE,
)
_HIMSELF = re.compile(r"(?:and )?(?:im|i'm|(?:i|we)(?:'m| am|'re| are| represent| work| run| own))\b")
_WORKS_ON = re.compile(
    r" (?:currently |now )?(?:writing(?: (?:an?|my) [a-z]+)?|working|researching|reporting|studying"
    r"|doing (?:an? |some )?[a-z]+|preparing [a-z ]+?) (?:on|about|in|at|into|for) .*$"
)
"""Who the writer is, and what he works on."""
_TOPIC = re.compile(r"\b(?:about|regarding|related|relating|concern\w*|interested|such|like|same|kind|type)\b")
"""What says no more than what he works on."""
_TALKS_FIRST = re.compile(
    rf"^(?P<talk>(?:{_PERSON}|someone|somebody|people|(?:my|our) [a-z]+|can you|could you|would you)\b[^,;?!.]{{0,90}}?"
    r"\b(?:know|ask|asking|find out|finding out|check|checking|learn|see|tell (?:me|us|him|her|them)|inquire"
    r"|enquire|wonder"
    r"|wondering|understand|confirm|figure out|hear|say|report|establish|determine|work out"
    r"|print|publish|present|quote|cite|need|want|require|looking for))"
    r"(?: about| exactly| as to)? "
    r"(?=(?:how (?:many|much)|what|which|who|the (?:(?:20\d\d|annual|overall|full|exact) )?"
    r"(?:disclosure |refusal |denial |completion )?(?:number|total|share|average|intake|figures?|data|rate))\b)",
    re.IGNORECASE,
)
"""What someone tells of himself before he asks, without a comma between."""


def without_english_background(text: str, says_something: Callable[[str], bool]) -> str:
    """A message without the English clauses that speak only of who writes or reads; any other as it is.

    `says_something` tells of a clause whether it names an organ, a year or anything of the tables: such a one stays, as
    does all where no question would be left.
    """
    if not _ENGLISH.search(text):
        return text
    if (signed := _SIGNED.search(text)) and signed.start() and not says_something(signed["name"]):
        text = text[: signed.start()]
    text = _POLITE_MOST.sub("", text)
    clauses = _CLAUSE.findall(text)
    kept = [clause for clause in clauses if not _is_background(_CLOSE.sub("", clause), says_something)]
    if kept and len(kept) < len(clauses) and "".join(clauses) == text:
        text = "".join(kept)
    talk = _TALKS_FIRST.match(text)
    idle = talk and not _RESTRICTS.search(talk["talk"].lower()) and not says_something(talk["talk"])
    return text[talk.end() :] if talk and idle else text


def _is_background(clause: str, says_something: Callable[[str], bool]) -> bool:
    plain = " ".join(clause.lower().replace("’", "'").split())
    if _SAID_BEFORE.fullmatch(plain):
        return not says_something(clause)
    himself = _HIMSELF.match(plain)
    told = _WORKS_ON.sub("", plain) if himself else plain
    works_on = _TOPIC.sub("", plain[len(told) :])
    if _ASKS.search(told) or _RESTRICTS.search(told) or _RESTRICTS.search(works_on) or len(told.split()) < 2:
        return False
    return _SPEAKS.search(plain) is not None and not says_something(clause)
