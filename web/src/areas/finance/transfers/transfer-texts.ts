import type { Texts } from '../../../language/text';

export const transferTexts = {
  title: ['区级分配（因素法）', 'Transfers to districts'],
  lead: ['付款方把一笔资金按因素和权重分给各区，精确到分：各区先得应得数的整分，余下的分按小数部分从大到小各给一分，相同的先列者先得。由一人录入、另一人复核后一次入账。', 'A payer passes money on to its districts by weighted factors, exact to the fen: each gets the whole fen of its share, those left over go one each to the largest fractions, of equal ones to the district named first. Entered by one person, checked by another, booked at once.'],
  propose: ['录入分配', 'Enter a transfer'],
  none: ['还没有按因素法分配过资金。', 'Nothing has been shared by factors yet.'],
  status_open: ['待复核', 'To be checked'], status_approved: ['已入账', 'Booked'], status_refused: ['已退回', 'Refused'],
  from: ['从哪个账户分出', 'From which account'], fromLine: ['{account}（{payer}）可用 {amount} 元', '{account} ({payer}), CNY {amount} available'], noAccount: ['没有可以分出资金的账户。', 'There is no account to share from.'],
  documentNumber: ['分配文号', 'Document number'], documentHint: ['区级账户以此为指标文号', 'It becomes the budget document of the districts’ accounts'],
  amount: ['分配金额', 'Amount'], amountHint: ['不超过账户可用数 {amount} 元', 'At most what is available: CNY {amount}'],
  factors: ['因素和权重', 'Factors and weights'], factorsHint: ['权重合计须正好 100%；每个因素写明数值出处', 'Weights must add up to exactly 100 %; each factor names where its figures stand'],
  factorName: ['因素 {n}', 'Factor {n}'], weight: ['因素 {n} 权重（%）', 'Weight of factor {n} (%)'], factorBasis: ['因素 {n} 数值出处', 'Source of factor {n}'], addFactor: ['增加因素', 'Add a factor'], removeFactor: ['删除因素 {n}', 'Remove factor {n}'],
  districts: ['各区数值', 'Figures of the districts'], takesPart: ['参加', 'Takes part'], takesPartOf: ['{district}参加分配', '{district} takes part'], figureOf: ['{district}：{factor}', '{district}: {factor}'], district: ['区', 'District'],
  preview: ['试算', 'Preview'], previewLead: ['与复核后入账的算法相同，由系统再算一次。', 'The same computation as is booked after the check; the service does it again.'], exact: ['应得（元，截至万分之一分）', 'Exact share (CNY, cut)'], odd: ['余分', 'Odd fen'], gets: ['分得（元）', 'Gets (CNY)'], byFactor: ['{factor}（{weight}%）', '{factor} ({weight} %)'],
  previewNone: ['填完金额、因素和各区数值后显示试算。', 'The preview shows once amount, factors and figures are complete.'],
  missing: ['请写完整', 'Please fill this in'], weights: ['权重合计须正好 100%', 'Weights must add up to exactly 100 %'], figures: ['参加的区都要有数值，不小于 0，每个因素至少一个区大于 0', 'Every district that takes part needs figures, none below 0, one above 0 for each factor'], districtsMissing: ['至少一个区参加', 'At least one district takes part'], account: ['请选择账户', 'Choose an account'],
  send: ['提交，等待复核', 'Submit for checking'], sent: ['已提交，等待另一人复核', 'Submitted; another person must check it'], sentText: ['{document}，{amount} 元，分给 {n} 个区。复核前不入账。', '{document}, CNY {amount} to {n} districts. Nothing is booked before it has been checked.'], toList: ['回到区级分配', 'Back to the transfers'],
  approve: ['复核并入账', 'Approve and book'], approveQuestion: ['复核这次分配？', 'Approve this transfer?'], approveText: ['通过后 {amount} 元从付款方账户转入 {n} 个区的账户，一次入账，不能撤回。', 'CNY {amount} will go from the payer’s account to the accounts of {n} districts, all at once. It can not be taken back.'],
  refuse: ['退回', 'Refuse'], refuseQuestion: ['退回这次分配？', 'Refuse this transfer?'], refuseReason: ['退回理由', 'Reason'], approved: ['已复核并入账。', 'Approved and booked.'], refused: ['已退回。', 'Refused.'],
  decidedBy: ['复核：{name}', 'Checked by {name}'], why: ['理由：{reason}', 'Reason: {reason}'],
} as const satisfies Texts;
