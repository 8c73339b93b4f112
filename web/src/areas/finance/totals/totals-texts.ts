import type { Texts } from '../../../language/text';

export const totalsTexts = {
  title: ['资金汇总', 'Totals'],
  lead: ['按所选口径汇总，可下载为 CSV、XLSX 或 JSON，带控制合计。收到文件的一方用同样的行数、金额和校验值核对。', 'Totals by the dimensions you choose, as CSV, XLSX or JSON with control totals. Whoever receives a file checks rows, sums and hash against these.'],
  scope: ['项目范围', 'Programmes'], scopeOne: ['只看所选项目', 'The chosen programme'], scopeAll: ['职责范围内的全部项目', 'All programmes in reach'],
  noYears: ['还没有预算账户，没有可以汇总的资金。', 'There is no account yet, so there are no totals.'],
  by: ['分列口径', 'Tell lines apart by'], byStatus: ['状态总是分列：不同状态相加会重复计算。', 'The status always tells lines apart: sums over several would count money twice.'],
  status: ['状态', 'State'], anyStatus: ['全部状态', 'All states'],
  dimension_programme: ['项目', 'Programme'], dimension_kind: ['项目类型', 'Kind'], dimension_plan: ['规划依据', 'Plan'], dimension_district: ['区', 'District'], dimension_fiscalYear: ['预算年度', 'Fiscal year'], dimension_quarter: ['季度', 'Quarter'], dimension_month: ['月份', 'Month'], dimension_enterpriseSize: ['企业规模', 'Enterprise size'], dimension_status: ['状态', 'State'],
  kind_pledge_loan_interest: ['专利权质押贷款贴息', 'Pledge-loan interest'], kind_patent_insurance_premium: ['专利保险保费补贴', 'Patent-insurance premium'], kind_first_invention_patent_fee: ['首件发明专利资助', 'First invention patent'], kind_grant_reward: ['其他资助奖励', 'Other grants'],
  size_large: ['大型', 'Large'], size_medium: ['中型', 'Medium'], size_small: ['小型', 'Small'], size_micro: ['微型', 'Micro'], size_unclassified: ['未划型', 'Unclassified'],
  rows: ['行数', 'Rows'], paidCount: ['已拨付笔数', 'Payments'], paidSum: ['已拨付金额（元）', 'Paid (CNY)'], sha: ['校验值（SHA-256）', 'SHA-256'], asOf: ['截至', 'As of'],
  asOfNothing: ['尚无资金业务', 'No money has moved yet'],
  csv: ['下载 CSV', 'Download CSV'], xlsx: ['下载 XLSX', 'Download XLSX'], json: ['下载 JSON', 'Download JSON'],
  moving: ['下载的是当时的数字；期间又有业务时，以文件末尾的截至时间和校验值为准。', 'A file holds the figures of its moment: if money moved meanwhile, its own “as of” and hash count.'],
  content: ['汇总表', 'The totals'], none: ['所选口径下没有汇总行。', 'There are no rows for this choice.'],
} as const satisfies Texts;
