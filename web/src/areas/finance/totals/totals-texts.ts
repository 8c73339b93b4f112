import type { Texts } from '../../../language/text';

export const totalsTexts = {
  title: ['汇总导出', 'Totals export'],
  lead: ['按项目和预算年度导出全部汇总行，带控制合计。收到文件的一方用同样的行数、金额和校验值核对。', 'All rows of a programme and fiscal year with control totals. Whoever receives the file checks rows, sums and hash against these.'],
  year: ['预算年度', 'Fiscal year'], noYears: ['这个项目还没有预算账户，没有可以导出的汇总。', 'This programme has no account yet, so there are no totals.'],
  rows: ['行数', 'Rows'], paidCount: ['已拨付笔数', 'Payments'], paidSum: ['已拨付金额（元）', 'Paid (CNY)'], sha: ['校验值（SHA-256）', 'SHA-256'], asOf: ['截至', 'As of'],
  asOfNothing: ['尚无资金业务', 'No money has moved yet'],
  download: ['下载 CSV', 'Download CSV'], downloading: ['正在下载并核对…', 'Downloading and checking…'],
  right: ['已下载，文件末尾的控制合计与本页一致。', 'Downloaded. The control totals at its end are those of this page.'],
  moved: ['下载期间又有新的业务，文件的控制合计与本页不同；本页已刷新，请以文件末尾的合计为准再核对一次。', 'Money moved while it was being downloaded, so the file’s control totals differ from this page, which was read again. Please compare once more.'],
  content: ['文件内容', 'What the file holds'], month: ['月份', 'Month'], none: ['所选年度没有汇总行。', 'There are no rows in this year.'],
} as const satisfies Texts;
