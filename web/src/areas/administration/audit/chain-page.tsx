import { Link, useParams } from 'react-router';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { roleLabels } from '../../../../../shared/domain/application/actor';
import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { auditTexts } from './audit-texts';

type Chain = OperationOutput<'getAuditChain'>;
type Event = Chain['events'][number];

const sound = (event: Event): boolean => event.linked && event.recomputedHash === event.hash && event.commitments.every(({ outcome }) => outcome === 'holds' || outcome === 'superseded');

/** The whole hash, so that it can be copied and compared. */
const Hash = ({ value, label }: { readonly value: string | null; readonly label: string }) => <div className="small">{label}: {value === null ? '—' : <code className="hash">{value}</code>}</div>;

const Result = ({ event }: { readonly event: Event }) => {
  const t = useTexts(auditTexts);
  const verdict = !event.linked ? 'unlinked' : event.recomputedHash === event.hash ? 'ok' : 'changed';
  return (
    <>
      <span className={`tag ${verdict === 'ok' ? 'good' : 'bad'}`}>{t(verdict)}</span>
      {event.commitments.map((commitment) => (
        <div key={commitment.what}>
          {t(commitment.what)}: <span className={`tag ${commitment.outcome === 'holds' ? 'good' : commitment.outcome === 'superseded' ? 'neutral' : 'bad'}`}>{t(`outcome_${commitment.outcome}`)}</span>
          <Hash label={t('stored')} value={commitment.committed} />{commitment.outcome === 'superseded' ? null : <Hash label={t('recomputed')} value={commitment.recomputed} />}
        </div>
      ))}
    </>
  );
};

const capacities = ['legal_representative', 'handler', 'agency', 'system', 'public', 'daily_run', 'objector'] as const;

const Who = ({ event }: { readonly event: Event }) => {
  const { language } = useLanguage();
  const t = useTexts(auditTexts);
  const capacity = capacities.find((one) => one === event.actorAs);
  const role = Object.entries(roleLabels).find(([name]) => name === event.actorAs)?.[1];
  return <>{event.actorUserId}<div className="small">{capacity !== undefined ? t(`as_${capacity}`) : role === undefined ? event.actorAs : language === 'en' ? role.english : role.chinese}</div></>;
};

const Verified = ({ chain }: { readonly chain: Chain }) => {
  const t = useTexts(auditTexts);
  return (
    <>
      <div className={`notice-box ${chain.holds ? 'good' : 'error'}`} role="status"><h2>{t(chain.holds ? 'holds' : 'broken')}</h2></div>
      <dl className="facts">
        <dt>{t('receipt')}</dt><dd>{chain.receiptNumber ?? chain.applicationId}</dd>
        <dt>{t('verifiedAt')}</dt><dd><Moment at={chain.verifiedAt} /></dd>
        <dt>{t('events')}</dt><dd>{chain.events.length}</dd>
        <dt>{t('head')}</dt><dd><span className={`tag ${chain.head.agrees ? 'good' : 'bad'}`}>{t(chain.head.agrees ? 'headAgrees' : 'headDiffers')}</span> <code className="hash">{chain.head.lastEventHash}</code></dd>
      </dl>
      <details><summary>{t('explain')}</summary><p>{t('explainText')}</p></details>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('chainTitle')}>
        <table className="table">
          <thead><tr><th scope="col">{t('version')}</th><th scope="col">{t('what')}</th><th scope="col">{t('who')}</th><th scope="col">{t('hashes')}</th><th scope="col">{t('result')}</th></tr></thead>
          <tbody>
            {chain.events.map((event) => (
              <tr key={event.version} className={sound(event) ? undefined : 'faulty'}>
                <th scope="row">{event.version}</th>
                <td><span lang="zh-CN">{event.saying}</span><div className="small"><Moment at={event.at} /></div></td>
                <td><Who event={event} /></td>
                <td><Hash label={t('previous')} value={event.previousHash} /><Hash label={t('stored')} value={event.hash} /><Hash label={t('recomputed')} value={event.recomputedHash} /></td>
                <td><Result event={event} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{t('rootsTitle')}</h2>
      <p>{t('rootsText')}<Link to="/audit/roots">{t('rootsLink')}</Link></p>
    </>
  );
};

/** The history of a case recomputed before one's eyes. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const t = useTexts(auditTexts);
  const chain = useOperation('getAuditChain', { parameters: { applicationId } });
  return (
    <>
      <PageHeading title={t('chainTitle')} />
      <p className="no-print"><Link to="/audit">{t('back')}</Link> · <Link to={`/cases/${applicationId}`}>{t('openCase')}</Link></p>
      <QueryState query={chain}>{(found) => <Verified chain={found} />}</QueryState>
    </>
  );
};
