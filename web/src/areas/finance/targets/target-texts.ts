import type { Texts } from '../../../language/text';

export const targetTexts = {
  title: ['规划指标', 'Plan targets'],
  lead: ['规划给自己定的金融指标，旁边是本系统的案件能反映的数字。只有申请资助的贷款和保险经过本系统，因此案件只是其中一部分。', 'The finance targets the plans set themselves, beside what the cases of this system show. Only loans and policies somebody asked a subsidy for come here, so the cases are a part of the whole.'],
  none: ['这个地区的规划没有可列的金融指标。', 'The plans of this region set no finance target.'],
  all: ['各项指标', 'The targets'],
  year: ['年度', 'Year'], set: ['规划指标', 'Target'], accepted: ['案件反映（已受理）', 'Shown by accepted cases'], paid: ['案件反映（已拨付）', 'Shown by paid cases'], source: ['出处', 'Where it stands'],
  baselines: ['规划所载基数', 'Where the plan began'], limits: ['能反映什么、不能反映什么', 'What the cases show and what not'],
  reach: ['达到 {value}', 'reach {value}'], exceed: ['超过 {value}', 'exceed {value}'], at_least: ['不少于 {value}', 'at least {value}'], between: ['{value} 至 {toValue}', '{value} to {toValue}'],
  yuan: ['{amount} 元', 'CNY {amount}'], shownYuan: ['{amount} 元（{n} 笔）', 'CNY {amount} ({n})'], notShown: ['案件不能反映', 'not shown by cases'], notSet: ['—', '—'],
} as const satisfies Texts;
