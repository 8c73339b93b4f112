import type { Texts } from '../../../language/text';

export const returnTexts = {
  title: ['登记退票', 'Record a returned payment'],
  lead: ['已拨付的一笔后来被退回时，按退款凭证登记。款项回到账户，此件可以单独重新拨付；已登记的支付结果不改动。', 'When an order that was paid comes back later, it is recorded by the document of the return. The money goes back to the account and the case can be sent again alone; the recorded result stays as it is.'],
  notPaid: ['这一笔没有“已付”的结果，不能登记退票。', 'This order has no result “paid”, so it can not come back.'],
  notHere: ['这个批次里没有这一笔。', 'This order is not in the batch.'],
  order: ['支付编号', 'Order'], voucher: ['原支付凭证', 'Voucher of the payment'], settledOn: ['原支付日期', 'Paid on'],
  documentNumber: ['退款凭证号', 'Document of the return'], documentHint: ['银行或国库退款单据的编号', 'The number of the bank’s or treasury’s document'],
  returnedOn: ['退回日期', 'Returned on'], reason: ['退回原因', 'Reason'],
  send: ['登记退票', 'Record the return'], question: ['登记这笔退票？', 'Record this return?'],
  sendText: ['{name}，{amount} 元。登记后款项回到账户，不能撤回登记。', '{name}, CNY {amount}. The money goes back to the account; this can not be taken back.'],
  completeFirst: ['请先填写完整，有误的地方已标出。', 'Please complete the form first; what is wrong is marked.'],
  done: ['已登记退票，{amount} 元回到账户。', 'Recorded: CNY {amount} went back to the account.'],
  reissue: ['单独重新拨付', 'Send again alone'], toBatch: ['回到批次', 'Back to the batch'],
} as const satisfies Texts;
