"""What a message says of its writer or reader beside the question (领导催得急, 我是记者), set apart from it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from retrieval.reading.putting import put
from store.catalogue.csv_files import packaged_rows
from store.catalogue.normal import simplify

_CJK = re.compile(r"[〇\u3400-\u9fff]")
_BLANKS_BETWEEN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_BLANKS_INSIDE = re.compile(r"(?<=[\u3400-\u9fff(（])\s+(?=[\u3400-\u9fff)）])")
_NEAR = 8
"""Characters on either side of a blank among which a word may stand that it cuts in two."""
_YEAR_IN_WORDS = re.compile(r"二\s*[〇零○]\s*[〇零○一二三四五六七八九]\s*[〇零○一二三四五六七八九](?=\s*年)")
_PARTS = re.compile(r"[^,，;；:：!！?？~。\s]+(?:[,，;；:：!！?？~。\s]+|$)")
_CLOSE = re.compile(r"[,，;；:：!！?？~。\s]+$")
_ASKS = re.compile(r"多少|几|什么|啥|哪|谁|吗|如何|怎么|咋|为何|^把|排|最[多少高低大小]|率")
_WRITER = (
    r"(?:我|俺|咱|本人|鄙人|在下|老朽|老汉|笔者|局长|县长|镇长|组长|客户|媳妇|老婆|老公|爱人|老伴|丈夫|妻子|儿子|女儿|闺女|女婿|孙女|孙子"
    r"|外孙|外甥|侄子|侄女|亲戚|亲家|老乡|导师|上头|上面|上级|领导|老板|主任|处长|科长|孩子|小孩|娃|[家局办处科院校社厂]里|家父|家母|父亲|母亲|爸|妈|老师|同事|朋友)"
)
_HAIL = (
    r"(?:(?:尊敬的|亲爱的|敬爱的)?(?:各位)?(?:工作人员|老师|领导|同志|师傅|客服|小编|朋友|先生|女士|专家|小?大?哥哥?|大?姐姐?|小助手|助手|机器人"
    r"|小伙子?|大?小?(?:姑娘|闺女)|大?妹子|大?兄弟|老[弟兄哥]|大[叔伯爷妈娘婶]|阿[姨叔伯婆公]|叔叔|伯伯|爷爷|奶奶|美女|帅哥|小姐姐|小哥哥"
    r"|(?:主任|科长|处长|局长|经办人|管理员|值班员|接线员|话务员)(?=[您你好,，!！]|$))"
    r"们?(?:您|你)?们?(?:好|早|辛苦了?)?|[您你]们?好|(?:早上|上午|中午|下午|晚上|大家|新年)好|喂|嗨|哈喽|哈啰|在吗|在么|有人吗)"
)
_ASK = r"(?:请教|请问|咨询|打听|了解|问|核实|求证|确认|核对|查|查询|求助)"
_PERSON = (
    r"(?:学生|研究生|博士生?|硕士生?|本科生|老师|教师|记者|编辑|居民|村民|市民|公民|律师|工作人员|科员|实习生|研究员|志愿者|台商|港商|外商|客商|人大代表|政协委员|群众|百姓|老百姓"
    r"|牧民|渔民|农户|商户|业主|租户|住户|司机|医生|护士|会计|出纳|法务|教授|讲师|学者|博主|自由职业者|退伍军人|退休教师|退休干部|老党员|党员|网民|同志|同学|同事|朋友"
    r"|职员|员工|干部|领导|秘书|助理|新人|新手|小白|外行|退休工人|[本当外]地人|工人|农民|个体户|老人|家长|网友|媒体|人)"
)
_PLAIN = tuple(
    re.compile(rf"{_HAIL}*(?:{pattern})(?:哈|啊|呀|吧|哦|呢|了)?")
    for pattern in (
        _HAIL,
        "此致|此致敬礼|敬礼|祝好|顺祝商祺|顺颂商祺|祝(?:您|你)?(?:工作|身体|生活)?(?:顺利|愉快|健康)|盼复|望复|候复|盼(?:回复|答复)"
        "|敬候(?:佳音|回复)|不胜感激|特此(?:请教|咨询|函询|致谢|求助)|急{1,4}|快(?:点|些)?|pls|plz|thx|tks",
        r"(?:记者|编辑|媒体|校对|我们?)?(?:在|正在)?(?:核稿|校稿|审稿|校对|写稿|核对稿件)(?:中|呢)?",
        rf"(?:我|俺|[\u3400-\u9fff]{{0,8}}?{_PERSON})?(?:就是|只是|是)?(?:有点)?(?:好奇|随便|顺便|顺带|冒昧|斗胆|特意|专门)?(?:想|来|要|再)?"
        rf"(?:跟|向|找)?(?:您|你|贵单位|贵局|贵办|贵方)?{_ASK}{_ASK}?(?:您|你|各位|大家)?(?:一下|下|一句|一声|点|[一两二三四几]?[个件])?小?"
        "(?:问题|事儿?|事情|情况|数据?|数字)?",
        r"(?:我|俺|这里|这儿|就|还)*有(?:[一两二三四几]|\d)[个件点]小?(?:问题|事儿?|事情)(?:想|要|再)*(?:请教|问|咨询|麻烦|打听)(?:您|你|一下|下)*",
        r"(?:我)?(?:上次|上回|刚才|刚刚|前面|之前|方才)?我?(?:要?问|说|讲|打)(?:的|得)?(?:不是|错|不对|岔)(?:这个|那个|了|的|意思)*"
        "|(?:因|因为|出于|由于)?(?:采访|写稿|报道|论文|毕业设计|课题|研究|教学|备课|工作|统计|调研|审计|检查|汇报|核查|学习)的?(?:需要|需求|所需|之需)"
        "|(?:孩子|小孩|娃|学校|老师|导师|班主任|单位|公司|领导|上级|上面){1,2}(?:给[我他她]?)?(?:布置|安排|交代|派)了?的?(?:一?[个项份])?(?:社会实践|寒假|暑假|假期|调查|调研|统计)?(?:作业|任务|报告|课题|活动)?"
        "|(?:你|您)?(?:答|说|讲|理解|搞|弄|给)(?:得|的)?(?:错|岔|不对|偏)(?:了|啦)?|答非所问|不是(?:这个|那个|这)(?:意思|问题)?|不是这样"
        "|(?:又)?(?:来)?(?:打扰|麻烦|打搅)(?:您|你|你们)?(?:了|啦)|是这样(?:的|子)?(?:哈|啊)?|事情是这样的?|情况是这样的?|话说|对了",
        r"(?:我|咱|俺)?们?(?:该|要|应该|应当)?(?:怎么|咋|如何)(?:回|答|说|写|交代|汇报|回复|答复|跟他说|讲)(?:他|她|人家|领导|老板|才好|呢|们)*",
        r"(?:[今明后][天儿]|下周|这周|本周|下个?月|本月|月底|年底|周[一二三四五六日天]|(?:\d+|[一二三四五六七八九十]+)月(?:份|底|初|中)?"
        r"|马上|上午|下午|晚上|一会儿?|待会儿?)*就?(?:要|得|有|需要)(?:开|参加|准备|做)?个?(?:[^,的]{0,3}会|会议|汇报|检查|考核|答辩|采访|督查|述职|调研)(?:要?用|了)?",
        r"(?:因为|由于)?(?:我们?)?(?:在|正)?(?:要|得|需要?|赶着)(?:填|交|报|做|写|编|赶)[个张份]?(?:表格?|月报|季报|年报|报表|统计表|台账|材料|总结|作业|ppt)(?:要?用|呢|了)?"
        r"|(?:我)?(?:可|并|真)?不是来?(?:找茬|捣乱|闹事|挑刺|刁难|为难)[谁您你]?的?"
        r"|(?:一件|一个|半点|一点)[都也]?(?:不能|别|不要|不许)[差错少多漏]|(?:千万|可)?(?:别|不要|不能)[弄搞算看数给有]?错了?",
        rf"{_WRITER}?(?:那边|这边)?(?:催|限|要求|让|叫)?(?:我们?|着)?(?:今[天晚]|明[天早]|下班|[中上下]午|[本下]?周[一二三四五六日末]|月底)之?前?(?:就|必须|一定)?[得要]?"
        r"(?:上?报|交|报送|上交|提交|回复?)(?:上去|上来|过去|数据?|给(?:他|她|领导|上级))?",
        rf"{_WRITER}?(?:那边|这边)?(?:现在|今天|马上|立刻)?(?:着?急|等着|急着|催着|赶着|立等)要(?:用|数据?|的)?",
        r"(?:[我俺]们?)?(?:人|正|现在|今天|最近|刚好)*在?外(?:地|面|头|省)?(?:出差|开会|培训|学习|办事)(?:中|呢|着)?",
        r"(?:网页|网站|页面|屏幕|手机|电脑|pdf|附件|扫描件|截图)(?:上|里|上面|里面)?(?:的|那个|这个|那张|这张)*(?:表格?|字|数字?|图|页面)?"
        r"(?:实在|真的?|又)?(?:[太很挺]|有点)?(?:小|模糊|糊|密|乱|花|看不[清见到了]|打不开|显示不全|加载不出来)了?(?:看不清|看不见)?",
        r"(?:报社|杂志社?|编辑部|电视台|媒体|版面|稿子?|文章|报道)?(?:今[天晚]|明[天早]|晚上|下午|马上)?就?要?(?:约|催|赶|截|发|交|定)稿子?(?:了|呢)?",
        r"(?:好吧|行吧|好了?|行了?|得了?|嗯)?(?:言归正传|书归正传|闲话少[说叙]|废话(?:不多|少)说|(?:说|谈|讲|聊|问)(?:回|点|个)?正(?:事|题)儿?)",
    )
)
"""Clauses of greeting and leave-taking, of asking, of having been misunderstood, of reasons: none restricts."""
_SAYER = (
    r"(?:(?:我|俺|咱)?们?(?:村|镇|县|街|小区|社区|单位|局|厂|家|群|网)?(?:里|上)?的?(?:好几个|好多|不少|有些?|很多|个别)?"
    r"(?:人|邻居|隔壁|楼下|爸|妈|爹|娘|爷爷|奶奶|老伴|媳妇|老公|同事|同学|朋友|亲戚|老乡|领导|科长|主任|网友|群众|村民|居民|大家|大伙儿?|别人|人家"
    r"|老人|老师|[孙儿]子|[孙闺]女|女儿|女婿|儿媳妇?|新闻里?|报纸上?|外[面头]|网上|群里|街上|村里|镇上)们?)"
)
HEARSAY = re.compile(
    r"^(?:我?听[^,\d]{0,5}?[讲说]|我?(?:记得|印象(?:中|里))是?|(?:我|我们)?(?:听说过?|听人说|听别人说|看到说|看新闻说)"
    r"|据(?:说|传|统计|报道|悉|我所知)|网传|都说|传闻|听闻"
    rf"|{_SAYER}(?:都|也|非|硬|老|总|一直|还|就|在|(?:跟|对|和|给)我)*(?:说|讲|传|吹|反映|嘀咕|抱怨|议论|告诉我)(?:过|是|着)?)[,:]?"
)
"""How one says that he has something from others."""
_BODY = r"(?:企业|公司|商会|协会|律所|律师事务所|机构|社会组织|公益组织)"
_A_PERSON = re.compile(_PERSON)
_CALLS_HIMSELF = re.compile(
    rf"(?:作为|身为|(?:我|俺|本人)们?(?:就是|是|系))(?:一?[名个位家])?(?:普通|热心|退休)?的?(?:{_PERSON}|{_BODY})"
    r"|(?:我|咱|俺|本人)们?(?:家)?(?:公司|单位|厂子?|店|机构)?(?:就|也)?(?:是|属于)(?:一?[家个名位])?(?:[大中小](?:型|微)?|民营|私营|商业|外资)?的?"
    r"(?:企业|公司|自然人|个人|法人|科研(?:机构|院所)|法律服务机构|(?:社会)?公益组织|个体工商户)"
    rf"|(?:我|俺|本人)们?(?:一?[名个位])(?:普通|热心)?的?{_PERSON}"
    r"|(?:(?:我|俺)们?|怎么|实在|就是?|老是?|总|一直|都|也)*[找查搜翻看]+(?:都|也|是)?[不没](?:找|查|看)?[到着见]了?"
    rf"|(?:我|咱|俺)们?(?:这家|这个)?{_BODY}(?:最近|正)?(?:在|要|想|准备)(?:做|搞|写|开展|准备|弄)(?:一?[个项份])?[^,]{{0,8}}?(?:调研|研究|课题|报告|尽调|尽职调查|项目|案子|标书)"
    r"|(?:[\u3400-\u9fff]{0,5}[组科处室])?(?:需要?|要|正在|在)(?:核对|核实|复核|核查)(?:数据|数字|一下)?"
    rf"|(?:我|俺|本人)?是?[\u3400-\u9fff]{{0,6}}?{_PERSON}一[枚名个位]"
    rf"|(?:我|俺)?{_WRITER}(?:让|叫|托|派|喊)我?来?(?:问|查|打听)(?:一下|下)?的?"
    r"|(?:我|俺)是?(?:代表|替|帮|代)[^,\d]{1,8}来?(?:问|查|打听)的?|(?:我们?)?(?:这边|这里)是[^,\d]{1,6}(?:组|报社|杂志社|电视台|编辑部|律所)"
    rf"|(?:我|咱|俺)们?(?:这家|这个)?{_BODY}(?:最近|正)?(?:在|要)?(?:投标|招标|上市|融资|尽调|申报|评级|验收|审计|年检)(?:需?要|得)?(?:用|写|填|交|看|引用|查)?"
    rf"|(?:我)?(?:给|替|帮){_WRITER}(?:整理|收集|找|查|做|弄|准备|写)(?:一下|下)?(?:数据|资料|材料|东西|论文|报告|课题)?"
    r"|还?就?[缺差少]了?[一这两几]个(?:数字?|数据)?|这个?(?:数字?|数据)(?:很|非常|特别|挺)?(?:重要|关键|要紧|敏感|(?:关系到?|影响到?|事关|牵涉)[^,\d]{1,8})"
    rf"|[\u3400-\u9fff]?{_WRITER}(?:让|叫|要|请|派)我们?来?(?:核|查|核实|核对|确认|统计|整理|汇总)(?:一下|下)?(?:数据?|情况)?"
)
"""Who the writer is, or that he found nothing, and nothing else: "作为一名市民" asks of no kind of applicant."""
_LIKE_HIM = re.compile(
    "申请[的人方]?(?:里|中)?(?:像|跟|和)?(?:我|我们)[这那](?:样|种|类)|[这那](?:样|类|种)的?(?:申请|主体)(?!人?信息)"
)
"""What points back at what the writer is, and makes a limit of it ("我们是企业，这类申请收到多少")."""
_LIVES = re.compile(
    rf"^(?:{_HAIL}[,，。:：!！~]*)*(?:我|俺|咱|本人)们?(?:家|老家)?的?老?(?:房子?|宅基地|厂子?|店|地)?(?:就|也)?(?:是|系|住在?|家在|在)(?!(?:一?[名个位家])?(?:{_PERSON}|{_BODY})[,，。\s])(?P<place>(?!申请|办理|咨询|反映|投诉|起诉|复议)[^,，。\s的]{{2,14}}?)(?:的?(?:一?[名个位])?(?:退休|普通|热心|在职|老|新)?的?{_PERSON}|的)?(?=[,，。\s]|想[问知了请打]|请问|请教)"
)
_KIND_OF_PLACE = re.compile("(?:街道|[省市县区镇乡旗])$")
_HIS_PLACE = re.compile("(?:我们|咱们?|俺们?)(?P<kind>街道|[省市县区镇乡旗])(?:里|上|这边)?")
_TO_ASK = re.compile(rf"^(?:[我想要来请就]*{_ASK}+(?:一下|下)?(?:我们|咱们?)?)?")
_WANTS = re.compile(
    r"(?:想看|要看|看|要|想要|查|问|了解|知道|想|找|指|说|统计|算)(?:知道|了解|问)?(?P<what>(?!一下|下|阅|了|法|到|过|着|的|得|清|懂|我|个|起|证|实|明)[^,]+)$"
)
_IN_ORDER_TO = re.compile(r"做|写|引用|摘|登|交|用|汇报|开|准备|发|报|赶|整|编|知道|了解|问|请教|核|上会|讲课|答辩")
_TALKS_FIRST = re.compile(
    r"^(?P<talk>[^,;?!，；？！。]{0,60}?)(?:(?:今儿个?|今[天日]|这[次回]|特地|专门|就是|只是|所以|才|现在|很|老)*(?:想|要)(?:问问?|知道|请教|打听|了解)|(?:让|叫|托|派)我来?(?:问问?|打听|查查?|看看)|请问|老打听)(?:一下|下)?(?:那个|这个|哈|啊)?"
)
"""What someone tells of himself before he asks, without a comma between."""

_OF_A_CLAUSE = re.compile("[了着过得很太真挺会没不这那我您你他她]")
"""What no bare noun has: what is wanted with it is no kind of applications."""
_UNABLE = re.compile(r"不(?:太|大|怎么|是很|是太|很)?(?:会|懂|清楚|明白|知道|了解|识字|好意思|方便|行|熟悉?)")
_ASKED = re.compile(r"(?:多少|几)[件个家次宗份条起项元万]*|[吗呢]|最[多少高低]|谁")
_NAMING = re.compile(r"人民政府|(?:\d|申请|多少|几).*", re.DOTALL)
"""What tells nothing of a writer, though a word of it looks so."""
_JOINS = re.compile(r"[和与跟同比及或、占除]|[把被对向从由在去到往跑]$")
"""What binds a stretch to what is beside it."""
_DONE_TO_THEM = re.compile("^(?:都|全|被|是|已经?|最[后终])*(?:公开|答复|回复|提供|处理|解决|通过|同意)")
"""What became of those that are counted ("其中多少公开了"), which is nothing of the writer."""
_LIMITS = re.compile(
    "|".join(re.escape(word) for row in packaged_rows("restricting.csv") for word in row["words"].split("|"))
    + r"|申请|收到|办结|问的|说的|指|不含|不算|不包括|[非无除只仅](?!要)|类|方面|领域|范围|口径|关于|针对|涉|有关|相关"
    r"|[这那]样|一样|那些|其中|关[心注][^,]|(?<!那边)的$|的(?:事情|问题|那[种类个]|情况|业务)$|(?<!打)算|计入|不计|计算|含|包括"
    r"|扣|减[去掉]|剔|[挑选]出|[按限]|不要|\d|[是就](?:问|说|要|想|指|看|查)|[我咱俺本]们?(?:们的?)?[县市区镇乡省局委办社街]"
    r"|[我咱俺本]们?单位|(?<![看着检核需])[要想看查问](?:的|了|呢)?$"
)
"""What may say of which applications one speaks, whoever does."""
_TELLS = re.compile(
    rf"[我俺咱您你他她]|本人|笔者|鄙人|人家|大家|有人|(?:{_WRITER}|{_PERSON})们?(?:都|也|老|非|硬|还|又|就|正|刚|急|说|讲|问|让|叫|想|要|催|等|不|没|来|给|跟|托|很)"
    r"|(?<![^,].小)说(?!明)|(?<!播)讲(?:过|的|了|起)|听(?=说|人|别人|领导|到)|想(?=[不问知看])|觉得|知道|急(?=用|着|等|死|需|要)|很急|忙"
    r"|谢谢|多谢|感谢|谢了|麻烦|打扰|请(?=问|教|您|你|帮|给|各位|务必|尽快|速)|刚(?=[开来接从看到才])|正在|一下|[挺蛮](?=[^,])|很(?=[^,])|太(?=[^,阳原仓湖平和极空子])"
    r"|真(?=[是的想不有])|得[很太]|(?<=[等急忙想看赶空])着|(?<=[^,]{2})了$|[都在](?=传|吵|聊)|念叨|上班|上会|不灵|没人(?=[理管接答搭])|(?:前[一两二三几]天|昨[天儿日])(?!的)|写(?!字楼|真)|做(?=[个年好])|准备|要用|急用|交差|赶(?=[着个])"
)
"""Marks of a predicate: somebody is, does, thinks or needs something; a bare noun behind a comma may restrict."""


_NEUTRAL = (
    (re.compile(r"出差"), "出门"),
    (re.compile(r"不(?:太|大|是很)?方?便(?:自己|上网|去|在?网上)*(?:查看|查阅|查|看|翻|问)的?了?$"), "不行"),
    (re.compile(r"(?:马上|立刻|立即|今天|明天|现在|急着|急|赶着|催着|等着)就?要(?:用|看|交)?$"), "急用"),
    (
        re.compile(
            r"(?<=[在要备算想])申请(?:仲裁|复议|赔偿|低保|贷款|补[贴助偿]|专利|工伤认?定?|退税|廉租房|公租房|法律援助)"
        ),
        "办事",
    ),
    (re.compile(r"(?<!\d)12345(?:热线)?(?:也|都|一直)?[没打]不?[打接]?通了?"), "我打"),
    (re.compile(r"(?<=[我俺都快年])[快都]?[六七八九]十(?:[一二三四五六七八九]|好几|多)?岁?了"), ""),
    (
        re.compile(
            r"^(?:我|俺|咱|他|她)们?家?(?:老[公婆伴爸妈]|爱人|[爸妈爹娘哥姐弟妹]|儿子|女儿)(?:就|也)?是(?!问|说|要|想|指|看|查)[^的]{1,8}的$"
        ),
        "我是人",
    ),
    (re.compile(r"(?:年[底终末]|月底|季末)(?=要?[写做交赶填报])"), ""),
    (re.compile(r"(?:(?<=[去到在跑回])[镇乡县区市村][上里]|(?<=打)(?:[了过]?(?:好?几|[一两二三])?[个次])?电话)"), ""),
    (re.compile(r"(?:\d+|[一二两三四五六七八九十几]+)多?(?:岁|年级|辈子)了?"), ""),
    (
        re.compile(
            r"(?:[非硬偏老]?[让叫要托派求逼]着?我[来去]?|托人[来去]?)(?:问问?|查查?|打听|看看?|跑一趟)(?:一下|下)?的?$"
        ),
        "让我来",
    ),
    (re.compile(r"(?<=[了过干教住做当学])(?:\d{1,2}|[一二两三四五六七八九十几大半]+)多?年(?![度报])"), ""),
    (re.compile(r"(?:记性|身体|视力|听力|成绩|脾气|眼神|条件)(?:[太很不]|比较)?[差好]"), "身体"),
    (
        re.compile(r"(?<=[说聊问讲])(?:起来?)?的$|(?<=[挺蛮怪够很太].)的$|(?<=[挺蛮怪够很太]..)的$|能力有限|水平有限"),
        "",
    ),
    (re.compile(r"^(?:我|俺|本人|他|她)们?(?:就|也)?是(?!问|说|要|想|指|看|查)[^的]{1,8}的$"), "我是人"),
    (
        re.compile(
            r"(?:写|做|准备|赶|弄|整理|起草|编|完成)(?:一?[篇份个])?(?:(?!什么|哪|多少)[^,]){0,14}(?:稿子?|报告|论文|材料|文章|作业|汇报|总结|课题|调研|设计|报道|新闻|方案|演讲)"
        ),
        "写",
    ),
)
"""What looks like asking or like a limit where someone speaks of himself, and what stands for it."""

_TOLD_FIRST = re.compile(
    r"^(?:(?:20\d\d年|去年|前年|今年)?(?:我|俺|咱|本人)(?!们?(?:[县市区镇乡局省]|单位|想|要|问|需|打算|希望|关心|用))"
    r"|听说|据说|记得|因为|由于)[^,;.!?]*[,;.!]"
)
"""A first clause of what the writer did or heard."""


def told_beside(text: str, organs: Sequence[tuple[int, int]], years: Sequence[tuple[int, int]]) -> str:
    """The first clause of a folded message where it tells of an organ or a year that the question behind it does not
    ask about, as that names an organ of its own; "" where there is none."""
    clause = _TOLD_FIRST.match(text)
    if not clause or _ASKS.search(clause[0]):
        return ""
    told = any(end <= clause.end() for _, end in (*organs, *years))
    return clause[0][:-1] if told and any(start >= clause.end() for start, _ in organs) else ""


def without_background(text: str, says_something: Callable[[str], bool]) -> str:
    """A message without the clauses that speak only of who writes or reads, politely or in a hurry.

    `says_something` tells of a clause whether it names an organ, a year or anything of the tables: such a one stays, as
    does all where no question would be left.
    """
    text = simplify(text)
    if _LIKE_HIM.search(text):
        return text
    if (lives := _LIVES.match(text)) and not _CALLS_HIMSELF.fullmatch(lives[0]) and says_something(lives["place"]):
        rest = text[lives.end() :].lstrip(",，。 ")
        text = _asked_where_he_lives(rest, lives["place"])
    parts = _PARTS.findall(text)
    kept = [part for part in parts if not _is_background(_CLOSE.sub("", part), says_something)]
    return "".join(_asked_behind(part, says_something) for part in kept) or text


def _asked_where_he_lives(rest: str, place: str) -> str:
    """What someone asks who said where he lives: of that place, where he does not name it again; what he calls by its
    kind alone is its own ("甲镇的居民" + "镇政府……")."""
    kind = _KIND_OF_PLACE.search(place)
    if (place[: kind.start()] if kind else place)[-2:] in rest:
        return rest
    if (own := _HIS_PLACE.search(rest)) and not own["kind"].startswith(kind[0] if kind else "-"):
        place = place if kind else place + own["kind"]
    if own:
        return rest[: own.start()] + place + rest[own.end() :]
    asked = _TO_ASK.sub("", rest, count=1)
    return f"{place}{asked[len(kind[0]) :]}" if kind and asked.startswith(kind[0]) else f"{place},{rest}"


_CHECKS = re.compile(
    r"(?:请|帮我?|麻烦)*(?:核对|检查|核查|校验|复核|核验)[^,，。;；]*(?:年报|报告)里?的?(?:数据|数字|表格|统计表)[?？。]*$"
)
"""An order to check what a report holds, which is what is asked and tells of nobody."""


def set_together(text: str, across: Callable[[str, str], bool]) -> str:
    """A message without blanks that part no clauses: where one character stands by itself ("其 他 情 形"), all of them,
    else those inside a year in words ("二〇二 〇年") or a word of the catalogue, which `across` knows ("其 他处理")."""
    if any(len(piece) == 1 and _CJK.match(piece) for piece in text.split()):
        return _BLANKS_BETWEEN.sub("", text)
    text = _YEAR_IN_WORDS.sub(lambda hit: "".join(hit[0].split()), text)

    def joined(blank: re.Match[str]) -> str:
        left, right = "".join(text[: blank.start()].split()), "".join(text[blank.end() :].split())
        return "" if across(left[-_NEAR:], right[:_NEAR]) else blank[0]

    return _BLANKS_INSIDE.sub(joined, text)


def set_apart(text: str, names_first: Callable[[str], int], says_something: Callable[[str], bool]) -> str:
    """A message with the commas that dictation leaves out: behind what its writer tells of himself before the organ or
    year that it names first (where, `names_first` tells), and before what he tells behind the last of what he asks."""
    asked = [hit.end() for hit in _ASKED.finditer(text)]
    tail = text[asked[-1] :] if asked else ""
    if len(tail) > 2 and not (_JOINS.search(tail) or _DONE_TO_THEM.match(tail)) and _is_one(tail, says_something):
        text = f"{text[: len(text) - len(tail)]},{tail}"
    before = _NAMING.sub("", text)
    if ("了" not in before and not _TELLS.search(before)) or _CHECKS.match(text):
        return text
    head = text[: names_first(text)]
    return (
        f"{head},{text[len(head) :]}"
        if len(head) > 2 and not _JOINS.search(head) and _is_one(head, says_something)
        else text
    )


def _is_one(text: str, says_something: Callable[[str], bool]) -> bool:
    """Whether a stretch is one clause that tells of its writer."""
    nothing_of_him = not _TELLS.search(_A_PERSON.sub("", text))
    if nothing_of_him or _LIMITS.search(text) or not _PARTS.fullmatch(text):
        return False
    return _is_background(_CLOSE.sub("", text), says_something)


def _asked_behind(clause: str, says_something: Callable[[str], bool]) -> str:
    """A clause without what its writer tells of himself before he asks, with no comma between."""
    talk = _TALKS_FIRST.match(clause)
    told = talk and len(talk[0]) < len(clause) and (not talk["talk"] or _is_background(talk["talk"], says_something))
    return _asked_behind(clause[talk.end() :], says_something) if talk and told else clause


def _is_background(clause: str, says_something: Callable[[str], bool]) -> bool:
    """Whether a clause says what someone is, does, thinks or needs, and nothing that a figure could hang on."""
    if _CALLS_HIMSELF.fullmatch(clause):
        return True
    if any(pattern.fullmatch(clause.lower()) for pattern in _PLAIN):
        return not says_something(put(clause, _NEUTRAL))
    plain = _UNABLE.sub("会", put(clause.lower(), _NEUTRAL))
    if _ASKS.search(plain) or _LIMITS.search(plain):
        return False
    wants = _WANTS.search(plain)
    if wants and not _IN_ORDER_TO.search(wants["what"]) and not _OF_A_CLAUSE.search(wants["what"]):
        return False
    return bool(_TELLS.search(plain)) and not says_something(plain)
