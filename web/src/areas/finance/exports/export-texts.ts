import type { Texts } from '../../../language/text';

export const exportTexts = {
  title: ['明细导出', 'Detail exports'],
  lead: ['在后台生成全部支付明细或申请明细，数量再大也不用等在这里。文件里没有账号、开户行和个人信息，末尾有控制合计和校验值。', 'All payments or applications, line by line, written in the background: there is no need to wait here. The files hold no account, bank or person; control totals and a hash stand at their end.'],
  ask: ['申请导出', 'Ask for an export'],
  kind: ['导出什么', 'What'], kind_payments: ['支付明细', 'Payments'], kind_cases: ['申请明细', 'Applications'],
  format: ['格式', 'Format'], format_xlsx: ['XLSX（表格程序）', 'XLSX (spreadsheet)'], format_csv: ['CSV（其他系统）', 'CSV (other systems)'],
  fromMonth: ['从（月份）', 'From (month)'], toMonth: ['到（月份）', 'To (month)'],
  monthFault: ['请填写年份和月份，如 2026-03', 'Give year and month, such as 2026-03'], reversed: ['结束月份早于开始月份', 'The last month is before the first'],
  send: ['开始导出', 'Start the export'], sending: ['正在提交…', 'Sending…'],
  asked: ['已开始导出，可以离开本页，完成后回来下载。', 'The export has begun. You may leave this page and come back for the file.'],
  jobs: ['我的导出', 'My exports'], none: ['还没有导出。', 'There is no export yet.'],
  what: ['内容', 'What'], period: ['月份', 'Months'], requestedAt: ['申请时间', 'Asked for'], progress: ['进度', 'Progress'], file: ['文件', 'File'],
  phase_waiting: ['排队中', 'Waiting'], phase_collecting: ['正在收集', 'Collecting'], phase_writing: ['正在写文件', 'Writing the file'], phase_ready: ['已完成', 'Ready'],
  rowsSoFar: ['已收集 {n} 行', '{n} rows so far'], rowsOf: ['{n} 行，共 {m} 行', '{n} of {m} rows'],
  ready: ['{n} 行，合计 {amount} 元', '{n} rows, CNY {amount}'], readyCases: ['{n} 行', '{n} rows'],
  download: ['下载', 'Download'], downloadOf: ['下载{name}', 'Download {name}'], linking: ['正在取链接…', 'Getting the link…'],
  linkLife: ['下载链接五分钟内有效；过期后再点一次“下载”。', 'The link works for five minutes; afterwards press “Download” again.'],
  gone: ['您的职责范围已变，这份导出不再提供。请重新申请。', 'Your duties have changed and this export is no longer given out. Please ask for a new one.'],
  still: ['一分钟没有进展，可能已中断；已收集的不会丢失。', 'No progress for a minute; it may have been interrupted. What was collected is not lost.'],
  resume: ['继续导出', 'Let it go on'], resumeOf: ['继续导出：{name}', 'Let it go on: {name}'], resumed: ['已重新交给后台，从停下的地方继续。', 'Handed over again; it goes on where it stopped.'],
} as const satisfies Texts;
