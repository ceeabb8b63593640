"""Messages that change one thing of what was talked of, over the few organs of `planned`."""

from __future__ import annotations

import pytest
from test_references import talk

from retrieval.conversation import Conversation
from retrieval.plans.follow_ups import followed

CITY, DISTRICT, OFFICE = "云岫市人民政府", "淮安市洪泽区人民政府", "昌乐县卫生健康局"
FIRST = "云岫市政府2022年收到多少申请"
MOST = "2022年哪个单位收到申请最多"
RECEIVED = "applications.received/total"
RATE = "applications.granted"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        ((FIRST, "换成2021年"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "改成洪泽区"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "改看企业"), f"lookup {CITY}@2022 applications.received/business"),
        ((FIRST, "一样的问题问洪泽区"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "same question for 洪泽区"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "and in 2021?"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "what about companies?"), f"lookup {CITY}@2022 applications.received/business"),
        ((FIRST, "上一年呢", "再上一年呢"), f"lookup {CITY}@2020 {RECEIVED}"),
        ((FIRST, "再加上洪泽区"), f"lookup {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        (
            (FIRST, "再加上洪泽区", "还有昌乐县卫健局", "一共多少"),
            f"sum {CITY}@2022+{DISTRICT}@2022+{OFFICE}@2022 {RECEIVED}",
        ),
        (
            (FIRST, "再加上洪泽区", "还有昌乐县卫健局", "一共多少", "去掉洪泽区"),
            f"sum {CITY}@2022+{OFFICE}@2022 {RECEIVED}",
        ),
        ((FIRST, "和洪泽区加起来算上呢"), f"sum {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "再加上洪泽区", "去掉云岫市政府呢"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "这个数比洪泽区高吗"), f"difference {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "它比洪泽区多几件"), f"difference {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "办结比洪泽区多吗"), f"difference {CITY}@2022+{DISTRICT}@2022 applications.processed/total"),
        ((FIRST, "洪泽区办结比2021年多吗"), f"lack year {DISTRICT} 2021"),
        ((FIRST, "洪泽区呢", "另一个呢"), f"lookup {CITY}@2022 {RECEIVED}"),
        ((FIRST, "其他几家呢"), f"ranking @2022 {RECEIVED}"),
        ((FIRST, "把它改成5件"), "refuse change"),
        ((MOST, "第二呢"), f"ranking @2022 {RECEIVED} top2"),
        ((MOST, "换成2021年"), f"ranking @2021 {RECEIVED}"),
        (("云岫市政府2023年收到多少申请", "它下属的部门呢"), f"lookup 云岫市大数据管理中心@2023 {RECEIVED}"),
        ((FIRST, "所属街道呢"), "lack organ 云岫市所属街道"),
        ((f"{OFFICE}2022年收到多少申请", "下属单位呢"), f"lack organ {OFFICE}下属单位"),
        (("金乡县兴隆镇2021年收到多少申请", "其他乡镇呢"), f"lookup 金乡县兴隆镇人民政府@2021 {RECEIVED} but:"),
        ((FIRST, "2021年呢", "这两年差多少"), f"difference {CITY}@2022+{CITY}@2021 {RECEIVED}"),
        (
            (FIRST, "what about 洪泽区?", "Which of the two received more?"),
            f"difference {CITY}@2022+{DISTRICT}@2022 {RECEIVED}",
        ),
        ((FIRST, "洪泽区呢", "两家相差多少"), f"difference {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        (
            ("云岫市政府2022年行政许可多少件", "处罚呢", "强制呢", "这三项一共多少"),
            f"sum {CITY}@2022 proactive.licences/decisions+proactive.penalties/decisions+proactive.coercion/decisions",
        ),
        ((FIRST, "这三项一共多少"), "ask unused_words"),
        (("How many did 云岫市政府 grant in 2022?", "change from 2021", "more than denied?"), "ask unused_words"),
        (("Which organ received the most in 2022?", "and the last"), "ask unused_words"),
        ((FIRST, "2021年呢", "加起来呢"), f"sum {CITY}@2022+{CITY}@2021 {RECEIVED}"),
        ((FIRST, "洪泽区呢", "合起来是多少"), f"sum {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        (
            ("云岫市政府2022年行政许可多少件", "处罚呢", "两个加一块呢"),
            f"sum {CITY}@2022 proactive.licences/decisions+proactive.penalties/decisions",
        ),
        ((FIRST, "洪泽区呢", "办结的呢", "加起来呢"), "ask unused_words"),
        ((FIRST, "再看看洪泽区"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        (
            ("云岫市政府2022年属于国家秘密不予公开多少件", "案卷的呢"),
            f"lookup {CITY}@2022 applications.denied.enforcement/total",
        ),
        (
            ("云岫市政府2022年行政复议多少件", "行政诉讼呢", "两项合计"),
            f"sum {CITY}@2022 disputes.reconsideration/total+disputes.litigation.direct/total+",
        ),
        (
            ("云岫市政府2022年行政复议多少件", "行政诉讼呢", "哪个多"),
            f"difference {CITY}@2022 disputes.reconsideration/total+disputes.litigation.direct/total+",
        ),
        (
            ("云岫市政府2022年行政复议多少件", "行政诉讼呢", "哪个多", "合计", "2021年合计"),
            f"sum {CITY}@2021 disputes.reconsideration/total+disputes.litigation.direct/total+",
        ),
        (
            ("云岫市政府2022年不予公开多少件", "无法提供呢", "不予处理呢", "三个加起来", "占办结多少", "哪个最多"),
            f"ranking {CITY}@2022 applications.denied.state_secret/total+",
        ),
        (("云岫市政府2022年企业申请了多少件", "自然人呢", "之比"), "difference 云岫市人民政府@2022"),
        ((FIRST, "差多少"), "ask unused_words"),
        (("这几家单位2022年收到申请多少",), "ask unused_words"),
        (("云岫市政府2022年部分公开占办结多少", "哪项最多"), "ask unused_words"),
        ((FIRST, "合计"), "ask unused_words"),
        ((FIRST, "两年合计"), "ask unused_words"),
        ((FIRST, "跟2021年比", "办结的呢", "哪个多"), "ask unused_words"),
        (("云岫市政府2020年和2021年收到多少申请", "两年合计"), f"sum {CITY}@2020+{CITY}@2021 {RECEIVED}"),
        (("云岫市政府2022年行政诉讼多少件", "in 2021", "change"), f"difference {CITY}@2022+{CITY}@2021 disputes"),
        (("云岫市政府2022年企业申请占多少", "自然人呢"), f"ratio {CITY}@2022 applications.received/natural"),
        (("云岫市政府2022年企业申请占多少", "自然人多少件"), f"lookup {CITY}@2022 applications.received/natural"),
        (("云岫市政府2022年不予公开占办结多少", "无法提供呢"), f"ratio {CITY}@2022 applications.unavailable"),
        (("云岫市政府2022年不予公开占办结多少", "复议呢"), f"lookup {CITY}@2022 disputes.reconsideration"),
        ((FIRST, "公开率", "最后一名呢"), "ask unused_words"),
        (("云岫市政府2022年公开率", "前两名差多少"), "ask unused_words"),
        (("2022年收到申请最多的单位", "不到3件的呢"), "ask unused_words"),
        (("云岫市政府2022年行政强制多少件", "多少元"), "ask unused_words"),
        (
            (FIRST, "洪泽区呢", "谁的企业申请多"),
            f"difference {CITY}@2022+{DISTRICT}@2022 applications.received/business",
        ),
        (("云岫市政府、洪泽区2022年收到多少申请", "其中企业多少"), f"lookup {CITY}@2022+{DISTRICT}@2022"),
        (("云岫市政府、洪泽区2022年收到多少申请", "他们里面哪家办结多"), f"difference {CITY}@2022+{DISTRICT}@2022"),
        (
            ("云岫市政府2022年不予处理多少件", "哪种最多"),
            f"ranking {CITY}@2022 applications.unprocessed.petition/total+",
        ),
        (("昌乐县卫健局2022年收到多少申请", "洪泽区的呢"), "ask which_organ "),
        ((FIRST, "洪泽区呢", "前一个呢"), f"lookup {CITY}@2022 {RECEIVED}"),
        ((FIRST, "2021年呢", "前一个呢"), f"lookup {CITY}@2022 {RECEIVED}"),
        ((FIRST, "前一个呢"), "ask unused_words"),
        ((FIRST, "洪泽区呢", "合计呢"), f"sum {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "第二名呢"), "ask unused_words"),
        ((FIRST, "不对,我说的是洪泽区"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "不对吧,应该是80件"), f"lookup {CITY}@2022 {RECEIVED} =80"),
        ((FIRST, "我记得是80件"), f"lookup {CITY}@2022 {RECEIVED} =80"),
        (
            ("云岫市政府2022年行政许可多少件", "处罚呢", "难道不是80件吗"),
            f"lookup {CITY}@2022 proactive.penalties/decisions =80",
        ),
        ((FIRST, "不是2022年,是2021年"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "不是,我问的是部分公开"), f"lookup {CITY}@2022 applications.partial/total"),
        ((FIRST, "我问的是部分公开而不是新收"), f"lookup {CITY}@2022 applications.partial/total"),
        ((FIRST, "卫健局呢"), "lack organ 云岫市卫健局"),
        (("我2021年去过洪泽区,想问云岫市政府2022年收到多少申请",), "ask unused_words"),
        (("云岫市政府2022年的前一年收到多少申请",), f"lookup {CITY}@2021 {RECEIVED}"),
        (("云岫市政府2022年底前收到多少申请",), f"lookup {CITY}@2022 {RECEIVED}"),
        (("云岫市政府哪年收到申请最多", "2022年呢"), f"lookup {CITY}@2022 {RECEIVED}"),
        (("总结一下云岫市政府2022年的年报", "2021年呢"), f"summary {CITY}@2021"),
        (("云岫市政府2022年的年报有没有矛盾", "2021年呢"), f"audit {CITY}@2021"),
        ((FIRST, "2021年哪些年报有矛盾"), "audit @2021"),
        (
            (FIRST, "and in the same year, how many did 洪泽区政府 process?"),
            f"lookup {DISTRICT}@2022 applications.proc",
        ),
        ((FIRST, "是2021年的几倍"), f"difference {CITY}@2022+{CITY}@2021 {RECEIVED}"),
        ((FIRST, "那是2020年的多少"), f"difference {CITY}@2022+{CITY}@2020 {RECEIVED}"),
        (
            ("云岫市政府2022年收到的申请比2021年多多少", "是2020年的多少倍"),
            f"difference {CITY}@2022+{CITY}@2020 {RECEIVED}",
        ),
        (("云岫市政府2022年公开率", "2021年呢", "提高了多少"), f"difference {CITY}@2022+{CITY}@2021 {RATE}"),
        (("云岫市政府2022年公开率", "2020年呢", "差多少"), f"difference {CITY}@2022+{CITY}@2020 {RATE}"),
        (("云岫市政府2022年公开率", "2020年呢", "哪年高"), f"difference {CITY}@2022+{CITY}@2020 {RATE}"),
        ((FIRST, "2020年呢", "增长了多少"), f"difference {CITY}@2022+{CITY}@2020 {RECEIVED}"),
        ((FIRST, "上一年呢", "再上一年呢", "三年一共"), f"sum {CITY}@2022+{CITY}@2021+{CITY}@2020 {RECEIVED}"),
        (("2022年收到申请超过10件的单位", "一共几家"), f"count @2022 {RECEIVED} >10"),
        (("2022年收到申请超过10件的单位", "2021年呢", "共有多少个单位"), f"count @2021 {RECEIVED} >10"),
        (("2022年没有行政诉讼的单位有哪些", "有几家"), "count @2022 disputes.litigation"),
        ((FIRST, "最后三名呢"), "ask unused_words"),
        (("2022年收到申请最多的3个单位", "平均多少"), "ask unused_words"),
        (("2022年收到申请最多的3个单位", "前三名平均"), "ask unused_words"),
        (("云岫市政府2022年办结多少件", "其中新收的"), "ask unused_words"),
        ((FIRST, "是洪泽区政府的几倍"), f"difference {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        (("云岫市政府2022年公开率", "洪泽区呢", "哪个高"), f"difference {CITY}@2022+{DISTRICT}@2022 {RATE}"),
        (("云岫市政府2022年公开率", "洪泽区呢", "相差多少"), f"difference {CITY}@2022+{DISTRICT}@2022 {RATE}"),
        (
            ("云岫市政府2022年公开率", "2021年呢", "2020年呢", "哪年高"),
            f"ranking {CITY}@2022+{CITY}@2021+{CITY}@2020 {RATE}",
        ),
        (("云岫市政府2022年和2021年收到的申请差多少", "历年最多的呢"), f"ranking {CITY}@2020+{CITY}@2021+{CITY}@2022"),
        (("2022年收到申请超过10件的单位", "这些单位一共收到多少"), "ask unused_words"),
        ((FIRST, "再说说2021年的"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "我问错了，我要问的是2021年"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "不对我问的是办结"), f"lookup {CITY}@2022 applications.processed/total"),
        ((FIRST, "好的，谢谢"), "refuse thanks"),
        ((FIRST, "再看看2021年的"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "公开了几件"), f"lookup {CITY}@2022 applications.granted/total"),
        ((FIRST, "前一年，也就是2021年呢"), f"lookup {CITY}@2021 {RECEIVED}"),
        (
            ("云岫市政府2022年企业申请了多少件", "办结的呢"),
            f"lookup {CITY}@2022 applications.processed/business+applications.processed/total",
        ),
        (
            ("云岫市政府2022年行政许可多少件", "处罚呢", "2021年这两个数分别是多少"),
            f"lookup {CITY}@2021 proactive.licences/decisions+proactive.penalties/decisions",
        ),
        (
            ("云岫市政府2021年收到多少，洪泽区2022年收到多少", "加起来呢"),
            f"sum {CITY}@2021+{DISTRICT}@2022 {RECEIVED}",
        ),
        ((FIRST, "洪泽区呢", "昌乐县卫健局呢", "三家一共多少"), f"sum {CITY}@2022+{DISTRICT}@2022+{OFFICE}@2022"),
        (("2022年各单位平均收到多少申请", "合计呢"), f"sum @2022 {RECEIVED}"),
        ((FIRST, "跟2021年比", "2023年收到多少呢"), f"lookup {CITY}@2023 {RECEIVED}"),
        ((FIRST, "跟2021年比", "跟2020年比呢"), f"difference {CITY}@2022+{CITY}@2020 {RECEIVED}"),
        ((FIRST, "上面说的两类一共几件"), "ask unused_words"),
        (("云岫市政府哪年收到申请最多", "最高的那年办结多少"), "ask unused_words"),
        ((FIRST, "最少的三家呢"), "ask unused_words"),
        (("云岫市政府2022年办结多少件", "为什么比收到的多"), f"text {CITY}"),
        (("云岫市政府2022年办结多少件", "怎么比2021年还少"), f"text {CITY}"),
        ((FIRST, "那最早是哪年"), f"list {CITY}"),
        ((FIRST, "结转多少"), f"lookup {CITY}@2022 applications.carried_out/total"),
        ((FIRST, "结转过来的几件"), f"lookup {CITY}@2022 applications.carried_in/total"),
        ((FIRST, "一共办了多少"), f"lookup {CITY}@2022 applications.processed/total"),
        (("云岫市政府2022年行政处罚几件", "加上强制"), f"sum {CITY}@2022 proactive.penalties"),
        (("云岫市政府2022年行政处罚几件", "换成元"), "ask unused_words"),
        (("云岫市政府2022年直接起诉几件", "败诉的", "合起来败诉多少"), "ask unused_words"),
        (("2022年收到申请最多的三家", "还有呢"), f"ranking @2022 {RECEIVED}"),
        (("云岫市政府2022年不予公开几件", "具体是哪几种"), f"lookup {CITY}@2022 applications.denied"),
        (("云岫市政府2022年不予公开几件", "主要是什么理由"), f"ranking {CITY}@2022 applications.denied"),
        (("云岫市政府2022年复议几件", "哪种结果最多"), f"ranking {CITY}@2022 disputes.reconsideration/"),
        (("云岫市政府2020年政府采购多少", "单位是万元吗"), "refuse "),
        ((FIRST, "还有不是2022是2021年"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "还有多少没办"), f"lookup {CITY}@2022 applications.carried_out/total"),
        (
            ("云岫市政府2022年不予公开几件", "国家秘密的", "执法案卷的", "这两项合计"),
            f"sum {CITY}@2022 applications.denied.state_secret/total+applications.denied.enforcement/total",
        ),
        ((FIRST, "不好意思，年份是2021"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "我问错了，问的是洪泽区"), f"lookup {DISTRICT}@2022 {RECEIVED}"),
        ((FIRST, "洪泽区呢", "上面那两家一共多少"), f"sum {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        (("云岫市政府2021年、2022年、2023年各收到几件", "三年平均"), f"average {CITY}@2021+{CITY}@2022+{CITY}@2023"),
        ((FIRST, "我问的是2021年"), f"lookup {CITY}@2021 {RECEIVED}"),
        (
            ("云岫市政府2022年复议维持几件", "纠正呢", "剩下的呢"),
            f"lookup {CITY}@2022 disputes.reconsideration/other+disputes.reconsideration/pending",
        ),
        (("云岫市政府2022年公开率多少", "最少的呢"), "ask unused_words"),
        ((FIRST, "剩下的呢"), f"lookup {CITY}@2022 applications.carried_out/total"),
        ((FIRST, "2021年呢", "2020年呢", "三年加一起"), f"sum {CITY}@2022"),
        (("云岫市政府2022年予以公开几件", "也看看部分公开"), f"lookup {CITY}@2022 applications.partial/total"),
        (("云岫市政府2022年复议几件", "纠正率呢"), f"ratio {CITY}@2022 disputes.reconsideration"),
    ],
)
def test_what_a_short_message_changes(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)


def test_without_a_conversation_a_message_stays() -> None:
    for text in ("换成2021年", "一样的问题", "改成5件"):
        assert followed(text, Conversation()) == text
