import type { Texts } from '../../../language/text';

export const enterpriseTexts = {
  title: ['单位信息', 'Enterprise profile'],
  size: ['企业划型', 'Size'],
  sizeIs: ['按所填数据为{size}企业', 'By these figures: {size}'],
  sizeOpen: ['还不能确定划型，可能为：{sizes}', 'The size can not be decided yet; possible: {sizes}'], sizeManual: ['所属行业不在划型标准内，由主管部门人工核定', 'The standard does not cover this industry; the authority decides'],
  large: ['大型', 'large'], medium: ['中型', 'medium'], small: ['小型', 'small'], micro: ['微型', 'micro'],
  how: ['怎么划的：大型、中型、小型都要同时达到该档全部下限，达不到就往下一档；都达不到为微型。依据：{documents}，第{row}行“{title}”。', 'How: a tier holds when all its lower bounds are reached, otherwise the next one down; below all of them it is micro. Basis: {documents}, row {row} “{title}”.'],
  whatIf: ['如果数据变化，会是哪一档？', 'What if the figures change?'], whatIfLead: ['改这里的数字只是试算，不会保存，也不影响申报。', 'Changing figures here is only a trial: nothing is saved and no application is touched.'],
  reset: ['恢复单位数据', 'Back to the profile'],
  steps: ['逐档比较', 'Tier by tier'], tier: ['档次', 'Tier'], indicator: ['指标', 'Indicator'], bound: ['下限', 'Lower bound'], actual: ['所填', 'Stated'], result: ['结果', 'Result'],
  employees: ['从业人员', 'Employees'], revenue: ['营业收入', 'Revenue'], assets: ['资产总额', 'Assets'], persons: ['{n} 人', '{n}'],
  met: ['达到', 'reached'], not_met: ['未达到', 'not reached'], unknown: ['未填', 'not stated'],
  known: ['登记的信息', 'What is recorded'],
  back: ['回到我的申请', 'Back to my applications'],
} as const satisfies Texts;
