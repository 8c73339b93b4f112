import type { Texts } from '../language/text';

export const determinationChangeTexts = {
  step: ['计算步骤', 'Step'], before: ['原来', 'Before'], after: ['更正后', 'Corrected'], wholeCase: ['全案：', 'The whole case: '],
  met: ['符合', 'met'], not_met: ['不符合', 'not met'], unknown: ['尚不清楚', 'unknown'],
  nothing: ['更正没有改变结果。', 'The correction changes nothing.'],
} as const satisfies Texts;
