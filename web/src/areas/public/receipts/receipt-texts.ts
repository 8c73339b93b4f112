import type { Texts } from '../../../language/text';

export const receiptTexts = {
  title: ['核验回执', 'Verify a receipt'],
  lead: ['输入回执号，可以查到它是否真实、提交之后记录有没有被改动。', 'Enter a receipt number to see whether it is real and whether the record behind it was changed.'],
  number: ['回执号', 'Receipt number'], hint: ['在回执上，由数字、大写字母和短横线组成。', 'On the receipt: digits, capital letters and hyphens.'], verify: ['核验', 'Verify'],
  holds: ['回执真实，提交以来的记录完整、未被改动', 'The receipt is real and its record is whole and unchanged'], broken: ['回执存在，但记录校验不通过，请联系主管部门', 'The receipt exists, but its record does not verify: contact the authority'],
  programme: ['项目', 'Programme'], submittedAt: ['提交时间', 'Submitted'], state: ['目前状态', 'State now'], commitment: ['所提交内容的校验值', 'Fingerprint of what was submitted'], eventHash: ['提交记录的校验值', 'Fingerprint of the filing record'],
} as const satisfies Texts;
