"""Every sentence the assistant says, in Chinese and in English; the numbers in them come from elsewhere."""

from __future__ import annotations

from bot.phrases_of_many import PHRASES_OF_MANY

_PHRASES: dict[str, tuple[str, str]] = {
    **PHRASES_OF_MANY,
    "reported": ("{organ}{year}年{cell}：{value}{unit}{mark}", "{organ}, {year}, {cell}: {value}{unit} {mark}"),
    "blank": (
        "{organ}{year}年年报“{cell}”一格是空的，没有填数（空白不等于零）{mark}",
        "{organ}, {year}: the cell “{cell}” is blank in the report (blank is not zero) {mark}",
    ),
    "missing": (
        "{organ}{year}年年报的表格缺“{cell}”这一格，或者无法准确读出，因此不给出数字{mark}",
        "{organ}, {year}: the report's table lacks the cell “{cell}”, or it cannot be read beyond doubt {mark}",
    ),
    "absent": (
        "{organ}{year}年年报所用的格式没有“{cell}”这一栏{mark}",
        "{organ}, {year}: the form of this report has no cell “{cell}” {mark}",
    ),
    "nearest": ("（这种格式里相近的有：{cells}）", "(the nearest that this form has: {cells})"),
    "holds": ("所在行列的勾稽关系成立", "the sums it takes part in add up"),
    "broken": ("注意：所在行列的勾稽关系不成立", "note: the sums it takes part in do not add up"),
    "assumed_year": (
        "（问题没有说年份，按已收录的最近一年{year}年回答）",
        "(no year was named; this is {year}, the latest one held)",
    ),
    "those_years": ("（只比较了上文说的{years}年）", "(only the years talked of are compared: {years})"),
    "relative_year": ("（“{word}”指{years}年）", "(“{word}” means {years})"),
    "cases": (
        "（年报按件数统计，一人可以提多件，不等于人数）",
        "(the reports count applications, not people: one person may make several)",
    ),
    "set_apart": (
        "（未计入{organs}自己的年报，它可能覆盖整个地区）",
        "(The report of {organs} itself is not counted among them: it may cover the whole region)",
    ),
    "silent": (
        "（其中{count}家没有收录这一年的年报，未计入：{organs}）",
        "({count} of them have no report held for it and are not counted: {organs})",
    ),
    "short_of_years": (
        "（有{count}家不是这几年都有数，只加了有数的年份：{organs}）",
        "({count} of them lack a number for some of these years; only the other years were added: {organs})",
    ),
    "lacking": ("没有收录{years}年的年报", "no report is held for {years}"),
    "converted": (
        "（金额单位不同，已统一换算为{unit}后再计算）",
        "(amounts are printed in different units and were converted to {unit})",
    ),
    "in_unit": ("{label}折合{value}{unit}", "{label} that is {value}{unit}"),
    "own_rate": ("· {definition}，为{value}%", "· {definition}: {value}%"),
    "own_change": ("· {cell}{change}", "· {cell}: {change}"),
    "more": ("{first}比{second}多{value}{unit}", "{first}: {value}{unit} more than {second}"),
    "fewer": ("{first}比{second}少{value}{unit}", "{first}: {value}{unit} fewer than {second}"),
    "higher": ("{first}比{second}高{value}个百分点", "{first}: {value} percentage points higher than {second}"),
    "lower": ("{first}比{second}低{value}个百分点", "{first}: {value} percentage points lower than {second}"),
    "equal": ("{first}与{second}相同", "{first}: the same as {second}"),
    "times": ("；{first}是{second}的{value}倍", "; {first} is {value} times {second}"),
    "otherwise": (
        "也有只算予以公开的：{definition}，为{value}%",
        "Some count only what was granted in full: {definition}, {value}%",
    ),
    "above": ("（多{value}%）", " (+{value}%)"),
    "under": ("（少{value}%）", " (-{value}%)"),
    "both_years": (
        "（只比较两年都收录了年报的机关）",
        "(only organs of which a report is held for both years are compared)",
    ),
    "rises": ("增加{value}", "up {value}"),
    "falls": ("减少{value}", "down {value}"),
    "stays": ("没有变化", "unchanged"),
    "years_added": ("{years}年合计", "{years} together"),
    "of_years": ("（{count}年）", " ({count} years)"),
    "change_span": ("{last}年比{first}年", "from {first} to {last}"),
    "condition_rose": ("{what}增加", "{what}: risen"),
    "condition_fell": ("{what}减少", "{what}: fallen"),
    "grown": ("（增长{value}%）", " (up {value}%)"),
    "shrunk": ("（下降{value}%）", " (down {value}%)"),
    "series": ("{organ}各年{name}：", "{organ}, {name} by year:"),
    "no_number": ("没有数字", "no number"),
    "part": ("· {label}：{value}{unit}{mark}", "· {label}: {value}{unit} {mark}"),
    "total": (
        "{organ}{year}年{cell}：合计{value}{unit}（{of}个数相加）",
        "{organ}, {year}, {cell}: {value}{unit} in all (of {of} figures)",
    ),
    "no_total": (
        "{organ}{year}年{cell}：其中有的格读不出来，不能给出合计",
        "{organ}, {year}, {cell}: no total, for some cells could not be read",
    ),
    "term": ("{cell}{value}{unit}{mark}", "{cell} {value}{unit} {mark}"),
    "of_all": ("全部机关合计{value}{unit}（{of}个数相加）", "all organs {value}{unit} (of {of} figures)"),
    "share_of": ("{part}占比", "share of {part}"),
    "and_more": ("等（还有{count}个）", " and {count} more"),
    "nothing_counted": ("没有可以核对的数字。", "There is no number to check."),
    "condition_over": ("{what}超过{bound}{unit}", "{what} over {bound}{unit}"),
    "above_own": ("{what}多于{organ}（{value}）", "{what}, more than {organ} ({value})"),
    "below_own": ("{what}少于{organ}（{value}）", "{what}, fewer than {organ} ({value})"),
    "rate_above": ("{what}高于{organ}（{value}）", "{what}, higher than {organ} ({value})"),
    "rate_below": ("{what}低于{organ}（{value}）", "{what}, lower than {organ} ({value})"),
    "condition_least": ("{what}不少于{bound}{unit}", "{what} at least {bound}{unit}"),
    "condition_under": ("{what}不足{bound}{unit}", "{what} under {bound}{unit}"),
    "condition_most": ("{what}不超过{bound}{unit}", "{what} at most {bound}{unit}"),
    "condition_is": ("{what}等于{bound}{unit}", "{what} of exactly {bound}{unit}"),
    "condition_between": ("{what}在{bound}{unit}之间", "{what} between {bound}{unit}"),
    "condition_both": ("{what}{bound}{unit}", "{what} {bound} {unit}"),
    "condition_none": ("{what}为零", "{what} of zero"),
    "condition_any": ("{what}大于零", "{what} above zero"),
    "as_asked": ("与问题里说的数相符。", "This is as the question says."),
    "not_as_asked": ("与问题里说的数不符。", "This is not what the question says."),
    "nothing_left": (
        "除去不算的，问到的年报里没有剩下可以回答的。",
        "Nothing that was asked about is left once what does not count is taken out.",
    ),
    "nothing_ranked": ("{subject}：没有数字可以排名。", "{subject}: there is no number to rank."),
    "nth_place": ("{subject}，{order}第{rank}位：", "{subject}, the place asked for, {order}:"),
    "no_such_place": ("{subject}：有数字的只有{count}家，没有第{rank}位。", "{subject}: only {count} have a number."),
    "yearly": ("{subject}，各年{way}：", "{subject}, the {way} of each year:"),
    "ranking_ends": ("{subject}，最多的和最少的：", "{subject}, the largest and the smallest:"),
    "rates_down": ("{subject}，从高到低：", "{subject}, highest first:"),
    "rates_up": ("{subject}，从低到高：", "{subject}, lowest first:"),
    "most": ("最多", "Largest"),
    "least": ("最少", "Smallest"),
    "first_so_many": ("前{count}名", "First {count}"),
    "last_so_many": ("后{count}名", "Last {count}"),
    "highest": ("最高", "Highest"),
    "lowest": ("最低", "Lowest"),
    "order_down": ("从多到少", "from the largest"),
    "order_up": ("从少到多", "from the smallest"),
    "placed": (
        "{subject}：{organ}在有数字的{count}家机关中，{order}排第{rank}位{tie}。",
        "{subject}: {organ} is no. {rank}{tie} of {count} organs with a number, {order}.",
    ),
    "unplaced": ("{subject}：{organ}没有数字，未参与排名。", "{subject}: {organ} has no number and is not ranked."),
    "no_difference": ("其中有数字空缺，无法计算差额", "a number is lacking, so no difference can be computed"),
    "ranking_down": ("{subject}，从多到少：", "{subject}, largest first:"),
    "ranking_up": ("{subject}，从少到多：", "{subject}, smallest first:"),
    "rank_line": ("{rank}. {label}：{value}{unit}{mark}", "{rank}. {label}: {value}{unit} {mark}"),
    "tie": ("（并列）", " (tied)"),
    "of_nothing": ("分母为零、没有比率：{labels}", "No rate, as its whole is zero: {labels}"),
    "shares_of": ("占比的分母：{whole}", "Shares are of: {whole}"),
    "stocks": (
        "（年初年末的存量，各年不能相加）",
        "(what stood at one end of each year is not to be added up over years)",
    ),
    "unranked": ("没有数字、未参与排名：{labels}", "Without a number, not ranked: {labels}"),
    "folded": ("（共{count}项，只列出前面的，其余略）", "({count} in all, only the first are shown)"),
    "sum": ("合计{value}{unit}（{of}个数相加）", "Sum: {value}{unit} (of {of} figures)"),
    "average": ("平均{value}{unit}（{of}个数）", "Average: {value}{unit} (of {of} figures)"),
    "left_out": ("没有数字、未计入：{labels}", "Without a number, left out: {labels}"),
    "count": ("{what}的有{value}{unit}（共核对{of}{unit}）：", "{what}: {value} (of {of} checked):"),
    "count_none": ("{what}的一{unit}也没有（共核对{of}{unit}）。", "{what}: none (of {of} checked)."),
    "ratio": ("{organ}{year}年{name}：{value}%（{terms}）", "{organ}, {year}, {name}: {value}% ({terms})"),
    "no_ratio": ("其中有数字空缺，无法计算比例", "a number is lacking, so no ratio can be computed"),
    "no_share": ("分母为零，无法计算比例", "the whole is zero, so no ratio can be computed"),
    "one_year": ("只收录了这一年，看不出变化", "only this one year is held, so there is no trend to tell"),
    "scope_added": (
        "注意：{organs}的年报可能覆盖整个地区，已含其中各机关的数；这里一并计入，可能重复计算",
        "Note: the reports of {organs} may cover a whole region and so what its offices report as well; "
        "both are counted here, so some may be counted twice",
    ),
    "scope_beside": (
        "注意：{organs}的年报可能覆盖整个地区，其余的有些只是该地区内的一个机关，口径不同",
        "Note: the reports of {organs} may cover a whole region, while others here are of an office within it",
    ),
    "list_all": ("共收录{count}份年报：", "Reports held: {count}"),
    "list_of_many": (
        "共收录{organs}家单位的{count}份年报，最早是{first}年的，最晚是{last}年的：",
        "{count} reports of {organs} organs are held, the earliest for {first}, the latest for {last}:",
    ),
    "list_none": ("没有收录{what}年报。", "No report is held{what}."),
    "list_line": ("{organ}：{years}", "{organ}: {years}"),
    "year": ("{year}年", "{year}"),
    "lacking_all": (
        "没有{years}年年报的已知机关（{count}家）：",
        "Organs held that have no report for {years} ({count}):",
    ),
    "lacking_years": (
        "{organ}没有收录{years}的年报（已收录{held}）。没有收录不等于没有发布。",
        "No report of {organ} is held for {years} (held: {held}). Not held does not mean not published.",
    ),
    "lacking_no_year": (
        "{organ}在已收录的年份里每年都有年报：{held}。",
        "{organ} has a report for every year held: {held}.",
    ),
    "not_held": ("没有收录不等于没有发布。", "Not held does not mean not published."),
    "lacking_none": ("已知机关都有{years}年的年报。", "Every organ held has a report for {years}."),
    "audit_found": ("{report}：{message}{mark}", "{report}: {message} {mark}"),
    "audit_clean": (
        "{report}：核对了表内勾稽关系和正文数字，没有发现矛盾。",
        "{report}: its sums and the numbers in its text were checked, no contradiction was found.",
    ),
    "audit_all_clean": (
        "核对了{count}份年报的表内勾稽关系和正文数字，没有发现矛盾。",
        "The sums and the numbers in the text of {count} reports were checked, no contradiction was found.",
    ),
    "audit_unread": ("{report}：没有读到可以核对的表格。", "{report}: no table to check could be read."),
    "summary_head": ("{organ}{year}年政府信息公开年报概要：", "{organ}, {year}, in brief:"),
    "overview_head": ("{years}年各机关概况（共{count}份年报）：", "Overview for {years} ({count} reports):"),
    "overview_of": ("{who}{years}年概况（共{count}份年报）：", "Overview of {who} for {years} ({count} reports):"),
    "and_more_reports": ("等，共{count}份", " and others, {count} in all"),
    "audit_folded": ("（共{count}处，只列出前面的，其余略）", "({count} in all, only the first are shown)"),
    "overview_more": (
        "两年都有数字的{of}家新收合计{now}件，上年{then}件，多{value}件{rate}",
        "The {of} offices with a number for both years received {now}, {value} more than the {then} before{rate}",
    ),
    "overview_fewer": (
        "两年都有数字的{of}家新收合计{now}件，上年{then}件，少{value}件{rate}",
        "The {of} offices with a number for both years received {now}, {value} fewer than the {then} before{rate}",
    ),
    "overview_same": (
        "两年都有数字的{of}家新收合计{now}件，与上年{then}件相同",
        "The {of} offices with a number for both years received {now}, as in the year before ({then})",
    ),
    "overview_rate": (
        "总体公开率{value}%（{definition}，按各数齐全的年报合计）",
        "Disclosure rate of all: {value}% ({definition}, over the reports that have all these numbers)",
    ),
    "leader": ("{organ} {value}{mark}（占{share}%）", "{organ} {value} {mark} ({share}%)"),
    "leaders": ("新收最多的：{organs}", "Received most: {organs}"),
    "overview_years": ("各年：", "Each year:"),
    "overview_each": ("各机关：", "Each office:"),
    "overview_wrong": ("年报里有前后不一的地方：{reports}", "Reports that contradict themselves: {reports}"),
    "section_says": ("{section}：“{quote}”{mark}", "{section}: “{quote}” {mark}"),
    "total_of": ("{cell}合计{value}{unit}（{of}个数相加）", "{cell} in all: {value}{unit} (of {of} figures)"),
    "quote": ("{organ}{year}年年报写道：“{quote}”{mark}", "The {year} report of {organ} says: “{quote}” {mark}"),
    "covered": (
        "逐份查了{read}份年报，{told}份说到：",
        "{read} reports were gone through one by one, {told} of them say it:",
    ),
    "covered_more": (
        "另有{more}份也说到，未一一引出；请指明机关或年份。",
        "{more} more say it and are not quoted here; please name an organ or a year.",
    ),
    "covered_part": (
        "共收录{held}份，只查了前{read}份；请缩小范围。",
        "{held} are held, only the first {read} were gone through; please narrow the question.",
    ),
    "text_ranking": (
        "以下按{of}份年报正文里写的数排列（是正文的说法，不是统计表的数）：",
        "Ranked by the numbers that the texts of {of} reports state, not the tables:",
    ),
    "text_sum": (
        "{of}份年报正文里写的数相加，共{value}{unit}（是正文的说法，不是统计表的数）：",
        "The numbers that the texts of {of} reports state, not the tables, add up to {value}{unit}:",
    ),
    "text_value": ("{value}{unit}：{quoted}", "{value}{unit}: {quoted}"),
    "text_more": ("（另有{more}份，未一一引出）", "({more} more are not quoted)"),
    "text_unsure": (
        "另有{count}份年报写到，但说法不同或数的不一定是同一件事，未列入：",
        "{count} more speak of it, but differently or maybe of something else, and are left out:",
    ),
    "text_silent": (
        "正文里没有读到可以比较的数的有{count}份：{named}",
        "{count} state no number that could be compared: {named}",
    ),
    "contradicted": ("注意：{message}", "Note: {message}"),
    "not_in_table": ("表格中没有可用的数字；", "The table has no usable number. "),
    "which_organ": ("请问您问的是哪个机关？", "Which organ do you mean?"),
    "which_of": (
        "“{subject}”没有说清是哪个机关，请问是不是：",
        "“{subject}” does not say which organ; is it one of these?",
    ),
    "similar_name": ("没有叫“{subject}”的机关，您是不是想问：", "No organ is called “{subject}”; did you mean:"),
    "which_year": ("请问您问的是哪一年？", "Which year do you mean?"),
    "which_cell": ("请问您问的是表格里的哪一项？", "Which cell of the table do you mean?"),
    "unused_words": (
        "我没有把握理解“{subject}”，正文里也没有找到相应的说法。请换个说法；如果想问表格里的数，请只写机关、年份和项目。",
        "I am not sure about “{subject}”, and found nothing in the text about it. Please put it another way, or "
        "name just the organ, the year and the row of the table.",
    ),
    "choice": ("· {label}", "· {label}"),
    "gap_organ": ("没有收录“{organ}”的年报，无法回答。", "No report of “{organ}” is held, so I cannot answer."),
    "gap_year": (
        "没有收录{organ}{years}年的年报，无法回答。",
        "No report of {organ} for {years} is held, so I cannot answer.",
    ),
    "gap_year_all": ("没有收录{years}年的年报，无法回答。", "No report for {years} is held, so I cannot answer."),
    "gap_held": ("已收录的年份：{held}。", "Held: {held}."),
    "gap_anything": ("还没有收录任何年报。请先运行 wenbao ingest。", "No report is held yet. Run wenbao ingest first."),
    "gap_population": (
        "年报里没有人口数，无法计算人均；可以问总件数。",
        "The reports give no population, so nothing per head can be computed; ask for the total instead.",
    ),
    "one_intake": (
        "年报的表格没有这个数：办理结果按办结的年度统计，包括上年结转的，不分申请是哪一年收到的。可以问的是：",
        "The tables do not count this: results are of all cases closed in a year, those carried in among them, "
        "whatever year they came in. You can ask for:",
    ),
    "of_all_intakes": (
        "（办结的包括上年结转的申请，不限于当年新收的）",
        "(those closed include cases carried in, not only those received in the year)",
    ),
    "uncomputed": (
        "这里不计算众数、方差、标准差；可以问平均数、中位数、合计、最多和最少，或者完整的排名。",
        "No mode or standard deviation is computed here; ask for the average, the median, the sum, the largest and the "
        "smallest, or the whole ranking.",
    ),
    "pooled": (
        "{year}年各机关合计的{name}：{value}%（{part}{unit}÷{whole}{unit}，{of}份年报）",
        "{year}, {name} of all reports together: {value}% ({part} ÷ {whole}, {of} reports)",
    ),
    "spread": ("最多比最少多{value}{unit}", "Largest minus smallest: {value}{unit}"),
    "rate_spread": ("最高比最低高{value}个百分点", "Highest minus lowest: {value} percentage points"),
    "reports_summed": ("（{of}个数）", " (of {of} figures)"),
    "some": ("有。", "Yes."),
    "none": ("没有。", "No."),
    "all_done": ("也就是说，应办的申请在年内都已办结。", "So all applications were dealt with within the year."),
    "not_all_done": ("也就是说，年内没有全部办结。", "So not all were dealt with within the year."),
    "gap_text": ("在{subject}中没有找到能回答这个问题的内容。", "I did not find this in {subject}."),
    "not_indexed": ("索引还缺{count}段文字，请运行 wenbao reindex", "{count} passages to index: run wenbao reindex"),
    "gap_text_report": ("{organ}{years}年的年报", "the report of {organ} for {years}"),
    "gap_text_all": ("已收录的年报", "what is held"),
    "defined": ("{name}：{text}", "{name}: {text}"),
    "rests_on": ("（依据：{basis}）", " (see {basis})"),
    "regulation": ("《政府信息公开条例》{articles}", "the Regulation on Open Government Information, {articles}"),
    "article": ("第{number}条", "Article {number}"),
    "the_form": ("政府信息公开工作年度报告格式", "the form of the annual report"),
    "ask_article": ("条例{article}怎么说", "What does {article} of the Regulation say?"),
    "no_reference": (
        "没有收录{articles}的原文，不能引用；《政府信息公开条例》等可以用 wenbao ingest --reference 收录。",
        "The text of {articles} is not held and cannot be quoted; take it in with wenbao ingest --reference.",
    ),
    "article_says": ("《{title}》：“{quote}”{mark}", "{title}: “{quote}” {mark}"),
    "about_article": ("与它有关的说明：", "What is said here about it:"),
    "thanks": (
        "不客气。还想知道哪个机关、哪一年、哪一项，接着问就行。",
        "You are welcome. Ask on about any office, year or row.",
    ),
    "refused": (
        "我只回答政府信息公开工作年度报告里的问题，例如：“某机关某年收到多少件政府信息公开申请？”",
        "I only answer questions about government offices' annual reports on disclosure of information, "
        "such as “How many applications did an office receive in a year?”",
    ),
    "anew": (
        "好的，前面问过的都不再算数。您可以问：某机关某年收到多少件政府信息公开申请？",
        "Fine, we start anew. Ask, for example, how many applications an office received in a year.",
    ),
    "refused_change": (
        "我只能查询年报，不能修改数据。您可以问：某机关某年收到多少件政府信息公开申请？",
        "I can only look things up in the reports, not change them. Ask, for example, how many applications an "
        "office received in a year.",
    ),
    "amended": (
        "（人工更正：原读作 {read}；{by}，{at}：{why}）",
        " (corrected by hand: read as {read}; {by}, {at}: {why})",
    ),
    "amended_line": (
        "人工更正：{organ}{year}年{cell}原读作 {read}，现为 {value}{unit}（{by}，{at}：{why}）",
        "Corrected by hand: {organ}, {year}, {cell}: read as {read}, now {value}{unit} ({by}, {at}: {why})",
    ),
    "read_blank": ("空白", "blank"),
    "read_missing": ("缺（没有读出）", "missing (not read)"),
    "read_absent": ("无此项", "absent"),
    "respelled": ("（按“{text}”理解）", "(understood as “{text}”)"),
    "composed": (
        "（以上几句由语言模型据所注出处写成，已逐句核对；以下是程序的回答）",
        "(The sentences above were written by a language model and checked against their sources; the program's own "
        "answer follows.)",
    ),
    "not_composed": ("（{why}，以上回答没有用它）", "({why}; the answer above is without it)"),
    "understood": ("（这样理解您的问题：{text}）", "(understood as: {text})"),
    "model_timeout": ("语言模型没有按时应答", "The language model did not answer in time"),
    "model_busy": ("语言模型正忙或额度用完", "The language model is busy or its quota is used up"),
    "model_server": ("语言模型的服务出错", "The language model's server failed"),
    "model_unreachable": ("连不上语言模型", "The language model cannot be reached"),
    "model_key": ("语言模型的密钥没有设置或不对", "The language model's key is missing or wrong"),
    "model_name": (
        "没有这个语言模型，或没有装它的包",
        "There is no such language model, or its package is not installed",
    ),
    "model_malformed": ("语言模型的应答看不懂", "The language model's reply cannot be read"),
    "model_empty": ("语言模型什么也没有写", "The language model wrote nothing"),
    "model_endless": ("语言模型说个不停，已打断", "The language model did not stop and was cut off"),
    "model_refusal": ("语言模型拒绝作答", "The language model refused"),
    "model_language": ("语言模型没有用提问的语言作答", "The language model answered in another language"),
    "model_rejected": (
        "语言模型写的话没有通过核对",
        "What the language model wrote did not stand up to its sources",
    ),
    "model_budget": ("今天的语言模型用量已到限额", "Today's budget for the language model is used up"),
}


def say(key: str, english: bool, **values: object) -> str:
    """The phrase in the asker's language, with its values filled in."""
    if "unit" in values:
        values["unit"] = unit_name(str(values["unit"]), english)
    return _PHRASES[key][english].format(**values).rstrip()


_UNITS = {"万元": " ten thousand yuan", "元": " yuan", "亿元": " hundred million yuan", "%": "%"}


def unit_name(unit: str, english: bool) -> str:
    """A unit behind a number; counters (件, 家) are left out in English."""
    return _UNITS.get(unit, "") if english else unit
