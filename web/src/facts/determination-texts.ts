import type { Texts } from '../language/text';

export const determinationTexts = {
  eligible: ['按所填内容，符合条件', 'Eligible, by what was stated'],
  eligible_text: ['这是系统按所填内容算出的金额，最终以主管部门审定为准。', 'The amount computed from what was stated; the authority decides.'],
  not_eligible: ['按所填内容，不符合条件', 'Not eligible, by what was stated'],
  not_eligible_text: ['下面标明哪一条不符合、依据是什么。主管部门据实审定。', 'Below: which condition is not met and on what clause. The authority decides on the facts.'],
  undetermined: ['还不能认定', 'Can not be decided yet'],
  undetermined_text: ['这不是拒绝：补齐以下内容后就可以判断。', 'This is not a refusal: it can be decided once the following is known.'],
  missing: ['还缺：', 'Still needed:'],
  reasons: ['逐条条件和计算步骤', 'Conditions and steps of the computation'],
  conditions: ['逐条条件', 'Conditions one by one'],
  counts: ['符合 {met} 条，不符合 {notMet} 条，尚不清楚 {unknown} 条。', '{met} met, {notMet} not met, {unknown} not known yet.'],
  amounts: ['逐项金额', 'Amounts one by one'],
  noLines: ['还没有可以计算的贷款、保单或专利。', 'There is no loan, policy or patent to compute yet.'],
  amountOpen: ['金额未定', 'amount open'],
  line_met: ['全额支持', 'in full'], line_cut: ['核减', 'cut'], line_refused: ['不予支持', 'refused'], line_unknown: ['尚不清楚', 'not known yet'],
  stepsOf: ['{line}的计算步骤', 'Steps for {line}'], stepsOfCase: ['全案金额的计算步骤', 'Steps for the whole case'],
  warnings: ['请注意', 'Please note'],
} as const satisfies Texts;
