import type { Texts } from '../../../language/text';

export const reportTexts = {
  title: ['年度推进情况', 'Yearly report'],
  lead: ['按地区和年度，由系统中的案件、资金和规划指标生成，供报送和核对。可打印，也可下载 PDF。', 'Made from the cases, the money and the plan targets of a region and year, to be handed in and checked. It can be printed or taken as PDF.'],
  year: ['年度', 'Year'], pdf: ['下载 PDF', 'Download PDF'], print: ['打印', 'Print'],
  due: ['报送期限：{date}', 'Due on {date}'], left: ['还有 {n} 个工作日', '{n} working days left'], over: ['已超过 {n} 个工作日', '{n} working days overdue'], leftUnknown: ['当年工作日历尚未公布，不推算剩余工作日。', 'The calendar of that year is not published: the working days are not guessed.'],
  outside: ['该方案的年限为 {from}—{to} 年，{year} 年是否仍须报送由主管部门确定。', 'That plan runs from {from} to {to}; whether a report is still due for {year} is for the authority to say.'],
  noDuty: ['目录中没有规定本地区须在何时报送，这里不写期限。', 'No text in the catalogue says when this region has to report, so no day is given.'],
  asOf: ['资金数字截至', 'Money as of'], noMoney: ['尚无资金业务', 'no money has moved yet'], byYear: ['申请、受理、核准按发生年度计，预算和拨付按预算年度计。', 'Applications, acceptances and approvals count in the year they happened, budgets and payments in their fiscal year.'],
  programmes: ['项目、申请和资金', 'Programmes, applications, money'], noProgrammes: ['本年没有受理案件，也没有预算。', 'There were neither cases nor a budget in this year.'],
  filed: ['申请', 'Filed'], accepted: ['受理', 'Accepted'], refused: ['不予', 'Refused'], approved: ['核准', 'Approved'], approvedFen: ['核准金额', 'Approved sum'], paidCount: ['拨付笔数', 'Payments'],
  targets: ['规划指标与案件反映的情况', 'Targets and what the cases show'], openQuestions: ['尚未确定的事项', 'Not laid down yet'], noQuestions: ['没有。', 'None.'],
} as const satisfies Texts;
