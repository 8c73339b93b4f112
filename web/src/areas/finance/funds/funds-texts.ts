import type { Texts } from '../../../language/text';

export const fundsTexts = {
  title: ['资金下达', 'Fund release'],
  lead: ['已核准的案件按资金下达文号放款，随后由企业确认收款账户。', 'Approved cases are released under the number of a fund document; then the enterprise confirms its account.'],
  release: ['待下达', 'To be released'], waiting: ['待领款', 'Waiting for the payee'],
  none: ['没有等待下达的案件。', 'No case waits for its release.'],
  waitingNone: ['没有等待企业确认账户的案件。', 'No case waits for its payee.'],
  documentNumber: ['资金下达文号', 'Fund document number'], documentHint: ['按文件原样填写，例如 厦财企〔2026〕12号；同一批用同一文号', 'As it stands in the document; one number for the whole list'],
  chooseSome: ['请先选择案件', 'Choose cases first'],
  send: ['下达所选案件', 'Release the chosen cases'],
  question: ['下达这些案件的资金？', 'Release these cases?'],
  consequence: ['文号 {document}，{n} 件，共 {amount} 元。下达后企业会收到确认账户的通知，期限开始计算，不能撤回。', 'Document {document}, {n} cases, CNY {amount}. The enterprises will be asked to confirm their accounts and the deadline begins. It can not be taken back.'],
  obstacle: ['能否下达', 'Can it be released'], ready: ['可以下达', 'Ready'],
  confirmed: ['账户确认', 'Account confirmed'], notConfirmed: ['未确认', 'Not yet'],
  overdue: ['已逾期', 'Overdue'], noDeadline: ['没有规定期限', 'No deadline set'],
  toBatch: ['去编制批次', 'Build a batch'],
  confirmedCount: ['另有 {n} 件已确认账户，可以编制批次。', '{n} more have confirmed their account and can go into a batch.'],
} as const satisfies Texts;
