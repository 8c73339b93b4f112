import type { Texts } from '../../../language/text';

export const statementTexts = {
  title: ['年度决算', 'Year-end statement'],
  lead: ['按预算账户列出一个项目一年的预算和执行：数字来自账户本身，不是汇总。预算等于占用、已核准、拨付中、已拨付、结余、结转下年与年终收回之和。', 'Budget and execution of a programme’s year, account by account: the figures are those of the accounts themselves. The budget is the sum of what is reserved, committed, payable, paid, left, carried over and lapsed.'],
  noYears: ['这个项目还没有预算账户，没有决算。', 'This programme has no account yet, so there is no statement.'],
  sums: ['全年合计', 'The year in all'], appropriatedFen: ['预算', 'Budget'], reservedFen: ['已审定占用', 'Reserved'], committedFen: ['已核准', 'Committed'], payableFen: ['拨付中', 'Payable'], paidFen: ['已拨付', 'Paid'], leftFen: ['结余', 'Left'], carriedFen: ['结转下年', 'Carried over'], lapsedFen: ['年终收回', 'Lapsed'], receivableFen: ['应追回', 'Receivable'], recoveredFen: ['已追回', 'Recovered'],
  used: ['执行率 {percent}%（已拨付 ÷ 预算）', '{percent}% of the budget is paid'],
  bySource: ['按资金来源', 'By source'], accounts: ['各预算账户', 'Accounts'], none: ['所选年度在您的职责范围内没有预算账户。', 'No account of this year is in your reach.'],
  returned: ['退回', 'Returned'], returnedLine: ['本年被退回的付款 {n} 笔，共 {amount} 元；退回的款项已回到“已核准”。', 'Payments that came back this year: {n}, CNY {amount}; that money stands as committed again.'],
  sha: ['校验值（SHA-256）', 'SHA-256'], rows: ['账户数', 'Accounts'], csv: ['下载 CSV', 'Download CSV'], xlsx: ['下载 XLSX', 'Download XLSX'], print: ['打印', 'Print'],
} as const satisfies Texts;
