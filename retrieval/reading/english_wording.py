"""Ways of putting a thing in English that other rules read only in one, put in that one (pure)."""

from __future__ import annotations

import re

from retrieval.reading.putting import Rules, put

_LEAVING_OUT = (
    r"(?:excluding|except(?: for)?|other than|apart from|aside from|not counting|leaving (?:out|aside)|without)"
)
_LED_BY = (
    r"(?:over|more than|above|exceed(?:s|ed|ing)?|at least|at most|under|below|fewer than|less than|exactly|reached?)"
)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROUND = {"dozen": 12, "hundred": 100, "thousand": 1000}
_ROUND_NUMBER = re.compile(
    rf"\b(?P<led>{_LED_BY} )(?P<many>an?|{'|'.join(_ONES)}) (?P<round>{'|'.join(_ROUND)})\b(?! \w+ and)"
)
_SMALL_NUMBER = re.compile(
    rf"\b(?P<led>{_LED_BY} )(?P<many>{'|'.join(_ONES)})(?= (?!year|kind|type|reason|ground|of |and )[a-z]+)"
)
_TURNED_AWAY = r"(?:turn(?:ed)? (?:down|away)|reject(?:ed)?|refuse[d]?|dismiss(?:ed)?|declined?|den(?:y|ied))"
_ANSWERED = r"grant(?:ed)?|refused?|reject(?:ed)?|den(?:y|ied)|process(?:ed)?|completed?|finish(?:ed)?|handled?"
_NTH = {"second": "二", "third": "三", "fourth": "四", "fifth": "五"}
_YEAR_END = r"(?:the )?(?:year[- ]end|year's end|end of (?:the year|20\d\d))"
_OPEN = "pending|open|unfinished|outstanding|unresolved|unanswered"
_ENGLISH = re.compile(r"(?a)[a-z]{3}")


def _carried_into(hit: re.Match[str]) -> str:
    """ "Carried the fewest requests into 2024" as what 2023 carried out."""
    into = re.search(r"20\d\d\b", hit[0][: hit.start("end") - hit.start()])
    before = f" in {int(into[0]) - 1}" if into and str(int(into[0]) - 1) not in hit.string else ""
    return f"carried over to the next year {hit['what'] or ''}".rstrip() + before + hit["end"]


def _carried_from(hit: re.Match[str]) -> str:
    """ "Carried over from 2022" as what came into 2023."""
    into = str(int(hit["year"]) + 1)
    return f"{hit['did']} from the previous year" + ("" if into in hit.string else f" in {into}")


def _of_so_many(hit: re.Match[str]) -> str:
    """ "Three offices with the largest backlog" as the top three offices by it."""
    least = hit["way"] in ("fewest", "lowest", "smallest", "least")
    return f"{'bottom' if least else 'top'} {hit['many']} {hit['who']} by"


_REWORDED: Rules = (
    (
        re.compile(
            r"^when (?=(?:did|was|were|has|had|have)\b.*\b(?:most|fewest|highest|lowest|largest|smallest|least)\b)"
        ),
        "in which year ",
    ),
    (
        re.compile(
            r"\bthe (?P<kind>city|county|district|banner|town|township|municipality) of (?P<place>[a-z']{3,})"
            r"(?! (?:city|county|district|banner|town)\b)"
        ),
        r"\g<place> \g<kind>",
    ),
    (
        re.compile(
            r"\bsince (?=(?:it|they"
            r"|the (?:agency|authority|government|office|applicant|information|documents?|records?)"
            r"|no|such)\b)"
        ),
        "because ",
    ),
    (
        re.compile(
            r"\b(?P<who>which [a-z]+|who) (?:were|was|have been|has been|had been) (?:not|never)(?: ever| once)? "
            r"(?:sued|taken to court)\b"
        ),
        r"\g<who> had no lawsuits",
    ),
    (
        re.compile(
            rf"\b{_TURNED_AWAY} (?P<how>(?:as|for being) "
            r"(?:repeats|repeat (?:requests|applications)|repeated|repetitive|duplicates?|petitions|complaints)\b)"
            r"(?:,? (?:and |but )?(?:not|rather than|instead of) (?:as )?(?:real |genuine |actual )?"
            r"(?:information requests|requests for information)\b)?"
        ),
        r"\g<how>",
    ),
    (
        re.compile(r"\b(?:requests|applications) received(?= (?:vs\.?|versus|against|compared (?:to|with)) )"),
        "new applications",
    ),
    (
        re.compile(
            r"(?P<against> (?:vs\.?|versus|against|compared (?:to|with)) )"
            r"(?:those |the )?(?:requests |applications )?received\b"
        ),
        r"\g<against>new applications",
    ),
    (
        re.compile(
            r"^(?!.*\b(?:applications|requests)\b)"
            r"(?P<cases>.*\b(?:reconsiderations?|litigation|lawsuits?|court cases)\b[^,;?!]*?)"
            rf" (?:still |left |remaining )*(?:{_OPEN}|undecided) (?:at|by) (?:the )?(?:year[- ]end|end)(?: of)?\b"
        ),
        r"\g<cases> pending in",
    ),
    (
        re.compile(
            r"(?P<what>\b(?:requests|applications|cases)(?: (?:were|was))?|\b(?:requests|applications)\b[^,;?!]*?"
            r"(?= (?:have|has|had) ))(?: (?:have|has|had|there))?"
            rf" (?:(?:left|remaining|still) )?(?:left(?: over)?|remaining|unprocessed|{_OPEN})"
            r" at (?:the )?(?:year[- ]end|end)(?: of)? (?P<year>20\d\d)"
        ),
        r"\g<what> carried over to the next year in \g<year>",
    ),
    (
        re.compile(
            rf"^(?:is it (?:true|correct) that|did|has|have) (?P<who>.+?) (?P<verb>{_ANSWERED}) "
            r"(?:all|every one)(?: of)?(?: (?:its|the|their))? (?:requests|applications)"
            r"(?P<rest>(?! from| by| of)[^,;]*)$"
        ),
        r"what share of applications did \g<who> \g<verb>\g<rest>",
    ),
    (
        re.compile(
            r"^(?:is it (?:true|correct) that )?(?:were |are )?all (?:of )?(?:the )?(?:requests|applications)"
            rf"(?: were| been)? (?P<verb>{_ANSWERED})(?P<rest>[^,;]*)$"
        ),
        r"what share of applications were \g<verb>\g<rest>",
    ),
    (
        re.compile(
            r"^(?:and |what about |who is |which is |who was )*(?:the )?(?P<nth>second|third|fourth|fifth)"
            r"(?: one| place)?[?]*$"
        ),
        lambda hit: f"第{_NTH[hit['nth']]}呢",
    ),
    (
        re.compile(
            r"^what (?:share|proportion|percentage|fraction) of (?:all |the total )(?:the )?"
            r"(?P<what>applications|requests)(?P<rest>[^,;?]*?) "
            r"(?:(?:went to|were (?:received by|made to|sent to)) (?P<who>[^,;?]+?)"
            r"|did (?P<whom>[^,;?]+?) (?:receive|get)(?P<more>[^,;?]*?))(?P<end>[?.]*)$"
        ),
        lambda hit: (
            f"{hit['what']} received by {hit['who'] or hit['whom']}{hit['rest']}{hit['more'] or ''}"
            f" as a share of everyone{hit['end']}"
        ),
    ),
    (
        re.compile(
            r"^(?P<led>(?:has|have|did|was|were) (?!any|which)[^,;?!]{2,60}?)"
            r" ever (?=[a-z])(?!.*(?:20\d\d|\bany office))"
        ),
        r"\g<led> by year ",
    ),
    (
        re.compile(r"\bratio of (?P<part>[a-z][a-z -]+?) to (?P<whole>[a-z][a-z -]+?)(?= (?:for|in|of|at)\b|[?.,]|$)"),
        r"\g<part> divided by \g<whole>",
    ),
    (
        re.compile(
            r"^(?P<how>how many (?:people|persons)) (?:asked|approached|turned to|wrote to|petitioned) "
            r"(?P<who>[^,;?]+?) for (?:government |public )?(?:information|records|documents)\b"
        ),
        r"\g<how> applied to \g<who>",
    ),
    (
        re.compile(
            r"(?P<what>\b(?:permits|licen[cs]es|penalties|fines) (?:did|has|have) [^,;?!]+?)"
            r" (?:grant|issue|give|award|hand)(?:ed|d|n)?(?: out)?\b"
        ),
        r"\g<what> make",
    ),
    (
        re.compile(rf"\b(?:left|remained|still) (?:unprocessed|unanswered)(?= [^,;?!]*\b(?:at|by) {_YEAR_END})"),
        "carried over to the next year",
    ),
    (
        re.compile(r"\bbetween (?P<low>\d+) and (?P<high>\d+)(?= (?:applications|requests|lawsuits|cases)\b)"),
        r"at least \g<low> and at most \g<high>",
    ),
    (
        re.compile(
            r"\b(?P<first>state|natural|legal|carried|law|partly|partially|fully|second|third|fourth|fifth)-(?=[a-z])"
        ),
        r"\g<first> ",
    ),
    (re.compile(r"\byear[- ]over[- ]year\b"), "year-on-year"),
    (
        re.compile(
            r"^(?:were|are|have|did) all (?:the |of the )?(?:applications|requests)(?: been)?(?: get)? "
            r"(?:answered|processed|handled|dealt with|completed|concluded|finished)\b(?P<rest>[^,;?]*)[?]*$"
        ),
        r"applications carried over to the next year\g<rest>",
    ),
    (re.compile(r"\bhow much (?:higher|larger|bigger|greater)(?= (?:was|is|were|are)\b)"), "how many more"),
    (
        re.compile(r"\bcases(?P<who> (?:did|has|have) [^,;?!]+?) (?P<did>lo[a-z]+|w[io]n) in court\b"),
        r"lawsuits\g<who> \g<did>",
    ),
    (
        re.compile(
            r"\b(?:disclosed?|granted?|released?) (?P<what>(?:the )?(?:most|fewest) (?:requests|applications))"
            r" in full\b"
        ),
        r"fully granted \g<what>",
    ),
    (re.compile(r"\b(?:zero|0)(?= [a-z]{4,})"), "no"),
    (
        re.compile(
            rf"^(?P<out>{_LEAVING_OUT} [^,]{{2,60}}), ?"
            r"(?P<asked>(?:which|who|what|how|rank|list|top)\b.*?)(?P<end>[?.!]*)$"
        ),
        r"\g<asked>, \g<out>\g<end>",
    ),
    (
        re.compile(
            r"^(?:(?:what|how (?:large|big|high))(?:'s| is| was) the )?(?:share|proportion|percentage|fraction) of "
            r"(?P<part>[a-z -]{4,40}?)"
            r" (?:in|among|within|out of) "
            r"(?P<whole>.*(?:applications|requests|applicants|requesters|intake).*?)(?P<end>[?.]*)$"
        ),
        r"what share of \g<whole> came from \g<part>\g<end>",
    ),
    (
        re.compile(r"^(?:please )?(?:add|total|tot|tally|sum) up(?= (?!.*\b(?:report|situation|performance|work)))"),
        "what is the sum of",
    ),
    (
        re.compile(
            r"\bresults of (?=(?:the |its |all )?(?:administrative )?(?:reconsideration|lawsuit|litigation|court))"
        ),
        "outcomes of ",
    ),
    (
        re.compile(
            rf"(?P<what>\b(?:repeat(?:ed)?|repetitive|duplicate) (?:applications|requests)\b[^,;?!]*?) "
            rf"(?:were |was |being )?{_TURNED_AWAY}\b"
        ),
        r"\g<what>",
    ),
    (re.compile(r"^(?P<of>(?:and )?(?:from|by|for) [^,;?!]{3,40}?) only(?=[?.!]*$)"), r"\g<of>"),
    (
        re.compile(
            r"\bwhich (?P<many>two|three|four|five|six|seven|eight|nine|ten|\d+) "
            r"(?P<who>offices|organs|agencies|bureaus|towns|counties|bodies|authorities|departments|districts) "
            r"(?P<rest>[^?]*?\b(?:(?P<most>most|highest|largest)|fewest|lowest|smallest|least)\b)"
        ),
        lambda hit: f"{'top' if hit['most'] else 'bottom'} {hit['many']}: which {hit['who']} {hit['rest']}",
    ),
    (
        re.compile(
            r"\b(?:did not|didn't|have not|has not|failed to) (?:publish|release|issue) (?=a |any |its |their )"
        ),
        "have no ",
    ),
    (
        re.compile(r"\bhow many (?P<what>[a-z ]+?) did (?:an|each|every) (?:office|organ) (?P<verb>[a-z]+)"),
        r"how many \g<what> did all offices \g<verb>",
    ),
    (re.compile(r"\b(?:total )?(?:value|worth) of (?=[a-z ]*procurement)"), "amount of "),
    (
        re.compile(
            r"\bwhich (?:years|reports)(?: of| for| from)? (?P<of>[^,;?!]+?) "
            r"(?:are|is) (?:available|held|there|covered|on file)\b"
        ),
        r"which years are available for \g<of>",
    ),
    (re.compile(r"\bthe difference between (?!the numbers? )(?=[^?]*20\d\d)"), "the difference between the number of "),
    (
        re.compile(
            r"^(?:please |now |just )*(?:set|change|update|edit|adjust|alter|modify|overwrite|make) "
            r".{1,90}\b(?:to|equal|into) "
            r"(?P<new>(?!(?:19|20)\d\d[.!]*$)\d[\d.]*?|zero|nil|nought|nothing|null|blank|empty"
            r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:hundred|thousand|dozen))?)[.!]*$"
        ),
        r"change it to \g<new>",
    ),
    (
        re.compile(
            r"\b(?:(?:were|was|been|being|got) )?"
            r"(?:clos(?:e|ed|ing)|drop(?:ped)?|terminat(?:e|ed)|discontinued?|shelved?|end(?:ed)?)"
            r" (?=(?:because|since|as|for|after|when|due to|owing to)\b)"
        ),
        "",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:carr(?:y|ies|ied)|roll(?:s|ed)?|push(?:es|ed)?|pass(?:es|ed)?|br(?:ing|ings|ought)) "
            r"(?:(?:over|forward|on|along) )?"
            r"(?P<what>(?:the )?(?:[a-z]+ )?(?:requests|applications|cases|ones) )?(?:over |forward |on )?(?:in)?to "
            r"(?:20\d\d|(?:the )?(?:next|following|new|subsequent) year)\b(?P<end>.*)$"
        ),
        _carried_into,
    ),
    (re.compile(r"(?P<did>(?<![a-z])carr(?:y|ies|ied) (?:over|forward|in)) from (?P<year>20\d\d)\b"), _carried_from),
    (
        re.compile(
            r"(?P<asked>\bhow many (?:[a-z-]+ )*?(?:applications|requests|cases)(?: for [a-z ]*?information)? "
            r"(?:did|has|have|had) [^,;?!]{2,90}?) "
            r"(?:answer(?:ed)?|respond(?:ed)?(?: to)?|repl(?:y|ied)(?: to)?)(?! in (?:full|part|whole)\b)"
            r"(?= (?:in|during|for|over|last|this|by)\b|[?.,]|$)"
        ),
        r"\g<asked> process",
    ),
    (
        re.compile(
            r"^(?:(?:the|name|list|show|give me|me) )*(?P<many>two|three|four|five|six|seven|eight|nine|ten|\d+) "
            r"(?P<who>offices|organs|agencies|bureaus|towns|counties|authorities) "
            r"(?:with|that had|having|which had) the "
            r"(?P<way>most|highest|largest|biggest|greatest|fewest|lowest|smallest|least)\b"
        ),
        _of_so_many,
    ),
    (
        re.compile(
            r",? ?\(?\b(?:all|every|the)(?: (?:of )?the)?(?: (?:eight|various|different))?"
            r" (?:grounds|reasons|categories|kinds)"
            r" (?:added up|added together|together|combined|taken together|summed(?: up)?)\)?"
        ),
        " in total",
    ),
    (
        re.compile(
            r"^(?P<led>(?:please |give me |what is |what's |the |show me )*)(?:sum )?total (?:number of )?"
            r"(?P<what>applications|requests)(?P<rest>[^,;?!]*"
            r"(?:from|between|over) (?:19|20)\d\d (?:to|and|through|until) (?:19|20)\d\d)(?P<end>[?.]*)$"
        ),
        r"\g<led>\g<what>\g<rest> in total\g<end>",
    ),
    (
        re.compile(
            r" ?\((?:in |unit:? ?)?(?:10,?000|ten thousand) (?:yuan|rmb)\)| in (?:10,?000|ten thousand) (?:yuan|rmb)\b"
        ),
        "",
    ),
    (
        re.compile(
            r"\b(?:could not|couldn't|cannot|can't|(?:was|were) (?:unable|not able) to|did not|didn't|failed to"
            r"|(?:could|can|did|was|were)(?P<who> [^,;?!]{2,40}?) (?:not|unable to|fail to)) (?:be )?"
            r"(?:meet|met|satisf(?:y|ied)|fulfil(?:l|led)?|compl(?:y|ied) with|answer(?:ed)?|provided?|suppl(?:y|ied)"
            r"|disclosed?|released?)(?P<mid>[^,;?!]{0,40}?)"
            r"(?= (?:because|as) (?:it|they|the (?:office|agency|government|county|city|district|bureau))"
            r" (?:did not|didn't|does not|doesn't|never) (?:hold|have|held|possess))"
        ),
        lambda hit: f"{hit['who'] or ''}{hit['mid']}".lstrip(),
    ),
    (
        re.compile(
            r"\b(?:who|what|which)(?: (?:type|kind|group|category) of applicants?)? (?:was|is|were|are) (?:the )?"
            r"(?:top|biggest|largest|main|leading|most active|most frequent) (?:(?:type|kind|group) of )?"
            r"(?:applicants?|requesters?)\b"
        ),
        "which type of applicant filed the most requests",
    ),
    (
        re.compile(
            r"\bwhich reports do you (?:hold|have|keep|store)(?: on file)?"
            r"(?: for| of| from| on| about) (?P<of>[^,;?]+)"
        ),
        r"which years are available for \g<of>",
    ),
    (
        re.compile(r"\b(?:all )?(?:the )?(?:two|three|five|eight) (?P<what>refusal|denial) (?:grounds|reasons)\b"),
        r"\g<what>s",
    ),
    (
        re.compile(
            r"^(?:out )?of (?:all )?(?:the )?(?P<what>applications|requests) (?P<who>[^,;?]{3,60}?) "
            r"(?P<done>processed|received|handled|completed)(?P<when>(?: in| during)? ?20\d\d)?,? "
            r"(?:what|which) (?:proportion|share|percentage|fraction|part) (?:was|were|did it|did they|got) "
            r"(?P<part>[^,;?]{4,40}?)(?P<end>[?.]*)$"
        ),
        r"\g<part> divided by \g<what> \g<done> by \g<who>\g<when>\g<end>",
    ),
    (re.compile(r"\bcounty[- ]level governments?\b"), "county governments"),
    (
        re.compile(
            r"^top (?P<many>two|three|five|ten|\d+) (?P<who>[a-z]+ (?:governments|bureaus)) by (?P<by>[^,;?]+)[?]*$"
        ),
        r"rank all \g<who> by \g<by>, top \g<many>",
    ),
    (re.compile(r"\bwhich ?(?=[\u3400-\u9fff])"), "哪个"),
    (re.compile(r"^select\b.{1,80}\bfrom\b.*$"), "select * "),
)


def reworded_in_english(text: str) -> str:
    """A folded text with what it puts in English in another way than the rules read ("excluding X, which office …",
    "over a thousand") put in theirs; a text without English words as it is."""
    if not _ENGLISH.search(text):
        return text
    text = _ROUND_NUMBER.sub(_in_digits, put(text, _REWORDED))
    return _SMALL_NUMBER.sub(lambda hit: f"{hit['led']}{_ONES.index(hit['many']) + 1}", text)


def _in_digits(said: re.Match[str]) -> str:
    many = _ONES.index(said["many"]) + 1 if said["many"] in _ONES else 1
    return f"{said['led']}{many * _ROUND[said['round']]}"
