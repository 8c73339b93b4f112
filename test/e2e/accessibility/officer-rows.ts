import { insurancePremium, loanInterest } from '../harness/programmes';
import { after, batchSeenBy, caseSeenBy, exportsSeenBy, heldCase, openBatchSeenBy, openedDialog, potRunSeenBy, returnSeenBy, seenBy, unansweredBatchSeenBy } from './officer-states';
import type { PageRow } from './page-row';

const { programmeId } = loanInterest;

const { programmeId: withPotId } = insurancePremium;

const reviewerRows: readonly PageRow[] = [
  { route: '/workbench', states: [seenBy('xiamen-intake', '/workbench'), seenBy('xiamen-first', '/workbench'), seenBy('xiamen-approver', '/workbench'), seenBy('xiamen-auditor', '/workbench'),
    seenBy('xiamen-first', '/workbench?state=substantive_review&holder=mine', 'an empty list'),
    after('the keys explained', seenBy('xiamen-first', '/workbench'), openedDialog('键盘快捷键（?）')),
  ] },
  { route: '/cases/:applicationId', states: [
    caseSeenBy('xiamen-intake', '/cases', 'submitted'), caseSeenBy('xiamen-first', '/cases', 'formal_review'), caseSeenBy('xiamen-second', '/cases', 'substantive_review'),
    caseSeenBy('xiamen-approver', '/cases', 'awaiting_decision'), caseSeenBy('xiamen-approver', '/cases', 'objection_handling'), caseSeenBy('xiamen-auditor', '/cases', 'paid'),
    ...['受理', '不予受理', '申请回避'].map((action) => after(`asking: ${action}`, heldCase('xiamen-intake', 'submitted'), openedDialog(action))),
    after('asking: 要求补正', heldCase('xiamen-first', 'formal_review'), openedDialog('要求补正')),
    after('a review that can not be sent yet', heldCase('xiamen-first', 'formal_review'), async ({ page }) => {
      await page.getByRole('group', { name: /^审查认定/ }).first().getByRole('radio', { name: '不符合' }).check();
      await page.getByRole('group', { name: /^金额认定/ }).first().getByRole('radio', { name: '核减为' }).check();
      await page.getByRole('button', { name: '提交审查意见' }).click();
      await page.getByRole('heading', { name: /有 \d+ 处需要处理/ }).waitFor();
    }),
    ...['处理异议', '终止'].map((action) => after(`asking: ${action}`, caseSeenBy('xiamen-head', '/cases', 'objection_handling'), openedDialog(action))),
    after('asking: 暂缓', caseSeenBy('xiamen-approver', '/cases', 'awaiting_decision'), openedDialog('暂缓')),
  ] },
  { route: '/decisions', states: [
    seenBy('xiamen-approver', '/decisions'), seenBy('xiamen-approver', '/decisions?view=approve', 'nothing to approve'), seenBy('xiamen-first', '/decisions', 'somebody who decides nothing'),
    after('a list with a refusal', seenBy('xiamen-approver', `/decisions?programme=${programmeId}`), async ({ page }) => {
      await page.getByRole('checkbox', { name: /^选中 / }).first().check();
      await page.getByRole('radio', { name: '不予资助' }).check();
    }),
  ] },
];

const financeRows: readonly PageRow[] = [
  { route: '/finance', states: [seenBy('xiamen-finance', '/finance'), seenBy('xiamen-finance', '/finance?by=month&year=2026', 'by month'), seenBy('xiamen-intake', '/finance', 'somebody without this duty')] },
  { route: '/finance/budgets', states: [seenBy('xiamen-finance', '/finance/budgets'), seenBy('xiamen-checker', '/finance/budgets')] },
  { route: '/finance/budgets/new', states: [seenBy('xiamen-finance', '/finance/budgets/new'),
    after('what is wrong with it', seenBy('xiamen-finance', '/finance/budgets/new'), async ({ page }) => {
      await page.getByRole('button', { name: '提交，等待复核' }).click();
      await page.getByRole('heading', { name: /有 \d+ 处需要处理/ }).waitFor();
    }),
  ] },
  { route: '/finance/funds', states: [seenBy('xiamen-finance', '/finance/funds'), seenBy('xiamen-finance', '/finance/funds?view=waiting', 'waiting for accounts'),
    after('asking whether to release', seenBy('xiamen-finance', '/finance/funds'), async ({ page }) => {
      await page.getByRole('checkbox', { name: /^选择/ }).first().check();
      await page.getByLabel('资金下达文号').fill('演示下达〔2026〕3号');
      await page.getByRole('button', { name: '下达所选案件' }).click();
      await page.getByRole('dialog').waitFor();
    }),
  ] },
  { route: '/finance/batches', states: [seenBy('xiamen-finance', '/finance/batches'), seenBy('xiamen-finance', '/finance/batches?status=cancelled', 'none of this state')] },
  { route: '/finance/batches/new', states: [seenBy('xiamen-finance', '/finance/batches/new')] },
  { route: '/finance/batches/:batchId', states: [batchSeenBy('xiamen-checker', 'approved'), batchSeenBy('xiamen-finance', 'approved'),
    openBatchSeenBy('xiamen-finance'), after('asking whether to approve', openBatchSeenBy('xiamen-checker'), openedDialog('复核通过并生成支付文件')), after('asking whether to cancel', openBatchSeenBy('xiamen-finance'), openedDialog('作废批次')),
  ] },
  { route: '/finance/batches/:batchId/results', states: [unansweredBatchSeenBy('xiamen-finance'),
    after('a return without its reason', unansweredBatchSeenBy('xiamen-finance'), async ({ page }) => {
      await page.getByLabel(/^结果 /).first().selectOption({ label: '退回' });
      await page.getByLabel('笔数', { exact: true }).fill('7');
      await page.getByText('退回须写原因').waitFor();
    }),
  ] },
  { route: '/finance/batches/:batchId/result-files', states: [batchSeenBy('xiamen-finance', 'approved', '/result-files'), batchSeenBy('xiamen-auditor', 'approved', '/result-files')] },
  { route: '/finance/batches/:batchId/returns/:endToEndId', states: [returnSeenBy('xiamen-finance')] },
  { route: '/finance/terms', states: [seenBy('xiamen-finance', '/finance/terms'), seenBy('xiamen-checker', '/finance/terms')] },
  { route: '/finance/terms/new', states: [seenBy('xiamen-finance', '/finance/terms/new')] },
  { route: '/finance/transfers', states: [seenBy('xiamen-finance', '/finance/transfers'), seenBy('xiamen-checker', '/finance/transfers')] },
  { route: '/finance/transfers/new', states: [seenBy('xiamen-finance', '/finance/transfers/new')] },
  { route: '/finance/pots', states: [seenBy('shenzhen-approver', `/finance/pots?programme=${withPotId}`)] },
  { route: '/finance/pots/:runId', states: [potRunSeenBy('shenzhen-approver'), potRunSeenBy('shenzhen-checker')] },
  { route: '/finance/clawback', states: [seenBy('xiamen-finance', '/finance/clawback')] },
  { route: '/finance/cases/:applicationId', states: [caseSeenBy('xiamen-finance', '/finance/cases', 'paid'), caseSeenBy('xiamen-finance', '/finance/cases', 'clawback_due'),
    after('a demand that is not whole', caseSeenBy('xiamen-finance', '/finance/cases', 'paid'), async ({ page }) => {
      await page.getByRole('radio', { name: '多付' }).check();
      await page.getByLabel('追回金额').fill('999999999');
      await page.getByLabel('事由').focus();
      await page.getByRole('button', { name: '发出通知' }).click();
      await page.getByRole('dialog').waitFor();
    }),
  ] },
  { route: '/finance/year-end', states: [seenBy('xiamen-finance', '/finance/year-end'), seenBy('xiamen-checker', '/finance/year-end')] },
  { route: '/finance/totals', states: [seenBy('xiamen-finance', '/finance/totals'), seenBy('xiamen-auditor', '/finance/totals?by=district,month,enterpriseSize', 'by other dimensions')] },
  { route: '/finance/exports', states: [exportsSeenBy('xiamen-finance', false), exportsSeenBy('xiamen-auditor', true)] },
  { route: '/finance/targets', states: [seenBy('xiamen-finance', '/finance/targets')] },
  { route: '/finance/yearly-report', states: [seenBy('xiamen-auditor', '/finance/yearly-report'), seenBy('shenzhen-finance', '/finance/yearly-report', 'with a deadline')] },
  { route: '/finance/statement', states: [seenBy('xiamen-finance', '/finance/statement')] },
];

const administrationRows: readonly PageRow[] = [
  { route: '/audit', states: [
    seenBy('xiamen-auditor', '/audit'),
    seenBy('xiamen-auditor', ({ caseIn }) => `/audit?by=byReceipt&q=${caseIn('paid').receiptNumber ?? ''}`, 'by receipt'),
    seenBy('xiamen-auditor', '/audit?by=byReceipt&q=SL20260101AAAAAAAAAA-A', 'nothing found'), seenBy('xiamen-auditor', '/audit?by=byState&q=formal_review&district=350203', 'by state'),
    seenBy('xiamen-auditor', ({ caseIn }) => `/audit?by=byEnterprise&q=${caseIn('paid').creditCode}`, 'by enterprise'),
  ] },
  { route: '/audit/:applicationId', states: [caseSeenBy('xiamen-auditor', '/audit', 'paid')] },
  { route: '/ratings', states: [
    seenBy('xiamen-head', '/ratings'), seenBy('xiamen-auditor', '/ratings'),
    after('asking for the answer', seenBy('xiamen-head', '/ratings'), async ({ page }) => {
      await page.getByRole('button', { name: /^答复：/ }).first().click();
      await page.getByRole('dialog').waitFor();
    }),
  ] },
  { route: '/catalogue', states: [seenBy('xiamen-policy-1', '/catalogue'), seenBy('xiamen-auditor', '/catalogue')] },
  { route: '/catalogue/programmes/:programmeId', states: [seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}`)] },
  { route: '/catalogue/programmes/:programmeId/propose', states: [seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}/propose`),
    after('what is missing', seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}/propose`), async ({ page }) => {
      await page.getByRole('main').getByRole('button').last().click();
      await page.getByRole('heading', { name: /有 \d+ 处需要处理/ }).waitFor();
    }),
  ] },
  { route: '/catalogue/programmes/:programmeId/call', states: [seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}/call`)] },
  { route: '/catalogue/clauses', states: [seenBy('xiamen-policy-1', '/catalogue/clauses')] },
  { route: '/catalogue/instruments', states: [seenBy('xiamen-policy-1', '/catalogue/instruments')] },
  { route: '/catalogue/versions', states: [seenBy('xiamen-policy-1', '/catalogue/versions')] },
];

/** Pages of those who decide, pay, check and keep the catalogue. */
export const officerRows: readonly PageRow[] = [...reviewerRows, ...financeRows, ...administrationRows];
