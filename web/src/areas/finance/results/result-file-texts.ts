import type { Texts } from '../../../language/text';

export const resultFileTexts = {
  title: ['支付结果文件', 'Result files'],
  lead: ['原样上传国库或银行返回的文件。文件残缺、合计不符、属于其他批次或有不认识的支付编号时，整份拒收，不登记任何一笔；收下的文件原样保存，每一行要么登记，要么列为例外。', 'Send the file as it came. One that is cut off, contradicts its totals, belongs to another batch or has an unknown order is refused whole and nothing is recorded. A file that is taken is kept as it is; each line is recorded or listed as an exception.'],
  notApproved: ['批次复核之后才能登记结果。', 'Results can be recorded once the batch is approved.'],
  format: ['文件格式', 'Format'], format_csv: ['CSV', 'CSV'], format_pain_002: ['ISO 20022 pain.002（XML）', 'ISO 20022 pain.002 (XML)'],
  csvHint: ['CSV 的列：端到端编号、金额(元)、状态、凭证号、日期，可有原因；最后一行：合计,笔数,金额', 'Columns of the CSV: 端到端编号, 金额(元), 状态, 凭证号, 日期, perhaps 原因; the last line: 合计, count, sum'],
  file: ['选择文件', 'Choose the file'], fileHint: ['UTF-8 或 GB18030，不超过 400 KB；XML 须为 UTF-8', 'UTF-8 or GB18030, at most 400 KB; XML in UTF-8'],
  chosen: ['{name}，{n} 字符', '{name}, {n} characters'], tooLarge: ['文件超过 400 KB，请分开上传', 'The file is above 400 KB; please send it in parts'], empty: ['文件是空的', 'The file is empty'], none: ['请先选择文件', 'Choose a file first'],
  send: ['上传并登记', 'Send and record'], question: ['登记这份结果文件？', 'Record this result file?'], sendText: ['{name}。登记后不能更改；同一份文件再次上传不会重复登记。', '{name}. It can not be changed afterwards; the same file sent again records nothing twice.'],
  recorded: ['已收下', 'Taken'], recordedText: ['登记 {n} 笔，未能登记 {m} 笔，例外 {e} 行。', '{n} recorded, {m} not, {e} exceptions.'],
  sha: ['文件校验值（SHA-256）', 'SHA-256'], receivedAt: ['收到时间', 'Received'], receivedBy: ['上传人', 'Sent by'], lines: ['行数', 'Lines'], bytes: ['大小（字节）', 'Size (bytes)'],
  results: ['逐笔登记情况', 'What was recorded'], order: ['支付编号', 'Order'], outcome: ['登记结果', 'Outcome'],
  exceptions: ['例外：没有登记的行', 'Exceptions: lines that record nothing'], exceptionsNone: ['没有例外。', 'There are no exceptions.'], statusText: ['文件中的状态', 'Status in the file'],
  reason_pending: ['还在处理，不是最终结果', 'Still under way: no final answer'], reason_unknown_status: ['不认识的状态', 'A status nobody knows'], reason_incomplete: ['缺凭证号或日期', 'Without voucher or day'],
  left: ['还有 {n} 笔没有结果，不能推断。', '{n} orders have no answer yet; none is inferred.'], leftNone: ['这个批次全部有了结果。', 'Every order of this batch has its answer.'],
  received: ['已收到的文件', 'Files received'], receivedNone: ['还没有收到过结果文件。', 'No result file has come in yet.'],
  template: ['下载待填的 CSV 模板', 'Download a CSV template to fill in'],
  byHand: ['没有文件？逐笔登记', 'No file? Record by hand'], toBatch: ['回到批次', 'Back to the batch'],
} as const satisfies Texts;
