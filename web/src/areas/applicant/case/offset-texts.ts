import type { Texts } from '../../../language/text';

export const offsetTexts = {
  title: ['从下一笔拨付中抵扣', 'Set it off against the next payment'],
  settledTitle: ['已从拨付中抵扣', 'Set off against a payment'],
  lead: ['您可以同意：应退的 {amount} 元从本单位同一项目的下一笔拨付中抵扣，不必另行转账。每笔拨付至少有 {least} 元照常到账。不同意也可以，请按追回通知退回。', 'You may agree that the CNY {amount} you owe are taken off the next payment of the same programme, so that you need not transfer them. At least CNY {least} of a payment are still paid out. You are free not to: then pay it back as the notice says.'],
  accept: ['本单位已阅读并同意以上内容', 'We have read this and consent'], mustAccept: ['请先阅读并勾选同意', 'Please read it and tick that you consent'],
  consent: ['同意抵扣', 'Consent'], question: ['同意从下一笔拨付中抵扣吗？', 'Set it off against the next payment?'],
  questionText: ['应退 {amount} 元。拨付批次复核之前可以撤回同意。', 'You owe CNY {amount}. You can take the consent back until the payment batch is approved.'],
  consented: ['已同意抵扣。', 'You have consented.'], consentedText: ['下一笔拨付成功后，抵扣的部分视为已退回。', 'What is taken off the next payment counts as paid back once that payment has succeeded.'],
  withdraw: ['撤回同意', 'Take the consent back'], withdrawQuestion: ['撤回抵扣同意吗？', 'Take the consent back?'], withdrawText: ['撤回后应退款项请按追回通知退回；需要时可以再次同意。', 'Then pay back what you owe as the notice says; you can consent again later.'],
  ordered: ['正在抵扣 {amount} 元，等待银行结果。现在不能撤回同意。', 'CNY {amount} are being set off; the bank has not answered yet. The consent can’t be taken back now.'],
  settled: ['已抵扣 {amount} 元。', 'CNY {amount} were set off.'], restByPayment: ['其余 {amount} 元请按追回通知退回。', 'Pay back the other CNY {amount} as the notice says.'],
  notPossible: ['这笔应退款项不能抵扣，请按追回通知退回。', 'What you owe can’t be set off. Pay it back as the notice says.'],
  notAgency: ['须由法定代表人或经办人同意，代理机构不能代为同意。', 'The legal representative or a handler has to consent; an agency can’t.'],
  basis: ['抵扣的依据：{basis}', 'Basis: {basis}'],
  wayOffset: ['从拨付中抵扣', 'set off against a payment'], wayUndone: ['退票，抵扣取消', 'payment returned, offset undone'],
  toOwing: ['查看应退款项的那件申请', 'See the application that owed it'],
  paidLess: ['拨付 {gross} 元：抵扣应退款项 {offset} 元，实际到账 {net} 元', 'Paid CNY {gross}: CNY {offset} settle what you owed, CNY {net} go to your account'],
} as const satisfies Texts;
