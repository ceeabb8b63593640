"""What is said of many organs or years at once: averages, the first ones together, runs of years."""

from __future__ import annotations

PHRASES_OF_MANY: dict[str, tuple[str, str]] = {
    "text_average": (
        "{of}份年报正文里写的数，平均{value}{unit}（是正文的说法，不是统计表的数）：",
        "The numbers that the texts of {of} reports state, not the tables, are {value}{unit} on average:",
    ),
    "texts_unread": (
        "这些年报收录较早，正文里的数还没有读出，不能排名或合计；请运行 wenbao ingest --again",
        "No numbers were read from the texts of these older entries: run wenbao ingest --again to rank or add them up",
    ),
    "list_each_year": (
        "收录的各年都有年报的：{organs}（每家{count}份）。",
        "Held for every year of which any report is: {organs} ({count} reports each).",
    ),
    "list_fullest": (
        "没有哪家在收录的各年都有年报；年报最多的是{organs}（每家{count}份）。",
        "None is held for every year of which any report is; the most are of {organs} ({count} each).",
    ),
    "list_most_of_year": ("收录年报最多的是{years}（{count}份）：", "Most reports are held for {years} ({count}):"),
    "most_year": ("最多的是{years}年：{value}{unit}", "The most were in {years}: {value}{unit}"),
    "least_year": ("最少的是{years}年：{value}{unit}", "The fewest were in {years}: {value}{unit}"),
    "other_organs": (
        "（各年相加的单位不完全相同）",
        " (not the same organs are added up in each year)",
    ),
    "held_each": ("{years}每年都有年报的单位（{count}家）：", "Organs with a report for each of {years} ({count}):"),
    "held_not_each": (
        "{years}中有缺的单位（{count}家）：",
        "Organs without a report for some of {years} ({count}):",
    ),
    "held_fewest": ("年报最少的单位，每家{many}份（{count}家）：", "The fewest reports, {many} each ({count} organs):"),
    "held_last": ("最新一份年报是{years}的单位（{count}家）：", "Organs whose latest report is for {years} ({count}):"),
    "held_first": ("最早一份年报是{years}的单位（{count}家）：", "Organs whose first report is for {years} ({count}):"),
    "held_so_many": ("收录年报{many}的单位（{count}家）：", "Organs with {many} ({count}):"),
    "held_one_not_other": (
        "有{had}年报、没有{lacked}年报的单位（{count}家）：",
        "Organs with a report for {had} and none for {lacked} ({count}):",
    ),
    "held_by_year": ("各年年报份数（共{count}份）：", "Reports of each year ({count} in all):"),
    "held_more": ("{year}年比{than}年多{count}份年报。", "{count} more reports are held for {year} than for {than}."),
    "held_fewer": ("{year}年比{than}年少{count}份年报。", "{count} fewer reports are held for {year} than for {than}."),
    "lacks_line": ("{organ}：没有收录{years}", "{organ}: none held for {years}"),
    "so_many_=": ("正好{many}份", "just {many} reports"),
    "so_many_>": ("超过{many}份", "more than {many} reports"),
    "so_many_<": ("不到{many}份", "fewer than {many} reports"),
    "so_many_>=": ("{many}份及以上", "{many} reports or more"),
    "so_many_<=": ("{many}份及以下", "{many} reports or fewer"),
    "list_year": ("{year}年：{count}份", "{year}: {count}"),
    "level": ("持平。", "Yes, level."),
    "not_level": ("没有持平。", "No, not level."),
    "reached": ("是，达到了。", "Yes, it has."),
    "not_reached": ("没有达到。", "No, it has not."),
    "audit_sums": ("表内勾稽关系", "the sums of the tables"),
    "audit_part_clean": (
        "{report}：{what}没有发现对不上之处{beside}。",
        "{report}: no contradiction in {what}{beside}.",
    ),
    "carried_same": (
        "{year}年的{first}与{after}年的{next}相等。",
        "{first} of {year} and {next} of {after} are equal.",
    ),
    "carried_other": (
        "{year}年的{first}与{after}年的{next}不相等。",
        "{first} of {year} and {next} of {after} are not equal.",
    ),
    "carried_untold": (
        "两个数没有都读到，无法比较。",
        "Not both numbers are there to be held against each other.",
    ),
    "audit_elsewhere": ("（别处有，问整份年报可见）", " (elsewhere in the report there is something)"),
    "audit_part_all_clean": (
        "核对了{count}份年报的{what}，没有发现对不上之处。",
        "{count} reports were checked for {what}, no contradiction was found.",
    ),
    "audit_without": (
        "核对了{of}份年报，没有发现对不上之处的有{count}份",
        "{count} of {of} reports checked do not contradict themselves",
    ),
    "only_member": (
        "（“{group}”只收录了1家：{organ}）",
        "(of “{group}” only one is held: {organ})",
    ),
    "and_others": ("等", " and others"),
    "median": ("中位数{value}{unit}（{of}个数）", "Median: {value}{unit} (of {of} figures)"),
    "mean_average": ("平均数（{value}{unit}，{of}个数）", "the average ({value}{unit}, of {of} figures)"),
    "mean_median": ("中位数（{value}{unit}，{of}个数）", "the median ({value}{unit}, of {of} figures)"),
    "mean_above": ("{what}高于{mean}", "{what}, above {mean}"),
    "mean_below": ("{what}低于{mean}", "{what}, below {mean}"),
    "mean_at_least": ("{what}不低于{mean}", "{what}, not below {mean}"),
    "mean_at_most": ("{what}不高于{mean}", "{what}, not above {mean}"),
    "of_members": (
        "问到的机关合计{value}{unit}（{of}个数相加）",
        "the organs asked about {value}{unit} (of {of} figures)",
    ),
    "first_together": ("前{count}名合计{value}{unit}", "The first {count} together: {value}{unit}"),
    "last_together": ("后{count}名合计{value}{unit}", "The last {count} together: {value}{unit}"),
    "part_of_all": (
        "，占有数字的{of}家合计{total}{unit}的{share}%",
        ", that is {share}% of the {total}{unit} that the {of} organs with a number have together",
    ),
    "times_more": ("，即多出{value}倍", ", that is {value} times more"),
    "doubled": ("，正好翻了{count}番", ", that is doubled {count} time(s) over"),
    "doubling": ("（翻一番是2倍，翻两番是4倍）", " (doubled is 2 times, doubled twice 4 times)"),
    "not_each": ("不是每家都有。", "Not each of them has. "),
    "run_up": ("增加", "rose"),
    "run_down": ("减少", "fell"),
    "moved_most": ("{way}最多的：{years}", "It {way} most: {years}"),
    "moved_never": ("收录的各年里没有哪一年比上一年{way}", "In no year held it {way} from the one before"),
    "sums_of_others": (
        "；两年相加的单位不完全相同，差额里有这个原因",
        "; not the same organs are added up in both years, which is part of the difference",
    ),
    "run_span": ("{first}年至{last}年", "from {first} to {last}"),
    "converted_as_asked": ("（金额已按所问换算为{unit}）", "(amounts are converted to {unit}, as asked)"),
    "times_percent": ("；{first}是{second}的{value}%", "; {first} is {value}% of {second}"),
    "run_own": ("各自收录的各年", "over the years held of each"),
    "run_count": (
        "{what}{span}每年都比上年{way}的有{value}家（共核对{of}家）：",
        "{what}: {value} of {of} organs checked {way} every year {span}:",
    ),
    "run_nobody": (
        "{what}{span}每年都比上年{way}的一家也没有（共核对{of}家）。",
        "{what}: none of {of} organs checked {way} every year {span}.",
    ),
    "each_of": ("{years}年", "in {years}"),
    "each_count": (
        "{what}、{span}每年都如此的有{value}家（共核对{of}家）：",
        "{what}, in every year {span}: {value} of {of} organs checked:",
    ),
    "each_nobody": (
        "{what}、{span}每年都如此的一家也没有（共核对{of}家）。",
        "{what}, in every year {span}: none of {of} organs checked.",
    ),
    "run_unknown": ("年份不全或缺数字、没有核对：{organs}", "Not checked, for a year or a number lacks: {organs}"),
    "run_holds": ("是，{span}每年都比上年{way}。", "Yes, it {way} every year {span}."),
    "run_broken": (
        "不是，{span}并非每年都比上年{way}：{years}年没有{way}。",
        "No, {span} it {way} not in every year: not in {years}.",
    ),
    "run_cannot_tell": (
        "收录的年份或数字不全，不能判断是否每年都{way}。",
        "A year or a number lacks, so it cannot be told whether it {way} every year.",
    ),
}
