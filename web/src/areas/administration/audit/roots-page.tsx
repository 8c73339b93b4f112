import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { auditTexts } from './audit-texts';

/** The daily roots of the write-once store, each verified for this page; from which day back stands in the address. */
export const Component = () => {
  const t = useTexts(auditTexts);
  const [search] = useSearchParams();
  const beforeOn = search.get('before');
  const roots = useOperation('listAuditRoots', { query: beforeOn === null ? {} : { beforeOn } });
  return (
    <>
      <PageHeading title={t('rootsTitle')} />
      <p className="lead">{t('rootsLead')}</p>
      <p className="no-print"><Link to="/audit">{t('back')}</Link></p>
      <QueryState query={roots} empty={{ when: ({ items }) => items.length === 0, text: t('rootsNone') }}>
        {({ items, nextBeforeOn }) => (
          <>
            <div className={`notice-box ${items.every(({ outcome }) => outcome === 'holds') ? 'good' : 'error'}`} role="status"><p>{t(items.every(({ outcome }) => outcome === 'holds') ? 'rootsHold' : 'rootsBroken')}</p></div>
            <div className="scroll-x" tabIndex={0} role="group" aria-label={t('rootsTitle')}>
              <table className="table">
                <thead><tr><th scope="col">{t('day')}</th><th scope="col" className="number">{t('moved')}</th><th scope="col">{t('result')}</th><th scope="col">{t('root')}</th></tr></thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.day}>
                      <th scope="row"><LegalDate dateOn={item.day} /></th>
                      <td className="number">{item.cases ?? '—'}</td>
                      <td><span className={`tag ${item.outcome === 'holds' ? 'good' : 'bad'}`}>{t(`root_${item.outcome}`)}</span>{item.cases === null || item.cases === 0 ? null : <div className="small">{t('rootChecked', { n: item.checkedCases, m: item.cases, d: item.differingCases })}</div>}</td>
                      <td>{item.root === null ? '—' : <code className="hash">{item.root}</code>}<div className="small">{t('previous')}: {item.previousRoot === null ? t('rootFirst') : <code className="hash">{item.previousRoot}</code>}</div></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <div className="actions no-print">
              {beforeOn === null ? null : <Link to="/audit/roots">{t('rootsNewest')}</Link>}
              {nextBeforeOn === null ? null : <Link className="button" to={`/audit/roots?before=${nextBeforeOn}`}>{t('rootsOlder')}</Link>}
            </div>
            <p className="small">{t('rootsAll')}</p>
          </>
        )}
      </QueryState>
    </>
  );
};
