import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate, Moment } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { accountViewOf } from '../data/money-views';
import type { AccountView, YearEndSummary, YearEndView } from '../data/money-views';
import { useFinanceDesk } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { Yuan } from '../layout/yuan';
import { YearEndDecision } from './year-end-decision';
import { YearEndForm } from './year-end-form';
import { YearEndMembers } from './year-end-members';
import { yearEndTexts } from './year-end-texts';

const tones = { sealed: 'attention', applying: 'attention', applied: 'good', cancelled: 'neutral' } as const;

/** The end of one budget account's year: proposed, previewed, closed by another person, carried on. */
export const Component = () => {
  const t = useTexts(yearEndTexts);
  // In the query and not in the path: an account's id has dots, by which a server tells files.
  const [search] = useSearchParams();
  const accountId = search.get('account') ?? '';
  const desk = useFinanceDesk();
  const account = useOperation('getAccount', { parameters: { accountId } }, { enabled: accountId !== '' });
  return (
    <>
      <PageHeading title={t('title')} caption={<Link to={`/finance/budgets${account.data === undefined ? '' : `?programme=${account.data.account.programmeId}`}`}>{t('back')}</Link>} />
      <p>{t('lead')}</p>
      {accountId === '' ? <p className="empty">{t('noAccount')}</p> : <QueryState query={account}>{(data) => <OfAccount account={accountViewOf(data.account)} desk={desk} />}</QueryState>}
    </>
  );
};

const OfAccount = ({ account, desk }: { readonly account: AccountView; readonly desk: FinanceDesk }) => {
  const t = useTexts(yearEndTexts);
  const f = useTexts(financeTexts);
  const runs = useOperation('listYearEnds', { query: { programmeId: account.programmeId } });
  return (
    <>
      <dl className="facts">
        <dt>{f('budgetDocument')}</dt><dd lang="zh-CN">{account.budgetDocumentNumber}</dd>
        <dt>{f('year')}</dt><dd>{account.fiscalYear} {account.closedBy === null ? null : <span className="tag neutral">{t('closed')}</span>}</dd>
        <dt>{f('payer')}</dt><dd lang="zh-CN">{desk.regionName(account.payerRegionCode)}</dd>
        <dt>{f('budget')}</dt><dd><Yuan amountFen={account.budgetFen} /> {f('yuanUnit')}</dd>
      </dl>
      <QueryState query={runs}>{({ items }) => <Runs account={account} desk={desk} runs={items.filter((run) => run.accountId === account.accountId)} />}</QueryState>
    </>
  );
};

const Runs = ({ account, desk, runs }: { readonly account: AccountView; readonly desk: FinanceDesk; readonly runs: readonly YearEndSummary[] }) => {
  const t = useTexts(yearEndTexts);
  const current = runs.find(({ status }) => status !== 'cancelled');
  const earlier = runs.filter(({ status }) => status === 'cancelled');
  return (
    <>
      {current !== undefined ? <CurrentRun key={current.runId} runId={current.runId} desk={desk} /> : desk.isMaker ? <YearEndForm account={account} today={desk.today} /> : <p className="empty">{t('notProposed')}</p>}
      {earlier.length === 0 ? null : <details><summary>{t('earlier')}</summary><ul>{earlier.map((run) => <li key={run.runId}><span lang="zh-CN">{run.rule.documentNumber}</span> · {t(`status_${run.status}`)} · {run.madeBy} · <Moment at={run.madeAt} /></li>)}</ul></details>}
    </>
  );
};

const CurrentRun = ({ runId, desk }: { readonly runId: string; readonly desk: FinanceDesk }) => {
  const run = useOperation('getYearEnd', { parameters: { runId } });
  return <QueryState query={run}>{(data) => <Run run={data} desk={desk} />}</QueryState>;
};

const Run = ({ run, desk }: { readonly run: YearEndView; readonly desk: FinanceDesk }) => {
  const t = useTexts(yearEndTexts);
  const f = useTexts(financeTexts);
  const { rule, seal } = run;
  return (
    <>
      <div className="columns">
        <dl className="facts">
          <dt>{f('state')}</dt><dd><span className={`tag ${tones[run.status]}`}>{t(`status_${run.status}`)}</span></dd>
          <dt>{t('basis')}</dt><dd lang="zh-CN">{rule.documentNumber} · <LegalDate dateOn={rule.issuedOn} /></dd>
          <dt>{t('cutOffOn')}</dt><dd><LegalDate dateOn={run.cutOffOn} /></dd>
          <dt>{t('openParts')}</dt><dd>{t(`mode_${rule.openParts}`)}</dd>
          <dt>{t('remainder')}</dt><dd>{t(`mode_${rule.remainder}`)}</dd>
          <dt>{t('returns')}</dt><dd>{t(`mode_${rule.returns}`)}</dd>
        </dl>
        <dl className="facts">
          <dt>{t('openSum')}</dt><dd>{f('cases', { n: seal.count })} · <strong><Yuan amountFen={seal.openFen} /></strong> {f('yuanUnit')}</dd>
          <dt>{t('free')}</dt><dd><strong><Yuan amountFen={seal.availableFen} /></strong> {f('yuanUnit')}</dd>
          <dt>{t('ordered')}</dt><dd><Yuan amountFen={seal.payableFen} /> {f('yuanUnit')}{seal.payableFen === 0 ? null : <><br /><span className="small">{t('orderedNote')}</span></>}</dd>
          <dt>{t('successor')}</dt><dd className="hash">{run.successorAccountId ?? t('none')}</dd>
          <dt>{f('madeBy')}</dt><dd>{run.madeBy} · <Moment at={run.madeAt} /></dd>
          <dt>{f('checkedBy')}</dt><dd>{run.approvedBy === null ? '—' : <>{run.approvedBy} · <Moment at={run.approvedAt} /></>}</dd>
          <dt>{t('hash')}</dt><dd className="hash">{seal.sealHash}</dd>
        </dl>
      </div>
      <YearEndDecision run={run} desk={desk} />
      <h2>{t('sealed')}</h2>
      <YearEndMembers run={run} />
    </>
  );
};
