"""Words that point at an organ (我局, 前者, 两家), put in full by who asks and what was talked of (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.conversation import Conversation
from store.catalogue.aliases import OrganName, ancestors, take_apart
from store.catalogue.numerals import number_said
from store.catalogue.regions import regions
from store.model import HeldOrgan, Organ

_MINE = r"(?:我们?|咱们?|俺们?|本)的?"
_REGIONS = r"省|市(?!场)|县|区(?!分|别)|旗|镇|乡|街道"
_OFFICES = r"单位|机关|部门|局|委(?!托|员)|办(?![理结好完法事])|厅|办公室|管委会|中心"
_OWN = re.compile(
    rf"(?:{_MINE}|全(?=[省市县区镇乡旗]))(?:(?P<region>{_REGIONS})|(?P<office>{_OFFICES})(?![不没未]有?掌握))"
)
_OWN_ENGLISH = re.compile(
    r"\b(?:my|our|(?<=did )the(?= (?:county|city|district|town|province) [a-z]+\b)) "
    r"(?:(?P<region>county|city|district|town|province)|(?P<office>office|bureau|organ))\b"
)
_OURS = re.compile(
    r"(?:我们|咱们|俺们)(?=的?(?:\d|二[〇零]|去年|前年|上年|今年|新?收|办|有几|有多少|被|一共|总共|公开了|拒|不予|受理|企业|个人))"
    r"(?!.*[哪最各排谁])"
    r"|\bwe(?= (?:receive|get|got|refuse|den(?:y|ied)|grant|handle|process|charge|issue|carr(?:y|ied))(?![a-z]{3}))"
    r"(?!.*(?:which|most))"
)
"""Us as the office whose figures are asked for, not as who asks ("我们想知道")."""
_OURS_BESIDE = re.compile(
    r"(?:(?<=[和跟与比])|(?<=还是))(?:我们|咱们|俺们)(?![想要问说县市区镇乡局])|(?:我们|咱们|俺们)(?=(?:20\d\d年?|去年)?[和跟与比])"
)
"""Us as one of those that are compared ("我们和甲县")."""
_PICKED = re.compile(
    r"^(?:那|我?问的?是|我?说的?是|是|选|就是?|要|看|the |i mean |it's )+"
    r"|(?:的|那个|那家|这个|这家|那|吧|呢|啊|one|[,.?!~ ])+$"
)
_ONE_YEAR = re.compile(r"(?:19|20)\d\d年")
_IN_YEAR = re.compile(r"(?P<organ>[\u3400-\u9fff]{2,10}?)(?:那[个家])?的?(?P<year>(?:19|20)\d\d年)度?的?呢?[?]*")
"""One of the choices offered, in a year."""
_OTHER_OF_TWO = re.compile(
    r"(?:那|还有)*(?:另外?|剩下|其他|其它)的?[那一]?[个家](?P<what>[\u3400-\u9fff]{0,10}?)的?[呢吗?]*"
    r"|(?:and |what about |how about )*the other(?: one| office| organ| town| county)?[?]*"
)
_YES = re.compile(r"(?:是的?|对的?|嗯+|没错|好的?|就是(?:它|这个|那个)?|yes|yeah|yep|right|correct|ok)[呀啊吧,.!~]*")
_NUMBERED = re.compile(r"第?([一二三四五六七八]|[1-8])[个家项条号]?")
_OF_TWO = {"前者": 0, "前一个": 0, "前面": 0, "上面": 0, "后者": 1, "后一个": 1, "后面": 1, "下面": 1}
"""Which of two that were offered is meant."""
_ALL_OF_THEM = re.compile(
    r"(?:那|就|我|想|请)*(?:(?:[这那]?(?:两|二|三|四|几)[个家]|全部?|通通)都?|都)(?:要|想|查|说|看|告诉我?|给我?|列|报|问|知道|行|可以)*"
    r"(?:出来|一下|下|看看|一遍|吧|呗|啊|了|的)*[.!~?]*|both(?: of them)?|all(?: of them)?"
)
_LEVEL = re.compile(rf"({_REGIONS})(?:里|上|级|里头)?")
_LONGEST_PICK = 20
_ENGLISH = {"county": "县", "city": "市", "district": "区", "town": "镇", "province": "省"}
_FORMER = re.compile(r"前者的?|前一家|第一家(?!.*最)|\bthe former\b")
_LATTER = re.compile(r"后者的?|后一家|第二家(?!.*最)|\bthe latter\b")
_LEADER = re.compile(
    r"(?<!其)它(?!们|们的|种|类)|[那这该](?:个|家)?(?:单位|机关|局|部门)|[那这]家(?!单位|机关)"
    r"|(?:排|排在|排名)?第一[名位]?的?(?:那[个家])?(?:单位|机关)?(?!是|有|谁|多)|\b(?:it|that (?:office|organ|one))\b"
)
_IT = re.compile(r"(?<!其)它(?!们|们的|种|类)")
_FIRST_AND_IT = re.compile(
    r"(?:那么?)?(?:(?:排|排在|排名)?第一(?:名|位|家)?的?(?:单位)?比它|它比(?:排|排在|排名)?第一)"
)
"""The first of a ranking held against another that nobody named: who asks is to say which."""
_ONE_OF_TWO = (
    re.compile(
        r"^那?么?(?:前面?|上面?|头|第)[一1]?(?:那一?)?(?:个|家)(?:单位|机关)?的?(?![月季年周数指问项字类种词部])"
    ),
    re.compile(
        r"^那?么?(?:(?:后面?|下面?)[一1]?|第[二两2])(?:那一?)?(?:个|家)(?:单位|机关)?的?(?![月季年周数指问项字类种词部])"
    ),
)
"""The first, and the second, of two that were held against each other."""
_OTHER = re.compile(r"另外?一?[个家](?:单位|机关)?|\b(?:the )?other (?:one|office|organ)\b")
_RANKED = re.compile(r"最|谁|哪|名次|排|倒数|\bmost\b|\bwhich\b|\bwho\b")
_BOTH = re.compile(
    r"(?:(?:(?:上面|前面|刚才|以上|上述)(?:说的|问的|提的|提到的)?)?[这那]?(?:两|二)(?:家单位|家|个单位|个机关|者)"
    r"|它们俩?|他们俩|\bboth(?: of them)?\b)"
)

_SO_MANY = re.compile(
    r"^(?:那么?|[这那]|上面|以上|上述)*(?P<count>几|[三四五六七八九]|[3-9])(?:家(?:单位|机关)?|个(?:单位|机关|部门|镇|局|乡))的?"
    r"(?=一共|总共|总计|共|加|合|相加|平均|都|各|分别|里|中|谁|哪|最)"
)
"""So many organs as were talked of ("三家一共多少")."""
_TWO_OF_THEM = re.compile(
    r"[这那]?(?:两|二)个(?:镇|乡|局|街道|县|区|市|单位|机关)?(?:的)?(?=都|各|分别|一起|加|合|一共|总共|相?差|哪|谁|比)"
)
_WHICH_OF_THEM = re.compile(
    r"(?<=which)(?: of (?:the two|these two|them))?(?: one)?"
    r"(?= (?:[a-z]+ed|had|has|have|is|was|were|did|got)\b[^;?!]*\b(?:more|fewer|less|higher|lower)\b(?! than))"
)
"""What asks which of two has more: English says 哪个多 so."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word for the asker's own region or office; `kind` is what it calls it ("县", "局", "" for any)."""

    start: int
    end: int
    text: str
    region: bool
    kind: str


def own_word(text: str) -> OwnWord | None:
    """The first word of a folded question by which the asker means his own region or office."""
    hit = _OWN.search(text) or _OWN_ENGLISH.search(text)
    if not hit:
        ours = _OURS_BESIDE.search(text) or _OURS.search(text)
        return OwnWord(*ours.span(), ours[0], False, "") if ours else None
    kind = hit["region"] or hit["office"]
    any_kind = kind in ("单位", "机关", "部门", "office", "organ", "bureau")
    return OwnWord(*hit.span(), hit[0], hit["region"] is not None, "" if any_kind else _ENGLISH.get(kind, kind))


def beside_another(word: OwnWord, text: str) -> bool:
    """Whether the asker's own office is compared with one that is named."""
    return _OURS_BESIDE.match(text, word.start) is not None


_SAYS_WHOSE = re.compile(r"(?:^|[,;!])(?:我|俺|咱|本人)们?(?:这边)?(?:就?是|系|在|来自)$")
_WORKS_THERE = re.compile(
    r"(?:的(?:工作人员|办事员|科员|职工|员工|同志|人)?|上班的?|工作的?|任职的?|供职的?|做事的?|管公开的?)?,?"
)


def told_whose(text: str, word: OwnWord, name: tuple[int, int], organ: Organ) -> str:
    """A folded question whose writer first says at which office he is ("我是甲局的,我局……"), with that in place of
    his word for it; "" where he does not."""
    start, end = name
    says = (not start or _SAYS_WHOSE.search(text[:start])) and _WORKS_THERE.fullmatch(text[end : word.start])
    return f"{text[start:end]}{text[word.end :]}" if says and own_in_full(word, organ) else ""


def own_in_full(word: OwnWord, organ: Organ) -> str:
    """What a word for the asker's own means, if his organ is this one; "" where it does not fit ("我局" of a town)."""
    if not word.region:
        return organ.name if organ.name.endswith(_endings(word.kind)) else ""
    own = take_apart(organ.name).regions
    code = regions().get(organ.region) if organ.region else None
    listed = regions().named(own[0]) if own else ()
    around = [one.name for one in regions().chain(code or listed[0])] if code or len(listed) == 1 else []
    names = list(dict.fromkeys((*around, *own)))
    return next((name for name in reversed(names) if name.endswith(word.kind)), "")


def regions_meant(word: OwnWord, organs: Iterable[HeldOrgan], own: Organ | None) -> tuple[str, ...]:
    """The regions that "全县" and its like can mean: the asker's own, else those of its kind in which held organs
    lie."""
    if own and (name := own_in_full(word, own)):
        return (name,)
    around = {ancestors(organ.organ.name, organ.organ.region) for organ in organs}
    return tuple(sorted({name for names in around for name in names if name.endswith(word.kind)}))


def could_be(word: OwnWord, organs: Iterable[HeldOrgan]) -> tuple[HeldOrgan, ...]:
    """The held organs that the word could mean, of whoever asks."""
    return tuple(organ for organ in organs if _could_be(word, organ.organ.name, take_apart(organ.organ.name)))


def _could_be(word: OwnWord, name: str, parts: OrganName) -> bool:
    if word.region:
        return parts.kind == word.kind and parts.body in ("人民政府", "办事处", "街道办事处")
    return name.endswith(_endings(word.kind))


def _endings(kind: str) -> tuple[str, ...]:
    return {"委": ("委员会", "委"), "办": ("办公室", "办"), "管委会": ("管理委员会", "管委会")}.get(kind, (kind,))


def chosen(text: str, conversation: Conversation) -> str:
    """The question of the one choice that a short message picks of those offered last ("嘉祥县的"); "" where it picks
    none, or more than one."""
    other = _OTHER_OF_TWO.fullmatch(text)
    rest = [one for one in conversation.asked if one[0] not in conversation.organs]
    if other and len(conversation.asked) == 2 and len(rest) == 1:
        return rest[0][1] if (other["what"] or "") in rest[0][0] else ""
    if len(conversation.asked) == 1 and _YES.fullmatch(text):
        return conversation.asked[0][1]
    if len(conversation.asked) > 1 and _ALL_OF_THEM.fullmatch(text):
        return _all_of_those(conversation)
    if year := _IN_YEAR.fullmatch(text):
        whole = chosen(f"{year['organ']}呢", conversation)
        return _ONE_YEAR.sub(year["year"], whole) if len(_ONE_YEAR.findall(whole)) == 1 else ""
    said = _PICKED.sub("", text)
    if not said or len(said) > _LONGEST_PICK:
        return ""
    if (place := _NUMBERED.fullmatch(said)) and (at := number_said(place[1]) or 0) <= len(conversation.asked):
        return conversation.asked[at - 1][1] if at else ""
    if len(conversation.asked) == 2 and said in _OF_TWO:
        return conversation.asked[_OF_TWO[said]][1]
    level = _LEVEL.fullmatch(said)
    picked = [asked for name, asked in conversation.asked if (_lies_in(name, level[1]) if level else said in name)]
    return picked[0] if len(picked) == 1 and (level or len(said) > 1) else ""


def _lies_in(name: str, kind: str) -> bool:
    """Whether an organ is that of a region of such a kind, or lies in one ("县里的")."""
    return any(one.endswith(kind) for one in take_apart(name).regions)


def _all_of_those(conversation: Conversation) -> str:
    """The question that was asked back, of all the choices that were offered."""
    names, (first, asked) = [name for name, _ in conversation.asked], conversation.asked[0]
    return asked.replace(first, "、".join(names), 1) if all(names) and first in asked else ""


def refer_in_full(text: str, conversation: Conversation) -> str:
    """The folded question with 前者, 后者 and 两家 put as the organs that were talked of last, 它 as the first of a
    ranking."""
    several = conversation.organs if len(conversation.organs) > 1 else conversation.organs_run
    if (many := _SO_MANY.match(text)) and len(several) == (number_said(many["count"]) or len(several)) > 1:
        text = "、".join(several) + text[many.end() :]
    two = next((one for one in (conversation.organs, conversation.before) if len(one) == 2), None)
    if two is None and len(conversation.organs) == len(conversation.before) == 1:
        two = (*conversation.before, *conversation.organs)
    if conversation.leader and conversation.shape.nth and "第一" in text:
        return text
    if conversation.placed:
        text = _IT.sub(conversation.placed, text)
    elif conversation.leader and _FIRST_AND_IT.match(text):
        return text
    if conversation.leader and not _RANKED.search(_LEADER.sub("", text)):
        text = _LEADER.sub(conversation.leader, text)
    if two is None:
        return text
    compared = two in (conversation.organs, conversation.before)
    if compared and len(conversation.shape.groups or conversation.cells) == 1:
        for name, said in zip(two, _ONE_OF_TWO, strict=True):
            text = said.sub(name, text) if not _RANKED.search(text) else text
    if len(conversation.organs) == len(conversation.before) == 1:
        text = _OTHER.sub(conversation.before[0], text)
    if conversation.changed == "organs":
        text = _TWO_OF_THEM.sub("和".join(two), text)
    if conversation.changed != "years" or len(conversation.organs) == 2:
        text = _WHICH_OF_THEM.sub(f" of {'和'.join(two)}", text)
    return _BOTH.sub("和".join(two), _LATTER.sub(two[1], _FORMER.sub(two[0], text)))
