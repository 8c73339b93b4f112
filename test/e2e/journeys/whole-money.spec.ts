import { XMLParser } from 'fast-xml-parser';
import * as money from '../../../local/demo/money-story';
import * as pot from '../../../local/demo/pot-story';
import { csvText } from '../../../shared/domain/ledger/csv';
import { addDays } from '../../../shared/domain/local-date';
import { fen, formatYuan, parseYuan } from '../../../shared/domain/money';
import { insurancePremium } from '../harness/programmes';
import { columnOf, rowsOf, sheetRowsOf, sumFenOf } from '../harness/read-files';
import type { Rows } from '../harness/read-files';
import { expect, test } from '../harness/test';
import { MoneyCyclePages } from '../pages/money-cycle-pages';
import { MoneyReportPages } from '../pages/money-report-pages';

const budgetFen = parseYuan('120000.00');
const yuan = (amountFen: number): string => formatYuan(fen(amountFen));
const grouped = (amountFen: number): string => yuan(amountFen).replace(/\B(?=(\d{3})+\.)/g, ',');

test('money goes the whole way round: budget, pot, batch, files, results with a failure, re-issue, clawback, statement', async ({ personOf, enterprises, world, run }) => {
  test.setTimeout(10 * 60_000);
  const fiscalYear = world.today().slice(0, 4);
  const documents = { budget: `演示指标〔2026〕${run}`, fund: `演示下达〔2026〕${run}`, minutes: `演示纪要〔2026〕${run}` };
  // Two cases of one enterprise and one of another, reviewed to the end through the API.
  const [first, second] = [enterprises.next(insurancePremium), enterprises.next(insurancePremium)];
  const call = await pot.callOfOneDay(world, insurancePremium, run);
  const stories = await pot.reviewedCases(world, call, [first.serial, first.serial + 4, second.serial], run);
  const { programmeId } = insurancePremium;
  await world.advanceTo(addDays(world.today(), 1));

  const at = async (accountId: string) => {
    const person = await personOf(accountId);
    return { person, pages: new MoneyCyclePages(person.page, programmeId) };
  };
  const [{ person: financePerson, pages: finance }, { person: checkerPerson, pages: checker }, { person: approverPerson, pages: approver }] = [await at('shenzhen-finance'), await at('shenzhen-checker'), await at('shenzhen-approver')];
  const views = await Promise.all(stories.map(async ({ applicationId }) => (await approverPerson.api.call('getCase', { parameters: { applicationId } })).application));
  const receipts = views.map(({ receiptNumber }) => receiptNumber ?? '');
  const amountsFen = views.map(({ reviewedFen }) => reviewedFen ?? 0);
  const totalFen = amountsFen.reduce((sum, amount) => sum + amount, 0);
  const before = await financePerson.api.call('getYearEndStatement', { query: { programmeId, fiscalYear: Number(fiscalYear) } });

  await test.step('a budget is entered by one person and put in force by another', async () => {
    await finance.proposeBudget({ payer: insurancePremium.cityCode, documentNumber: documents.budget, source: '市', amountYuan: yuan(budgetFen) });
    await checker.approveBudget(documents.budget);
  });

  await test.step('so are the payment terms: list, account, and two people with the approving officer above a sum', async () => {
    await finance.proposeTerms({ payer: insurancePremium.cityCode, fromOn: world.today(), columns: ['序号', '指标文号', '收款人', '收款账号', '联行号', '金额(元)', '端到端编号'], debtorAccount: '0000000000000001', debtorBank: '102100099996', levelAboveYuan: yuan(totalFen - 1), basis: `演示文件〔2026〕${run}` });
    await checker.approveTerms();
  });

  await test.step('the pot is worked out, seen by everybody before it counts, and approved by another person on its hash', async () => {
    await approver.sharePot(`第${run}场`);
    await expect(approverPerson.page.getByText('由您测算，须由另一人批准。')).toBeVisible();
    await checker.openLatestPotRun();
    for (const [index, receipt] of receipts.entries()) {
      await expect(checker.row(new RegExp(receipt))).toContainText(grouped(amountsFen[index] ?? 0));
      await expect(checker.row(new RegExp(receipt))).toContainText('资金池足以安排');
    }
    await checker.approvePot();
    await expect(checkerPerson.page.getByRole('region', { name: '落实结果' })).toContainText(grouped(totalFen));
  });

  await test.step('the cases are decided on their shares, noticed and approved', async () => {
    const noticeOpensOn = money.workingDaysLater(world, 1);
    await approver.decideAll({ receipts, documentNumber: documents.minutes, account: new RegExp(documents.budget), noticeOpensOn });
    await world.advanceTo(noticeOpensOn);
    await world.advanceTo(money.dayAfterNotice(noticeOpensOn));
    await approver.approveAfterNotice(receipts);
  });

  await test.step('the applicant reads the share and why', async () => {
    const applicant = await personOf(first.accountId);
    await applicant.page.goto(`/applications/${stories[0]?.applicationId ?? ''}`);
    await expect(applicant.page.getByRole('main')).toContainText(`本件得 ${yuan(amountsFen[0] ?? 0)} 元`);
  });

  let batchId = '';
  await test.step('funds are released, accounts confirmed, and a batch is approved by as many as its sum needs', async () => {
    await finance.releaseFunds(receipts, documents.fund);
    for (const story of stories) {
      await money.refresh(story);
      await money.confirmPayee(story);
    }
    await finance.makeBatch(receipts, documents.fund);
    batchId = finance.batchId;
    await checker.openBatch(batchId);
    await expect(checkerPerson.page.getByRole('region', { name: '复核情况' })).toContainText('须由 2 人复核');
    await checker.approveBatch();
    await expect(checkerPerson.page.getByText('还差 1 人。 还缺：分管领导。')).toBeVisible();
    await approver.openBatch(batchId);
    await approver.approveBatch();
    await expect(approverPerson.page.getByText('复核已齐，由财务复核放行并生成支付文件。')).toBeVisible();
    await checker.openBatch(batchId);
    await checker.approveBatch();
    await expect(checkerPerson.page.getByRole('region', { name: '支付文件' })).toBeVisible();
  });

  const batch = await financePerson.api.call('getBatch', { parameters: { batchId } });
  expect(batch).toMatchObject({ status: 'approved', count: 3, totalFen });

  await test.step('every format of the payment file is downloaded, has the hash that is shown, and says the same sum', async () => {
    await finance.openBatch(batchId);
    const amountsOf = (rows: Rows): number => sumFenOf(columnOf(rows.slice(0, 1 + batch.count), '金额(元)'));
    expect(amountsOf(rowsOf(await finance.downloadFile('支付文件（CSV）')))).toBe(totalFen);
    expect(amountsOf(rowsOf(await finance.downloadFile('财政支付清单（CSV）')))).toBe(totalFen);
    expect(amountsOf(await sheetRowsOf(await finance.downloadFile('财政支付清单（XLSX）')))).toBe(totalFen);
    const message: unknown = new XMLParser({ parseTagValue: false }).parse((await finance.downloadFile('支付报文（ISO 20022 pain.001）')).toString('utf8'));
    expect(message).toMatchObject({ Document: { CstmrCdtTrfInitn: { GrpHdr: { MsgId: batchId, NbOfTxs: '3', CtrlSum: yuan(totalFen) } } } });
  });

  /** What the treasury sends: one line an order, and the control totals. */
  const answer = (lines: readonly { readonly endToEndId: string; readonly amountFen: number; readonly status: string; readonly reason?: string }[], statedFen?: number): Buffer => Buffer.from(csvText([
    ['端到端编号', '金额(元)', '状态', '凭证号', '日期', '原因'],
    ...lines.map(({ endToEndId, amountFen, status, reason = '' }, index) => [endToEndId, yuan(amountFen), status, `演示凭证${run}-${index + 1}`, world.today(), reason]),
    ['合计', String(lines.length), yuan(statedFen ?? lines.reduce((sum, { amountFen }) => sum + amountFen, 0))],
  ]));
  const memberOf = (applicationId: string | undefined) => {
    const member = batch.members.find((candidate) => candidate.applicationId === applicationId);
    if (member === undefined) throw new Error('Every case is in the batch.');
    return member;
  };
  const [paidCase, clawedCase, failedCase] = stories.map(({ applicationId }) => memberOf(applicationId));
  if (paidCase === undefined || clawedCase === undefined || failedCase === undefined) throw new Error('Three cases were told.');

  await test.step('a result file with a wrong total is refused whole; the right one records two, lists one that failed', async () => {
    const lines = [{ ...paidCase, status: '成功' }, { ...clawedCase, status: '处理中' }, { ...failedCase, status: '退票', reason: '户名不符' }];
    await finance.openBatch(batchId, '/result-files');
    await finance.sendResultFile('错误合计.csv', answer(lines, totalFen + 1));
    await expect(financePerson.page.getByRole('alert')).toContainText('没有登记');
    expect((await financePerson.api.call('listResultFiles', { parameters: { batchId } })).items).toHaveLength(0);
    await finance.sendResultFile('第一次回执.csv', answer(lines));
    const outcome = financePerson.page.getByRole('region', { name: '已收下' });
    await expect(outcome).toContainText('登记 2 笔，未能登记 0 笔，例外 1 行。 还有 1 笔没有结果');
    await expect(outcome).toContainText('还在处理，不是最终结果');
    await finance.sendResultFile('第二次回执.csv', answer([{ ...clawedCase, status: '支付成功' }]));
    await expect(outcome).toContainText('这个批次全部有了结果。');
  });

  await test.step('the failed payment is sent again alone and paid', async () => {
    await finance.openBatch(batchId);
    await finance.toReissue();
    await finance.makeBatch([receipts[2] ?? ''], documents.fund);
    const againId = finance.batchId;
    await checker.openBatch(againId);
    await checker.approveBatch();
    await expect(checkerPerson.page.getByRole('region', { name: '支付文件' })).toBeVisible();
    const again = await financePerson.api.call('getBatch', { parameters: { batchId: againId } });
    expect(again).toMatchObject({ count: 1, totalFen: failedCase.amountFen, members: [{ applicationId: failedCase.applicationId, attempt: 2 }] });
    await finance.openBatch(againId, '/result-files');
    await finance.sendResultFile('再次拨付.csv', answer(again.members.map((member) => ({ ...member, status: '成功' }))));
    await expect(financePerson.page.getByRole('region', { name: '已收下' })).toContainText('登记 1 笔，未能登记 0 笔，例外 0 行。');
  });

  await test.step('a payment that comes back later is recorded by its document and sent again', async () => {
    await finance.openBatch(batchId);
    await financePerson.page.getByRole('row', { name: new RegExp(receipts[0] ?? '') }).getByRole('link', { name: /登记退票/ }).click();
    await finance.recordReturn(`演示退款〔2026〕${run}`, '账号已销户');
    await finance.toReissue();
    await finance.makeBatch([receipts[0] ?? ''], documents.fund);
    const returnedId = finance.batchId;
    await checker.openBatch(returnedId);
    await checker.approveBatch();
    await expect(checkerPerson.page.getByRole('region', { name: '支付文件' })).toBeVisible();
    const returned = await financePerson.api.call('getBatch', { parameters: { batchId: returnedId } });
    await finance.openBatch(returnedId, '/result-files');
    await finance.sendResultFile('退票重拨.csv', answer(returned.members.map((member) => ({ ...member, status: '成功' }))));
    await expect(financePerson.page.getByRole('region', { name: '已收下' })).toContainText('登记 1 笔');
  });

  const clawbackFen = parseYuan('100.01');
  await test.step('part of a payment is demanded back and recovered in two sums', async () => {
    await finance.openCase(clawedCase.applicationId);
    await finance.demand({ kind: '多付', amountYuan: yuan(clawbackFen), reason: '（演示）核对发现多付', evidence: '（演示）核对记录', basis: '（演示）申报承诺书第四条' });
    await finance.recover('0.01', `演示退款${run}-1`);
    await expect(financePerson.page.getByRole('main')).toContainText('尚未追回');
    await finance.recover('100.00', `演示退款${run}-2`);
    await expect(financePerson.page.getByRole('status').filter({ hasText: '已追回' })).toBeVisible();
  });

  await test.step('the year’s statement and the totals hold every fen of it, on the pages too', async () => {
    await world.settle();
    const { total, rows } = await financePerson.api.call('getYearEndStatement', { query: { programmeId, fiscalYear: Number(fiscalYear) } });
    const moved = (name: 'appropriatedFen' | 'paidFen' | 'receivableFen' | 'recoveredFen' | 'committedFen' | 'payableFen' | 'reservedFen'): number => total[name] - before.total[name];
    expect({ appropriated: moved('appropriatedFen'), paid: moved('paidFen'), recovered: moved('recoveredFen'), open: [moved('reservedFen'), moved('committedFen'), moved('payableFen'), moved('receivableFen')] })
      .toEqual({ appropriated: budgetFen, paid: totalFen, recovered: clawbackFen, open: [0, 0, 0, 0] });
    expect(rows.find(({ budgetDocumentNumber }) => budgetDocumentNumber === documents.budget)).toMatchObject({ appropriatedFen: budgetFen, paidFen: totalFen, leftFen: budgetFen - totalFen, recoveredFen: clawbackFen });
    const reports = new MoneyReportPages(financePerson.page, programmeId);
    await reports.openStatement(fiscalYear);
    for (const [name, amountFen] of [['预算', total.appropriatedFen], ['已拨付', total.paidFen], ['结余', total.leftFen], ['应追回', total.receivableFen], ['已追回', total.recoveredFen]] as const) await expect(reports.figure(name)).toHaveText(grouped(amountFen));
    const [headings = [], ...accounts] = await reports.tableOf('各预算账户');
    const own = accounts.find(([account = '']) => account.startsWith(documents.budget)) ?? [];
    const shown = Object.fromEntries(headings.map((heading, index) => [heading, own[index]]));
    expect(shown).toMatchObject({ 预算: grouped(budgetFen), 已拨付: grouped(totalFen), 结余: grouped(budgetFen - totalFen), 已追回: grouped(clawbackFen) });
    await reports.openTotals(fiscalYear);
    await expect(reports.figure('已拨付金额（元）')).toHaveText(grouped(total.paidFen));
  });
});
