kind,code,phrases,part,whole,zh,en
indicator,applications.received,本年新收政府信息公开申请数量|新收政府信息公开申请数量|新收政府信息公开申请|新收申请|新收到|新受理|新收|新收的申请|新收的|new applications|newly received
soft,applications.received,收得|收的|新增申请|新增的申请|新增了|新增|来件|收到的|收|接收了|receive|took in|收到政府信息公开申请|收到的政府信息公开申请|收到信息公开申请|收到申请|收到的申请|收到依申请|收到|受理|收了|收过|接到|接收|接收到|收件|收过的申请|收办|received|receive|receives|receiving|got|accepted|filed
soft,applications.unprocessed.*,turn away|turned away|turn down|turned down
soft,applications.denied.*,turn away|turned away|turn down|turned down
soft,applications.other*,stop processing|stopped processing|stop handling|stopped handling
indicator,applications.carried_in,carried over from the year before|carry over from the previous year|carry over from last year|carried over from|上一年度结转|从上一年结转|上一年结转过来|上年度转来|上一年转来|去年转过来|上年留下|上年遗留|往年结转|以前年度结转|上年结转的|上年结转政府信息公开申请数量|上年结转政府信息公开申请|上年结转过来|上年结转|上年度结转|上一年结转|去年结转|从上年结转|上年转来|结转上年|carried over from the previous year|carried over from last year|carried in|brought forward
indicator,applications.granted,fully disclose|fully grant|disclose in full|grant in full|全公开|完全公开|全公开了|grant|同意了|给公开|答应公开|予以公开|同意公开|准予公开|全部公开|全部予以公开|granted in full|fully disclosed|granted|disclosed in full|full disclosure
indicator,applications.partial,partially disclose|partly disclose|partly disclosed|partially grant|grant in part|disclose in part|部分公开|部分予以公开|partially disclosed|partial disclosure|partially granted|granted in part
indicator,applications.denied.*,没有被公开|没被公开|未被公开|没有公开|未公开|没给公开|不能公开|withhold|withheld|deny|refuse|不给公开|驳回|不让公开|没公开|未予公开|不予以公开|不予公开|不公开|拒绝公开|被拒绝|拒绝|被拒|不同意公开|denied|refused|refusals|denials|non-disclosure|not disclosed
indicator,applications.denied.state_secret,属于国家秘密|涉及国家秘密|国家秘密|涉密|state secret|state secrets
indicator,applications.denied.law,law or regulation bans|law or regulation ban|laws or regulations ban|laws and regulations|laws or regulations|banned by law|barred by law|legal bans|legal ban|bans by law|other laws and regulations forbid it|forbidden by law|forbidden by other laws|其他法律行政法规禁止公开|法律行政法规禁止公开|其他法律法规禁止公开|法律法规禁止公开|法律法规禁止|法律禁止公开|法规禁止公开|prohibited by law|prohibited by other laws
indicator,applications.denied.security,"危及三安全一稳定|危及""三安全一稳定""|三安全一稳定|""三安全一稳定""|three securities and one stability|security and stability"
indicator,applications.denied.third_party,third-party|third-party grounds|third party grounds|third-party interests|third party rights|rights of third parties|rights of a third party|为了保护第三方权益|保护第三方权益|保护第三方|侵害第三方|保护第三方合法权益|第三方合法权益|损害第三方权益|第三方权益|第三方|third party|third-party rights|third parties
indicator,applications.denied.internal,属于三类内部事务信息|三类内部事务信息|三类内部事务|内部事务信息|内部事务|internal affairs|internal matters
indicator,applications.denied.process,以过程性信息为由|过程信息|属于四类过程性信息|四类过程性信息|四类过程性|过程性信息|过程性|process information|deliberative information
indicator,applications.denied.enforcement,属于行政执法案卷|行政执法案卷|执法案卷|enforcement files|enforcement case files|law enforcement files
indicator,applications.denied.enquiry,属于行政查询事项|行政查询事项|行政查询|administrative enquiries|administrative inquiries
indicator,applications.unavailable.*,not available|not provided|没法提供|没办法提供|没能提供|提供不出|无法提供|不能提供|提供不了|未能提供|无法提供信息|could not be provided|cannot be provided|unable to provide|unavailable
indicator,applications.unavailable.not_held,查不到|机关没有掌握|没有掌握|未掌握|我们不掌握|本机关不掌握相关政府信息|本机关不掌握相关信息|本机关不掌握|不掌握相关政府信息|不掌握相关信息|不掌握|信息不存在|not held|information not held|not in possession
indicator,applications.unavailable.to_be_made,would have to be made|would have to be created|需要另行加工制作|另行加工制作|加工制作|要另做|得另做|没有现成信息需要另行制作|没有现成信息|需要另行制作|需另行制作|另行制作|无现成信息|to be made|need to be created|not readily available
indicator,applications.unavailable.unclear,still unclear after correction|still unclear|补正以后内容还是不明确|补正以后还是不明确|补正后还是不明确|补正后还不明确|补正仍不明确|补正后还是不清楚|补正之后仍不明确|补正后申请内容仍不明确|补正后内容仍不明确|补正后仍不明确|申请内容仍不明确|申请内容不明确|内容不明确|unclear after correction|remained unclear|unclear
indicator,applications.unprocessed.*,没有处理|没处理|不予受理处理|不予处理|不处理|not processed|unprocessed
indicator,applications.unprocessed.petition,petition or complaint|petitions or complaints|petition or complaint type|petition-type|petition type|complaint type|complaint-type|complaint|petition and complaint|信访举报|举报投诉类|举报投诉|投诉举报|信访投诉|信访举报投诉类申请|信访举报投诉类|信访举报投诉|信访投诉举报|信访类申请|信访类|信访|petitions and complaints|petition|petitions|complaints
indicator,applications.unprocessed.repeat,重复申请|重复的申请|重复提出的申请|repeated applications|duplicate applications|repeat applications
indicator,applications.unprocessed.publication,要公开出版物|索要公开出版物|要出版物|出版物|要求提供公开出版物|公开出版物|published materials|publications
indicator,applications.unprocessed.excessive,无正当理由大量反复申请|大量反复申请|反复大量申请|反复申请|excessive applications|excessive and repeated|unjustified mass applications
indicator,applications.unprocessed.confirmation,confirmation or reissue|confirmation|要求确认或重新出具|要求重新出具已获取信息|要求重新出具|要求确认|要求行政机关确认或重新出具已获取信息|确认或重新出具已获取信息|确认或重新出具|重新出具已获取信息|重新出具|reissue|confirm or reissue
indicator,applications.other*,其他处理|作其他处理|otherwise processed|other handling|handled otherwise|other processing
indicator,applications.other.not_corrected,逾期不补正材料|不补正材料|没按时补正|没有按时补正|没按期补正|未按时补正|申请人无正当理由逾期不补正|申请人逾期不补正|无正当理由逾期不补正|逾期不补正|逾期未补正|逾期没有补正|未按期补正|不补正|not corrected in time|failed to correct
indicator,applications.other.fee_unpaid,逾期没交费|逾期没有交费|逾期没缴费|没按时缴费|没有缴费|没缴费|不交费|未交费|没交费|逾期不交费|逾期未交费|拖欠费用|申请人逾期未按收费通知要求缴纳费用|逾期未按收费通知要求缴纳费用|未按收费通知要求缴纳费用|申请人逾期未缴费|申请人逾期不缴费|逾期不缴费|逾期未缴费|逾期未缴纳费用|逾期没有缴费|未缴费|不缴费|未缴纳费用|fee not paid|fees unpaid|unpaid fees|fee was not paid|fees were not paid|fee had not been paid|did not pay the fee|did not pay|fee not having been paid
indicator,applications.other.other,其他处理(其他情形)|其他处理[其他情形]|其他处理"其他情形"|其他处理的其他情形|其他处理其他情形|otherwise processed (other reasons)|other handling (other reasons)|其他处理(其他情形)|其他处理的其他情形|其他处理中的其他情形|其他处理(其他)|其他处理[其他]|其他处理"其他"|其他处理3.其他|其他处理.3.其他|其他处理里的"其他"|其他处理中的"其他"|其他处理的"其他"|其他处理中的其他|其他处理里的其他|其他处理的其他
indicator,applications.processed,办结的|办好|办了结|办成|办理了|办结数量|办理数量|process|complete|handle|答结|办结|办结总数|办结数|办理完毕|办结件|办完|办理结果总计|办理总数|处理完毕|本年度办理结果总计|processed|completed|concluded|handled|dealt with
indicator,applications.carried_out,结转到下年|结转到次年|结转到明年|结转至下年|结转至下一年|结转至次年|转到次年|转至下年|carry over to the next year|carry over to next year|carry forward|carries forward|carry over|转到下一年接着办|转到下一年|转到下年度|接着办|没办完|还没办完|未办完|未办结|没有办完|尚未办结|留到下一年|留到下年|顺延到下一年|顺延到下年度|顺延到下年|结转下年度办理|转入下一年|结转下年度继续办理|结转到下年度继续办理|结转下年继续办理|结转下一年度继续办理|结转至下年度|结转到下年度|结转到下一年|结转下一年|结转下年度|结转下年|转下年度办理|转下年度|转到下年|转入下年|carried over to the next year|carried over to next year|carried forward|carried out to the next year
indicator,disputes.reconsideration,复议的案件|行政复议|复议|复议案件|administrative reconsideration|reconsideration|administrative review|reconsiderations
indicator,disputes.litigation.*,打官司|官司|告上法院|被告上法院|行政官司|行政诉讼|诉讼|诉讼案件|被起诉|litigation|lawsuits|administrative litigation|court cases
indicator,disputes.litigation.direct,未经复议|没经复议|未经行政复议|没有经过复议|未经过复议|没经过复议|不经复议|没走复议直接起诉|没经复议就直接起诉|没经复议直接起诉|未经复议就起诉|不经复议直接起诉|没复议直接起诉|没复议就起诉|直接告上法院|直接起诉的|没走复议|未经复议直接起诉|未经复议起诉|没有复议直接起诉|直接起诉|direct litigation|sued directly|without reconsideration
indicator,disputes.litigation.after_review,先复议后起诉|复议完再起诉|经过复议再起诉|经过复议后起诉|复议以后起诉|复议后又起诉|复议后起诉|经复议后起诉|复议后诉讼|复议之后起诉|复议后再起诉|litigation after reconsideration|after reconsideration
indicator,proactive.regulations,规章|行政规章|政府规章|government rules|regulations|rules
indicator,proactive.normative,行政规范性文件|规范性文件|normative documents|administrative normative documents
indicator,proactive.licences,许可|发证|行政许可|administrative licensing|administrative licences|administrative licenses|licensing|licences|licenses|administrative permits
indicator,proactive.penalties,处罚|罚|行政处罚|administrative penalties|administrative penalty|penalties|administrative punishments
indicator,proactive.coercion,强制措施|强制|coercion measures|coercive|行政强制|行政强制措施|administrative coercion|coercive measures|administrative compulsion|coercion
indicator,proactive.fees,行政事业收费|事业收费|行政事业性收费|事业性收费|行政收费|administrative fees|administrative charges
indicator,proactive.procurement,centralised government procurement|centralized government procurement|采购金额|采购|政府集中采购|集中采购|政府采购|centralised procurement|centralized procurement|government procurement|procurement
indicator,proactive.other_services,其他对外管理服务事项|对外管理服务事项|other management and service items
indicator,applications.granted,{给予/给予了/准许/准予/同意给/答应给}{公开/公开的}|予以了公开|全都公开|{给/向/对}{企业/公司/商业企业/自然人/个人/公民/群众/百姓/老百姓/律所/科研机构/法律服务机构/公益组织/社会公益组织}{公开/公开了}
indicator,applications.denied.law,"{其他/其它/}法律、{行政/}法规{禁止/不允许/不让}{公开/}|{其他/其它/}{法律、行政法规/法律行政法规/法律法规/法律}{禁止公开/不允许公开/不让公开}{而不公开/而不予公开/}"
indicator,applications.other.fee_unpaid,{逾期/到期/}{没/没有/未/不}按{照/时/}{收费/缴费/交费/}通知{要求/书要求/书/}{交费/缴费/缴纳费用/交钱/付费}|{逾期/到期}{没/没有/未/不}{交钱/付费/付钱/缴钱}|fee was not paid|fees were not paid|fee had not been paid|did not pay the fee|did not pay|fee not having been paid
indicator,applications.other.other,"其他处理{里面/里头/里边/当中/下面/项下/下/这一类里/一类里}{的/}{“3.其他”/“其他”/“其他情形”/3.其他/其他情形}|其他处理{的/中的/里的/中/里/}{“3.其他”/3.其他/（3）其他/第三项其他/第3项其他}"
indicator,applications.processed,{本年度/}办理结果{的/}{总计/合计/总数}|{申请/}结案{的/}{信息公开/}申请|申请{都/}结案{了/的}|办{理/}出结果{的/}|{申请/}办理完结|答复完毕|办理完成
indicator,applications.carried_out,{没/没有/未/还没/尚未}{办完/办结}{，/而/}{留/结转/转/顺延/拖}{到/到了/至/}{下一年/下年/下年度/明年}|{留/结转/转/顺延/遗留/拖/推}{到/到了/至/入/给/}{下一年/下年/下年度/下一年度/第二年/次年/来年/转年}{/继续办理/接着办/再办/办理}|跨年{办理/继续办理/}|转下年|结转{多少/几/多少件/几件/了多少/了几件}{到/至/给}{下一年/下年/下年度/下一年度/第二年/次年}
indicator,applications.carried_in,{上一年/上年/上年度/去年}{没办完/没办结/未办结/未办完/剩下/遗留}{的/}{结转/转/留/}{过来/下来/到今年/到本年/进来}{的/}
indicator,applications.unprocessed.confirmation,{要求/申请/}{行政机关/机关/}确认{或者/、/和/及/或是/以及}重新出具{已获取信息/已获取的信息/已经获取的信息/}
indicator,applications.unavailable.not_held,{本机关/本单位/该机关/机关}{不掌握/没有掌握/没掌握/未掌握/不持有}{/相关信息/相关政府信息/有关信息}|{信息/}{机关/单位}手里没有
indicator,disputes.litigation.*,{打/打了/打过/打的/吃/吃了/惹上}{行政/}官司{的/}|{被/被人/}{告/诉}{到/上/至}{法院/法庭}{去/}|被{人/}{起诉/诉讼}{了/的/过}|法院{起诉/打官司}|上{法院/法庭}
indicator,disputes.litigation.direct,{没/没有/未/未经/没经/不经/没有经过/未经过/没经过/没走/没有走/不走/没先/未先/跳过/绕过}{行政/}复议{，/就/而/}{直接/}{起诉/告到法院/告上法庭/打官司/提起诉讼/诉讼/到法院起诉/去法院告}|直接{告到法院/告上法庭/诉到法院/打官司/提起诉讼/到法院起诉/诉讼/向法院起诉}
indicator,disputes.litigation.after_review,{先/先走/先经/走完/走过/打完/经过/经}{行政/}复议{，/、/}{再/又/然后/才/之后/后/以后/之后再/后再}{起诉/告到法院/告上法院/告上法庭/打官司/提起诉讼/诉讼/到法院起诉/上法院}|复议{完/过/了}{再/又/后/之后/以后}{起诉/打官司/诉讼/告到法院/告上法院}|复议{后/之后/以后}{又/再/}{打官司/告到法院/告上法院/提起诉讼/打的官司}
indicator,proactive.fees,{本年/}收费{金额/总额/总金额}
indicator,proactive.penalties,罚了|{处罚/罚}{过/掉}
indicator,applications.denied.*,{refuse/refused/refusing/decline/declined/not agree} to {disclose/release/provide/give out/make public}|{decline/declined/reject/rejected/rejecting/turned down/turn down}|{not/never} {disclose/released/release}
indicator,applications.carried_out,{剩下/还剩/留下/剩/有/还有/转/留/结转/转了/留了/结转了/剩了}{多少/几件/多少件/多少份/几份/几个/多少个/多少件申请/几件申请}{转到/转至/转入/结转到/结转至/结转入/留到/留至/顺延到/到/至}{下一年/下年/明年/次年}
indicator,applications.denied.state_secret,国家机密|机密|{因/因为/属于/涉及/以/}{保密/秘密}{为由/原因/的/}|{涉/属于}密{的/}|state secrecy|classified|secrecy
indicator,applications.denied.law,{法律/法规/法律法规}{不让/不许/不允许/不准}公开|{法律/法规/法律法规/其他法律/其他法规}{禁止/所禁止}
indicator,applications.denied.third_party,{涉及/影响/损害/侵犯/}第三{方/者}{利益/的利益/权益/的权益/的合法权益}|{商业秘密/商业机密}{、/或/和/或者/及}个人隐私
indicator,applications.denied.internal,{内部/内部管理/机关内部}{信息/事务类信息/事项/事务类}|internal information|internal administration
indicator,applications.denied.process,{行政/决策/}过程{中的/性}{信息/材料/文件}|process-related information|procedural information
indicator,applications.denied.enforcement,{行政/}执法{卷宗/案卷材料/案卷信息/卷宗材料}|law enforcement case files|enforcement case file
indicator,applications.denied.security,危及{安全/安全稳定/安全和稳定/安全或稳定/国家安全和社会稳定}|endanger security|endangering security
indicator,applications.denied.*,{没/没有/未/没被/未被/没有被/不}{批准/同意/准许/准予}{公开/的/}|{不准/不许/不肯/不愿/不愿意}公开|{遭/遭到/给}{拒绝/拒/拒了}|拒{了/掉了/掉}|回绝{了/的/}|turning down|withholding|kept from the public|rejections|rejected
indicator,applications.granted,批准公开|{全/全都/全部/都}{给了/提供了/予以提供}|全部{提供/给}|全文公开|approved in full|fully released|fully granted|full grants|released in full|release in full|completely disclosed
indicator,applications.partial,{只/仅/}{给了/公开了/提供了/公开}一部分|只{公开/给/提供}{了/}部分|部分{给了/提供了/提供/同意公开/准予公开}|区分处理{的/后公开/}|一部分公开|partly granted|partial grants|partly released|partially released|released in part|redacted
indicator,applications.unavailable.not_held,没有{这个/这条/该/此/这份/这一}信息|{没有/没/无}{相关/有关}{政府/}信息|{申请的/所申请的/所申请/要的/政府/}信息不存在|不属于{县里/市里/区里/镇里/乡里/本机关/本单位/该机关/本级}{掌握/公开/负责公开/管/职责}{的/范围/的范围/范围的}{信息/}|查无{此信息/此件/信息/结果/相关信息/}|{查找/检索/查询}不到|{找/查找/查/检索}不到{信息/这个信息/相关信息/的}|没{查到/找到}{信息/这个信息/相关信息/的}|{does not/did not/do not/don't/didn't} {hold/have the information/possess}|not in its possession|{no such/could not find the} information|do not exist|did not exist|does not exist|non-existent
indicator,applications.unavailable.to_be_made,{没/没有/无}现成{的/信息的/资料/材料/}|{要/需要/需/得/须}{另外/重新/另行/再/}{加工/制作/加工汇总/汇总加工/加工整理/加工分析}|created specially|specially made|specially created|made from scratch|compiled anew
indicator,applications.unavailable.unclear,补正{了/过/}{后/以后/之后/完/}{还是/还/仍/仍然/依然/依旧/也}{不清/不清楚/不明/说不清/说不清楚/写不清/写不清楚/弄不清/讲不清}|{申请/}内容{还是/仍/仍然/还/}{不清/不清楚/不明/说不清}|not clear after correction|unclear even after correction
indicator,applications.unprocessed.petition,上访{类/的/}|{信访/举报/投诉/投诉举报/举报投诉}{性质/性质的/类/类的}{申请/}|petitions or complaints|petition and complaint type
indicator,applications.unprocessed.repeat,重复{提交/递交/提出/提/申报/来}{的/}{申请/}|重复件|repeat requests|repeated requests|duplicate requests|duplicates|the same request again
indicator,applications.unprocessed.excessive,{大量/多次/频繁}{、/且/而/和/}{反复/重复}{的/}申请|反复{多次/大量}申请|频繁申请|{mass/vexatious/frivolous} {requests/applications}|excessive requests|too many requests
indicator,applications.unprocessed.publication,{索要/要求提供/要求/申请/要}{公开/}{出版物/书报/报刊/书刊}|public publications|published books
indicator,applications.unprocessed.confirmation,{要求/让/要}{行政机关/机关/单位/}{重新/再}{开/出/出具/开具/给}{一份/一次/一遍/一张/}|{重新/再次}{开具/出证明}|{re-issue/reissuing/reissuance}{d/}
indicator,applications.unprocessed.*,不{予/}受理处理|未予处理|未处理|not dealt with|not handled|left unprocessed|declined to process|refused to process
indicator,applications.other.not_corrected,{没/没有/未/不}补正{的/材料的/}|到期{没/没有/未/不}补正|{到期/期限内/按期/按时}{没/没有/未/不}{补充/补交}{材料/}|failed to correct in time|not supplemented in time|did not correct|never corrected
indicator,applications.carried_out,积压{了/的/下来的/}|{年底/年末/到年底/到年末/截至年底/截至年末}{还/仍/尚/}{没/没有/未}{办完/办结/办好}|{留/留给/拖/推}{到/到了/至/}{明年/来年/翌年/次年/下年/下一年}|结转{明年/来年/次年/翌年}|year-end backlog|backlog at year end|backlog at the end of the year|backlog|roll over|rolled over|left open at the end of the year|still open at the end of the year|unfinished at year end|unfinished|outstanding at year end|still outstanding|carried into the next year|carried into the following year|carried over to the following year|carried forward to the following year|carried forward to the next year
indicator,applications.carried_in,{上年/上一年/上年度}{留下来/剩下/遗留下来/积压/没办完/未办完/没办结/未办结}{的/}|left over from {last year/the year before/the previous year}|inherited from {last year/the year before/the previous year}|brought over from {last year/the year before/the previous year}|carried {over/forward/in} from {the prior year/the preceding year}|carry-over from {last year/the previous year/the year before}
indicator,disputes.litigation.*,民告官{的/案件/}|被告{了/过/的}|{对簿公堂/上法庭}|{涉诉/应诉/被诉}{案件/案/的/}|{提起/引发/引起}{行政/}诉讼|court case|lawsuit|suits|sued|taken to court|went to court|legal actions
indicator,disputes.litigation.direct,直接{去/到/向/上}{法院/法庭}{告/起诉/告的/}|直接告{的/了/}|sued without {reconsideration/review}|lawsuits filed directly|direct lawsuits|direct suits|went straight to court|without {prior/previous/first seeking/seeking/a prior/having had} {reconsideration/administrative reconsideration/a reconsideration}
indicator,disputes.reconsideration,reconsideration {decision/decisions/case/cases/ruling/rulings/outcomes}|reviews
indicator,disputes.litigation.after_review,复议{完/完了/过/之后/以后/后}{再/又}告{的/}|复议不服{再/又/后/}{起诉/告/打官司}{的/}|lawsuits after reconsideration|sued after {reconsideration/review}|after {administrative review/administrative reconsideration/a reconsideration}
indicator,proactive.normative,规范文件|规范性{公文/文档}|regulatory documents|normative document
indicator,proactive.regulations,规章{类/}文件|government regulations|rules and regulations
indicator,proactive.licences,许可证|{批/发/办/颁发/核发}{了/出/出了/}{多少/几}{个/件/张/本/}{行政/}{许可证/证/许可}|administrative permissions|permits|permit|licence|license|{permits/licences/licenses/permit/licence/license/administrative licences/administrative licenses} {were/was/are/been/being} {issued/granted}|{permits/licences/licenses/administrative licences/administrative licenses} issued|{issue/issued/issuing/grant/granted} {permits/licences/licenses/administrative licences/administrative licenses}
indicator,proactive.penalties,罚单|punishments|sanctions|{penalties/punishments/sanctions/administrative penalties} {were/was/are} {issued/imposed/handed out}|{penalties/administrative penalties} {issued/imposed}|{issue/issued/impose/imposed/hand out/handed out} {penalties/punishments/sanctions/administrative penalties}
indicator,proactive.coercion,{行政/}强制{执行/手段}|enforcement measures|compulsory measures
indicator,proactive.fees,{行政事业性/}收费{多少/几}{万元/万/元/钱}|收{了/取了/取/}多少{钱/万/}{的/}费{用/}|{administrative/government} charges|fee income|fee revenue
indicator,proactive.procurement,政采
weak,applications.received,各类申请人|各类申请主体|六类申请人|哪类申请人|哪一类申请人|申请人类型|各申请人|各申请人类型|每类申请人|什么类型的申请人|哪种申请人|哪一种申请人|哪些申请人|谁申请的|哪些人申请|types of applicant|each type of applicant|applicant types|提交|提出|提了|提的|提过|递交|递交的|申请了|submitted|submit|made by|政府信息公开申请数量|政府信息公开申请|信息公开申请|依申请公开|公开申请|依申请|申请数量|申请量|申请件数|申请总数|申请数|申请|要求公开信息|申请公开|applications|application|requests|disclosure applications|foi requests
column,natural,老百姓个人|市民个人|群众个人|自然人|个人|公民|natural persons|natural person|individuals|citizens
column,business,商业企业|企业|公司|businesses|business|companies|enterprises|commercial enterprises
column,research,科研机构|科研院所|研究机构|科研单位|research institutions|research institutes|research bodies
column,welfare,社会公益组织|公益组织|社会组织|公益机构|social welfare organisations|social welfare organizations|public welfare organisations|public welfare organizations|charities
column,legal,法律服务机构|法律机构|律师事务所|律所|legal service institutions|legal service agencies|law firms
column,other,(other)|others|其他|其它|其他的|其它的|其他申请人|其他是多少|其他有多少|其他多少|其他几件|其他有几件|其他一列|其他类|其他这一列|其他类申请人|其他类型申请人|other applicants
column,"business,research,welfare,legal,other",法人|法人和组织|法人组织|法人或其他组织|法人或者其他组织|法人和其他组织|法人及其他组织|法人其他组织|五类组织|legal persons or other organisations|legal persons or other organizations|legal persons
each,"natural,business,research,welfare,legal,other",各类申请人|各申请人类型|每类申请人|什么类型的申请人|哪种申请人|哪一种申请人|哪些申请人|谁申请的|哪些人申请|各类申请主体|六类申请人|哪类申请人|哪一类申请人|申请人类型|各申请人|types of applicant|each type of applicant|applicant types
column,total,总计|合计数|总数量|total
each,"upheld,corrected,other,pending",四类结果|几种结果|哪种结果|哪类结果|哪一种结果|各种结果|各类结果|四种结果|各结果|each outcome|all outcomes
column,upheld,维持原判|维持的|维持原决定|结果维持|维持原行为|被维持|维持|upheld
column,corrected,被改正|改判|纠正的|结果纠正|被纠正|纠正|corrected
column,pending,没有审结|还没审结|没结案|未结案|还没结果|没审完|尚未审结|未审结|没审结|尚未审理终结|pending
column,other,其他结果|other results|other outcomes
column,issued,issue|newly issued|issues|新制发|制定了|制定|新出台|新发布|制订|本年制发件数|本年制发数量|制发件数|制发数量|制发|印发|出台|issued
column,repealed,repeal|repeals|abolish|废除|本年废止件数|本年废止数量|废止件数|废止数量|废止|repealed|abolished
column,in_force,现在有效|目前有效|还有效|还管用|仍有效|仍然有效|现行有效件数|现行有效数量|现行有效|有效件数|in force|currently in force|in effect
column,made,本年新制作数量|新制作数量|新制作|newly made|newly drafted
column,disclosed,本年新公开数量|新公开数量|新公开|newly disclosed
column,public_total,publicly available in all|publicly available|对外公开总数量|对外公开总数|对外公开数量|对外公开|total disclosed to the public|publicly available total
column,decisions,本年处理决定数量|处理决定数量|处理决定数|处理决定|决定数量|决定件数|决定数|决定|decisions|decision
column,amount,花钱|花费|花的钱|花了多少|钱数|总额|总数额|charge|本年收费金额|收费金额|收费总额|采购总金额|采购金额|总金额|金额|花了多少钱|收了多少钱|多少钱|amount|how much money
column,items,集中采购项目数量|集中采购项目数|集中采购项目|项目数量|项目数|多少个项目|几个项目|项目|采购项目数量|采购项目数|采购项目|procurement items|procurement projects
column,items_last_year,上一年有几个项目|上一年有多少个项目|上一年有多少项目|上一年几个项目|上一年项目|上年有几个项目|上年有多少个项目|上年项目|上一年项目数量|上一年项目数|上年项目数量|上年项目数|items in the previous year|items last year
column,change,本年增/减|本年增减|比上一年增减|比上年增减|较上一年增减|较上年增减|增减数量|增减数|增/减|增减|increase or decrease
column,corrected,纠错的|被纠错|纠错了|纠错
column,business,{给/向/对}{企业/公司/商业企业}{公开/公开了}
column,natural,{给/向/对}{自然人/个人/公民}{公开/公开了}
column,legal,{给/向/对}{律所/法律服务机构}{公开/公开了}
column,research,{给/向/对}科研机构{公开/公开了}
column,welfare,{给/向/对}{公益组织/社会公益组织}{公开/公开了}
indicator,applications.other.other,3.其他{情形/}{/是多少/有多少/多少/几件/有几件}|第{三/3}{项/小项/小类}其他
indicator,applications.processed,"{总计/“总计”/【总计】}{这一行/那一行/这行/那行/一行/行}"
indicator,proactive.licences,{行政许可/许可}项目
indicator,proactive.penalties,行政处罚项目
indicator,proactive.coercion,行政强制项目
indicator,proactive.fees,行政事业性收费项目
indicator,proactive.other_services,{其他/}对外管理服务{项目/事项项目}
column,natural,市民|居民|私人|民众|平民|公民个人|个人申请人|individual applicants|private individuals|private persons|private citizens|ordinary citizens|ordinary people|citizen|members of the public|residents
column,business,企业法人|商业公司|工商企业|企业类|企业单位|公司企业|firm|firms|corporation|corporations|corporate|company|enterprise|commercial companies
column,research,研究所|研究院|科研所|研究院所|科学研究机构|科研类|科研组织|research institution|research organisations|research organizations|scientific institutions|scientific research institutions
column,welfare,NGO|NGOs|非政府组织|民间组织|慈善组织|慈善机构|公益类|公益团体|社会公益机构|社会公益团体|非营利组织|nonprofit|nonprofits|non-profits|non-profit organisations|non-profit organizations|charity|charitable organisations|charitable organizations|social organisations|social organizations|public interest organisations|public interest organizations
column,legal,律师|律师楼|律师行|法律服务所|法律服务单位|law firm|lawyers|legal service organisations|legal service organizations|legal services
column,upheld,胜诉|{打/}赢了|赢的|赢|维持了|won|win|wins|affirmed|sustained|upholding|uphold
column,corrected,败诉|{打/}输了|输{几/多少}{起/场/件/个/宗/次/桩}|{被/}推翻|改正|overturned|overturn|reversed|overruled|lost|lose|loses|losing
column,pending,{还/尚/仍/}{没/没有/未}{判/判决/判的/宣判/审理完/审完/审结/裁决}|{还在/正在/仍在/尚在}审理{中/}{的/}|{还在/仍在}审{的/}|审理中{的/}|{还没/还没有/尚未}{出/有}结果|{没/未}出结果|悬而未决|{未/没/没有}了结|未结的|undecided|unresolved|not yet decided|not yet concluded|not decided|unconcluded|still open|awaiting judgment|awaiting a decision
column,issued,颁布{了/的/}|下发|新颁布|新印发|新制定|newly adopted|adopted|newly enacted|put out
column,repealed,作废{了/的/}|废除{了/的/}|废了|rescinded|withdrawn|annulled|scrapped
column,in_force,{现在/目前/还在/仍/}管用{的/}|还在用{的/}|{还在/仍在}执行{的/}|有效的|{依然/仍旧/还是}有效|{still/now} in force|valid|in effect|effective
op,difference,几倍|的几倍|的多少倍|几倍于|是几倍|是多少倍|how many times as many|how many times as high|差|差了|相差几件|相差几起|相差几次|相差几宗|相差几个|相差了多少|差几起|差几次|差几个|差几宗|差了多少|差了几件|差别|悬殊|高多少|低多少|高了多少|低了多少|高几个百分点|低几个百分点|高多少个百分点|低多少个百分点|谁高|谁低|哪个高|哪个低|哪家高|哪家低|多多少|少多少|多几件|少几件|多几|少几|多了多少|少了多少|多出多少|相差多少|相差|差多少|差几件|差距|差额|谁多|谁少|谁更多|谁更少|哪个多|哪个少|哪个更多|哪个更少|哪家多|哪家少|谁收得多|对比|比较|相比|比一比|compare|compared|comparison|difference|how many more|how many fewer|how much more|more than|fewer than|versus|vs
op,change,change|changed|changes|增减了多少|上涨|下滑|涨幅|跌幅|变动了多少|grew fastest|grew the fastest|fastest growth|fastest growing|grew the most|grew most|increased the most|increased most|rose most|fell the most|fell most|decreased the most|decreased most|增长|增加|减少|下降|上升|多了|少了|涨了|降了|增长率|增长了多少|增加了多少|减少了多少|下降了多少|同比增长|同比变化|同比|变化率|增幅|降幅|变化了多少|变化多少|change rate|growth rate|increased by|decreased by
op,top,按多少排个队|按多少排排队|按多少排序|按多少排名|按多少排一下|按数量排序|按件数排|按件数排个队|最大值|最高值|峰值|最高峰|最高点|排个队|排排队|排队|按多少排|按高低排|按大小排|按数量排|排列|from most to fewest|from highest to lowest|in descending order|descending|grew fastest|grew the fastest|fastest growth|fastest growing|grew the most|grew most|increased the most|increased most|rose most|fell the most|fell most|decreased the most|decreased most|最快|排一排|排个序|排排|最能|数最|from high to low|highest|最多|最高|最大|最多的|居首|排第一|第一名|从多到少|从高到低|由多到少|由高到低|降序|排名|排行|排行榜|排序|排个名|排一下|排个序|名次|most|highest|largest|rank|ranking|top
op,bottom,最小值|最低值|谷底|低谷|最低点|倒数|倒数第一|倒数第一名|末位|最末|最后一名|排最后|in ascending order|ascending|from lowest to highest|最少|最低|最小|垫底|从少到多|从低到高|由少到多|升序|fewest|least|lowest|smallest|bottom
op,average,年均|每年平均|平均每年|平均到每年|年均数|平均一年|yearly average|annual average|平均一家单位|平均一家|平均下来|平均每|平均值|平均数|平均每个单位|平均每家单位|平均每家|平均每个|平均|均值|average|mean|on average
op,sum,加一块儿|加一块|加在一起|相加|加|sum of|add together|共|合计|总计|总数|总和|加起来|加总|总共|一共|共计|总量|总数是多少|sum|in total|altogether|total number|combined|overall
op,count,有几家单位|有多少家单位|有几个单位|有多少个单位|有几家|有多少家|几家单位|多少家单位|几家机关|多少个单位|how many organs|how many offices
op,ratio,占总数|占了|占|除以|÷|share of|as a share of|out of|divided by
op,share,占比|比例|比重|占多少|之比|share|proportion|ratio
op,percent,百分之几|百分之多少|百分比|几成|percentage|percent
op,place,排第几|排第几名|排第几位|排在第几|排在第几位|排名第几|排名第几位|位列第几|位居第几|居第几|名列第几|第几名|第几位|第几|排名多少|排多少名|排多少位|多少名|什么名次|名次是多少|what rank|which rank|where does|where did|in what place
apart,rows,各类情形|各种情形|各类|各种|各项|各分项|分项|每类|每种|每一类|每一种|每一项|每项|哪一类|哪类|哪种|哪一种|哪种情形|哪些情形|哪些原因|哪个原因|哪种原因|什么原因|什么理由|哪种理由|哪个理由|各种原因|各种理由|哪一项|哪项|每种情形|which reason|which ground|which type|each reason|each type|each ground|most common reason|reasons|grounds|breakdown|broken down
apart,each,分别是多少|分别有多少|分别多少|各是多少|各有多少|各多少|各几件|各为多少|各自多少|respectively
op,trend,怎么变的|怎么变|怎样变化|如何变化|变化怎样|变动|变动情况|波动|波动情况|近些年|近些年来|最近几年|最近这几年|过去几年|yearly|by year|year-by-year|annually|有什么变化|变化如何|变化|how did|develop|evolve|这些年|变化情况|涨还是跌|是涨还是跌|升还是降|是升还是降|几年来|历年情况|怎么变化|变化过程|变化趋势|趋势|走势|历年|逐年|历年来|每年|各年|各年度|近几年|这几年|近年来|近年|trend|over the years|year by year|each year
op,list,which years are available|years are available|which years are held|which years are covered|what years are available|which years do you have|years do you have|reports are available|which reports are available|手头有|手头都存了|手头|存了|都存了|都收录了|有多少份|装了|收录了|收录|入库|库里|库中|有没有|有哪几年|哪几年|哪些年份|哪些年|有哪些|哪些单位有|哪几家|几份|多少份|which organs have|which reports|which years|list all|list the|do you have|what reports|which organs
op,median,中位数|中位值|median
op,spread,众数|方差|标准差|分位数|standard deviation
op,per_head,人均|每万人|每千人|每个居民|平均每人|每人|per capita|per head|per resident|per 10000 people
op,meaning,有{啥/什么/何/哪些/没有}{区别/不同/不一样/分别}|{啥/什么/哪些}{区别/不同}|{区别/不同}{在哪里/在哪儿/是啥/有哪些/何在}|{怎么/如何/怎样}{区分/区别}|不一样在哪|指的{是/}{啥/哪些/哪种}|指{啥/哪些/哪种}|{是/}{个/}{啥/什么}概念|{意思/意味着}{是/}{啥/什么}|咋理解|咋解释|{什么/啥}样的{申请/信息/文件/}{算是/算/才算/叫}|{explain/define} {the term/what}|what {do/did} {they/you/it/we} mean by|how is {the term/this} defined|difference between|differences between|how does it differ from|what {counts/qualifies} as|什么意思|是什么意思|啥意思|是啥意思|是指什么|指的是什么|指什么|指的啥|什么叫|什么叫做|何为|何谓|怎么理解|如何理解|怎么解释|如何解释|含义是什么|含义|定义是什么|的定义|定义|解释一下|名词解释|什么是|有什么区别|有何区别|什么区别|区别是什么|区别在哪|what does|meaning of|definition of|define|what is meant by|mean|means|what is the difference between
op,which_year,年份有几个|有几个年份|的年份|年份|几个年头|哪一年|哪年|哪个年份|哪个年度|which year
op,absent,齐不齐|齐全|齐全吗|齐了吗|齐吗|是否齐全|全不全|缺不缺|有没有缺|有没有缺的|交齐|交齐了没有|收齐|收齐了没有|有没有漏|complete set|没有|没有交|未交|没报|没有报|还没有|没有发布|还没有发布|还没发布|没有公布|还没有公布|还没公布|尚未公布|没交|还没交|没有提交|未提交|没有上报|未上报|没有公开年报|未编制|not published|has not published|have not published|hasn't published|not yet published|lacking|缺|缺少|未发布|没发布|未公布|没公布|尚未发布|未报送|which organs have no|which offices have no|which organs do not have|which offices do not have|which organs lack|which offices lack|have no|has no|had no|with no|without|missing|lack|lacks|do not have|don't have
op,audit,balance|balances|reconcile|reconciles|tally|tie out|tie up|等于|等于吗|等于{这/那}个数{吗/么/}|等于{总计/合计/总数}{吗/么/}|等不等于|是否等于|是不是等于|equal|哪里算错|算错|打架|一样吗|是不是一样|是否一样|核得上|对不拢|对不上号|平衡关系|核一核|核一下|是不是这个数|平不平|平衡吗|能对上|对上|出入|有误|错误|mismatch|match|自相矛盾|互相矛盾|前后矛盾|矛盾|勾稽关系|勾稽|对得上|对不上|对不对得上|一致吗|是否一致|一致|不一致|核对|校验|检查|有没有问题|有问题|出错|有没有错|有错|准确吗|对吗|成立吗|是否成立|加起来是|contradict itself|contradict|contradictions|contradiction|inconsistent|inconsistencies|consistent|add up|errors
op,summary,说了些什么|讲了些什么|写了些什么|说了些啥|都说了什么|都讲了什么|都写了什么|都说了啥|说了啥|讲了啥|写了啥|说的什么|讲的什么|写的什么|谈了什么|谈了些什么|有什么内容|有哪些内容|主要说的什么|主要说了些什么|主要讲了些什么|捋一捋重点|捋一捋|捋一下|简单说说|大概内容|概要|做得怎么样|总体怎么样|整体怎么样|梗概|大意|要点|归纳一下|归纳|brief|main points|highlights|what does it say|总结一下|总结|概括一下|概括|概述|介绍一下|介绍|主要说了什么|主要讲了什么|说了什么|讲了什么|写了什么|主要内容|主要情况|总体情况|整体情况|概览|综述|概况|简介|摘要|讲讲|说说|汇总|summarise|summarize|summary|overview|sum up
op,sum,{加起来/合起来/加在一起/合在一起/凑一起/凑在一起/拢共/总起来/全加起来/都加起来/加总起来/合计起来/通共/总计起来}{是/有/共/一共/总共/一共有/总共有/}{多少/几}{件/}
scope,all,which reports|which report|单位是哪些|单位有哪些|单位都有哪些|机关有哪些|机关是哪些|单位都是谁|是哪几家|是哪些单位|是哪些机关|总体|整体|per office|per organ|across all offices|all the offices|哪些单位有|全部单位|所有的单位|全体单位|全部机关|其他单位|其余单位|所有部门|各部门|哪些部门|几个部门|多少个部门|几个单位|几家|几个机关|多少家|哪几个单位|哪几家单位|哪几家|each office|every office|the offices|any office|which offices|which organs|all other offices|other offices|other organs|offices|多少家单位|几家单位|多少个单位|多少家机关|多少个机关|各家|谁家的|哪家的|哪些地方|哪些机构|哪个机构|all of them|everyone|the organs|所有单位|哪些年报|哪些报告|哪份年报|哪份报告|全部单位|各单位|各家单位|各个单位|每个单位|每家单位|所有机关|全部机关|各机关|各地|几家单位|哪个单位|哪些单位|哪家单位|哪个机关|哪些机关|哪个地方|哪家|哪个|哪一家|哪一个|谁家|谁|单位|机关|各区县|各县区|all organs|all offices|every organ|each organ|which organ|which office|which government|organs|organ|offices|who
report,report,所有年报|全部年报|所有报告|全部报告
scope,every_year,所有年份|全部年份|所有年报里|所有年报|全部年报|所有报告|历史上|历年|all years|all reports|ever
scope,that,那家单位|那个单位|该单位|这家单位|这个单位|那家|他们|她们|它们|这家|that office|that organ
report,report,which years are available|years are available|which years are held|which years are covered|what years are available|which years do you have|years do you have|reports are available|which reports are available|which reports|which report|what reports|哪些年报|哪些报告|哪份年报|哪份报告|政府信息公开工作年度报告|政府信息公开年度报告|信息公开工作年度报告|信息公开年报|政府信息公开年报|公开年报|年度报告|年报|报告|reports|report|annual report|annual reports
measure,disclosure_rate,公开率|信息公开率|申请公开率|disclosure rate|approval rate|grant rate|release rate,applications.granted/total|applications.partial/total,applications.processed/total,公开率＝（予以公开＋部分公开）÷办理结果总计,disclosure rate = (granted in full + granted in part) ÷ applications processed
measure,full_disclosure_rate,予以公开率|全部公开率|full disclosure rate,applications.granted/total,applications.processed/total,予以公开率＝予以公开÷办理结果总计,full disclosure rate = granted in full ÷ applications processed
measure,denial_rate,不予公开率|不公开率|拒绝率|denial rate|refusal rate,applications.denied.*/total,applications.processed/total,不予公开率＝不予公开各项之和÷办理结果总计,denial rate = sum of the denied rows ÷ applications processed
measure,completion_rate,办结率|completion rate,applications.processed/total,applications.received/total|applications.carried_in/total,办结率＝办理结果总计÷（新收＋上年结转）,completion rate = applications processed ÷ (received + carried over from the previous year)
measure,reconsideration_correction_rate,复议的纠错比例|复议的纠正率|行政复议的纠错比例|复议的纠正率|复议的纠错率|复议案件纠错率|行政复议纠正率|复议纠错率|行政复议纠错率|复议纠正率|reconsideration correction rate,disputes.reconsideration/corrected,disputes.reconsideration/total,复议纠错率＝结果纠正÷行政复议总计,reconsideration correction rate = corrected ÷ all reconsiderations
measure,reconsideration_upheld_rate,复议维持率|行政复议维持率|复议的维持率|reconsideration upheld rate,disputes.reconsideration/upheld,disputes.reconsideration/total,复议维持率＝结果维持÷行政复议总计,reconsideration upheld rate = upheld ÷ all reconsiderations
measure,litigation_correction_rate,诉讼纠错率|行政诉讼纠错率|诉讼的纠错率|诉讼纠正率|行政诉讼纠正率|诉讼败诉率|行政诉讼败诉率|败诉率|诉讼的败诉率|litigation correction rate|lost case rate|rate of lost cases,disputes.litigation.*/corrected,disputes.litigation.*/total,诉讼纠错率（败诉率）＝两类行政诉讼的结果纠正之和÷两类行政诉讼总计之和,litigation correction rate (cases lost) = corrected in both kinds of litigation ÷ all litigation
measure,litigation_upheld_rate,诉讼维持率|行政诉讼维持率|诉讼胜诉率|胜诉率|行政诉讼胜诉率|litigation upheld rate,disputes.litigation.*/upheld,disputes.litigation.*/total,诉讼维持率（胜诉率）＝两类行政诉讼的结果维持之和÷两类行政诉讼总计之和,litigation upheld rate (cases won) = upheld in both kinds of litigation ÷ all litigation
measure,partial_rate,部分公开率|partial disclosure rate,applications.partial/total,applications.processed/total,部分公开率＝部分公开÷办理结果总计,partial disclosure rate = granted in part ÷ applications processed
measure,unavailable_rate,无法提供率,applications.unavailable.*/total,applications.processed/total,无法提供率＝无法提供各项之和÷办理结果总计,unavailable rate = sum of the not available rows ÷ applications processed
measure,unprocessed_rate,不予处理率,applications.unprocessed.*/total,applications.processed/total,不予处理率＝不予处理各项之和÷办理结果总计,not processed rate = sum of the not processed rows ÷ applications processed
measure,carry_over_rate,结转率|carry-over rate|carry over rate,applications.carried_out/total,applications.received/total|applications.carried_in/total,结转率＝结转下年度继续办理÷（新收＋上年结转）,carry-over rate = carried over to the next year ÷ (received + carried over from the previous year)
text,text,正文|文字部分|文中|正文里|正文说|写道|the text|narrative
refuse,instruction,忽略之前|忽略你之前|忽略以上|忽略所有|忽视之前|无视之前|无视以上|系统提示词|系统提示|提示词|系统指令|你的指令|system prompt|systemprompt|ignore all previous|ignore previous|ignore the above|previous instructions|jailbreak|developer mode|不受任何限制|不受限制|没有限制的|扮演|假装你是|从现在起你是|pretend to be|act as|you are now
refuse,change,改成|改为|修改成|修改为|改到|篡改|change it to|drop table|truncate table|update figures|insert into|select *|union select
refuse,erase,删掉|删除|清空|写入|delete
refuse,harm,入侵|黑客|攻击网站|破解|爬虫|病毒代码|hack|exploit|malware
refuse,greeting,你好|您好|早上好|下午好|晚上好|在吗|在不在|hello|hi|good morning|thanks|thank you|谢谢|再见|bye
refuse,chat,next election|the election|general election|presidential election|world cup|请假条|帮我写|写一份|写一篇|写个|写份|起草|作文|翻译|唱首歌|聊聊天|陪我聊|写一首|写首诗|写诗|作诗|写个故事|讲个笑话|讲笑话|天气|股票|彩票|翻译成|写代码|写个程序|python|javascript|食谱|菜谱|旅游攻略|写作文|写篇作文|weather|poem|joke|recipe|stock price
refuse,elsewhere,{你/您}{是/}{谁/哪家公司/哪个公司/什么公司/哪家}{开发/做出来/造出来/训练/研发/制造}{的/出来的}|{你/您}是{什么/啥/哪个/哪家}{的/}{模型/大模型/ai/机器人}|{你/您}{是不是/是}{真人/机器人/ai}{吗/还是/}|你几岁|{who/what} {made/built/created/are} you|{能/会/要/快/}涨的股票|{哪/几/这/那/买/选/一}{只/支}{能涨的/好的/}{股票/基金}|股票{推荐/行情/代码/会涨/会跌/涨/跌/能买/值得买}|{买/炒/选}{什么/哪只/哪些/点/点儿/}{股票/基金}|炒股|荐股|牛股|大盘|双色球|大乐透|中奖号码|{买/中}彩票|彩票{号码/怎么买}|{私人/个人/本人/家里/家}{的/}{手机/手机号/手机号码/电话/电话号码/住址/地址/微信/微信号/账号/银行卡}|家庭{地址/电话/成员/情况}|住{在/}哪{个/}{小区/栋楼/栋/家}|工资{多少/是多少/有多少/多高}|election|elections|选举|football|basketball|足球|篮球|下雨|下雪|下不下雨|气温|天气怎么样|好吃的|美食|景点|好玩的|台湾问题|两岸关系|台独|港独|藏独|特朗普|拜登|身份证号|身份证号码|手机号|手机号码|家庭住址|银行卡号|will it rain|raining|taiwan|president|home address|mobile number|id number
about,about,{信息/政务/政府信息/}公开{方面/}{的/}{工作/}{的/}{情况/状况/现状}|信息公开申请表|申请表|三张表|公开年度|政府信息公开工作|政府信息公开|政府信息|信息公开工作|信息公开|政务公开|公开工作|公开信息|政府|机关|disclosure of information|information disclosure|government information|disclosure
domain,bound,以来|之前|以前|之后|以后|以外|之外|之内|以内|至今|起|除了|除|不含|不包括|不算|除去|except|excluding|before|after|since|other than
domain,domain,主动公开|公开|公众号|微信|微博|政务|网站|门户|培训|问题|改进|整改|不足|下一步|领导小组|组长|分管|负责|联系|电话|传真|邮箱|邮编|地址|信息处理费|收费|建议|提案|解读|回应|公报|专栏|专区|平台|条例|办公室|发布|条|政策|文件|会议|考核|监督|新媒体|门户网站|解读材料|disclose|disclosed|phone|contact|address|website|wechat|problems|training|published|publish|office
filler,filler,"提得|办得|做得|用得|罚得|答复得|处理得|发得|花得|较|相较于|相较|过|并列|并列的|并列的也都说|并列的都算|并列的也算|都说|都列出来|一并列出|自己|came|come|comes|came from|coming|under|themselves|itself|行政机关不再处理其政府信息公开申请|行政机关不再处理|行政机关|make|was there|were|has been|its|by all|区分处理的，只计这一情形，不计其他情形|本年度办理结果|办理结果|量|数额|哈|谢谢|谢啦|感谢|多谢|来着|所以|因此|这一行|那一行|这行|看下|看一看|瞧瞧|这三个|这两个|这几个|三个|两个|办了|罚了|做了|做过|有过|搞过|就是|就|算上|都算上|总得|反正|到底是|究竟是|一共是|总共是|麻烦帮忙|您好|劳驾|急|在线等|给个|给出|报一下|报个|发我|发一下|告知|明确|准确|合计起来|一块儿|一起|凑一起|当年的|那年|这年|全年度|大家|哦|喔|唉|诶|嗯|呗|咯|啦|噢|其中的|属|属于的|原来|当时|以|为由|由此|这些|这类|这种|那种|那类|等情形|之类|多大|有没|怎样的|个数|总的|年底|decide|decided|do|please|could you|can you|i want to know|would like|full year|figure|figures|numbers|number|overall|any|on|against|because|due to|being|that were|which were|applicants|organisation|by which|highest first|lowest first|first|last|each|per|into|out|in full|原因|理由|地方|之处|种|按年|每一|通过|算|计算|来算|请问|请|帮我|帮忙|麻烦|查一下|查询|查查|查|看一下|看看|告诉我|说一下|我想知道|想知道|想问|问一下|列出|列一下|给我|把|一下|一个|个|分别是|分别|各|多少件|多少个|多少项|多少万元|多少元|多少钱|多少|几件|几个|几项|几起|几宗|几份|几家|几|件数|件|项|起|宗|份|家|万元|元|数量是|数量|数目|数据|数值|数字|数|是多少|是什么|什么|是|有|了|的|吗|呢|啊|呀|吧|嘛|么|里面|里|中|其中|当中|在|按照|按|因为|因|由于|由|而|被|作出|做出|作|做|从|对|于|为|及|和|与|跟|同|或|并|也|都|还|又|那么|那|这|这个|那个|该|其|它|它的|他|比起来|比|产生|发生|出现|涉及|属于|所有|全部|全年|本年度|本年|当年|年度|年内|年里|年|同年|共|总|最后|最终|最|结果|情形|情况|类型|类别|类|这一栏|一栏|那一栏|两项|三项|八项|五项|几类|方面|方式|信息|办理|处理|继续办理|不再处理|申请人|案件|到底|究竟|具体|大概|大约|左右|目前|现在|现|如何|怎么样|怎样|怎么|你们|你|我们|我|能不能|能否|可以|能|想|要|会|来|去|到|名|位|来说|来看|而言|关于|有关|相关|起来|那些|每|报表|表三|表二|表四|表格|表里|表中|统计|得了|得到|得出|需要|并且|然后|另外|此外|以及|按件数|按数量|一项|一种|家单位|时候|期间|之间|how many|how much|what is|what was|what were|what are|the number of|number of|how|many|much|what|which|did|does|is|are|was|were|the|a|an|of|in|for|by|from|to|at|with|and|or|that|this|it|its|their|there|have|has|had|been|be|tell me|show me|give me|show|find|me|made|reported|submitted|were there|than|as|during|all|also|about|those|them|they|total of|outcome|by the|ones|list|given|who|when|where|with respect to|regarding|year|cases|case|表格里|几成|份额|前后"
filler,filler,您|您好|老师好|大家好|各位好|想咨询下|想咨询一下|想请教下|想请教一下|想问下|想问问|想了解下|想了解一下|咨询下|咨询一下|想咨询|咨询|请教下|请教一下|请教|了解一下|了解下|想了解|打听一下|打听下|打听|看看|看|帮看下|帮忙看下|的话|嘅|求助|求问|急问|急求|各位|辛苦了|辛苦|劳烦|烦请|有劳|可否|可不可以|行吗|好吗|好不好|对了|顺便|顺便问下|问下|问问|请问下|我想查|想查|查下|查一查|请列出|请告知|请回答|请答复一下|确切|一共有|到底有|究竟有|please tell me|could you please|would you|kindly|i'd like to know|i would like to know|just|exactly|actually|hey|okay|thank you very much|'s|换成|换到|换作|若是|要是换成|coming from|其中有|then|so|实际上|实际|其实|真实|事实上|真正|collect|collected|charged|make|take|applicant
filler,filler,"多少次|几次|多少起|多少宗|多少例|几例|多少桩|几桩|多少份|几份|里头|里边|事项|答复说|答复称|回复说|说是|告知的|被告知|已经|已|都已|已然|那一年|这一年|该年|该年度|一整年|整年|那一整年|哎|哎呀|唉呀|嘿|喂|那个啥|这个啥|啥的|弄了|弄|整了|干了|搞了|办过|罚过|请直接|直接报数|直接给数|直接说数|报数|报个数|只要数字|只报数字|给个数|准确数|确数|准数|精确数|实数|实际数|真实数|或者|或是|或者说|也就是|也就是说|即|换句话说|年报里写|年报上|年报显示|有没有数|呐|咧|哩|哟|咱们想问|受累|跟我说|跟我讲|讲一下|说下|说说看"
filler,filler,几回|多少回|几桩|多少桩
domain,domain,多少家属|几家属|加急|急件|急要|条件|条约|占有|占位|缺项|缺位|起因|种属|家属|家里|家中|在家|我家|你家|在位|作家|企业家|宗亲|亲属|亲家|年中|年会|中年|中共|现量|现查|名家|名位|同名|同宗|约请|约会|约同|和会|和约|与会|到会|能量|会同|共同|作件|来件|位数|年来|同位|同项|要件
filler,filler,{by/at/as of} {the end of the year/year end/year-end/the year end/the year-end}|still|{by/at/as of} the end of|imposed|几张|多少张|几场|多少场|几本|多少本|这一列|那一列|这列|那列|该列|一列|这一栏目|该栏|这栏|那栏|该行|这一格|那一格|这格|该格|一格|采取了|采取|开了|开出了|开出|开具了|批了|下达了|单子
domain,domain,个人信息|个人隐私|隐私|个人所得税|个人征信|市民中心|市民服务中心|市民热线|市民卡|居民委员会|居委会|居民身份证|居民小区|居民楼|公职律师|法律顾问|律师协会|私人订制|保密审查|保密工作|保密培训|保密教育|保密制度|保密局|保密法|保密委|工作秘密|商业秘密|商业机密|有没有{这个/这条/该/此/这份/这一/相关/有关/相关政府/有关政府}信息|出庭应诉|{复议/诉讼/起诉/上诉/官司}{请求/申请/}{被/遭/}驳回|{原告/申请人/公民/企业/老百姓/群众/个人/当事人}{败诉/胜诉/赢了/输了/打赢了/打输了}|有效投诉|有效投票|有效期|有效性
indicator,applications.carried_in,{上一年/上年/上年度/上一年度/去年/前一年/头一年}{那里/那边/}{接/转/留/带/移/拖/延/接转}{过来/下来/来}{接着办/接着办的/继续办/继续办的/的/}|carried {over/forward/in} from {the previous year/last year/the year before}|had been carried {over/forward} from {the previous year/last year/the year before}
indicator,applications.denied.law,{其他/其它}{法律、行政法规/法律行政法规/法律法规/法律和行政法规}{禁止/所禁止/不允许}{的/}
op,sum,加上|再加上|连同|外加|合在一起|合在一块|合在一块儿|之和|的和是多少|的和是|的和为|的和等于
op,difference,一样多|一般多|同样多|多一些|少一些|多一点|少一点|高一些|低一些|更高一些|更低一些
op,trend,是升了|升了还是降了|是升了还是降了|是涨了还是跌了|走向|曲线
op,change,增速|增长速度|增长幅度|grow|grown|growth|rise|risen|decline in number|shrink
op,difference,{是/}{高/多}{了/些/}还是{低/少}{了/些/},,,,
apart,rows,{理由/原因/情形}{里/中/当中/里面}{哪个/哪一个/哪种/哪一种},,,,
indicator,applications.carried_out,{是否/是不是}{都/全部/全/全都}{办结/办完/处理完}{了/}|{都/全部/全都}{办结/办完/处理完}了{吗/没有/没},,,,
indicator,applications.carried_out,all been dealt with|all been processed|all dealt with within the year|all processed within the year,,,,
scope,all,有没有{一家/哪家/哪一家/哪个单位/任何单位/哪些单位}|是否有{单位/哪家单位},,,,
domain,domain,记过|事件|事故|故事|同事|交往|往来|来往|自由|已故|档案|归档|办事|归还|交还|还给|自办|自查|自用|家用|作案|案例|例会|帮会|交办|照办|查办|转办|在办|代办|督办|协办|帮办|要案|急案|急事|急用|在读|同种|同类|同批|同列|对照|比照|均数|归类|归并|归案|到案|在案|查案|问案|查对|翻案|案由|个例|名额|再现|现有|已有|数个|数家|数位|数件|数份|几名|过问|信息量|信息办|中办|每件|每宗|每份|往年|过年|将来|过往|以往|既往|多数|少数|大多数|半数|事先|事后|年后|往后|后年|新年|未来|审查|再审|终审|一审|二审|会审|提审|初审|复审|收审|转让|转递|转发|转给|转告|转接|转交|转送|转派|转授|转换|开会|打开|开发|发起|发案|案发|事发|自诉|公诉|反诉|上诉|听证|听证会|求证|查证|作证|举证|证件|证照|办证|取证|优先|先例|接办|接听|接种|接访|除却|除开|除此|除此外|加收|加罚|缺额|管理部|行政部|安全部|信息部|经济部|执行部|借用|提名|结算|收据|判例|收归|收走|收给|发还|发家|年终
indicator,proactive.procurement,{集中/政府/}采购{总金额/总额/总价/总支出/支出/花费/花销/开支/规模/经费/资金/额}
column,amount,{集中/政府}采购总金额|{集中/政府/}采购{总额/总价/总支出/支出/花费/花销/开支/规模/经费/资金/额}
indicator,proactive.fees,收费{最高/最多/最大/最低/最少/最小/排名/多少元/多少万元/多少万/多少钱}|{一共/总共/合计/共计/共}收{费/取费用}{/了/多少/了多少}{/元/万元/亿元/钱}|{行政事业性/}收费{一共/总共/合计/共计/总计/共}{/是/有}{/多少/几}{/元/万元/亿元/钱}|收费多少{亿元/亿}
op,top,收费{最高/最多/最大/排名}|{哪里/哪儿}{最多/最高/最大}|排个|排出|排出来|更多的|更高的|更大的|较多的|较高的
op,bottom,收费{最低/最少/最小}|{哪里/哪儿}{最少/最低/最小}|更少的|更低的|更小的|较少的|较低的
scope,all,{哪里/哪儿}{最多/最高/最大/最少/最低/最小}|谁多谁少|单位数|机关数|单位个数|机关个数|单位家数|单位数据|机关数据|单位数字|机关数字
op,count,单位数|机关数|单位个数|机关个数|单位家数|家数
domain,domain,{信息公开/公开/依申请/检索/邮寄}收费|收费{标准/依据/项目/办法/目录}
op,percent,几分之几
op,sum,累计|累计起来
soft,applications.received,{多/少}收{到/了/}
op,difference,{多/少}收{到/了/}
op,which_year,{从/}哪{/一/个}年{/份/度}{到/至}哪{/一/个}年{/份/度}|{哪/几/多少/哪几/有几/有多少/有哪几/有哪些}个年{份/度}|{有/}哪些年{份/度}|哪{/几/些}年度
op,list,{你/你们/您/}{手上/手里/手头/这里/这儿/那里/那儿}{都/}{有/存了/存着/收了/收录了/收着}
filler,filler,报了|报过|交了|交过|报送了|上报了|上交了|折合|折算成|折算|换算成|换算|约合|折成|合成
op,audit,衔接{得上/不上/上/起来/}|接{得上/不上}|续得上|连得上
op,change,increase|increased|increasing|decrease|decreased|decreasing|drop|dropped|fall|fell|fallen|falling|rising|rose|decline|declined|declining|{went/go/goes/gone/going} {up/down}|year on year|year-on-year|jumped|shrank|shrunk,,,,
op,change,{biggest/largest/greatest/highest/sharpest} {increase/rise/growth/jump/drop/decrease/fall/decline}|{biggest/largest/greatest/sharpest} {increases/drops/falls/declines},,,,
op,top,{biggest/largest/greatest/highest/sharpest} {increase/rise/growth/jump/drop/decrease/fall/decline}|{biggest/largest/greatest/sharpest} {increases/drops/falls/declines}|biggest,,,,
op,trend,{rising/increasing/growing} or {falling/decreasing/shrinking/declining}|{going/gone/go} up or down|up or down|{rise/grow} or {fall/decline}|{rise/grow} or decrease,,,,
op,share,fraction|what part of,,,,
column,business,private {companies/firms/businesses/enterprises/company}|business {applicants/entities/users},,,,
indicator,applications.unprocessed.repeat,repetitive {applications/requests/}|as {repeats/duplicates/repetitive/repeated}|for being {repetitive/repeated/duplicate/duplicates},,,,
indicator,disputes.litigation.*,{was/were/been/being/got/get} {sued/taken to court}|sued|taken to court|court actions|legal actions|suits,,,,
indicator,disputes.reconsideration,administrative {reviews/reconsiderations/appeals/reconsideration cases}|reconsideration {cases/applications/requests},,,,
filler,filler,how often|how frequently|how many times|at all|fall under|falls under|falling under|fell under|over information disclosure|over the disclosure of information|over disclosure|concerning,,,,
filler,filler,占{了/}{几/多少}{件/个/起/项/宗/份/例/笔}
report,report,最{早/晚/新/近/老/后}的{一/那/}{份/期/个}{年报/报告/年度报告/}|最{早/晚/新/近/老}的{年报/报告/年度报告}
column,"business,research,welfare,legal,other",legal persons and other {organisations/organizations}|legal entities|legal entities and other {organisations/organizations},,,,
scope,all,{over/of/for/from} all {offices/organs/the offices/the organs}|which one,,,,
op,difference,{which/which one} of the two is {higher/larger/bigger/lower/smaller}|{which/which one} is {higher/larger/bigger},,,,
indicator,applications.denied.process,internal deliberative (process) information|deliberative (process) information|deliberative process,,,,
indicator,applications.unprocessed.repeat,"{rejected/refused/turned down/dismissed/denied} {as/for being} {repetitive/repeated/duplicate/duplicates/repeats}",,,,
op,list,{do/did} you {hold/store/keep},,,,
op,summary,"{年报/报告/年度报告}{的/里的/里/}{重点/要点/亮点}{内容/}{是什么/是啥/有哪些/有什么/有啥/讲了什么/}|{讲/说/抓/划/列/捋/理}{一下/一捋/一理/下/个/出/出来/}{重点/要点/亮点}|{要点/亮点/重点}{是什么/是啥/有哪些/有什么/有啥/归纳/提炼/汇总}",,,,
op,difference,更多|更少|更大|更小|更高|更低|高出|多出|少出|哪{个/家/一个/一家/项/一项}{大/小}|孰多孰少|谁多谁少|谁{大/小/高/低}谁{小/大/低/高}|高于|低于
op,top,{占/居/列/排在/位居/位列/名列/稳居}第一{位/名/}|最{厉害/猛/凶/明显/显著}|{居/位居/占}{首位/榜首}|数量最大
op,list,最{早/晚/新/近}{的/}{是/到/从/能查到/}哪{一/}年{的/}|{都/}有{几/哪几/多少/哪些}年的|{年报/报告}{在不在/有吗/有没有/收了吗/收录了吗/有么}|有{年报/报告}{吗/么/没有/没}
op,which_year,最{早/晚/新/近}{的/}{是/到/从/能查到/}哪{一/}年{的/}|{都/}有{几/哪几/多少/哪些}年的
report,report,{年报/报告}{在不在/有吗/有没有/收了吗/收录了吗/有么}|有{年报/报告}{吗/么/没有/没}
op,audit,{有没有/有无/是否/是不是/会不会/}{填/写/抄/登/录/弄/搞}错{了/}{吗/没有/没/}|{有没有/有无}{差错/错误/毛病/误差}|错没错
scope,all,哪{一/}份{年报/报告/}
filler,filler,{按/论/以}{件数/数量}{算/计/来算/}
op,change,{涨/降/增/减/升/跌/增长/增加/减少/下降/上升/变化}得|涨最多|降最多|增最多|减最多
indicator,proactive.penalties,administrative penalty|penalty|penalised|penalized|fine|fines|fined
indicator,applications.processed,{finish/finished/finishing/complete/completed/completing} {processing/handling/dealing with}|wrap up|wrapped up|wind up|wound up
indicator,applications.unprocessed.*,{decline/declining/refuse/refusing/unwilling} to {process/handle/deal with/take up}|declined to {handle/deal with/take up}|refused to {handle/deal with/take up}
indicator,applications.unavailable.*,{could/can/cannot/can't/couldn't}{ not/} {answer/be answered/supply/be supplied/fulfil/fulfill/be fulfilled/meet/be met/satisfy/be satisfied} because|{could not/cannot/can't/couldn't/unable to/not able to} {provide/supply/fulfil/fulfill/satisfy}
indicator,applications.other.not_corrected,{fail/failed/failing/did not/didn't} {to /}{correct/complete/supplement/amend/clarify} {it/them/their application/their applications/the application/the applications/their request/their requests/the request/the requests} {in time/on time/by the deadline/within the deadline/before the deadline}|{lapsed/dropped/abandoned} {for want of/for lack of/without} {correction/a correction}
indicator,applications.carried_out,{requests/applications} {pending/outstanding/unanswered/were pending/were outstanding/were still pending/were still open/still pending}
op,trend,developed|evolved|evolution of|development of
op,audit,the text and the {table/tables/figures}|the {table/tables/figures} and the text|text and {table/tables}|{table/tables} and text|agree|agrees|agree with each other|disagree|in agreement|fit together|match up
op,sum,{on/for/under/by/of/over} {all/the} {eight/five/three} {grounds/reasons/kinds/rows/lines/categories/types}{ together/ combined/ taken together/ in total/}
op,difference,{which/which one/who} of the {two/pair}|of the two|of these two
scope,all,{哪个/哪家/哪些/哪一个/哪几个/哪一家}{office/offices/organ/organs/agency/department/bureau/government/county}|who made|which {body/bodies/agency/agencies/department/departments/authority/authorities/unit/units/administration/administrations}
filler,filler,pls|plz|thx|tks|btw|asap|fyi|{i'm/i am} {a/an} {journalist/reporter/researcher/student/phd student/resident/lawyer/citizen/teacher/foreigner/expat}|as {a/an} {journalist/reporter/researcher/student/resident/lawyer/citizen}
refuse,instruction,{hidden/secret/internal/original/initial/your/system} {instructions/instruction/prompt/prompts/rules}|{have/has/with/without} {no/any} {rules/restrictions/limits/limitations}|pretend {you/that you}|developer instructions
scope,all,the {office/organ/government/agency/bureau/department} {with/that/which/having}
domain,domain,{机构/医疗机构/诊所/年度/}校验{结果/信息/合格/情况}|核对{出/出来/出了}|{目录/清单/台账/栏目/链接}{逐一/逐项/}核对|被核对|核对{了/过}{目录/清单/台账/栏目/多少/几}|下属|直属|隶属|下辖
filler,filler,亿元|亿元人民币|万元人民币|{以/按}{元/万元/亿元}{计/为单位/计算}
refuse,erase,删了|删除了|都删|全删|删光|清除|清掉|销毁|抹掉|抹去|erase|wipe|remove all|destroy
refuse,harm,黑进|黑入|黑掉|攻破|攻入|攻陷|攻击{系统/服务器/后台/数据库/政府网站}|盗取|窃取|盗号|撞库|绕过{登录/密码/验证/权限}|后台密码|管理员密码|ddos|钓鱼网站|木马|勒索|sql注入|hacking|hacked|break into|phishing|crack the password
refuse,chat,{写/写一份/写份/写个/写篇/写一篇/拟一份/拟个}{我的/}{个人/年终/年度/工作/半年/个人年终/个人年度/个人工作/年终工作/年度工作/半年工作/}{总结/小结/述职报告}|{写/写一份/写份/写个/写篇/写一篇/拟一份/拟个}{我的/}{心得体会/心得/检讨/检讨书/演讲稿/发言稿/简历/情书/贺词/祝福语/对联/邮件/论文/入党申请书/辞职信}|个人年终总结|述职报告|{write/draft/compose} {me /}{a/an/my} {speech/essay/letter/cv/resume/email/story/song/report for my boss}
refuse,elsewhere,多少钱一{斤/公斤/个/平/平米/瓶/箱/吨/亩/张/只/袋/碗}|{一斤/每斤/一公斤/一平米/每平米/一亩}{多少钱/几块钱/几块/多少}|几块钱一{斤/个/公斤/瓶}|房价{是/}多少|门票{多少钱/价格}|{机票/火车票/高铁票/车票}|电影票|股价|汇率|外卖|特产{有哪些/是什么/有什么}|how much {is/are} {a kilo of/the oranges/a ticket}|house prices|exchange rate
indicator,applications.granted,{直接/}{公开/提供}{给/给了}{申请人/申请人的}|直接公开了的|直接予以公开,,,,
apart,rows,break down|{by/per} {ground/grounds/reason/reasons}|broken out
indicator,applications.denied.*,refusal|denial|{refusal/denial} of disclosure
indicator,applications.denied.process,internal process {documents/materials/papers/records}|process {documents/materials/papers/records}
indicator,applications.unavailable.*,{could not/cannot/can't/couldn't} {answer/be answered/fulfil/fulfill/be fulfilled/satisfy/be satisfied}|not {fulfil/fulfill/satisfy/be fulfilled/be satisfied}
each,"upheld,corrected,other,pending",{the/by/what} {outcomes/outcome}|outcomes|what {were/was} the {outcomes/outcome}|how {were/was} {they/it} decided
each,"natural,business,research,welfare,legal,other",by {type/kind} of {applicant/applicants/requester}|by {applicant/applicant type/applicant category}
weak,applications.received,who applied|applied
op,difference,{what is/what was} the difference between the {number/numbers} of|the difference between the {number/numbers} of|{the/a} gap between
op,top,{most/more} {common/frequent/usual} {reason/ground/type/cause}|commonest {reason/ground}
apart,rows,{most/more} {common/frequent/usual} {reason/ground/type/cause}|commonest {reason/ground}
filler,filler,{由/}申请人{提出/提交/递交/提起/发起}的,,,,
op,audit,{年报/报告}有没有{错/错误/错的/填错/写错/算错/差错/问题/矛盾/对不上/出入/毛病},,,,
report,report,{年报/报告}有没有{错/错误/错的/填错/写错/算错/差错/问题/矛盾/对不上/出入/毛病},,,,
scope,all,全库|整个库|全部库存|{整个/全/全部}{数据/资料/年报/}库{里/中/内/}|{库/数据库/资料库}{里/中/内}{各/所有/全部}{单位/机关/家/的单位/的机关},,,,
op,list,{整个/全/全部}{数据/资料/年报/}库{里/中/内},,,,
op,change,{变化/变动/波动/升降/增减/变/浮动}{了/}{百分之几/百分之多少/几个百分点/多少个百分点/几成}|{变化/变动/波动/升降/增减/浮动}{的/}{幅度/比例/百分比},,,,
indicator,proactive.fees,what fees|the fees of|how much {money/}in fees|in fees|{collect/collected/charge/charged/levy/levied} {administrative/} {fees/charges}|{fees/charges} {collected/charged/levied},,,,
filler,filler,nian|duoshao|duo shao|jian|duoshao jian|duo shao jian|ji jian|nian du|niandu,,,,
soft,applications.received,shoudao|shou dao|jieshou|shoudao de|xinshou|xin shou|shoudao le,,,,
filler,filler,shenqing|shen qing|gongkai shenqing|xinxi gongkai shenqing,,,,
indicator,applications.processed,{办理/处理/答复}{完/掉/好}{了/}{的/}|办{妥/毕/掉/完成}{了/}{的/},,,,
indicator,applications.denied.law,{其他/其它}{法律、行政法规/法律行政法规/法律法规/法律和行政法规/法律/行政法规}{的/}规定{为由/}{禁止/不得/不能/不许/不允许/不准/不可/不可以/不予/不该/不}公开|{法律、行政法规/法律行政法规/法律法规/法律和行政法规/法律/法规}{的/}{明文/明确/}{规定/}{禁止/不得/不许/不允许/不准}公开,,,,
indicator,applications.denied.law,{其他/其它/}{法律、行政法规/法律行政法规/法律法规/法律和行政法规/法律/行政法规}另有规定{而/的/}{不能公开/不予公开/不公开/没公开/不得公开/}|{其他/其它}{法律、行政法规/法律行政法规/法律法规/法律和行政法规/法律/行政法规}{禁止/不得/不许/不允许/不准/不让}{公开/},,,,
indicator,applications.denied.law,{other/} laws {and/or} {administrative/} regulations{ that/ which/} {prohibit/forbid/ban/bar}{ it/ disclosure/ disclosing it/ publication/}|{other/} laws {prohibit/forbid/ban/bar}{ it/ disclosure/ disclosing it/ publication/}|{prohibited/forbidden/banned/barred} by {other/} {law/laws/laws and regulations/laws or regulations/laws and administrative regulations/laws or administrative regulations},,,,
indicator,applications.other.fee_unpaid,{逾期/到期/}{没/没有/未/不/拒不/不肯}{缴/交/缴纳/交纳/支付/付}{清/}{信息处理费/处理费/费用/费}|{没/没有/未/不}{按期/按时/如期/按要求/按规定}{缴/交/缴纳/交纳/支付/付}{清/}{信息处理费/处理费/费用/费}|逾期{没/没有/未/不}{缴/交/缴纳/交纳}{的/},,,,
indicator,applications.other.fee_unpaid,{收到/接到/}{收费/缴费/交费}通知{后/以后/之后/}{逾期/还/仍/}{没/没有/未/不}{缴/交/缴纳/缴费/交费/交钱/付费/缴纳费用}|the {information /}processing fee {was not paid/had not been paid/was never paid/went unpaid/remained unpaid}|{did not/didn't/failed to/never} {pay/paid} the {information /}{processing /}fee|unpaid {information /}processing {fee/fees},,,,
indicator,applications.unavailable.to_be_made,{要/需要/需/得/须}{加工/重新/另外/另行/再/单独/专门}{加工/}制作{的/},,,,
indicator,applications.denied.security,"{危及/危害/会危及/会危害}{国家安全、公共安全、经济安全、社会稳定/国家安全、公共安全、经济安全和社会稳定/国家安全公共安全经济安全社会稳定/国家安全公共安全经济安全和社会稳定/三安全一稳定/“三安全一稳定”/安全稳定}{的/}",,,,
indicator,applications.unprocessed.publication,{索取/索要/讨要/要}{已/}公开{的/}{出版物/书报/报刊}{的/},,,,
indicator,applications.unprocessed.excessive,{无正当理由/没有正当理由/没正当理由/}{大量/}{、/}反复{提/提出/提交/递交/递}{的/}申请,,,,
indicator,applications.other.not_corrected,{过了/超过/超了/超}{补正/规定/}{期限/时限/期/时间}{还/仍/也/都/}{不/没/未/没有}补正{的/},,,,
indicator,applications.partial,partial {disclosures/grants/releases}|partly disclosed {applications/requests},,,,
domain,domain,{其他/其它}{法律/法规/行政法规/法律法规/法律行政法规},,,,
op,share,{account/accounts/accounted/accounting} for|{make/makes/made} up,,,,
op,change,{增长/增加/上升/上涨/提高/涨}{了/}{几/多少}倍|翻{了/}{几/多少/一/两/二/三/}番|翻{了/}{一/}倍|{增长/增加/上升/上涨}{了/}一倍|double|doubled|doubles|doubling|triple|tripled|tripling,,,,
op,difference,{多/高}{出/}{了/}{几/多少}倍|how many times {more/higher},,,,
filler,filler,ne|de ne|zenmeyang,,,,
column,business,qiye|shangye qiye|qiye de|gongsi,,,,
column,natural,ziranren|zi ran ren|geren|ge ren|ziranren de,,,,
column,legal,falv fuwu jigou|falü fuwu jigou|lvshi shiwusuo|lvsuo,,,,
column,research,keyan jigou|ke yan ji gou,,,,
indicator,applications.granted,yuyi gongkai|yu yi gong kai,,,,
indicator,applications.partial,bufen gongkai|bu fen gong kai,,,,
indicator,applications.denied.*,buyu gongkai|bu yu gong kai,,,,
indicator,applications.processed,banjie|ban jie|banjie le|banjie de,,,,
indicator,applications.carried_in,shangnian jiezhuan|shang nian jie zhuan,,,,
indicator,disputes.reconsideration,xingzheng fuyi|xing zheng fu yi|fuyi,,,,
indicator,disputes.litigation.*,xingzheng susong|xing zheng su song|susong,,,,
indicator,proactive.licences,xingzheng xuke|xing zheng xu ke|xuke,,,,
indicator,proactive.penalties,xingzheng chufa|xing zheng chu fa|chufa,,,,
indicator,proactive.coercion,xingzheng qiangzhi|xing zheng qiang zhi|qiangzhi,,,,
op,top,ranked,,,,
op,difference,哪{一/}{边/头/方/侧}{更/还/}{多/少/高/低/大/小}|孰{更/}{多/少/高/低/大/小}|哪{一/}{边/头/方}的{更/}{多/少/高/低}|{谁/哪个/哪边/哪家}占{上风/优/先}|{谁/哪个/哪边/哪家}{领先/居多/占多/胜出/落后},,,,
filler,filler,哪一边|哪头|哪一头|哪方|哪一方|哪边儿,,,,
op,change,{减少/增加/增长/下降/上升/上涨/下跌/提高/降低/减/增/跌/涨/降/升/减掉}{了/}{多少/几}{件/项/起/次/宗/份/个/成/}|{减/增/跌/降}了,,,,
op,change,{减少/增加/增长/下降/上升}了{没有/没/吗}|{是/}{涨/增/升/多}{了/}{还是/是/或是/或者}{跌/减/降/少}{了/}|{是/}{跌/减/降/少}{了/}{还是/是/或是/或者}{涨/增/升/多}{了/}|{有没有/有无/是否/是不是}{增加/减少/增长/下降/上升/上涨/下跌/变多/变少}{了/}|变{多/少}了{吗/没有/没/多少/几件/}|{增/减/涨/跌/降}了{没有/没/吗},,,,
column,change,增减{了/}{多少/几}{项/个/},,,,
op,top,{按/}{从多到少/从高到低/从大到小/由多到少/由高到低/由大到小/由多至少/由高至低/由大至小}{的/}{顺序/次序/}{排/排列/排序/排名/排一排/排一下/排个序/排下来/排出来/列/列出/列出来/列一下/}|{倒序/降序}{排/排列/排序/排一下/列出/}|{排/排个/排出/排一排/排一下}{名次/高低/先后/座次/大小}|大小排列|大排到小|高排到低|多排到少,,,,
op,bottom,{按/}{从少到多/从低到高/从小到大/由少到多/由低到高/由小到大}{的/}{顺序/次序/}{排/排列/排序/排名/排一排/排一下/排个序/排下来/排出来/列/列出/列出来/列一下/}|升序{排/排列/排序/排一下/列出/},,,,
op,list,哪{几/些}{年/个年份/个年度}的{数据/资料/材料/年报/报告/年度报告}|{一共/总共/}{收了/}{有/}{哪些/哪几个/几个/哪几/多少个/什么/几}{年度/年份}的{数据/资料/材料/年报/报告/年度报告}|{数据/资料/年报/报告}{都/}{覆盖/涵盖/包括/包含/跨越/跨}{了/到/}{哪些/哪几个/几个/哪几/什么/多少个}{年份/年度/年}|{数据/资料/年报/报告}{是/}从哪{一/}年{开始/}{到/至}哪{一/}年,,,,
report,report,哪{几/些}{年/个年份/个年度}的{数据/资料/材料/年报/报告/年度报告}|{一共/总共/}{收了/}{有/}{哪些/哪几个/几个/哪几/多少个/什么/几}{年度/年份}的{数据/资料/材料/年报/报告/年度报告}|{数据/资料/年报/报告}{都/}{覆盖/涵盖/包括/包含/跨越/跨}{了/到/}{哪些/哪几个/几个/哪几/什么/多少个}{年份/年度/年}|{数据/资料/年报/报告}{是/}从哪{一/}年{开始/}{到/至}哪{一/}年,,,,
op,which_year,哪{几/些}{年/个年份/个年度}的{数据/资料/材料/年报/报告/年度报告}|{一共/总共/}{收了/}{有/}{哪些/哪几个/几个/哪几/多少个/什么/几}{年度/年份}的{数据/资料/材料/年报/报告/年度报告}|{数据/资料/年报/报告}{都/}{覆盖/涵盖/包括/包含/跨越/跨}{了/到/}{哪些/哪几个/几个/哪几/什么/多少个}{年份/年度/年}|{数据/资料/年报/报告}{是/}从哪{一/}年{开始/}{到/至}哪{一/}年,,,,
op,list,which years {do you cover/does it cover/are in here/can i ask about}|{what/which} years of {data/reports} {are there/do you have/do you hold/are held/are available},,,,
report,report,which years {do you cover/does it cover/are in here/can i ask about}|{what/which} years of {data/reports} {are there/do you have/do you hold/are held/are available},,,,
op,which_year,which years {do you cover/does it cover/are in here/can i ask about}|{what/which} years of {data/reports} {are there/do you have/do you hold/are held/are available},,,,
column,amount,spend|spends|spent|spending|expenditure|outlay,,,,
op,trend,{这/}几年{下来/里/间}|这{几/些}年来|{近/最近}几年来,,,,
soft,applications.received,新增{加/}{了/}{多少/几}{件/份/个/项/起/宗/}{申请/},,,,
indicator,applications.carried_out,{年度末/年末/年底/期末/岁末}{还/仍/尚/}{在/正在}{办/办理}{的/中/}|{手里/手上/手头}积压{的/}|{拖/压}{到/到了/给/给了}{明年/来年/下年/下一年/次年},,,,
indicator,applications.carried_in,{上年/去年/上一年/上年度/上一年度/前一年}{没/没有/未}{办完/办结/办好}{而/}{带过来/带下来/带进来/带到今年/带到本年/拖过来/拖下来/拖进来/拖到今年/拖到本年/挪过来/挪到今年/移过来/移到今年/顺下来/滚过来/滚到今年}{的/},,,,
indicator,applications.granted,{给/}公开出去{了/的/}|{给/}公开掉{了/的/}|公开给{了/}{自然人/个人/公民/企业/公司/商业企业/律所/法律服务机构/科研机构/公益组织/社会公益组织/群众/百姓/老百姓}{的/},,,,
column,natural,公开给{了/}{自然人/个人/公民}{的/},,,,
column,business,公开给{了/}{企业/公司/商业企业}{的/},,,,
column,legal,公开给{了/}{律所/法律服务机构}{的/},,,,
column,research,公开给{了/}科研机构{的/},,,,
column,welfare,公开给{了/}{公益组织/社会公益组织}{的/},,,,
domain,domain,主动公开出去{的/了/}|主动公开掉{的/了/},,,,
indicator,applications.partial,{只/仅/光/就}{给/公开/提供/给出}了一部分{内容/信息/材料/资料}{的/}|{给/公开/提供}{了/}一半{留/没给/不给}一半{的/},,,,
indicator,applications.unavailable.to_be_made,{没/没有/无}现成的{材料/资料/信息/文件/数据/东西/成品},,,,
indicator,applications.unavailable.not_held,{材料/资料/文件}不存在|{没/没有/不/未}掌握{的/}{材料/资料/文件},,,,
indicator,applications.denied.process,过程性{的/}{材料/资料/文件/文稿},,,,
indicator,applications.denied.internal,内部{事务/管理}{性/类/}{的/}{材料/资料/文件},,,,
indicator,applications.other.fee_unpaid,{过了/超过/超过了}{缴费/交费/规定/规定的/}{期限/时限/时间}{还/仍/}{没/未/不/没有}{交费/缴费/交钱/付费}|过{了/}{缴费/交费/}期{还/仍/也/}{没/未/不/没有}{交费/缴费/交钱/付费},,,,
indicator,proactive.normative,{发/出/印/弄/搞/推出/制定/制发/印发/颁发/下发/颁布/新制发/出台/公布}了{多少/几}{件/个/份/部}{新/新的/}{行政/}规范性文件,,,,
indicator,proactive.regulations,{发/出/印/弄/搞/推出/制定/制发/印发/颁发/下发/颁布/新制发/出台/公布}了{多少/几}{件/个/份/部}{新/新的/}{行政/政府/}规章,,,,
column,issued,{发/出/印/弄/搞/推出/制定/制发/印发/颁发/下发/颁布/新制发/出台/公布}了{多少/几}{件/个/份/部}{新/新的/}{行政规范性文件/规范性文件/行政规章/政府规章/规章},,,,
filler,filler,一张,,,,
column,repealed,{被/}废掉{了/的/}|{被/}废{止/除}掉{了/的/}|宣布失效{的/}|{被/}宣告{失效/废止}{的/},,,,
column,made,制作{了/出/}{多少/几}{件/个/份/部/}新的|新制{了/的}|新{做/弄}{了/的}{多少/几}{件/个/份/部},,,,
indicator,proactive.fees,行政事业性收费项目{是/}{增加/增/增多/多}{了/}还是{减少/减/少}{了/}|行政事业性收费项目{增加/减少/增/减}{了/}{几/多少}{项/个/}|收的{费/费用}|收{了/取}的费用,,,,
indicator,proactive.licences,行政许可项目{是/}{增加/增/增多/多}{了/}还是{减少/减/少}{了/}|行政许可项目{增加/减少/增/减}{了/}{几/多少}{项/个/},,,,
indicator,proactive.penalties,行政处罚项目{是/}{增加/增/增多/多}{了/}还是{减少/减/少}{了/}|行政处罚项目{增加/减少/增/减}{了/}{几/多少}{项/个/},,,,
indicator,proactive.coercion,行政强制项目{是/}{增加/增/增多/多}{了/}还是{减少/减/少}{了/}|行政强制项目{增加/减少/增/减}{了/}{几/多少}{项/个/},,,,
column,change,{行政事业性收费/行政许可/行政处罚/行政强制}项目{是/}{增加/增/增多/多}{了/}还是{减少/减/少}{了/}|{行政事业性收费/行政许可/行政处罚/行政强制}项目{增加/减少/增/减}{了/}{几/多少}{项/个/},,,,
indicator,disputes.litigation.after_review,复议{后/之后/以后/完/过}{又/再/还/}{去/跑去/上}{起诉/告/诉讼/打官司}{的/}|复议{之后/以后/完/后}{又/再}{告上去/上法院/闹到法院/诉到法院}{的/},,,,
column,pending,{年底/年末/到年底/截至年底/截至年末}{还/仍/尚/}{没/没有/未/尚未}结{的/案的/案/}|{还/仍}没结,,,,
op,sum,{两/二/三/四/五/六/八/各}{类/种/项/栏/行/个}合并{起来/计算/算/}|合并{起来/计算/算/计/统计},,,,
column,"business,research,welfare,legal,other",非自然人{申请人/}{的/}|非个人{申请人/}{的/}|{不是/并非}{自然人/个人}|{自然人/个人}{以外/之外}的{机构/组织/单位/主体/申请人}|机构(法人或其他组织)|组织(法人或其他组织)|法人或其他组织(机构),,,,
column,research,高校院所|{高校/大专院校/院校}{和/及/与/、/}科研{院所/机构},,,,
op,top,{从多到少/从高到低/从大到小/由多到少/由高到低/由大到小}的{榜/榜单/名单/清单/列表/表/次序/排行}|{一/}{张/个}{榜/榜单/排行榜}|到顶峰|达到{顶峰/高峰/峰值/最高峰/巅峰/最高点}|{到/到了/处于/在}{顶峰/高峰/巅峰/最高峰/顶点},,,,
op,bottom,{从少到多/从低到高/从小到大/由少到多/由低到高}的{榜/榜单/名单/清单/列表/表/次序/排行}|{到/达到/跌到/降到/处于}{谷底/低谷/最低点/低点},,,,
scope,all,单位名单|机关名单|都有谁|有谁|都是谁|是谁家|哪些单位{名单/的名单},,,,
op,list,单位名单|机关名单|都有谁|名单,,,,
op,difference,放{在/到/}{一块儿/一块/一起}{看/看看/比/比比/比较/比一比/对比/瞧瞧/瞧}{一下/}|{得/}{多/少/高/低}{些/一些/一点/点}|摆{在/到/}{一块儿/一块/一起}{看/看看/比/比比/比较/比一比/对比},,,,
apart,rows,逐条|逐项|一条条|一条一条|一项项|一项一项|挨个|分条|逐行,,,,
op,change,升降{了/}{几/多少}{件/起/项/次/个/},,,,
op,absent,{少了/缺了/漏了/差了}哪{一/几/些/}{年/个年份/些年份},,,,
filler,filler,办理答复了|{按/论/以}{件数/数量}{看/来看/比},,,,
indicator,applications.processed,{共/一共/总共/}{办理/处理}答复{了/的},,,,
indicator,applications.carried_out,{还/仍/尚}{在/正在}{办/办理}{的/中/}{、结转至次年/}{的/},,,,
soft,applications.received,intake|intakes|take in,,,,
op,difference,exceed|exceeds|exceeded|{by how many/by how much} did,,,,
op,average,average {yearly/annual}|{yearly/annual} average|averaged {per/a} year,,,,
indicator,applications.processed,{deal/deals/dealing} with|deal with in total,,,,
indicator,applications.carried_out,{手上/手里/手头}{还/}{压着/攒着/剩着/留着/没办完/没办},,,,
indicator,applications.other.not_corrected,{没/没有/未/不/迟迟不/迟迟没}{补/补交/补齐/补上}材料{的/},,,,
scope,all,都是哪些{单位/机关/家/}|都是哪{几/}家|分别是哪{几/}家,,,,
op,list,都是哪些{单位/机关/家/}|都是哪{几/}家|分别是哪{几/}家,,,,
op,difference,{哪个/哪一个/哪边/哪头}{更/}{多/少/高/低/大/小}{一些/一点/些/点/},,,,
apart,rows,有哪几{种/类/项}{情形/原因/理由/}|{都/}有哪几{种/类},,,,
filler,filler,同一年|同年度|同一年度|同一年份|同样那年,,,,
op,change,{掉/滑/缩/回落}得,,,,
soft,applications.received,谁收得{更/}{多/少},,,,
op,difference,谁收得{更/}{多/少},,,,
op,summary,总览|全貌|情况一览|鸟瞰|{的/}主要内容{有/是/包括/包含/都有/都是}{哪些/什么/啥/些什么}|{都/}有{些/点/哪些}{什么/啥/}{主要/}内容|{讲/说/写/谈/提}{了/}{些/点/点儿}{啥/什么}{内容/事/东西/}|{讲/说/写/谈}{了/}啥{内容/},,,,
op,audit,能{对/轧/拉/}平|{对得/轧得}{拢/平}|轧平|毛病|硬伤|破绽|里{面/头/}的{错/错误/差错/错处/漏洞}|{数字/数据/数/表}{上/里/中}的{错/错误/差错/问题}|{挑/找/查/揪}{挑/找/查/一挑/一找/一查/出/出来/}{错/错误/差错/毛病}|{是不是/是否/是/}同一个{数/数字/数目}|{是不是/是否}{一个数/同一个}|吻合|{是否/是不是/相不/}相等,,,,
op,change,{同比/}{增长/下降/增加/减少/变动/变化}率,,,,
indicator,applications.carried_out,carry-over|carry-overs|carryover|carryovers,,,,
indicator,applications.carried_in,{carry-over/carryover/carry-overs} from {the previous year/last year/the year before/the prior year},,,,
domain,domain,不再{处理/办理}{的/了/}|{咨询/查询/了解}{类/性质/性}{的/}{申请/}|{收到/接到/受理/接受}{的/了/过/}{多少/几/}{次/件/个/人次/条/起/}{的/}{现场/电话/群众/}咨询|{办结/办理/处理/答复/回复/办}{得/的/}{最/更/}{快/慢}{的/},,,,
domain,domain,公开给企业家,,,,
indicator,applications.unprocessed.*,{拒绝/拒/不同意/不肯/不愿意/不愿}处理{的/了/},,,,
domain,domain,{行政/监督/执法/专项/日常/现场/督导/}检查{了/过/}{多少/几}{次/家/批/场/人次/处}|{行政/执法/监督/专项/安全}检查|检查{发现/出/}{了/}{多少/几}{个/处/条/}{问题/隐患}|检查发现|矛盾{纠纷/调解/化解}|错误{信息/链接/表述}|错{别字/链}|许可{证/证照}{多少/几}{本/张/个/份}|{行政/}许可{的/}申请|申请{法院/}强制执行|信访{件/量/事项},,,,
soft,applications.processed,{办/处理/办理}{了/过}{几/多少}件,,,,
domain,domain,{没/没有/未/不/不予}受理{的/了/},,,,
filler,filler,那条|这条|那一条|这一条|该条|那款|那一款|{这/那/的/}{三/五/六/八/几/两}{条/行/款}{里/里头/中/}|{三/五/六/八}{项/个}{里/里头/中}|按年报{所列/所载/所填/上/里/}{的/}{数字/数/数据/}|{依/据/照}年报{所列/所载/}{的/}{数字/数/}|很想知道|很想了解|很想|怎么都得|{那里/那边/那儿/他们/她们/他/单位}上报的|提起的|提起,,,,
indicator,applications.unprocessed.publication,{要/索要/要求/}提供{公开/}{出版物/刊物/书报},,,,
indicator,applications.other.fee_unpaid,{没/没有/未/不}{交/缴/付}{钱/费/款/费用}|{拖着/赖着/迟迟/一直}{不/没}{交/缴/付}{钱/费/款},,,,
column,upheld,维持{了/}{原来/原先/原}{的/}{决定/行为/处理/结论}{的/}|维持{了/}{原/}决定{的/},,,,
each,"natural,business,research,welfare,legal,other",申请人类别|申请主体类别|{按/分}申请人{类别/类型/种类/分类/},,,,
apart,rows,全列{出来/出/}|{逐/每}{条/项/行/类/个}{列/列出/列示/报/报出/给出/说}|逐项|一行一行|一条一条|一项一项,,,,
indicator,applications.processed,finish|finished|finishes|finishing|resolve|resolved|resolves|resolving|settle|settled|settling|wrapped|conclude|concluding|{bring/brought} to {a /}conclusion,,,,
indicator,applications.unprocessed.*,{not/n't/never} {process/handle/deal with/take up/entertain/entertained/taken up/acted on/act on}|{leave/left/leaving} {unprocessed/unhandled}|{decline/declined/refuse/refused} to {entertain/act on}|{go/went/gone} unprocessed,,,,
indicator,applications.carried_out,{remain/remained/remaining/left/stood/stayed/were/still} {unfinished/outstanding/unprocessed} {at/by/as of} {the end of the year/year end/year-end/the end of}|{remain/remained/remaining} {unfinished/outstanding},,,,
indicator,disputes.litigation.*,administrative {lawsuits/lawsuit/suits/suit/court cases/litigation cases/litigations/actions}|litigation cases|litigations,,,,
op,sum,{all/all the/all of the/the/these} {eight/8/five/5/three/3} {grounds/reasons/kinds/rows/lines/categories/types/situations},,,,
indicator,applications.unavailable.to_be_made,{have/had/has/having/need/needed/needs/ought} to be {newly /specially /first /freshly /}{created/made/produced/compiled/prepared/drawn up/put together/generated}|{creation/making/production/compilation} of new {information/documents/material}|new {information/documents} {would have to/had to/needed to/must} be {created/made/produced/compiled}|{not/no} {ready-made/readily available},,,,
indicator,applications.unprocessed.excessive,excessive {and /}repeated {applications/requests}|{mass/massive} repeated {applications/requests}|{large/great} {number/numbers} of repeated {applications/requests}|without {good/proper/justifiable/justified/legitimate/valid/due} {reason/reasons/cause/grounds}|repeatedly and in large numbers|in large numbers and repeatedly,,,,
domain,domain,withdrawn by {the /their /}{applicant/applicants/requester/requesters}|{applicant/applicants/requesters} {withdraw/withdrew/withdrawn/had withdrawn/have withdrawn/themselves withdrew}|{withdraw/withdrew} {their/the} {applications/requests/application/request},,,,
scope,all,是哪几{个/家}|都是哪几{个/家},,,,
column,natural,{老百姓/百姓/群众/市民}{自己/本人/自个儿/以个人名义},,,,
apart,each,{总计/合计/总数}{各/分别/各自}{是/为/有/}{多少/几}{件/},,,,
column,total,{一/那/这/该}{行/栏/项}{的/}总计{栏/列/那栏/那列/一栏/一列/数/}|总计{栏/列/那栏/那列/一栏/一列},,,,
indicator,applications.granted,公开给{人家/申请人/他们/了人家/了申请人/了他们}{的/了/},,,,
op,audit,相符否|{是否/是不是/相不/能否}相符|相符{吗/么}|符不符{合/}|{加总/合计/相加/加起来}{不符/不相符/不合}|错在{哪里/哪儿/哪/何处},,,,
op,sum,{合/搁/归/拢/并/凑/加}{在/到/}一{起/块/块儿/处}{是/有/共/}{多少/几/}{件/}|打总{是/有/}|统共|拢总|通算|{加/合}{一/}加|汇总起来|累加{起来/}|{总/合}计起来
op,ratio,所占|里占|中占
op,share,比率|份额|{占/所占}{多大/多大一块/多大份额/多大比例/多大比重/多少份额}|占{去/}{了/}{多/}大{一/}{块/部分/头}
op,change,增量|减量|减幅|变幅|净增{加/长/}{了/}{多少/几/}{件/}|净减{少/}{了/}{多少/几/}{件/}|增加量|减少量|变化量|变动量|{减/降/掉/少/跌}得最多|{增/涨/升}得最{多/快}|{多/少}了{多少/几}件
op,top,{减/降/掉/跌/增/涨/升}得最{多/快/狠/猛/凶/厉害}|净{增/减}最{多/大}
op,change,净{增/减}最{多/大}
scope,all,全体
op,trend,{时间/年度/历年/逐年}序列|序列|一年一年{的/地/}|一年年{的/地/}|{按/分/依}{年/年度/年份}{的/}{列/列出/列出来/列一下/列示/排/排列/报/给/给出/展开/统计/走/看/数/}|分年{的/}{数据/数/数字}|逐年{列/列出/列示/报/给出/}|年年{各/都/}{是/}{多少/几}{件/}|各年度{的/}{数据/数/数字}|变化曲线|曲线|起伏
op,change,环比{增减/变化/变动/}|增幅|降幅|跌幅|{变化/变动/波动/升降/浮动/涨跌/}{的/}幅度{是/}{多少/多大/几何}
op,audit,{是否/能否/能不能/是不是/平不}平衡|成立不成立|成不成立|等式{成立/平衡}{吗/不/否/}
filler,filler,差额{几何/多少/是多少}|差值{几何/多少/是多少}
op,change,{下降/上升/增长/减少/增加/上涨/下跌}{的/}幅度
op,difference,{相/}差{是/有/}{几/多少}个{百分点/点}|{高/低/多/少}{了/出/}{几/多少}个{百分点/点}|差值|差额|差数|的差{是/为/}{多少/几}{件/}|之差|的差
op,audit,自洽{吗/么/不/否/不自洽/与否/}|{自不/是否/是不是/能否/能不能}自洽|{符合/吻合}{吗/么/不/否}|相{符不相符/符不/合不合}
filler,filler,等于{多少/几}{件/}|得{多少/几}件|两{边/头/方}{的/}{数字/数/数据/数目}{都/}|两{边/头}{都/}{给我/列出来/列一下/列/报/说一下/说说/告诉我}
op,list,{系统/库/数据库/资料库/知识库/档案库}{里/里面/里头/中/内/当中/上}|{在/}{你/你们/您/贵处}{这儿/这里/这边/手上/手里/手头/那儿/那里}{的/}|{有/是/}{哪些/哪几个/几个/多少个/什么/哪几/哪}{年份/年度}|{年份/年度}{的/}{覆盖/涵盖/分布}{情况/范围/面/}|覆盖{的/}{哪些/哪几个/几个/什么/}{年份/年度}|{年份/年度}{有/是/包括}{哪些/哪几个/哪几年/什么},,,,
op,which_year,{有/是/}{哪些/哪几个/几个/多少个/什么/哪几/哪}{年份/年度}|{年份/年度}{的/}{覆盖/涵盖/分布}{情况/范围/面/}|覆盖{的/}{哪些/哪几个/几个/什么/}{年份/年度}|{年份/年度}{有/是/包括}{哪些/哪几个/哪几年/什么},,,,
report,report,{年份/年度}{的/}{覆盖/涵盖/分布}{情况/范围/面/}|覆盖{的/}{哪些/哪几个/几个/什么/}{年份/年度}|年报{总份数/份数},,,,
op,count,年报{总份数/份数},,,,
op,list,年报{总份数/份数},,,,
op,summary,小结{一下/一小下/下/}|{整体/总体/整个/总的}{面貌/概貌/态势/格局/局面/形势}|{面貌/概貌}|{整体/总体}{上/}{的/}{表现/成效/成绩}|盘点{一下/下/}|{来/给/做/写}{个/一个/一份/份}{小结/总结/综述/概述/概况/盘点/总览}|依申请公开{工作/}{的/}{整体/总体}{面貌/情况/概貌/态势/形势/状况}|综合{情况/概况/概述}|面上{的/}情况,,,,
column,natural,individual|private {individual/applicants/person}|ordinary {citizen/person/individuals}|individual {citizens/persons/people},,,,
column,business,commercial {entities/firms/organisations/organizations/businesses/bodies/applicants/enterprise}|business {enterprises/firms/companies/organisations/organizations/enterprise/company}|the private sector,,,,
column,research,research {organisation/organization/institute/centres/centers/body/units/establishments}|scientific {research /}{institutes/bodies/organisations/organizations/institution},,,,
column,welfare,{social /public /social public /}{welfare/interest/public-interest/benefit} {organisation/organization/organisations/organizations/groups/group/bodies/body/institutions/associations}|public-interest {organisation/organization/organisations/organizations/groups/bodies}|civil society {groups/organisations/organizations}|non-governmental {organisations/organizations},,,,
column,legal,legal {service/services} {institution/agency/provider/providers/bodies/body/firms/agencies/organisation/organization/organisations/organizations/institutions}|legal {institutions/agencies/bodies/firms/practices}|solicitors|attorneys|law offices|lawyers' offices,,,,
column,other,other {kinds/types/categories} of {applicant/applicants},,,,
column,"business,research,welfare,legal,other",legal persons or {other organisations/other organizations/organisations/organizations}|legal persons and {organisations/organizations}|{legal entities/corporations} {and/or} other {organisations/organizations}|{organisations/organizations} of any kind|non-individuals|non-natural persons,,,,
indicator,applications.denied.third_party,{rights/interests/rights and interests/legitimate rights/lawful rights/legitimate rights and interests/lawful rights and interests/privacy} of {third parties/a third party/others}|third-party {privacy/rights and interests/protection/reasons}|{protect/protecting/protection of} {third parties/a third party/third-party rights}|{harm/harmed/hurt/infringe/infringed/damage/damaged} {third parties/a third party/third-party rights/third-party interests},,,,
indicator,applications.denied.internal,internal {affairs/matters/administrative/management} {information/matters/affairs},,,,
indicator,applications.denied.process,process-type information|procedural {documents/matters/material/materials}|process {info/information}|process-related {documents/material/materials},,,,
indicator,applications.denied.enforcement,{administrative /}{law /}enforcement {case /}{file/dossier/dossiers/records/documents/record}|administrative {law /}enforcement {case /}files,,,,
indicator,applications.denied.enquiry,administrative {enquiry/inquiry/query/queries}{ matter/ matters/ request/ requests/},,,,
indicator,applications.denied.security,three {types/kinds} of security and {social /}stability|three safeties and one stability|{security/safety} or {social /}stability|{security/safety} and social stability|{security/stability} grounds,,,,
indicator,applications.unavailable.not_held,{does/do/did} not {hold/have} {it/the requested information/the information/such information/them/any such information}|{doesn't/don't/didn't/not} {hold/have} {it/the requested information/the information/such information/them}|{information/it} {is/was/were} not held|not having the information|no {record/records} of {it/the information},,,,
indicator,applications.unavailable.unclear,{remained/remain/still/stayed/was still/were still} {vague/ambiguous/unclear}{ even/} after {correction/being corrected/clarification/supplementing/supplementation/amendment/a correction}|too vague|{remained/still} {vague/ambiguous},,,,
indicator,applications.unprocessed.petition,"{letters and visits/letters-and-visits/grievances/grievance}|{petition/complaint/petitioning} {type /type of /style /like /}{applications/requests}|complaints and petitions|petitions, complaints and {reports/tip-offs}",,,,
indicator,applications.unprocessed.publication,{asked/asking/asks/request/requests/requested/requesting} for {published/publicly available/public} {material/materials/books/publications/works}|published works|{published/public} {books and magazines/newspapers and books},,,,
indicator,applications.unprocessed.confirmation,{confirm/confirming/certify/certifying/reissue/reissuing/re-issue/re-issuing} {information/documents} already {obtained/received/provided}|re-issuance|reissuance|{confirmation/certification} {requests/of information},,,,
indicator,applications.other.not_corrected,{did not/didn't/failed to/never} {supplement/correct/clarify} {their/the/its} {application/request/applications/requests}{ in time/ on time/ by the deadline/}|failure to {correct/supplement/amend/rectify}|not {supplemented/rectified/amended} {in time/by the deadline/on time}|no {timely /}correction|{did not/failed to} correct in time,,,,
indicator,applications.other.fee_unpaid,{non-payment/nonpayment/failure to pay}{ of the fee/ of fees/ the fee/ fees/ of the processing fee/}|{did not/didn't/failed to/never} {pay/paid} {the fees/fees/the charge/the charges/up},,,,
indicator,applications.carried_in,{opening/starting} {balance/backlog}|backlog {from/of} {last year/the previous year/the year before/the prior year}|{brought in/rolled over/transferred/handed down} from {last year/the previous year/the year before/the prior year/the preceding year},,,,
indicator,applications.carried_out,still {in process/being processed/in progress/under way} {at/by} {the end of the year/year end/year-end}|{to be/left to be} {handled/processed/dealt with/finished} {next year/the following year/in the following year/the next year/in the next year}|{pushed/rolled/put off/postponed/deferred} {to/into/over to/over into} {the next year/the following year/next year},,,,
indicator,applications.granted,approve|approved|{granted/approved/disclosed/released/given out} {entirely/completely/wholly/in their entirety/in its entirety}|{fully/wholly/entirely/completely} {approve/approved/release/released/disclose/disclosed/grant/granted/satisfied}|outright grants|{full/complete} {grants/disclosures/releases/release/approval/approvals},,,,
indicator,applications.partial,{granted/grant/approved/approve/disclosed/disclose/released/release/given} {partially/partly/in part/only in part/only partly/only partially}|{partially/partly} {approve/approved/grant/disclose/release/released/disclosed/granted}|{partial/part} {disclosure/release/releases/approval/approvals/disclosures},,,,
indicator,applications.denied.*,{say/said/saying} no{ to/}|knocked back|rebuffed|non-disclosures|nondisclosure|{not/never} made public|kept secret|unwilling to disclose,,,,
indicator,applications.granted,公开{了/过/的/}{几/多少}{件/份}申请,,,,
indicator,applications.carried_in,inherit|inherited|inherits|{taken/took} over from {the previous year/last year/the year before},,,,
indicator,disputes.litigation.after_review,{followed/following/that followed/came after/preceded by/once} {a /an /}{reconsideration/administrative reconsideration/review/administrative review},,,,
column,repealed,scrap|scraps|rescind|annul|revoke|revoked|revokes|do away with|did away with|struck down|taken off the books,,,,
column,issued,adopt|adopts|enact|enacts|enacted|promulgate|promulgated|put into force,,,,
column,upheld,{ended/ends/end/resulted/finished/concluded} {in/with} {the decision being /the original decision being /the authority's decision being /decisions /the decision /}{upheld/affirmed/being upheld/maintained}|maintained|left standing|confirmed|stood,,,,
column,corrected,{ended/ends/end/resulted/finished/concluded} {in/with} {the decision being /the original decision being /the authority's decision being /decisions /the decision /a /}{corrected/overturned/reversed/being corrected/correction/changed}|set aside|quashed|rectified|went against {the government/the authority/it/them/the office},,,,
indicator,proactive.procurement,{centralised/centralized} {government /}procurement {items/projects},,,,
column,items,{centralised/centralized} {government /}procurement {items/projects}|{government /}procurement {items/projects},,,,
op,sum,together|all together|both together|put together|jointly|in all|added up|added together|when added|all told|grand total|aggregate|cumulative|cumulatively|accumulated,,,,
indicator,applications.unavailable.*,not {provide/supply/furnish} {any /the /}{information/documents}{ for/}|not {provide/supply/furnish}|not providable,,,,
op,change,by what {percentage/percent/proportion/rate/fraction}|{percentage/percent} {change/increase/decrease/growth/drop/rise}|how {fast/strongly/sharply} did|{increase/increased/decrease/decreased/rise/rose/fall/fell/drop/dropped/grow/grew/change/changed} by what {percentage/percent},,,,
scope,all,{what/which} {offices/organs/authorities/governments/bodies}{ got/ took/ did/},,,,
column,corrected,{法院/}{判/判决/裁判}{政府/行政机关/机关/官方/被告}{输/败/败诉/输了}{的/},,,,
column,upheld,{法院/}{判/判决/裁判}{政府/行政机关/机关/官方/被告}{赢/胜/胜诉/赢了}{的/},,,,
column,"upheld,corrected,other",{已/已经/}审结{了/}{的/}|{已/已经/}审理终结{的/},,,,
column,pending,{未能/没能/尚未能/未曾/没有能}审结{的/}|{没有/没/未}{全部/都/全}审结{的/},,,,
column,"business,research,welfare,legal,other",{organisations/organizations} (not individuals)|{organisations/organizations} rather than individuals|{from/by/to} {organisations/organizations}|{organisations/organizations} {apply/applied/file/filed/submit/submitted/ask/asked/lodge/lodged},,,,
indicator,applications.carried_in,{bring/brought/brings} forward from {the year before/last year/the previous year/the prior year/the preceding year},,,,
indicator,applications.carried_out,{left over/still unprocessed/still being processed/still in progress} at {the end of the year/year end/the year's end},,,,
indicator,applications.unavailable.not_held,{had/has/have} no such {record/records/information/document/documents}|{agency/authority/government/office/they} did not {hold/have} {the information/it/the documents/the records/such information},,,,
indicator,applications.denied.internal,{were/was/is/are/being} internal{ to the agency/ to the authority/ to the government/ documents/ matters/},,,,
op,list,{are/is} {covered/included/contained/available} {by/in} {your/the} {data/database/collection/system/dataset},,,,
report,report,{are/is} {covered/included/contained/available} {by/in} {your/the} {data/database/collection/system/dataset},,,,
weak,applications.received,any {request/application},,,,
weak,applications.received,applicants|requesters,,,,
each,"natural,business,research,welfare,legal,other",{which/what} {applicants/requesters}|{which/what} {kind/kinds/type/types/group/groups/category/categories} of {applicant/applicants/requester/requesters/people},,,,
column,corrected,{go/goes/went/gone/going/decided/ruled/found} against,,,,
column,upheld,{go/goes/went/gone/decided/ruled/found} {in favour of/in favor of/for} {the government/the authority/the agency/the office/the district/the county/the city}|{go/goes/went/gone/decided/ruled/found} against the {applicant/applicants/plaintiff/plaintiffs/citizen/citizens/requester},,,,
indicator,applications.unprocessed.repeat,{they/it/these/those} {were/was/are/is} {repeated/repetitive/repeats/duplicates/duplicate}|for being {repeated/repetitive/duplicates},,,,
weak,applications.received,freedom of information {requests/request/applications/application},,,,
indicator,applications.carried_out,not yet {processed/answered/handled/completed},,,,
indicator,applications.denied.process,draft {documents/papers/texts/versions}|drafts|working papers|{draft/drafts} and process {documents/information},,,,
indicator,applications.denied.security,"national security, public security, economic security {or/and/, or/, and} social stability|{national/state} security {or/and} social stability",,,,
op,meaning,how {do you/do they/does one/do i/is/are/was} {calculate/compute/define/work out/calculated/computed/worked out},,,,
op,audit,{anything/something} {wrong/odd/inconsistent/off} {in/with/about},,,,
column,in_force,{remain/remained/remains/remaining/stay/stayed/stays} {in force/in effect/valid/effective},,,,
indicator,applications.unavailable.*,not {answered/answerable/fulfilled/satisfied} {because/since/as/due to},,,,
soft,applications.received,接了|接过|接的|{接/收}进来{的/了/},,,,
indicator,applications.other.other,其他情形|其它情形,,,,
indicator,applications.unavailable.unclear,补正{了/}{后/以后/之后/完/}{还是/还/仍/仍然/依然}{看不懂/没看懂/弄不懂/搞不懂/不知所云/看不明白/没看明白/搞不明白/搞不清/弄不清}{的/},,,,
indicator,applications.denied.law,{其他/其它/}{法律行政法规/法律、行政法规/行政法规/法律和行政法规}{所/}{禁止/不允许/不让/不许/不准}{的/},,,,
indicator,proactive.penalties,处罚项目,,,,
indicator,proactive.coercion,强制项目,,,,
indicator,applications.unprocessed.*,{didn't/doesn't/don't/couldn't/wouldn't/won't} {process/handle/deal with/take up/entertain},,,,
indicator,applications.other.not_corrected,{fail/failed/failing} to make {corrections/the correction/the corrections/a correction/the required corrections}{ in time/ on time/}|{did not/didn't} make {corrections/the corrections/the required corrections}{ in time/ on time/},,,,
op,top,biggest|greatest|highest number|largest number,,,,
op,bottom,smallest number|lowest number,,,,
op,average,mean {number/value/of/intake}|the mean|arithmetic mean|average {number/value/intake},,,,
op,list,{for/of} {what/which} years are there reports|{what/which} years are there reports|list {every/each}|name {every/each/all}|enumerate|{which/what} years can you {answer/cover}|whose reports {you hold/you have/are held/do you hold/do you have},,,,
report,report,{for/of} {what/which} years are there reports|{what/which} years are there reports|whose reports {you hold/you have/are held/do you hold/do you have},,,,
scope,all,{list/name} {every/each/all} {organ/office/organs/offices/authority/authorities}|{list/name} all the {organs/offices/authorities},,,,
op,summary,gist|the gist|in a nutshell|rundown|run-down|digest|recap|the essentials|key points|key figures|main figures|what happened|at a glance,,,,
filler,filler,jijian|you jijian|you duoshao|gong duoshao|yigong duoshao|yi gong duoshao|yigong,,,,
scope,all,{可以/能/能够/可}{查/查到/查询/问/问到}{有/是/}{哪些/哪几家/哪几个/多少/多少家/多少个/几家/几个/什么}{单位/机关/部门}|{有/是/}{哪些/哪几家/哪几个/多少/多少家/多少个/几家/几个/什么}{单位/机关/部门}{可以/能/能够/可}{查/查到/查询/问/问到}|{可以/能/能够/可}{查/查到/查询/问/问到}哪些{单位/机关}{的/}|{系统/库/平台/机器人}{里/}{收录/收录了/收了/有}{多少家/几家/多少个/几个/哪些}{单位/机关},,,,
op,list,{可以/能/能够/可}{查/查到/查询/问/问到}{有/是/}{哪些/哪几家/哪几个/多少/多少家/多少个/几家/几个/什么}{单位/机关/部门}|{有/是/}{哪些/哪几家/哪几个/多少/多少家/多少个/几家/几个/什么}{单位/机关/部门}{可以/能/能够/可}{查/查到/查询/问/问到}|{可以/能/能够/可}{查/查到/查询/问/问到}哪些{单位/机关}{的/}|{系统/库/平台/机器人}{里/}{收录/收录了/收了/有}{多少家/几家/多少个/几个/哪些}{单位/机关},,,,
report,report,{可以/能/能够/可}{查/查到/查询/问/问到}{有/是/}{哪些/哪几家/哪几个/多少/多少家/多少个/几家/几个/什么}{单位/机关/部门}|{有/是/}{哪些/哪几家/哪几个/多少/多少家/多少个/几家/几个/什么}{单位/机关/部门}{可以/能/能够/可}{查/查到/查询/问/问到}|{可以/能/能够/可}{查/查到/查询/问/问到}哪些{单位/机关}{的/}|{系统/库/平台/机器人}{里/}{收录/收录了/收了/有}{多少家/几家/多少个/几个/哪些}{单位/机关},,,,
op,list,{数据/资料/年报}{的/}{时间/年份/}{范围/跨度/区间}{是/}{哪几年到哪几年/哪年到哪年/什么/},,,,
op,which_year,{数据/资料/年报}{的/}{时间/年份/}{范围/跨度/区间}{是/}{哪几年到哪几年/哪年到哪年/什么/},,,,
report,report,{数据/资料/年报}{的/}{时间/年份/}{范围/跨度/区间}{是/}{哪几年到哪几年/哪年到哪年/什么/},,,,
op,absent,{还/}{差/缺/少}{谁/哪家/哪些单位/哪个单位/哪些/哪几家}{的/没交/没报/没有/},,,,
filler,filler,{含/包括/包含}并列{的/名次/}|并列{的/}{也/都}{算/列出/列上/列},,,,
op,summary,{信息公开/政务公开/政府信息公开}{工作/}{的/}{情况/状况}{怎么样/怎样/如何/咋样},,,,
filler,filler,贵平台|贵网站|贵中心|贵司|贵站|情形下{的/}|名下的|情形之下,,,,
column,in_force,{现行/现/目前/现在/仍然/}有效{的/}{有/}{几/多少}{件/部/份/个},,,,
op,meaning,{作/做/当作}{何/什么/怎样的/怎么}{解释/理解/讲}|指{的/}{是/}{谁/哪些人/什么人/哪种人}|{该/应该/应当}{怎么/如何}{理解/解释},,,,
indicator,applications.granted,{full/complete/unrestricted} access{ granted/ was granted/},,,,
indicator,applications.partial,{partial/part/limited} access{ granted/ was granted/}|partial access granted,,,,
indicator,applications.unprocessed.repeat,{repeated/repeat/duplicate/repetitive} {application/request},,,,
indicator,proactive.procurement,{government /centralised /centralized /}procurement {value/cost/costs/spending/expenditure},,,,
column,amount,{government /centralised /centralized /}procurement {value/cost/costs/spending/expenditure},,,,
op,list,{what/which} {organs/offices/authorities} {are covered/are held/are included/are available/do you cover/do you have},,,,
scope,all,{what/which} {organs/offices/authorities} {are covered/are held/are included/are available/do you cover/do you have},,,,
report,report,{what/which} {organs/offices/authorities} {are covered/are held/are included/are available/do you cover/do you have},,,,
indicator,applications.granted|applications.partial,公开类|公开类的,,,,
op,sum,{一共/总共/合计/共计/共}收{费/取费用}{/了/多少/了多少}{/元/万元/亿元/钱}|{行政事业性/}收费{一共/总共/合计/共计/总计/共}{/是/有}{/多少/几}{/元/万元/亿元/钱},,,,
op,summary,{大致/大体/大概/基本/核心/全部/具体/整体}{的/}内容|{整体/总体/大体/基本/整个}{的/}{状况/面貌/态势/局面}|{say/says/said} {overall/altogether/in general/in short}|in a nutshell|the gist{ of/}|the big picture|{简要/简单/扼要/简明/大致}{地/}{说明/概括/概述/叙述/描述/总结/归纳/综述}{一下/下/}|{说明/简述/综述}{一下/下/}{政府信息公开/信息公开/政务公开}{工作/}{的/}{开展/}情况|{政府信息公开/信息公开/政务公开}{工作/}{的/}{简介/简述/综述/概要/概况},,,,
indicator,applications.denied.third_party,{怕/担心/避免/防止/}{会/}{损害/侵害/侵犯}{到/了/}{第三方/第三人}{的/}{合法/}{权益/利益},,,,
indicator,applications.carried_out,{年底/年末/}{还剩/剩下/剩/还有}{多少/几}{件/个/件申请/}{没/没有/未}{办结/办完/办好/处理完}{的/}|{年末/年底/期末}结转{的/},,,,
indicator,applications.carried_in,{年初/期初}{结转/带/转}{进来/过来/下来/来/}{的/},,,,
indicator,applications.unprocessed.confirmation,重新出具{、/，/或/或者/和/及}{要求/}确认{已获取信息/已获取的信息/已经获取的信息/},,,,
indicator,applications.other.not_corrected,{没/没有/未}{在/}{规定/}{期限/时限/限期}{内/里}{补正/补充材料/补齐材料}{/的/不再处理/不再处理的/，不再处理/，不再处理的},,,,
indicator,disputes.litigation.after_review,复议{之后/以后/后/完}{又/再/才}{提起/}{起诉/诉讼}{的/}{案子/案件/},,,,
indicator,applications.granted,{子/矛}以公开,,,,
op,sum,{合/凑/归/并/搁/放/加}{到/在/}{一起/一块/一块儿/一处}|合起来|并起来|凑起来|归总|拢到一块,,,,
op,audit,{跟/和/与/同/等于/是/}{总计/合计/总数/总数字/总和}{是/}对不对{得上/}|加错{了/}{没/没有/吗/},,,,
op,trend,越来越{多/少/高/低/大/小}|{一年/一年年}比一年{多/少/高/低},,,,
op,absent,{没有/没/未/还没/尚未}{收录/收录到/入库/收进来/收进库}{的/},,,,
report,report,{没有/没/未/还没/尚未}{收录/收录到/入库/收进来/收进库}{的/},,,,
indicator,applications.denied.security,{危及/危害/影响/影响到/威胁/威胁到/有碍/妨害}{国家安全/公共安全/经济安全/社会稳定/社会安定}|{怕影响/怕危及/担心影响}{稳定/安全/社会/安全稳定},,,,
indicator,applications.denied.law,{法律/法规/法律法规/法律、法规/法律行政法规}{的/}{明文/明确/明令/}{规定/}{不让/不能/不可/不可以/不给}公开|{法律/法规/法律法规}{明文/明确/明令}{规定/}{禁止/不得/不让/不许}{的/},,,,
indicator,applications.denied.third_party,{个人/}隐私{、/或/和/或者/及/与}商业{秘密/机密}|{商业秘密/商业机密}{、/或/和/或者/及/与}隐私|{怕/担心/}{侵犯/侵害/损害/伤害/影响}{别人/他人/人家/旁人/第三人}{的/}{合法权益/权益/利益},,,,
indicator,applications.denied.internal,{人事/人事管理}{、/和/及/}{后勤/后勤管理},,,,
indicator,applications.denied.process,{讨论记录/过程稿/磋商信函/请示报告}{、/和/、或者/或}{讨论记录/过程稿/磋商信函/请示报告},,,,
indicator,applications.unavailable.not_held,{压根/根本/确实/手里/手上/手头}{就/}{没有/没}{这个/这份/这条/这些/该/相关/}{信息/材料/资料/文件/东西}|{查无/找不到/没找到/没查到/查不到}{材料/资料/文件/档案},,,,
indicator,applications.unavailable.unclear,补正{了/完/以后/之后/后}{还是/仍/仍然/还}{写不明白/说不明白/不明白/含糊/很模糊/模糊}|{申请/}内容{写/说/讲/描述}{得/的}{太/}{不清楚/不明确/含糊/模糊/笼统},,,,
indicator,applications.unprocessed.repeat,{认定为/认定成/认定是/算作/视为/视作/定为/当成/当作/算}重复{的/}|{翻来覆去/反反复复/三番五次}{申请/提/要/提出}{的/同一件事/同一个事/同一事项},,,,
indicator,applications.unprocessed.excessive,{一遍遍大量/一遍又一遍大量/没完没了/没完没了大量/频繁大量/大批反复}{地/}{提/提交/递/提出/}申请|{没有/没/无}正当理由{就/而/}{反复大量/大量反复/反复/大量/频繁/多次}{申请/提申请/提出申请/提交申请}|{反复大量/大量反复/大量}申请{没有/没/无}正当理由,,,,
indicator,applications.other.not_corrected,{一直/迟迟/始终/最后/到期/过期/逾期/超期/过期也}{没/不/没有/未/没给/不给}{补/补正/补充/补交}{的/材料/}|{过期/超期/过期还/超时}{不/没/没有/未}补正{材料/}{的/},,,,
indicator,applications.received,{申请了/申请过/提了/提过}{几/多少}{次/回/件/份}{信息/政府信息/}公开{的/申请/},,,,
indicator,proactive.licences,{行政许可/许可}{的/类/的项目/项目/的事项/事项}{项目数/项目数量/数/数量},,,,
indicator,proactive.fees,收{了/取了/取/到/}{多少/几}{万/万元/}{行政事业性/事业性/行政}{收费/费用},,,,
indicator,applications.carried_out,结转{的/了/}{多少/几}{/件/份/个/件申请/份申请}|{有/有没有}结转{的/}{/多少/几件/多少件}|结转{数/件数/数量/量/情况/呢/的呢/的是多少/的几件/的有几件/的有多少}|{总共/一共/共}结转{了/},,,,
indicator,applications.carried_in,{由/从/自/}{上年/上一年/上年度/去年}{申请/没办完/没办结/未办结/}{的/}结转{的/了/}{多少/几}{/件}|结转{了/}{多少/几}{/件}{过来/进来/下来}|{上年/上一年/上年度/去年/}结转{过来/进来}{的/了/}{/多少/几件/有多少/有几件}|{上年/上一年/去年}{没办完/没办结/未办结/未办完}{的/}结转的,,,,
domain,domain,名单|就读|入库|元件|家事|家当|画家|绘画|年画|报名|年报名|年报案|年报考|年报警|年报废|报案|拿办|咨询会|摘要|抄件|份额|让位|里弄|起名|更名|更新|五行|交件|度量|协查|报到|报请|报栏|提成|提现|例案|结对|翻新|找零|最先|当即|另外的|会谈|到位|归属|交替|讲求|可用|中档|搜查|翻译|起草|天气|股票|彩票|食谱|菜谱|旅游攻略|{立刻/马上/即刻/立即/当即/尽快/从速/火速/赶紧}{就/}{办结/答复/回复/公开/处理/办理/办完}{的/了}|{收到/接到/受理}{的/了/}{查询/求助/咨询}{类/}{的/}申请,,,,
indicator,applications.denied.security,"{危及/危害/影响/会影响/威胁}{国家安全公共安全/国家安全、公共安全/公共安全经济安全/公共安全、经济安全/国家安全和公共安全/公共安全和社会稳定}",,,,
filler,filler,有没有人|有无人|有没有谁,,,,
op,fullest,{年报/报告/收录/收录得/份数}最{多/全/齐/齐全/完整}{的/}|收得最{全/齐/齐全/完整}{的/}|{年报/报告}{收得/存得/收/存}最多{的/}|最{全/齐全/完整}的|{年/每/各}年都{有/收录了/收录/收了/不缺/没缺}{年报/报告}|{年报/报告}{年/每/各}年都{有/不缺/没缺/在}|一年{都/也/}{不/没}{落/缺/少/漏}|{年报/报告}{的/}{份数/数量/数}{最多/排名/排行/排序/从多到少/}{的/},,,,
report,report,{年报/报告}最{多/全/齐/齐全/完整}{的/}|{年/每/各}年都{有/收录了/收录/收了/不缺/没缺}{年报/报告}|{年报/报告}{年/每/各}年都{有/不缺/没缺/在}|{年报/报告}{的/}{份数/数量/数}{最多/排名/排行/排序/从多到少/}{的/},,,,
op,list,哪{几/些}份|给单位{排/列}{个/一个/}{队/名/序},,,,
op,change,{暴/激/猛/骤/陡/剧/大/锐/急}{增/涨/升/减/降/跌}{了/}|飙{升/涨/高}{了/},,,,
op,audit,{加总/相加/加起来/合计数/总数/数字/数据/表/表格}{是/}对不对,,,,
filler,filler,{按/按照/依/照}{顺序/次序/先后顺序}{列/列出/列出来/说/说出来/报/报出来/给/给出/写/写出来/},,,,
op,fullest,{按/按照/依/照/以/根据}{年报/报告}{的/}{份数/数量/多少/数}{给/把/}{各/}单位,,,,
report,report,{按/按照/依/照/以/根据}{年报/报告}{的/}{份数/数量/多少/数}{给/把/}{各/}单位,,,,
indicator,disputes.litigation.after_review,{经/经过/先/}复议{过/后/之后/以后}的{呢/几件/多少/多少件/有几件/有多少}|复议{后/之后/以后}{呢/多少/几件/多少件},,,,
scope,all,{单位/机关/部门}{都/分别/}{有/是}{哪几个/哪几家/哪个/哪家/几个/几家},,,,
op,which_year,哪{两/三}{个/}年,,,,
op,absent,{没/未/从没/从未}{收到/接到/收到过/接到过}{任何/}{政府信息公开/信息公开/}申请,,,,
indicator,applications.received,{没/未/从没/从未}{收到/接到/收到过/接到过}{任何/}{政府信息公开/信息公开/}申请,,,,
op,absent,{收/收录/存/录/入库}{得/}全{了/}{没有/没/吗/不/否},,,,
scope,all,{分别/都/}是哪{两/三/四/五}{个/家},,,,
indicator,applications.carried_out,结转{了/}{没有/没/吗},,,,
indicator,disputes.litigation.after_review,{经/经过}复议的{行政/}{诉讼/官司},,,,
indicator,applications.carried_in,{上年/上一年/上年度/上一年度/去年/前一年/往年}{的/}结转{数/件数/数量/量/情况/呢/的呢/的是多少/的几件/的有几件/的有多少/的有/的共有/的一共有},,,,
indicator,proactive.procurement,{政府/}采购{项目/项目数/项目数量/的项目/项目个数},,,,
indicator,applications.unavailable.not_held,{不归/不由/不是/不属}{本机关/本单位/该机关/该单位/单位/机关/本局}{掌握/管/负责/保管},,,,
filler,filler,{有/还有/再问/问/请教/咨询/换/最后/就/就这/还有最后/刚才那/回到刚才那}{一/}个{小/}问题{想问/想请教/请教/}|{回到/}刚才的问题|{要/来/迎/应付/迎接}检查了|迎检{用/}|比较{急/着急/赶}|{好/要/等着/急着/没法}交差{用/}|{不要/不用/别}{大概/估计/编/编造/乱编/瞎编/猜/四舍五入/多说/解释}{的/了/}|没有就说没有|{有多少/有几件}报{多少/几件}|只要{一个/这个/个}数{字/}{就行/}|{是不是/是}这样{的/}吗|是不是这样|真的假的|不会吧|不知道就说不知道,,,,
filler,filler,{今天/今晚/明天/明早/后天/下午/晚上/上午/中午/月底/周一/周五/下周/下班前/马上/等会/待会}{就/}{要交/要用/要报/急用/要上报/得交/得报/要交表/要报表}|{网上/新闻上/电视上/手机上}{看到/看见/看/查/刷到}{的/}|看新闻说|{网站/官网/网页/链接}{打不开/失效/坏}{了/}|{提前/预先}{谢谢/感谢/谢过}|{表/数字/数/表格}太多{了/}{看不过来/}|{存档/归档/备案/备查/留档}用|{再/}{核对/复核/核算/核实/查/算/数/看}{一遍/一下}|{请/}用{中文/汉语/普通话/白话}{回答/说/}|以公布的为准|你一次|您一次|谢谢配合|感谢配合|感谢支持|感谢帮助|谢谢支持,,,,
column,other,其他{类型/种类/类别}的{申请人/申请者/申请主体/主体/人}|申请人{类型/类别/种类}{是/为/填的是/}其他{的/},,,,
column,change,{跟/与/和/比/较}{上年/上一年/上年度}{比/相比/}项目{数/}增减{了多少/多少/},,,,
filler,filler,{2019/2021}{年/}版{的/}{格式/式样/样式/样表/表样/表格格式}{的/},,,,
op,difference,的差{距/别/额/值/数}{有/是/为/}{多大/多少/多少件/几件/},,,,
op,top,按{件数/数量/多少/大小/高低}排{个队/个序/序/一排/一下/列/排/名/个名次/},,,,
op,top,创{了/下/下了/}{纪录/记录/新高/历史新高/最高纪录}{的/},,,,
op,top,{谁/哪家/哪个/哪个单位/哪一家/哪一个}{是/排/排在/拿/得/夺/}第一{名/位/},,,,
scope,all,{谁/哪家/哪个/哪个单位/哪一家/哪一个}{是/排/排在/拿/得/夺/}第一{名/位/},,,,
op,audit,{跟/和/与/同}{表里/表格/表上/表中/表内}{的/写的/}{数/数字/}{是/是不是/}{一回事/一码事}{吗/么/}|加{得/不}{起来/拢}{吗/么/不/}|{错/错误/差错/毛病/出错}{得/}最{多/厉害}{的/},,,,
indicator,applications.processed,close|closes|closed|closing|closed out|wrapped up|finalised|finalized|disposed of,,,,
indicator,disputes.litigation.direct,"{filed/brought/lodged/started/begun} directly|no {prior/previous/} reconsideration first|no {prior/previous} reconsideration|without {prior/previous/any/first going through/going through/seeking/first seeking/asking for} reconsideration{ first/}|{straight/directly} to {court/the courts}|{skipped/skipping/skip/bypassed/bypassing} reconsideration",,,,
indicator,proactive.fees,{take/took/taken/taking/raise/raised/levy/levied/earn/earned/collect/collected} in fees|{fee/fees} {income/revenue/receipts/takings}|{income/revenue} from fees,,,,
filler,filler,"{dressed up/disguised/masquerading/posing/framed/presented} as {information requests/information disclosure requests/requests for information/foi requests/requests/applications}",,,,
refuse,harm,{怎么/怎样/如何/教我/帮我/帮忙/想/能不能/可以}{去/来/}{攻击/入侵/攻陷/瘫痪/搞垮/弄瘫/黑进/黑掉/搞瘫痪},,,,
refuse,instruction,大模型|语言模型|chatgpt|gpt|deepseek|文心一言|通义千问|系统设定|系统提示语|{你/您}的{设定/人设/提示语/规则/指示/底层指令}|{设定/规则/指令/提示}{念/背/读/抄/复述/打印}{一遍/出来/给我},,,,
refuse,elsewhere,{国足/国家队/中国队/男足/女足/女排/男篮/湖人/皇马}|{踢/打}{赢/输}了{吗/没/没有}|{昨晚/昨天/今晚}的?{比赛/球赛}|球赛|世界杯|奥运|欧冠|nba|cba,,,,
op,list,"{are/is} {there /}{held /stored /kept /}{in/inside} {the/your/this} {data/database/collection/system/dataset/archive}{ altogether/ in total/ in all/}",,,,
filler,filler,{是不是/是}{空着/空的/留空/空白}{的/没填/}{吗/么/呢/}|{填/写}的{是/}{0/零}还是{没填/没有填/空着/空白/空的/没数}|是{空着/空的/空白/没填}{的/}还是{0/零/填了0/填了零}|填了{没有/没}|受{领导/单位/上级/客户/当事人/朋友/家人/同事}{委托/指派/之托/嘱托}{来/特来/前来/}{查询/了解/咨询/询问/请教},,,,
indicator,applications.partial,部分{给/让/予/可以/可}公开{的/了/了的/},,,,
each,"upheld,corrected,other,pending",{案件/}结果{构成/分布/的构成/的分布/分类},,,,
indicator,applications.processed,{申请/依申请公开/}{办理/处理}{总计/合计/总量/总件数}|年内{办理/处理}{了/}{的/},,,,
indicator,applications.carried_out,{处理/办理}{过程/}{中/当中/之中}的{申请/依申请},,,,
op,bottom,排{名/行/在/}{倒数第一/倒数第一名/最后/最后一名/最末/末位/垫底}{的/},,,,
column,change,{项目数量/项目数/项目}{的/}{本年/当年/本年度}增减|{本年/当年/本年度}增减的{项目数量/项目数/项目},,,,
column,public_total,{对外/}公开{的/}总{数量/数/量},,,,
filler,filler,{有没有/有无}{填写/填数/填上/填}{数/数字/}{的/},,,,
op,list,{你/你们/您}{这/那/手}里{面/头}{都/}{有/收了/收录了/存了/}{没有/},,,,
refuse,chat,{讲/说/编/来/写}{个/一个/一段/段/点/些/}{鬼故事/故事/笑话/冷笑话/段子/谜语/脑筋急转弯/相声/顺口溜}|{推荐/介绍/安利}{一家/几家/一个/几个/个/家/一部/几部/部/一本/几本/本/一款/点/些/一下/}{好的/好吃的/便宜的/附近的/}{饭店/餐厅/火锅店/馆子/酒店/宾馆/民宿/酒吧/咖啡店/医院/电影/电视剧/小说/手机/电脑/游戏/歌}|失恋|女朋友|男朋友|减肥|星座|算命|运势|红烧肉|{感冒/发烧/头疼/头痛/咳嗽/肚子疼/失眠}{了/}{吃/用}{什么/啥/点什么}{药/}|{解/做}{一道/这道/道/个/}{方程/数学题/应用题},,,,
column,pending,未结{各/几件/多少/多少件/案件/的几件/的多少},,,,
filler,filler,{是/}空着{吗/么/没有/呢}|{是/}空的{吗/么},,,,
indicator,applications.other.other,其他处理{里面/里头/里/中/下面}{的/}第{三/3}{项/条/种/个/类}{其他/其他情形/},,,,
indicator,applications.unavailable.not_held,没掌握{的/}{信息/相关信息/},,,,
indicator,disputes.litigation.*,被诉{几/多少}{次/件/起/回}|被诉{的/}{案件/案子/官司/件数/次数/数量},,,,
filler,filler,{再/又}{问/说/讲/发}一{遍/次}|不懂就问|{我/俺}单位{正/}在{做/写/编}年报,,,,
op,summary,{tell me/tell me something/what do you know/what can you tell me/something} about,,,,
report,report,"{are/is} {there /}{held /stored /kept /}{in/inside} {the/your/this} {data/database/collection/system/dataset/archive}{ altogether/ in total/ in all/}",,,,
op,absent,{年报/报告}{不全/不齐/不完整/不齐全/有缺/有缺漏}{的/},,,,
report,report,{年报/报告}{不全/不齐/不完整/不齐全/有缺/有缺漏}{的/},,,,
op,audit,{合计数/总计数/合计/总计/总数/数字/数据/表格}不对{的/}|{年报/报告}{里/里面/中/}有{哪些/什么/几处/多少/多少处/啥}{错/错误/错的/填错/差错/对不上/出入}{的/},,,,
report,report,{年报/报告}{里/里面/中/}有{哪些/什么/几处/多少/多少处/啥}{错/错误/错的/填错/差错/对不上/出入}{的/},,,,
indicator,applications.unprocessed.excessive,{they/it/these/those/which} {were/was/are/is} {excessive/vexatious/frivolous}|for being {excessive/vexatious/frivolous},,,,
filler,filler,{classify/classified/categorise/categorised/categorize/categorized/record/recorded/register/registered/report/reported} as,,,,
op,summary,{都/主要/大致/大概/}{讲/说/写/谈/介绍/汇报/记载/包括/包含/涵盖/涉及}{了/到/到了/}{哪些/什么/些什么/啥/哪几方面/哪几个方面的/哪几方面的}{主要/}内容,,,,
indicator,applications.carried_out,{没/没有/未/没来得及/未来得及/来不及}{能/能够/}{办完/办结/处理完/办理完/办理完毕/处理完毕}{的/},,,,
weak,applications.received,申请{总量/总件数/总件次}|foi,,,,
soft,applications.received,进件|进件数,,,,
indicator,disputes.litigation.after_review,{先/经/经过/}{行政/}复议{再/后再/之后再/又/完再/过再}诉{的/}|{先/经/经过/}{行政/}复议、{再/后}诉{的/},,,,
indicator,disputes.litigation.*,行诉{案件/案子/案/件数/数量/总数},,,,
indicator,applications.carried_out,{年底/年末/岁末/到年底/}{还/仍/}{压着/积压着/攒着/剩着/留着/拖着}{没办/没办完/没办结/未办/未办结/没处理}{的/},,,,
indicator,applications.unprocessed.confirmation,{要求/要/让/请/}{行政机关/机关/单位/政府/}{重新/再/}{确认/证实}{已经/已/}{获取/拿到/取得/得到}{的/}{政府/}信息,,,,
column,items_last_year,{上一年/上年/上年度/上一年度}的项目{数量/数/总数/总量/个数/},,,,
op,sum,小计,,,,
filler,filler,{是不是/是否/有没有/有无}{有/}{记录/记载/登记/数据},,,,
domain,domain,{承认/坦承/检讨/反思/自己说}{了/}{自己/}{有/存在/}{哪些/什么/啥}毛病,,,,
refuse,change,{更正/更改/修正/重置}{为/成}|置零|{改/调}{高/低/大/小/多/少}{一点/点/些/一些}|{数/数据}{调/改}{高/低}|{数据/数字}{修改/改动}{一下/下},,,,
refuse,chat,translate {it/this/that/the/them/me/into}|translate into,,,,
refuse,elsewhere,{what's/what is/how's/how is/what will} the weather|weather {forecast/report/today/tomorrow/like},,,,
indicator,applications.granted,{answer/answered/meet/met/satisfy/satisfied/fulfil/fulfilled/release/released/provide/provided/approve/approved} in full|fully {answered/met/satisfied/fulfilled/released/approved},,,,
indicator,applications.carried_out,{requests/applications} {were/was/are} {left/still} {pending/open/unanswered/outstanding/unresolved/undecided/unprocessed}|{left/still} {pending/open/unanswered/outstanding/unresolved/undecided} {at/by} {the end of/year end/year-end/the year's end},,,,
op,trend,{show/list/give} {me/us/} {all years/all the years/every year/each year} of,,,,
op,meaning,{啥子/啥/么子/哪样/甚么}{叫/叫做/叫个}|{啥子/么子}{是/意思},,,,
scope,all,{各/每/每一/所有/全部}家{单位/机关/部门},,,,
indicator,applications.partial,{answer/answered/meet/met/satisfy/satisfied/fulfil/fulfilled/release/released/provide/provided/approve/approved} in part|{partly/partially} {answered/met/satisfied/fulfilled/released/approved},,,,
op,bottom,{ranked/ranks/rank/came/comes/come/placed/finished} {dead /}last|in last place,,,,
op,fullest,{have/has/with} {a report/reports} for {every/each} year|a full set of reports,,,,
report,report,{have/has/with} {a report/reports} for {every/each} year|a full set of reports,,,,
domain,domain,有{了/}{结果/回音/下文/着落}{的/}|{给/拿/发/放/批}{出去/下来}{的/了的}|有用的|{做/弄/搞/批/整}{出来/成/下来}的|{取得/得到/获得/拿到/收获/给了/给到/给出}{了/}{结果/信息/材料/资料/东西/内容/文件/回音}{的/}|{碰到/遇到/遇上}麻烦{的/},,,,
column,corrected,{打/}输{掉/了/}的|输掉{了/},,,,
column,upheld,{打/}赢{了/}的,,,,
indicator,proactive.fees,行政事业性{费用/规费},,,,
column,items,{政府/集中/政府集中/}采购{的/}项目{的/}{个数/总数/件数},,,,
indicator,proactive.normative,{行政/}规范性文件{的/}{三个/三项/三栏/各项/各栏/这三个/这三项}{数/数字/数据/指标/数值},,,,
each,"issued,repealed,in_force",{行政/}{规范性文件/规章}{的/}{三个/三项/三栏/各项/各栏/这三个/这三项}{数/数字/数据/指标/数值},,,,
indicator,proactive.regulations,规章{的/}{三个/三项/三栏/各项/各栏/这三个/这三项}{数/数字/数据/指标/数值},,,,
indicator,applications.unavailable.not_held,{不归/不由/不是/不属/不在}{他们/它/该局/该办/该镇/他/自己/本局/本办}{掌握/管/负责/保管/手里}{的/},,,,
filler,filler,表格{一/二/三/四}{里/中/的/}|几多万,,,,
indicator,applications.denied.*,{不予公开/不公开/未公开/没公开/没有公开/未予公开}{的/}{总数/总量/总件数/总数量/情况/情形}|{不予公开/未予公开}{了/}{多少/几}{件/份/个}{申请/},,,,
indicator,applications.granted,予以公开{的/}{总数/总量/总件数/总数量},,,,
indicator,applications.partial,部分公开{的/}{总数/总量/总件数/总数量},,,,
column,upheld,维持原{判/决定/行为/结果/处理/来的/结论/行政行为}{的/},,,,
soft,applications.received,收到依申请公开{的/}{件数/数量/申请/数},,,,
filler,filler,{请/}{直接/只/}给{个/}数字|按{件数/数量}{看/来看/比/排},,,,
indicator,applications.other.other,"其他处理{""/}{中/里/的/下/里面}{的/}第{3/三}{项/小项}{""其他""/其他}",,,,
column,other,"""其他""{组织/申请人/主体}",,,,
indicator,applications.denied.third_party,trade secrets {or/and} {other /}{third-party/third party} {rights/interests}|trade {secret/secrets},,,,
op,meaning,{是/指/指的是/指的}哪{几/三/四/两}{个/种/类/项}{安全/内部事务/过程性信息/过程信息/信息/情形的意思},,,,
domain,domain,{获/被/审核/审批/}通过{了/的}|{被/}批{了/}{多少/几/多少份/几份/多少件/几件/多少个/几个}{申请/公开申请/信息公开申请}|被批{的/了}{申请/},,,,
domain,domain,{做/弄/干/整/看/查/给}{了/过/完}{多少/几}{份/件/个/宗/}{公开/信息公开/}申请,,,,
domain,domain,in charge of|in charge,,,,
indicator,applications.partial,部分给{的/出的/出了/出}|给{了/}部分的,,,,
indicator,applications.unprocessed.confirmation,{要求/要/让/请}{行政机关/机关/单位/政府}{重新/再/}{确认/证实}信息,,,,
indicator,applications.other.fee_unpaid,{要/该/应/应当/需要/需}{交费/缴费/交钱/付费}{却/而/但/又/}{没/没有/不/未}{交/缴/付}{的/}|该{交/缴}的{费/钱}{没/没有/不/未}{交/缴}{的/},,,,
soft,applications.processed,办件{数/量/总数/},,,,
column,repealed,{失效废止/废止失效/失效和废止/废止和失效/宣布废止/宣布失效}{的/}{件数/份数/数量/},,,,
column,in_force,在用的|正在用的|{还在/仍在}用的,,,,
column,issued,新{出/发/定}{的/了},,,,
filler,filler,{给/附/附上/注明/标明/标注/带/带上/写明}{个/一下/上/}{出处/来源},,,,
column,issued,新{制定/出台/发布/印发/颁布/制发}了{多少/几/}{份/件/部/个/}{的/},,,,
refuse,change,{数字/数据/结果/数目}{改一下/改改/改一改/改掉/改了/改高/改低/改大/改小/调高/调低/调一下},,,,
op,audit,正文{的数字/的数据/的数/里的数/的/里/}{和/跟/与/同}{表格/表/表里/表上/表格里}{的/的数字/的数/}{一样/一致/相同/对得上},,,,
op,audit,{表格/表里/表中/表上}{一致/一样/不一致/不一样/一不一致/一不一样}{吗/么/不/},,,,
