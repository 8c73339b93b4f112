import type { Texts } from '../../../language/text';

export const overviewTexts = {
  title: ['资金概览', 'Funds overview'],
  year: ['预算年度', 'Fiscal year'], allYears: ['全部年度', 'All years'],
  district: ['区', 'District'], allDistricts: ['全部区', 'All districts'],
  month: ['月份', 'Month'], allMonths: ['全部月份', 'All months'],
  by: ['按什么汇总', 'Grouped by'], byProgramme: ['项目', 'Programme'], byDistrict: ['区', 'District'], byYear: ['年度', 'Year'], byMonth: ['月份', 'Month'],
  measure: ['口径', 'Measure'], balance: ['期末余额', 'Standing at the end'], moves: ['当期发生（净额）', 'Moved in the period (net)'],
  asOf: ['汇总截至 {at}（最后一笔已计入的业务）；预算和可用数取自账户，为打开本页时的实时余额。', 'Totals include everything up to {at}; budget and available are the accounts’ balances when this page was opened.'],
  asOfNothing: ['还没有资金业务。', 'No money has moved yet.'],
  reading: ['已读取 {n} 项，共 {m} 项…', '{n} of {m} read…'],
  chartTitle: ['各{by}资金状态（万元）', 'Money by {by} (10,000 CNY)'],
  chartSummary: ['堆叠柱形图，{n} 组。数值与下方表格相同，各状态以颜色和花纹区分。', 'Stacked bars, {n} groups. The values are those of the table below; states differ by colour and pattern.'],
  chartWait: ['正在画图…', 'Drawing…'],
  tableTitle: ['资金汇总表（元），图表的数据', 'Totals (CNY; below each the number of cases): the data of the chart'],
  none: ['在所选范围内没有资金。', 'There is no money in what you chose.'],
  perCount: ['{n} 笔', '{n}'],
  budgetNote: ['预算和可用数按项目、年度核算，不分区和月份。', 'Budget and available are kept by programme and year, not by district or month.'],
  accounts: ['账户使用情况', 'Use of the accounts'],
  accountsNone: ['还没有生效的预算账户。', 'There is no account in force yet.'],
  used: ['已用', 'Used'], usedOf: ['已用 {share}%', '{share}% used'],
  closed: ['已关账', 'Closed'],
} as const satisfies Texts;
