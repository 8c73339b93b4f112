import type { Texts } from '../../../language/text';

export const partsTexts = {
  title: ['各承担方', 'Who bears the case'],
  share: ['占比（约）', 'Share (about)'],
  stands: ['资金状态', 'Where it stands'],
} as const satisfies Texts;
