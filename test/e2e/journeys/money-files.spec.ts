import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import * as money from '../../../local/demo/money-story';
import { canonicalJson } from '../../../shared/domain/canonical-json';
import { firstInvention } from '../harness/programmes';
import { closedTable, columnOf, rowsOf, sha256Of, sheetRowsOf, sumFenOf } from '../harness/read-files';
import type { Rows } from '../harness/read-files';
import { seedMany, seedPayable } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { MoneyCyclePages } from '../pages/money-cycle-pages';
import { MoneyReportPages } from '../pages/money-report-pages';

const { programmeId } = firstInvention;

/** What a bank reads of a pain.001. */
const orderSchema = z.object({ PmtId: z.object({ EndToEndId: z.string() }), Amt: z.object({ InstdAmt: z.string() }) });
const initiationSchema = z.object({
  Document: z.object({ CstmrCdtTrfInitn: z.object({ GrpHdr: z.object({ MsgId: z.string(), NbOfTxs: z.string(), CtrlSum: z.string() }), PmtInf: z.object({ PmtInfId: z.string(), CdtTrfTxInf: z.array(orderSchema) }) }) }),
});
type Initiation = z.output<typeof initiationSchema>['Document']['CstmrCdtTrfInitn'];
type Answer = { readonly endToEndId: string; readonly amountYuan: string; readonly status: 'ACSC' | 'ACSP' | 'RJCT' };

const readInitiation = (bytes: Buffer): Initiation =>
  initiationSchema.parse(new XMLParser({ parseTagValue: false, isArray: (name) => name === 'CdtTrfTxInf' }).parse(bytes.toString('utf8'))).Document.CstmrCdtTrfInitn;

/** What the bank sends back for them: a customer payment status report, pain.002. */
const statusReport = ({ GrpHdr, PmtInf }: Initiation, answers: readonly Answer[], day: string, key: string, controlSum = GrpHdr.CtrlSum): Buffer => Buffer.from([
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>',
  `<GrpHdr><MsgId>BANK-${key}</MsgId><CreDtTm>${day}T09:00:00</CreDtTm></GrpHdr>`,
  `<OrgnlGrpInfAndSts><OrgnlMsgId>${GrpHdr.MsgId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>${GrpHdr.NbOfTxs}</OrgnlNbOfTxs><OrgnlCtrlSum>${controlSum}</OrgnlCtrlSum></OrgnlGrpInfAndSts>`,
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${PmtInf.PmtInfId}</OrgnlPmtInfId>`,
  ...answers.map(({ endToEndId, amountYuan, status }, index) => [
    `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>${status}</TxSts>`,
    status === 'RJCT' ? '<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>户名不符</AddtlInf></StsRsnInf>' : '',
    `<AcctSvcrRef>演示凭证${key}-${index + 1}</AcctSvcrRef><OrgnlTxRef><Amt><InstdAmt Ccy="CNY">${amountYuan}</InstdAmt></Amt><IntrBkSttlmDt>${day}</IntrBkSttlmDt></OrgnlTxRef></TxInfAndSts>`,
  ].join('')),
  '</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>',
].join(''));

/** Each format read by a library of its own. */
const readers: readonly { readonly format: 'CSV' | 'XLSX'; readonly read: (bytes: Buffer) => Promise<Rows> }[] = [
  { format: 'CSV', read: (bytes) => Promise.resolve(rowsOf(bytes)) },
  { format: 'XLSX', read: sheetRowsOf },
];

test('what finance reads on its pages is what its files say: bank messages, totals, statement, every payment line by line', async ({ officerOf, enterprises, world, run }) => {
  const cases = await seedMany({ world, programme: firstInvention, enterprises, run }, 3);
  const stories = cases.map(({ story }) => story);
  const { accountId, fundDocument } = await seedPayable(stories, run);
  await money.layDownPaymentTerms(world, firstInvention);
  for (const story of stories) await money.refresh(story);
  const { batchId, totalFen, membersHash } = await money.makeBatch(stories, accountId, fundDocument);
  await world.as('guangzhou-checker').call('approveBatch', { parameters: { batchId }, body: { membersHash } });
  const { page, api } = await officerOf('guangzhou-finance');
  const pages = new MoneyCyclePages(page, programmeId);
  const reports = new MoneyReportPages(page, programmeId);
  const fiscalYear = world.today().slice(0, 4);

  await test.step('the bank answers the message it was sent: one paid, one rejected, one not yet', async () => {
    await pages.openBatch(batchId);
    const initiation = readInitiation(await pages.downloadFile('支付报文（ISO 20022 pain.001）'));
    const orders = initiation.PmtInf.CdtTrfTxInf.map(({ PmtId, Amt }) => ({ endToEndId: PmtId.EndToEndId, amountYuan: Amt.InstdAmt }));
    expect(initiation.GrpHdr).toMatchObject({ MsgId: batchId, NbOfTxs: '3' });
    expect(sumFenOf(orders.map(({ amountYuan }) => amountYuan))).toBe(totalFen);
    expect(sumFenOf([initiation.GrpHdr.CtrlSum])).toBe(totalFen);
    const statuses = ['ACSC', 'RJCT', 'ACSP'] as const;
    const answers = orders.map((order, index) => ({ ...order, status: statuses[index] ?? 'ACSC' }));
    await pages.openBatch(batchId, '/result-files');
    await pages.sendResultFile('wrong-sum.xml', statusReport(initiation, answers, world.today(), run, '0.01'));
    await expect(page.getByRole('alert')).toContainText('没有登记');
    await pages.sendResultFile('answer-1.xml', statusReport(initiation, answers, world.today(), run));
    const outcome = page.getByRole('region', { name: '已收下' });
    await expect(outcome).toContainText('登记 2 笔，未能登记 0 笔，例外 1 行。 还有 1 笔没有结果');
    await expect(outcome.getByRole('row').filter({ hasText: 'ACSP' })).toContainText('还在处理，不是最终结果');
    await pages.sendResultFile('answer-2.xml', statusReport(initiation, answers.slice(2).map((answer) => ({ ...answer, status: 'ACSC' })), world.today(), `${run}b`));
    await expect(outcome).toContainText('这个批次全部有了结果。');
    const received = page.getByRole('group', { name: '已收到的文件' });
    await expect(received.getByRole('row')).toHaveCount(3);
    await pages.openBatch(batchId);
    for (const [index, { endToEndId }] of orders.entries()) await expect(page.getByRole('row').filter({ hasText: endToEndId })).toContainText(index === 1 ? 'AC01 户名不符' : '已拨付');
  });
  await world.settle();

  await test.step('totals: rows, sums and checksum of every file are those on the page', async () => {
    await reports.openTotals(fiscalYear);
    const hash = await reports.hash.innerText();
    const [headings = [], ...shown] = await reports.tableOf('汇总表');
    const amountsFen = sumFenOf(shown.map((cells) => cells.at(-1) ?? ''));
    const paid = shown.filter((cells) => cells[headings.indexOf('状态')] === '已拨付');
    await expect(reports.figure('行数')).toHaveText(String(shown.length));
    expect(sumFenOf([await reports.figure('已拨付金额（元）').innerText()])).toBe(sumFenOf(paid.map((cells) => cells.at(-1) ?? '')));
    for (const { format, read } of readers) {
      const { bytes, name } = await reports.download(`下载 ${format}`);
      expect(name).toBe(`资金汇总-${fiscalYear}.${format.toLowerCase()}`);
      const { table, said } = closedTable(await read(bytes), '行数');
      expect(table).toHaveLength(1 + shown.length);
      expect(sumFenOf(columnOf(table, '金额(元)')), format).toBe(amountsFen);
      expect({ rows: said('行数'), sum: sumFenOf([said('金额合计(元)')]), paid: sumFenOf([said('已拨付金额(元)')]), hash: said('SHA-256') }, format)
        .toEqual({ rows: String(shown.length), sum: amountsFen, paid: sumFenOf(paid.map((cells) => cells.at(-1) ?? '')), hash });
    }
    // The checksum is no ornament: it is the one of the lines themselves.
    const data = z.object({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) }).parse(JSON.parse((await reports.download('下载 JSON')).bytes.toString('utf8')));
    expect(sha256Of(canonicalJson(data.rows))).toBe(hash);
  });

  await test.step('statement: each account and each sum of the files is on the page, and the budget is what became of it', async () => {
    await reports.openStatement(fiscalYear);
    const hash = await reports.hash.innerText();
    const [headings = [], ...lines] = await reports.tableOf('各预算账户');
    const sums = lines.at(-1)?.slice(1) ?? [];
    const accounts = lines.slice(0, -1);
    const amountHeadings = headings.slice(1).map((heading) => `${heading}(元)`);
    const fenOf = (heading: string): number => sumFenOf([sums[amountHeadings.indexOf(heading)] ?? '']);
    expect(fenOf('预算(元)')).toBe(['已审定占用(元)', '已核准(元)', '拨付中(元)', '已拨付(元)', '结余(元)', '结转下年(元)', '年终收回(元)'].reduce((sum, heading) => sum + fenOf(heading), 0));
    for (const { format, read } of readers) {
      const { table, said } = closedTable(await read((await reports.download(`下载 ${format}`)).bytes), '账户数');
      expect(table.slice(1).map((cells) => cells[1]), format).toEqual(accounts.map(([account = '']) => account.split('\n')[0]));
      for (const [index, heading] of amountHeadings.entries()) {
        expect(columnOf(table, heading).map((cell) => sumFenOf([cell])), `${format} ${heading}`).toEqual(accounts.map((cells) => sumFenOf([cells[index + 1] ?? ''])));
        expect(sumFenOf([said(heading)]), `${format} ${heading}`).toBe(fenOf(heading));
      }
      expect({ accounts: said('账户数'), hash: said('SHA-256') }).toEqual({ accounts: String(accounts.length), hash });
    }
  });

  await test.step('every payment: made in the background, fetched by its link, with the hash, the rows and the sum that are shown', async () => {
    const { total } = await api.call('getYearEndStatement', { query: { programmeId, fiscalYear: Number(fiscalYear) } });
    await reports.openExports();
    for (const { format, read } of readers) {
      await reports.askForPayments(format, { from: `${fiscalYear}-01`, to: world.today().slice(0, 7) });
      const job = reports.job(format);
      await expect(job).toContainText('已完成');
      const [, rows = '', amount = ''] = /(\d+) 行，合计 ([\d,.]+) 元/.exec(await job.innerText()) ?? [];
      const [, hash = ''] = /SHA-256 ([0-9a-f]{64})/.exec(await job.innerText()) ?? [];
      const { bytes, name } = await reports.takeExport(format);
      expect(name).toMatch(new RegExp(`\\.${format.toLowerCase()}$`));
      expect(sha256Of(bytes)).toBe(hash);
      const { table, said } = closedTable(await read(bytes), '行数');
      expect({ rows: said('行数'), sum: said('净拨付(元)') }).toEqual({ rows, sum: amount.replaceAll(',', '') });
      expect(table).toHaveLength(1 + Number(rows));
      expect(sumFenOf(columnOf(table, '净拨付(元)')), format).toBe(sumFenOf([amount]));
      expect(sumFenOf([amount])).toBe(total.paidFen);
      const own = table.filter((cells) => cells[table[0]?.indexOf('批次') ?? -1] === batchId);
      expect(own.map((cells) => cells[table[0]?.indexOf('结果') ?? -1]).sort()).toEqual(['已拨付', '已拨付', '拨付失败']);
    }
  });
});
