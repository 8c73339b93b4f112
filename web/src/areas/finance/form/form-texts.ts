import type { Texts } from '../../../language/text';

export const formTexts = {
  required: ['此项必填', 'Required'],
  format: ['请写成数字，例如 1234.56', 'Write it as a number, such as 1234.56'],
  negative: ['请写正数', 'Write a positive amount'],
  decimals: ['最多两位小数（到分）', 'At most two decimals (to the fen)'],
  too_large: ['金额超出可录入的范围', 'The amount is beyond what can be entered'],
  grouping: ['千位分隔符的位置不对，请核对', 'The thousands separators are misplaced, please check'],
  zero: ['金额须大于 0', 'The amount must be above 0'],
  above: ['超过了 {amount} 元', 'More than CNY {amount}'],
  short: ['请写完整（至少 2 个字）', 'Please write it in full (at least 2 characters)'],
  date: ['请选择日期', 'Choose a date'],
  dateFuture: ['日期不能晚于今天', 'The date can not be after today'],
  datePast: ['日期须晚于今天', 'The date must be after today'],
  wan: ['= {wan} 万元', '= {wan} × 10,000 CNY'],
  yuan: ['元', 'CNY'],
  choose: ['请选择', 'Choose'],
} as const satisfies Texts;
