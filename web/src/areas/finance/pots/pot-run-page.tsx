import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { useFinanceDesk } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { Yuan, yuanText } from '../layout/yuan';
import { PotDecision } from './pot-decision';
import { shortfallFen } from './pot-progress';
import { PotShares } from './pot-shares';
import { potTexts } from './pot-texts';
import { potTones } from './pots-page';
import type { PotRunView } from './use-pot-run';

/** One run: what is shared and how, who gets what and why, and its approval by another person. */
export const Component = () => {
  const t = useTexts(potTexts);
  const { runId = '' } = useParams();
  const desk = useFinanceDesk();
  const run = useOperation('getPotRun', { parameters: { runId } });
  return (
    <>
      <PageHeading title={t('runTitle')} caption={<Link to={run.data === undefined ? '/finance/pots' : `/finance/pots?programme=${run.data.programmeId}`}>{t('title')}</Link>} />
      <QueryState query={run}>{(data) => <Run run={data} desk={desk} />}</QueryState>
    </>
  );
};

const Run = ({ run, desk }: { readonly run: PotRunView; readonly desk: FinanceDesk }) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  const programme = desk.programmes.find(({ programmeId }) => programmeId === run.programmeId);
  return (
    <>
      <div className="columns">
        <dl className="facts">
          <dt>{f('state')}</dt><dd><span className={`tag ${potTones[run.status]}`}>{t(`status_${run.status}`)}</span></dd>
          <dt>{f('programme')}</dt><dd lang="zh-CN">{programme?.title ?? run.programmeId}</dd>
          <dt>{f('madeBy')}</dt><dd>{run.madeBy} · <Moment at={run.madeAt} /></dd>
          <dt>{f('checkedBy')}</dt><dd>{run.approvedBy === null ? '—' : <>{run.approvedBy} · <Moment at={run.approvedAt} /></>}</dd>
          <dt>{t('run')}</dt><dd className="hash">{run.runId}</dd>
        </dl>
        {run.seal === null ? null : <Seal seal={run.seal} />}
      </div>
      <PotDecision run={run} desk={desk} />
      {run.result === null ? null : <Result result={run.result} programmeId={run.programmeId} desk={desk} />}
      <h2>{t('shares')}</h2>
      {run.status === 'sealed' ? <p>{t('preview')}</p> : null}
      {run.seal === null ? <p className="empty">{t('noShares')}</p> : <PotShares key={run.seal.membersHash} runId={run.runId} count={run.seal.count} seal={run.seal} />}
    </>
  );
};

const Seal = ({ seal }: { readonly seal: NonNullable<PotRunView['seal']> }) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  const missingFen = shortfallFen(seal);
  return (
    <dl className="facts">
      <dt>{t('laidDown')}</dt><dd><Yuan amountFen={seal.amountFen} /> {f('yuanUnit')} · {t('period')} {seal.period === 'lifetime' ? t('lifetime') : seal.period}<div className="small" lang="zh-CN">{seal.amountBasis}</div></dd>
      <dt>{t('taken')}</dt><dd><Yuan amountFen={seal.takenFen} /> {f('yuanUnit')}</dd>
      <dt>{t('pot')}</dt><dd><strong><Yuan amountFen={seal.potFen} /></strong> {f('yuanUnit')}</dd>
      <dt>{t('reviewedTotal')}</dt><dd><Yuan amountFen={seal.reviewedTotalFen} /> {f('yuanUnit')}（{f('cases', { n: seal.count })}）<div className="small">{missingFen === 0 ? t('enough') : t('short', { amount: yuanText(missingFen) })}</div></dd>
      <dt>{t('sharedTotal')}</dt><dd><strong><Yuan amountFen={seal.sharedTotalFen} /></strong> {f('yuanUnit')}</dd>
      <dt>{t('mode')}</dt><dd>{t(`mode_${seal.mode}`)}<div className="small" lang="zh-CN">{seal.modeBasis}</div></dd>
      <dt>{t('hash')}</dt><dd className="hash">{seal.membersHash}</dd>
    </dl>
  );
};

const Result = ({ result, programmeId, desk }: { readonly result: NonNullable<PotRunView['result']>; readonly programmeId: string; readonly desk: FinanceDesk }) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  return (
    <section className="notice-box good" aria-labelledby="pot-result">
      <h2 id="pot-result">{t('result')}</h2>
      <p>{t('awarded')} {f('cases', { n: result.count })}，{t('awardedSum')} <strong><Yuan amountFen={result.awardedFen} /></strong> {f('yuanUnit')}。{t('checks')}</p>
      {result.leftApplicationIds.length === 0 ? <p>{t('leftNone')}</p> : <><p>{t('left')}</p><ul>{result.leftApplicationIds.map((applicationId) => <li key={applicationId}><Link to={`/cases/${applicationId}`}>{applicationId}</Link></li>)}</ul></>}
      {desk.decides ? <p><Link className="button primary" to={`/decisions?programme=${programmeId}`}>{t('toDecisions')}</Link></p> : null}
    </section>
  );
};
