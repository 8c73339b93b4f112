import { roleLabels } from '../domain/application/actor';
import { applicationStates, stateLabels } from '../domain/application/states';
import { formatYuan, fen } from '../domain/money';
import type { ProblemCode, ProblemParams } from '../domain/problem';

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;

type Saying = (params: ProblemParams) => string;

/** How a problem is answered: status, and in two languages what is wrong and what to do next. */
export type ProblemDefinition = { readonly status: ProblemStatus; readonly chinese: Saying; readonly english: Saying };

const define = (status: ProblemStatus, chinese: string | Saying, english: string | Saying): ProblemDefinition => ({
  status,
  chinese: typeof chinese === 'string' ? () => chinese : chinese,
  english: typeof english === 'string' ? () => english : english,
});

/** A parameter in a sentence, with what stands before and after it; nothing at all when it was not given. */
const show = (params: ProblemParams, name: string, before = '', after = ''): string => {
  const value = params[name];
  if (value === undefined || value === null || value === '') return '';
  return `${before}${Array.isArray(value) ? value.join(', ') : String(value)}${after}`;
};

/** Of a file: the line, and the payment it is about. */
const placeOf = (params: ProblemParams): { readonly chinese: string; readonly english: string } => ({
  chinese: `${show(params, 'line', '（第 ', ' 行')}${show(params, 'line') === '' ? '' : `${show(params, 'endToEndId', '，')}）`}`,
  english: `${show(params, 'line', ' (line ')}${show(params, 'line') === '' ? '' : `${show(params, 'endToEndId', ', ')})`}`,
});

/** What was handed in and what stands against it. */
const bothValues = (params: ProblemParams): { readonly chinese: string; readonly english: string } => {
  const of = (name: 'stated' | 'found', unit: string): string => `${show(params, name)}${showYuan(params, `${name}Fen`, '', unit)}`;
  if (of('stated', '') === '' || of('found', '') === '') return { chinese: '', english: '' };
  return { chinese: `：交来的为 ${of('stated', ' 元')}，应为 ${of('found', ' 元')}`, english: `: handed in ${of('stated', ' yuan')}, here ${of('found', ' yuan')}` };
};

/** How many cases stand where, from `state:count`; a case with an open funding check stands in none. */
const standingOf = (params: ProblemParams, words: 'staff' | 'english', before: string): string => {
  const counts = params['standing'];
  if (typeof counts !== 'object' || counts === null) return '';
  const named = counts.map((entry) => {
    const [state = '', count = ''] = entry.split(':');
    const known = applicationStates.find((candidate) => candidate === state);
    const label = known === undefined ? { staff: '资金查重未处理', english: 'Funding check open' }[words] : stateLabels[known][words];
    return words === 'staff' ? `${label} ${count} 件` : `${label} ${count}`;
  });
  return `${before}${named.join(words === 'staff' ? '、' : ', ')}`;
};

const showYuan = (params: ProblemParams, name: string, before: string, after: string): string => {
  const value = params[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? `${before}${formatYuan(fen(value))}${after}` : '';
};

const stateOf = (params: ProblemParams) => Object.entries(stateLabels).find(([state]) => state === params['state'])?.[1];

const rolesOf = (params: ProblemParams) => {
  const roles = params['roles'];
  return Object.entries(roleLabels).flatMap(([role, labels]) => (Array.isArray(roles) && roles.includes(role) ? [labels] : []));
};

/** The duty groups of review and payment, as staff call them. */
const dutyLabels: Readonly<Record<string, { readonly chinese: string; readonly english: string }>> = {
  intake: { chinese: '受理', english: 'intake' },
  first_review: { chinese: '初审', english: 'first review' },
  second_review: { chinese: '复核', english: 'second review' },
  expert: { chinese: '专家评审', english: 'expert review' },
  decision: { chinese: '审定', english: 'decision' },
  batch_maker: { chinese: '编制拨付批次', english: 'making the batch' },
  batch_checker: { chinese: '复核拨付批次', english: 'checking the batch' },
};
const dutyOf = (params: ProblemParams, name: string) => dutyLabels[show(params, name)];

const resultFileReasons: Readonly<Record<string, { readonly chinese: string; readonly english: string }>> = {
  not_csv: { chinese: '不是完整的 CSV 文件', english: 'not a whole CSV file' },
  heading: { chinese: '首行须有 端到端编号、金额(元)、状态、凭证号、日期，可有 原因', english: 'the heading needs 端到端编号, 金额(元), 状态, 凭证号, 日期, and may have 原因' },
  line: { chinese: '这一行的列数或编号不对', english: 'this line has other columns than the heading, or no id' },
  control: { chinese: '末行须为“合计,笔数,金额”，文件可能被截断', english: 'the last line must be 合计, count, sum: the file may be cut off' },
  not_xml: { chinese: '不是完整的 XML 文件，可能被截断', english: 'not a whole XML document: it may be cut off' },
  doctype: { chinese: '含有不允许的文档类型或实体声明', english: 'it declares a document type or entities, which is not allowed' },
  namespace: { chinese: '不是 pain.002.001.10 报文', english: 'not a pain.002.001.10 message' },
  structure: { chinese: '缺少报文要求的内容', english: 'a part that the message needs is missing' },
  no_lines: { chinese: '没有任何一笔的结果', english: 'it answers no single order' },
};
const identifierReasons: Readonly<Record<string, { readonly chinese: string; readonly english: string }>> = {
  length: { chinese: '位数不对', english: 'wrong length' },
  charset: { chinese: '含有不允许的字符', english: 'a character that is not allowed' },
  format: { chinese: '格式不对', english: 'wrong format' },
  check: { chinese: '校验位不符，请核对是否抄错', english: 'the check character does not match: probably mistyped' },
};
const identifierReason = (params: ProblemParams, language: 'chinese' | 'english') => {
  const reason = identifierReasons[show(params, 'reason')]?.[language];
  if (reason === undefined) return '';
  return language === 'chinese' ? `（${reason}）` : ` (${reason})`;
};

const inconsistencies: Readonly<Record<string, { readonly chinese: string; readonly english: string }>> = {
  two_rates: { chinese: '同时填写了固定利率和分段利率，请只保留一种', english: 'a fixed rate and rate periods are both given: keep one' },
  shares_above_100: { chinese: '份额合计超过100%', english: 'shares add up to more than 100 %' },
  line_id_repeated: { chinese: '两项明细用了同一个编号，每一项请用不同的编号', english: 'two lines have the same id: give each its own' },
  drawdown_repeated: { chinese: '同一借据填写了两次，请保留一项', english: 'the same drawdown is entered twice: keep one' },
  policy_repeated: { chinese: '同一保单填写了两次，请保留一项', english: 'the same policy is entered twice: keep one' },
  patent_repeated: { chinese: '同一专利填写了两次，请保留一项', english: 'the same patent is entered twice: keep one' },
  receipt_repeated: { chinese: '同一票据填写了两次，请保留一项', english: 'the same receipt is entered twice: keep one' },
  not_in_order: { chinese: '分段利率须按日期先后填写，不能重复', english: 'rate periods must come in the order of their days' },
  end_before_start: { chinese: '结束日期早于开始日期', english: 'the end lies before the start' },
  no_rate_at_drawdown: { chinese: '放款日没有对应的利率，请补上自首次放款日起的利率', english: 'no rate is given for the day of the drawdown' },
};

/** The broken rule of a schema, as `validation.ts` describes it in the parameters. */
const typeLabels: Readonly<Record<string, { readonly chinese: string; readonly english: string }>> = {
  string: { chinese: '文本', english: 'text' }, number: { chinese: '数字', english: 'a number' }, int: { chinese: '整数', english: 'an integer' },
  boolean: { chinese: '是或否（true/false）', english: 'true or false' }, array: { chinese: '列表', english: 'a list' }, object: { chinese: '一组字段', english: 'an object' }, null: { chinese: '空值', english: 'null' },
};

const chineseRule: Saying = (params) => {
  const limit = show(params, 'limit');
  const unit = params['of'] === 'string' ? '个字符' : params['of'] === 'array' ? '项' : '';
  switch (params['rule']) {
    case 'type': return `应为${typeLabels[show(params, 'expected')]?.chinese ?? '规定的类型'}。`;
    case 'too_small': return unit === '' ? `不能小于${limit}。` : `不能少于${limit}${unit}。`;
    case 'too_big': return unit === '' ? `不能大于${limit}。` : `不能超过${limit}${unit}。`;
    case 'choice': return `不在可选范围内${show(params, 'allowed', '，可选：')}。`;
    case 'format': return '格式不符合要求。';
    default: return '填写的内容有误，请按提示逐项改正后重新提交。';
  }
};

const englishRule: Saying = (params) => {
  const limit = show(params, 'limit');
  const unit = params['of'] === 'string' ? ' characters' : params['of'] === 'array' ? ' items' : '';
  switch (params['rule']) {
    case 'type': return `Must be ${typeLabels[show(params, 'expected')]?.english ?? 'of the type the contract gives'}.`;
    case 'too_small': return `Must not be ${unit === '' ? 'below' : 'shorter than'} ${limit}${unit}.`;
    case 'too_big': return `Must not be ${unit === '' ? 'above' : 'longer than'} ${limit}${unit}.`;
    case 'choice': return `Not one of the allowed values${show(params, 'allowed', ': ')}.`;
    case 'format': return 'Does not have the required form.';
    default: return 'The input has faults. Correct each listed field and send it again.';
  }
};

/** Every problem code once; the compiler refuses a missing one. */
/** What is wrong with the shares of several payers. */
const sharesFault = (params: ProblemParams): { readonly chinese: string; readonly english: string } => {
  switch (params['reason']) {
    case 'count': return { chinese: `承担方应为1至${show(params, 'atMost')}个，`, english: `A case has one to ${show(params, 'atMost')} payers.` };
    case 'repeated': return { chinese: '同一预算账户填写了两次，', english: 'The same account stands twice.' };
    case 'sum': return { chinese: '各承担方的分担比例合计不是100%，', english: 'The shares do not add up to exactly 100 %.' };
    case 'unset': return { chinese: '没有填写分担比例，本项目也没有规定，', english: 'Shares are not given, and the programme lays none down.' };
    case 'pinned_payer': return { chinese: '受理时确定的承担区县不在其中，', english: 'The payer fixed at acceptance is not among them.' };
    default: return { chinese: '分担比例应为大于0、不超过100的十进制数，', english: 'A share is a decimal above 0 and up to 100.' };
  }
};

/** What is wrong with the factors of a transfer. */
const factorFault = (params: ProblemParams): { readonly chinese: string; readonly english: string } => {
  switch (params['reason']) {
    case 'weights': return { chinese: '各因素权重合计不是100%，', english: 'The weights do not add up to exactly 100 %.' };
    case 'figures': return { chinese: '因素数值的个数与地区个数不一致，', english: 'A factor needs one figure for each region.' };
    case 'zero': return { chinese: '有因素各地区数值全部为零，无法分配，', english: 'A factor is zero for every region.' };
    case 'negative': return { chinese: '因素数值不能小于零，', english: 'A figure is below zero.' };
    case 'region': return { chinese: '地区重复或不在付款地区辖区内，', english: 'A region stands twice or lies outside the payer.' };
    default: return { chinese: '分配因素有误，', english: 'The factors are wrong.' };
  }
};

export const problemDefinitions: Readonly<Record<ProblemCode, ProblemDefinition>> = {
  account_balance_insufficient: define(422, (p) => `预算账户余额不足${showYuan(p, 'missingFen', '，还差', '元')}。请先追加指标或减少本次金额。`, (p) => `The budget account does not hold enough${showYuan(p, 'missingFen', ': ', ' yuan are missing')}. Add budget or lower the amount.`),
  account_unknown: define(422, '没有这个预算账户。请先录入并复核预算指标，或选择其他账户。', 'There is no such budget account. Enter and approve its appropriation first, or choose another account.'),
  action_not_available: define(409, (p) => { const state = stateOf(p)?.staff; return `${state === undefined ? '按目前的办理状态' : `此件目前为“${state}”，`}不能进行这项操作。请刷新后查看可以进行的操作。`; }, (p) => `This can't be done${stateOf(p) === undefined ? ' now' : ` while the case is "${stateOf(p)?.english ?? ''}"`}. Reload to see what can be done.`),
  already_claimed_by_you: define(409, '此件您已经认领，可以直接办理。', 'You have claimed this case already; go on with it.'),
  already_decided: define(409, '此件已经审定，不能重复审定。请刷新后查看审定结果。', 'This case is already decided. Reload to see the decision.'),
  already_exists: define(409, '同样的记录已经存在，没有重复创建。请刷新后查看。', 'The same record exists already; nothing was created twice. Reload to see it.'),
  amount_above_reviewed: define(422, '审定金额不能高于审查金额。请调低金额，或退回审查。', 'The decided amount may not exceed the reviewed amount. Lower it or send the case back to review.'),
  amount_not_positive: define(422, '金额必须大于零。请改正后重新提交。', 'The amount must be above zero.'),
  amount_undetermined: define(422, (p) => `金额还不能确定${show(p, 'missing', '，缺少：')}。请补齐事实或政策数值后再办理。`, (p) => `The amount can't be determined yet${show(p, 'missing', '; missing: ')}. Supply the missing facts or policy values first.`),
  application_frozen: define(409, '申请已提交，草稿不能再修改。需要更改时请等待补正通知或撤回申请。', 'The application has been submitted and its draft is frozen. Wait for a correction request, or withdraw it.'),
  bank_code_invalid: define(400, (p) => `联行号不正确${identifierReason(p, 'chinese')}：应为12位数字。请向开户银行核实。`, (p) => `The bank code is not valid${identifierReason(p, 'english')}: 12 digits with a check digit. Ask the bank.`),
  batch_empty: define(422, '批次里没有可以拨付的申请。请查看各件未纳入的原因。', 'No case of the batch can be paid. See why each one was left out.'),
  batch_not_open: define(409, '此批次目前的状态不允许这项操作。请刷新后查看批次状态。', 'The batch does not allow this in its present state. Reload it.'),
  batch_sums_differ: define(409, '批次的件数或金额与清单不一致，没有生成任何支付。请刷新批次并重新核对。', 'Count or sum of the batch differs from its members; nothing was paid. Reload and check it again.'),
  batch_terms_differ: define(422, (p) => `所列申请与批次的项目、预算账户或资金下达文号不一致${show(p, 'applicationId', '：')}。请移出该件，或另编一个批次。`, (p) => `A case does not share the programme, account or fund document of the batch${show(p, 'applicationId', ': ')}. Leave it out or make another batch.`),
  body_not_json: define(400, '请求内容不是完整的 JSON（UTF-8）。请检查后重新发送。', 'The body is not complete JSON in UTF-8.'),
  body_too_large: define(413, (p) => `请求内容过大${show(p, 'limitBytes', '，上限为', '字节')}。请拆分后分次提交。`, (p) => `The body is too large${show(p, 'limitBytes', '; the limit is ', ' bytes')}. Split it.`),
  busy: define(503, '系统繁忙，本次操作没有确认完成。请稍候用同一个 Idempotency-Key 重试，不会重复办理。', 'The system is busy and did not confirm the request. Repeat it under the same Idempotency-Key; nothing is done twice.'),
  calendar_year_unpublished: define(422, (p) => `${show(p, 'year', '', '年')}的工作日历尚未公布${show(p, 'lastYear', '（已公布至', '年）')}，期限无法计算。请在日历录入后再办理。`, (p) => `The working-day calendar${show(p, 'year', ' of ')} is not published yet${show(p, 'lastYear', ' (known until ', ')')}; the deadline can't be computed. Try again once it is recorded.`),
  call_closed: define(422, '本批申报不在受理时间内。请查看项目的申报起止日期，或等待下一批申报通知。', 'The call is not open today. See its dates or wait for the next call.'),
  call_still_open: define(409, (p) => `本批申报还没有截止${show(p, 'closesOn', '（至', '）')}，不能分配资金池。请在截止后办理。`, (p) => `The call is still open${show(p, 'closesOn', ' (until ', ')')}, so its pot can't be shared yet. Come back when it has closed.`),
  case_in_batch: define(409, '此件已列入拨付批次，办结或移出批次后才能进行这项操作。', 'The case is in a payment batch; finish the batch or take the case out of it first.'),
  case_not_in_batch: define(409, '此件不在这个拨付批次中。请刷新批次后核对。', 'The case is not in this batch. Reload the batch.'),
  catalogue_invalid: define(422, (p) => `政策目录没有通过检查${show(p, 'reason', '（', '）')}${show(p, 'id', '：')}，改动没有生效。请按检查结果修改。`, (p) => `The policy catalogue fails its checks${show(p, 'reason', ' (', ')')}${show(p, 'id', ': ')}; nothing was changed.`),
  ceiling_exceeded: define(422, (p) => `超过最高额${showYuan(p, 'limitFen', '（', '元）')}，没有保存。请按剩余额度调整。`, (p) => `The ceiling${showYuan(p, 'limitFen', ' of ', ' yuan')} would be exceeded; nothing was saved.`),
  character_unprintable: define(422, (p) => `文书字体里没有这个字${show(p, 'character', '“', '”')}${show(p, 'codePoint', '（', '）')}，没有生成文书。请联系管理员更换字体。`, (p) => `The font of the papers lacks the character${show(p, 'character', ' “', '”')}${show(p, 'codePoint', ' (', ')')}; nothing was printed. Ask the administrator for another font.`),
  claimed_by_another: define(409, '此件正由其他人员办理。请从待办列表选择另一件，或请对方先释放。', 'Another officer is working on this case. Choose another one, or ask for its release.'),
  clash_unresolved: define(409, (p) => `资金查重结果尚未处理${show(p, 'lineIds', '（', '）')}，不能进入下一步。请先处理查重结果。`, (p) => `A double-funding finding is still open${show(p, 'lineIds', ' (', ')')}. Resolve it first.`),
  clawback_above_paid: define(422, (p) => `追回金额不能超过已拨付金额${showYuan(p, 'paidFen', '（', '元）')}。`, (p) => `The clawback may not exceed what was paid${showYuan(p, 'paidFen', ' (', ' yuan)')}.`),
  clawback_amount_differs: define(409, (p) => `按现在的情况应追回的金额不同${showYuan(p, 'owedFen', '，应为 ', ' 元')}。请重新计算后核对金额再发出通知。`, (p) => `As things stand another sum is to be paid back${showYuan(p, 'owedFen', ': ', ' yuan')}. Work it out again and check it before sending the notice.`),
  clawback_deadline_laid_down: define(422, (p) => `项目已规定退回期限${show(p, 'dueOn', '，本日发出的通知应于 ', ' 前退回')}${show(p, 'basis', '（依据：', '）')}，不能另行指定。请不填期限。`, (p) => `The programme lays down the deadline${show(p, 'dueOn', '; a notice served today is due by ')}${show(p, 'basis', ' (basis: ', ')')}. Leave the deadline out.`),
  clawback_deadline_unset: define(422, '这个项目没有规定退回期限。请写明期限及其依据。', 'The programme lays down no deadline for paying back. State the day and its basis.'),
  condition_unknown: define(422, '所列条件编号不属于这个项目。请从条件列表中选择。', 'The condition does not belong to this programme. Choose from its list.'),
  conditions_not_met: define(422, (p) => `有条件不符合${show(p, 'conditionIds', '：')}，不能按拟同意办理。请核对逐条结论，或改为不予通过并写明依据。`, (p) => `Conditions are not met${show(p, 'conditionIds', ': ')}; the case can't be granted. Check the findings, or reject it with its grounds.`),
  consequence_without_basis: define(422, '这一后果没有录入依据，系统不自动作出。请由有权限的人员录入依据，或人工提醒。', 'This consequence has no recorded legal basis, so it is not drawn. Record its basis or remind the applicant.'),
  content_type_not_json: define(400, '请求内容须以 application/json 发送。请设置 Content-Type 后重新发送。', 'Send the body as application/json.'),
  cost_item_claimed: define(409, (p) => `有费用项已在其他申请中申报或已获资助${show(p, 'lineIds', '（', '）')}，同一费用不能重复资助。请核对编号，或删除该项。`, (p) => `A cost item is already claimed or funded in another application${show(p, 'lineIds', ' (', ')')}; no cost is funded twice. Check its number or remove it.`),
  credit_code_differs: define(422, '申请事实中的统一社会信用代码与申请企业不一致。请核对后改正。', 'The credit code in the facts differs from that of the applying enterprise.'),
  credit_code_invalid: define(400, (p) => `统一社会信用代码不正确${identifierReason(p, 'chinese')}。请对照营业执照上的18位代码填写。`, (p) => `The unified social credit code is not valid${identifierReason(p, 'english')}. Copy its 18 characters from the business licence.`),
  cut_off_not_reached: define(409, (p) => `关账日${show(p, 'cutOffOn', '（', '）')}还没有到，不能关账。请到期后再复核。`, (p) => `The cut-off date${show(p, 'cutOffOn', ' (', ')')} has not come yet. Approve on or after it.`),
  date_in_future: define(422, (p) => `日期不能晚于今天${placeOf(p).chinese}。请核对后改正。`, (p) => `The date may not lie in the future${placeOf(p).english}.`),
  date_invalid: define(400, (p) => `日期不正确${placeOf(p).chinese}：应为真实存在的日期，写作“YYYY-MM-DD”，例如2026-03-01。`, (p) => `Not a date${placeOf(p).english}: write an existing day as YYYY-MM-DD.`),
  deadline_not_passed: define(409, (p) => `期限尚未届满${show(p, 'dueOn', '（', '截止）')}，现在不能这样处理。`, (p) => `The deadline${show(p, 'dueOn', ' of ')} has not passed yet.`),
  decimal_invalid: define(400, '数字不正确：应为不带正号、千分位和百分号的数字文本，例如“4.35”表示4.35%。', 'Not a decimal: write plain digits as text, "4.35" for 4.35 %.'),
  decision_not_final: define(409, '此件还没有核准、不予核准或不予受理的决定，没有决定书。作出决定后再下载。', 'The case has not been approved, rejected or refused yet, so there is no decision notice. Download it once it is decided.'),
  declaration_not_accepted: define(422, '须同意承诺书后才能提交。请阅读并勾选同意。', 'The declaration must be accepted before submitting.'),
  declaration_outdated: define(409, '承诺书已更新。请阅读新版本并重新确认。', 'The declaration has a newer version. Read it and accept it again.'),
  draft_version_stale: define(409, (p) => `草稿已在别处更新${show(p, 'currentVersion', '（当前版本 ', '）')}，本次没有保存。请刷新，合并改动后再保存。`, (p) => `The draft was changed elsewhere${show(p, 'currentVersion', ' (now version ', ')')}; nothing was saved. Reload, merge and save again.`),
  enterprise_barred: define(422, (p) => `经认定骗取资金的企业在限制期内不能申报${show(p, 'untilOn', '，限制期至 ')}${show(p, 'basis', '（依据：', '）')}。如有异议，请联系主管部门。`, (p) => `An enterprise found to have obtained funds by fraud can't apply for a time${show(p, 'untilOn', ', until ')}${show(p, 'basis', ' (basis: ', ')')}. Contact the authority if you disagree.`),
  enterprise_owes_clawback: define(422, (p) => `企业有尚未缴清的追回款${showYuan(p, 'openFen', ' ', ' 元')}${show(p, 'receiptNumbers', '（回执号 ', '）')}，缴清前不能申报${show(p, 'basis', '（依据：', '）')}。请先退回款项。`, (p) => `The enterprise still owes money it was asked to pay back${showYuan(p, 'openFen', ': ', ' yuan')}${show(p, 'receiptNumbers', ' (receipts ', ')')}; it can't apply before that is settled${show(p, 'basis', ' (basis: ', ')')}. Pay it back first.`),
  facts_inconsistent: define(422, (p) => `填写的事实相互矛盾${inconsistencies[show(p, 'reason')] === undefined ? '' : `：${inconsistencies[show(p, 'reason')]?.chinese ?? ''}`}。请对照合同和凭证改正。`, (p) => `The facts contradict each other${inconsistencies[show(p, 'reason')] === undefined ? '' : `: ${inconsistencies[show(p, 'reason')]?.english ?? ''}`}. Correct them by the papers.`),
  field_required: define(400, '此项必填。请补充。', 'This field is required.'),
  finding_reason_required: define(422, '不符合、核减或不予支持的结论须写明理由。请补充理由。', 'A negative finding or a cut needs its reason.'),
  fiscal_year_closed: define(409, (p) => `${show(p, 'fiscalYear', '', '年度')}的预算账户已经关账，不能再用于审定、下达、编制批次、拨付或调整指标${show(p, 'accountId', '（账户：', '）')}。请使用以后年度的账户；退回的款项请在年终结转中继续办理。`, (p) => `The budget year${show(p, 'fiscalYear', ' ')} of this account is closed: no decision, release, batch, payment or budget instruction may use it${show(p, 'accountId', ' (', ')')}. Use a later year's account; carry on the year end for money that came back.`),
  forbidden: define(403, (p) => { const roles = rolesOf(p); return `您没有办理此事的权限${roles.length === 0 ? '' : `，需要的岗位：${roles.map(({ chinese }) => chinese).join('、')}`}。如有需要，请联系管理员授权。`; }, (p) => { const roles = rolesOf(p); return `You are not authorised to do this${roles.length === 0 ? '' : `; it needs: ${roles.map(({ english }) => english).join(', ')}`}.`; }),
  funds_already_released: define(409, (p) => `这笔资金已经下达${show(p, 'fundDocumentNumber', '（', '）')}，没有重复登记。请刷新后核对。`, (p) => `These funds were released already${show(p, 'fundDocumentNumber', ' (', ')')}; nothing was recorded twice.`),
  funds_lapsed: define(409, '此件该承担方的资金已随上一预算年度收回。请先由以后年度的预算重新安排资金。', 'The money of this payer lapsed with its budget year. Fund the part from a later year first.'),
  funds_not_lapsed: define(409, '该承担方的资金没有被年终收回，不需要重新安排。', 'The money of this payer has not lapsed; nothing has to be funded again.'),
  funds_not_released: define(409, '这一承担方的资金尚未下达，不能编入批次。请先登记资金下达文号。', 'This payer\'s funds are not released yet. Record its fund document first.'),
  further_correction_needs_head_of_stage: define(403, '再次要求补正须由审查负责人发出。请转请负责人办理。', 'Another round of correction can only be asked for by the head of stage.'),
  held_by_run: define(409, '此件正在参加资金池分配，暂不能办理。请等分配完成，或由经办人取消这次分配。', 'The case is part of a sharing of the pot and is frozen meanwhile. Wait until it is done, or cancel that run.'),
  idempotency_key_required: define(400, '请求头缺少有效的 Idempotency-Key（1至100个可见 ASCII 字符）。请为每次操作生成一个并在重试时沿用。', 'The header Idempotency-Key is missing or malformed: 1 to 100 visible ASCII characters, one for each action, kept on retries.'),
  idempotency_key_reused: define(422, '这个 Idempotency-Key 已用于另一个请求。新的操作请换用新的键。', 'This Idempotency-Key was used for another request. Take a new key for a new action.'),
  input_invalid: define(400, chineseRule, englishRule),
  instant_invalid: define(400, '时间不正确：应为 ISO 8601 的 UTC 时间，例如2026-03-01T08:00:00.000Z。', 'Not an instant: write ISO 8601 in UTC, such as 2026-03-01T08:00:00.000Z.'),
  instruction_repeated: define(409, (p) => `同一账户下已有同一文号的指标${show(p, 'appropriationId', '（记录号：', '）')}，没有重复录入。同一文件对该账户确有另一项指标的，请写明是文件的哪一项。`, (p) => `An instruction of this document number stands on this account already${show(p, 'appropriationId', ' (', ')')}; nothing was recorded. If the document really has another line for this account, say which line it is.`),
  internal_error: define(500, '系统出错，已记录。请稍后重试；若仍不成功，请把页面上的关联编号告诉我们。', 'Something failed on our side and was recorded. Try again later, or give us the correlation id.'),
  line_not_clashed: define(422, (p) => `所选明细${show(p, 'lineId', '（', '）')}没有资金查重结果。请刷新后核对。`, (p) => `The line${show(p, 'lineId', ' ')} has no double-funding finding. Reload and check.`),
  line_unknown: define(422, (p) => `申请中没有这项明细${show(p, 'lineId', '：')}。请刷新后核对。`, (p) => `The application has no such line${show(p, 'lineId', ': ')}.`),
  lines_added_after_window: define(422, '申报期已过，补正只能更正原有内容，不能增加新的明细。请删除新增的明细。', 'The application window has closed: a correction may not add lines. Remove them.'),
  list_too_long: define(400, (p) => `列表过长${show(p, 'limit', '，最多', '项')}。请删减或分次提交。`, (p) => `The list is too long${show(p, 'limit', '; at most ', ' items')}.`),
  maker_is_checker: define(403, '经办人不能复核自己办理的事项。请由另一人复核。', 'Whoever made this may not approve it. Another person must.'),
  money_invalid: define(400, (p) => `金额不正确${placeOf(p).chinese}：以元为单位的数字文本，最多两位小数，不带千分位，例如“5000000.00”。`, (p) => `Not an amount${placeOf(p).english}: yuan as text with at most two decimals and no grouping, such as "5000000.00".`),
  not_claimed_by_you: define(403, '此件不在您名下。请先认领再办理。', 'You have not claimed this case. Claim it first.'),
  not_found: define(404, '没有找到，或您无权查看。请核对编号。', 'Not found, or not yours to see. Check the id.'),
  not_held_by_run: define(409, '此件不在这次资金池分配中。请刷新后查看。', 'The case is not part of this sharing of the pot. Reload and look again.'),
  not_mandated: define(403, '您没有代表该企业办理的授权，或授权已到期。请由法定代表人授权。', 'You hold no valid mandate for this enterprise. Its legal representative can give one.'),
  nothing_was_paid: define(409, '此件没有已拨付的款项，不能追回。', 'Nothing was paid in this case, so nothing can be clawed back.'),
  notice_closed: define(409, '公示期已结束，不能再提交或处理异议。', 'The public notice has closed; objections can no longer be raised or resolved in it.'),
  notice_opens_in_past: define(422, '公示开始日不能早于今天。请另选日期。', 'The notice may not open in the past. Choose another day.'),
  notice_rule_unset: define(422, '此项目尚未确定公示的期限规则，不能安排公示。请先录入规则及其依据。', 'The programme has no rule for its public notice yet. Record the rule and its basis first.'),
  notice_still_open: define(409, (p) => `公示尚未结束${show(p, 'closesOn', '（至', '）')}。请在公示期满后办理。`, (p) => `The public notice is still open${show(p, 'closesOn', ' (until ', ')')}. Come back when it has closed.`),
  objection_evidence_required: define(422, '提出异议须附证据或线索。请补充说明。', 'An objection needs its evidence. Describe it.'),
  objection_not_open: define(409, '这条异议不存在或已经处理。请刷新后查看。', 'There is no such open objection. Reload to see its outcome.'),
  objections_unanswered: define(409, '上次公示期间的异议还没有全部答复。请由审查负责人逐条答复后再审定。', 'Objections raised in the last notice are still unanswered. The head of stage answers each before the case is decided.'),
  offset_already_used: define(409, (p) => `此件的应退款项已经用一笔拨付抵扣过${showYuan(p, 'offsetFen', '（抵扣 ', ' 元）')}，只能抵扣一次。其余应退款项请按追回通知退回。`, (p) => `What this case owes was set off against a payment once${showYuan(p, 'offsetFen', ' (', ' yuan)')}; that can be done only once. Pay back the rest as the notice says.`),
  offset_amount_differs: define(409, '应退金额或抵扣金额已有变动，没有办理。请刷新后核对金额再办理。', 'What is owed, or what would be set off, has changed; nothing was done. Reload and check the amounts.'),
  offset_changed: define(409, (p) => `批次中一件的抵扣已不成立${show(p, 'receiptNumber', '（应退款项的回执号 ', '）')}：同意已撤回、款项已退回，或者已用于另一批次。没有生成任何支付。请撤销此批次后重新编制。`, (p) => `An offset in the batch no longer holds${show(p, 'receiptNumber', ' (the case that owes: ', ')')}: the consent was withdrawn, the money came back, or another batch uses it. Nothing was paid; cancel the batch and draw it up again.`),
  offset_consent_missing: define(409, '申请人没有同意抵扣，或者同意已经撤回、已经使用。', 'The applicant has not consented to an offset, or the consent was withdrawn or is used up.'),
  offset_consent_not_given: define(422, '须阅读抵扣同意书并勾选同意后才能提交。', 'Read the text and tick that you consent before sending it.'),
  offset_consent_outdated: define(409, '抵扣同意书已更新。请阅读新版本并重新确认。', 'The text you consent to has a newer version. Read it and consent again.'),
  offset_several_payers: define(409, '此件的应退款项涉及几个财政承担方，不能抵扣。请按追回通知退回款项。', 'Several payers wait for what this case owes, so it can\'t be set off. Pay it back as the notice says.'),
  offset_under_way: define(409, (p) => `此件的应退款项正在随一笔拨付抵扣${showYuan(p, 'offsetFen', '（', ' 元）')}，银行结果回来之前不能这样办理${showYuan(p, 'freeFen', '；现在最多可登记 ', ' 元')}。`, (p) => `What this case owes is being set off against a payment${showYuan(p, 'offsetFen', ' (', ' yuan)')}; until the bank has answered this can't be done${showYuan(p, 'freeFen', '; at most ', ' yuan can be recorded now')}.`),
  offset_unknown: define(409, '没有这样一笔抵扣。请刷新后核对。', 'There is no such offset. Reload and check.'),
  own_enterprise: define(403, '此件属于与您有关联的企业，您不能办理。请转交他人。', 'This case belongs to an enterprise you are connected with. Hand it to somebody else.'),
  patent_not_invention: define(422, '此项目只资助发明专利，所填专利号不是发明专利。请核对专利号。', 'This programme funds invention patents only, and the number is not one of an invention.'),
  patent_number_invalid: define(400, (p) => `专利号不正确${identifierReason(p, 'chinese')}。请对照专利证书填写，例如 ZL201910000000.7 的写法。`, (p) => `The patent number is not valid${identifierReason(p, 'english')}. Copy it from the certificate, with the dot before its last character.`),
  payee_already_confirmed: define(409, '收款账户已经确认。如需更改，请联系经办单位。', 'The payee account is confirmed already. Ask the office to change it.'),
  payee_name_differs: define(422, '收款账户名称与申请企业名称不一致。请使用企业本单位账户。', 'The account name differs from the name of the enterprise. Use the enterprise\'s own account.'),
  payee_not_confirmed: define(409, '企业尚未确认收款账户，不能拨付。请先通知企业确认。', 'The payee account is not confirmed yet. Ask the enterprise to confirm it.'),
  payer_shares_invalid: define(422, (p) => `${sharesFault(p).chinese}没有保存。请按文件规定的分担比例填写。`, (p) => `${sharesFault(p).english} Nothing was saved; enter the shares the documents lay down.`),
  payment_order_unknown: define(422, (p) => `支付结果${placeOf(p).chinese}的支付编号不属于这个批次。请核对回执文件。`, (p) => `The payment id in the result${placeOf(p).english} does not belong to this batch. Check the result file.`),
  payment_terms_unset: define(409, '财政部门尚未录入并复核此项目的支付要素（预算单位、科目、付款账户等），没有这种格式的支付文件。请先录入支付要素；已复核的批次仍可下载普通清单。', 'Finance has not laid down and approved the payment terms of this programme (budget unit, classifications, paying account), so this format was not written. Record the terms first; the plain list of an approved batch is there all the same.'),
  payments_frozen: define(409, '支付已冻结：数据库曾恢复到较早的状态，其后已发出的支付文件和已登记的结果尚未补入。请联系系统管理员按运行手册补入并对账，之后再办理。', 'Payments are frozen: the data were restored to an earlier state, and the payment files and results since then are not re-applied yet. Ask the administrators to re-apply them and to reconcile, as the runbook says.'),
  period_reversed: define(422, '结束日期早于开始日期。请核对两个日期。', 'The period ends before it begins.'),
  pot_cases_unready: define(409, (p) => `本批还有申请没有审查完毕，不能分配资金池${standingOf(p, 'staff', '：')}。请先办完这些申请。`, (p) => `Some cases of the call are not reviewed yet${standingOf(p, 'english', ': ')}; the pot can't be shared before they are. Finish them first.`),
  pot_empty: define(409, '本批没有等待分配资金池的申请。', 'No case of the call waits for a share of the pot.'),
  pot_members_changed: define(409, (p) => `参加分配的申请有变动${show(p, 'receiptNumbers', '：')}，不是您核对的那一份。没有执行；请重新封存后再核对。`, (p) => `The cases of the run have changed${show(p, 'receiptNumbers', ': ')} and are not those you checked. Nothing was done; seal the run again and check it.`),
  pot_missing: define(422, '此项目没有总额控制（资金池），不需要分配。', 'The programme has no pot, so there is nothing to share.'),
  pot_run_open: define(409, '同一资金池的另一次分配还没有结束。请先完成或取消那一次。', 'Another sharing of the same pot is not finished. Finish or cancel it first.'),
  pot_run_status: define(409, (p) => `这次分配所处的阶段不能这样办理${show(p, 'status', '（', '）')}。请刷新后查看。`, (p) => `The run's status does not allow this${show(p, 'status', ' (', ')')}. Reload and look again.`),
  pot_share_missing: define(409, '这个项目实行总额控制，须先完成资金池分配，本件才能审定同意。请待本批申报截止、审查完毕后办理资金池分配。', 'The programme has one sum for all its cases: the case can be granted only with its share of the pot. Share the pot once the call has closed and every case is reviewed.'),
  programme_not_open: define(422, (p) => `此项目目前不能申报${show(p, 'openQuestions', '，尚未确定：')}。请查看项目说明。`, (p) => `The programme can't be applied for now${show(p, 'openQuestions', '; still open: ')}.`),
  programme_unknown: define(404, (p) => `没有这个项目${show(p, 'programmeId', '：')}。请从项目目录中选择。`, (p) => `There is no such programme${show(p, 'programmeId', ': ')}. Choose one from the catalogue.`),
  query_invalid: define(400, (p) => (p['rule'] === undefined ? '查询条件有误或已失效。请重新查询。' : chineseRule(p)), (p) => (p['rule'] === undefined ? 'The query is not valid or no longer valid. Start it again.' : englishRule(p))),
  recovery_above_demand: define(422, '登记的追回金额超过应追回金额。请核对到账凭证。', 'The recovered amount exceeds what is demanded. Check the voucher.'),
  rate_limited: define(429, (p) => `操作过于频繁。请${show(p, 'retryAfterSeconds', '在', '秒之') || '稍'}后再试。`, (p) => `Too many requests. Try again ${show(p, 'retryAfterSeconds', 'in ', ' seconds') || 'later'}.`),
  rating_exists: define(409, '这件申请已经评价过，一件只评价一次，不能修改。', 'This application has been rated. It is rated once and the rating can not be changed.'),
  rating_not_open: define(409, '这条评价不需要答复，或者已经答复。请刷新后查看。', 'This rating needs no answer, or has one. Reload to see it.'),
  rating_too_early: define(409, '办理尚无结果，还不能评价。有决定后再来。', 'There is no outcome to rate yet. Come back after the decision.'),
  recused: define(403, '您已申请回避此件，不能办理。', 'You have recused yourself from this case.'),
  region_unknown: define(422, (p) => `没有这个行政区划或功能区${show(p, 'code', '：')}。请从列表中选择。`, (p) => `There is no such region${show(p, 'code', ': ')}. Choose one from the list.`),
  repayments_exceed_drawdowns: define(422, '还款合计超过放款合计。请对照借据和还款凭证核对。', 'The repayments exceed what was drawn. Check them by the bank\'s papers.'),
  result_file_invalid: define(422, (p) => `支付结果文件不能识别${show(p, 'line', '（第 ', ' 行）')}：${resultFileReasons[show(p, 'reason')]?.chinese ?? '格式不对'}。没有登记任何结果，请核对文件后重新上传。`, (p) => `The result file cannot be read${show(p, 'line', ' (line ', ')')}: ${resultFileReasons[show(p, 'reason')]?.english ?? 'wrong format'}. Nothing was recorded; check the file and send it again.`),
  result_file_other_batch: define(422, '这份支付结果属于另一个批次，没有登记。请打开对应的批次再上传。', 'This result file answers another batch; nothing was recorded. Open the batch it belongs to.'),
  result_lines_differ: define(422, (p) => `支付结果${placeOf(p).chinese}的笔数、金额或内容与控制合计、批次或已登记的不一致${bothValues(p).chinese}，没有登记。请核对回执文件后重新登记。`, (p) => `The results${placeOf(p).english} differ from their control totals, from the batch or from what was recorded${bothValues(p).english}; nothing was recorded. Check the file.`),
  review_date_not_future: define(422, '日期须晚于今天。请另选日期。', 'The date must lie in the future.'),
  separation_of_duties: define(403, (p) => { const held = dutyOf(p, 'heldDuty')?.chinese; const duty = dutyOf(p, 'duty')?.chinese; return `同一件的不同环节须由不同人员办理${held === undefined || duty === undefined ? '' : `：您已办理${held}，不能再办理${duty}`}。请转交他人。`; }, (p) => { const held = dutyOf(p, 'heldDuty')?.english; const duty = dutyOf(p, 'duty')?.english; return `Duties on one case lie in different hands${held === undefined || duty === undefined ? '' : `: you did the ${held}, so not the ${duty}`}. Hand it on.`; }),
  series_value_missing: define(422, (p) => `没有${show(p, 'date', '', '的')}利率或标准数值${show(p, 'series', '（', '）')}，不能推算。请在公布数值录入后再办理。`, (p) => `The published series${show(p, 'series', ' ')} has no value${show(p, 'date', ' on ')}; none is guessed. Record the published value first.`),
  slot_unknown: define(422, (p) => `此项目没有这个政策数值项${show(p, 'slotId', '：')}。请从列表中选择。`, (p) => `The programme has no such value slot${show(p, 'slotId', ': ')}.`),
  slot_value_unset: define(422, (p) => `政策数值尚未确定${show(p, 'slotIds', '：')}${show(p, 'slotId', '：')}。须由有权机关依据文件确定后才能办理。`, (p) => `A policy value is not fixed yet${show(p, 'slotIds', ': ')}${show(p, 'slotId', ': ')}. The authority must fix it on a legal basis first.`),
  transfer_factors_invalid: define(422, (p) => `${factorFault(p).chinese}没有保存。请按分配依据核对因素和权重。`, (p) => `${factorFault(p).english} Nothing was saved; check the factors and weights against their basis.`),
  unauthorised: define(401, '请先登录。登录已过期时请重新登录。', 'Sign in first; sign in again when the session has expired.'),
  unknown_field: define(400, '不认识这个字段，没有处理。请按接口说明更正字段名或删除。', 'This field is unknown and was not processed. Correct its name or remove it.'),
  version_stale: define(409, (p) => `此件已被他人更新${show(p, 'currentVersion', '（当前版本 ', '）')}，本次操作没有执行。请刷新后再办理。`, (p) => `Somebody else changed this meanwhile${show(p, 'currentVersion', ' (now version ', ')')}; nothing was done. Reload and decide again.`),
  year_end_batches_open: define(409, (p) => `该账户还有未了结的拨付批次${show(p, 'batchIds', '：')}。请先复核或作废，再提出年终结转。`, (p) => `Batches of this account are not finished${show(p, 'batchIds', ': ')}. Approve or cancel them first.`),
  year_end_members_changed: define(409, '封存之后账户或其中的申请又有变动，不是您核对的那一份，没有关账。请重新封存后再核对。', 'Account or cases have changed since the list was sealed and are not what you checked; the year was not closed. Seal again and check it.'),
  year_end_run_open: define(409, (p) => `该账户已有一份待复核的年终处理${show(p, 'runId', '：')}。请先办结或撤销那一份。`, (p) => `A year end of this account is waiting already${show(p, 'runId', ': ')}. Finish or cancel it first.`),
  year_end_run_status: define(409, (p) => `这份年终处理所处的阶段不能这样办理${show(p, 'status', '（', '）')}。请刷新后查看。`, (p) => `The status of this year end does not allow this${show(p, 'status', ' (', ')')}. Reload and look again.`),
};
