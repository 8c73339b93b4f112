import type { Texts } from '../../../language/text';

export const ratingTexts = {
  title: ['评价本次办理', 'Rate how this was handled'],
  lead: ['自愿评价，一件一次，提交后不能修改。评价不影响本件和以后的办理，经办人员看不到。', 'Voluntary, once, and it can not be changed. It affects neither this case nor later ones; the officers who handle your cases do not see it.'],
  grade: ['您的评价', 'Your rating'], comment: ['意见（可不填）', 'Comment (optional)'], commentHint: ['最多 500 字。请勿填写个人信息。', 'At most 500 characters. Please leave out personal data.'],
  chooseFirst: ['请先选择评价', 'Choose a rating'], send: ['提交评价', 'Send'], sending: ['正在提交…', 'Sending…'],
  thanks: ['评价已收到，谢谢。', 'Your rating was received. Thank you.'],
  rated: ['您的评价', 'Your rating'], waiting: ['不满意的评价由主管部门负责人核实，答复会显示在这里。', 'A bad rating is looked into by the head of the office; the answer will stand here.'],
  answered: ['主管部门的答复', 'Answer of the authority'],
} as const satisfies Texts;
