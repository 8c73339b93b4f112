import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { punctuation } from '../../../language/punctuation';
import { caseTexts } from './case-texts';

/** Other cases of the same enterprise, patent, loan contract, drawdown, policy or receipt, as far as the officer may see them. */
export const Neighbours = ({ applicationId }: { readonly applicationId: string }) => {
  const t = useTexts(caseTexts);
  const { regionName } = useRegions();
  const neighbours = useOperation('getCaseNeighbours', { parameters: { applicationId } });
  return (
    <QueryState query={neighbours}>{({ items, hidden, more, moreByPaper }) => (
      <>
        {items.length === 0 ? <p className="empty">{t('neighboursNone')}</p> : (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('neighbours')}>
            <table className="table">
              <thead><tr><th scope="col">{t('receipt')}</th><th scope="col">{t('programme')}</th><th scope="col">{t('district')}</th><th scope="col">{t('state')}</th><th scope="col" className="number">{t('amount')}</th><th scope="col">{t('relation')}</th></tr></thead>
              <tbody>{items.map((item) => (
                <tr key={item.applicationId}>
                  <td><Link to={`/cases/${item.applicationId}`}>{item.receiptNumber ?? item.applicationId}</Link><div className="small"><LegalDate dateOn={item.submittedAt?.slice(0, 10) ?? null} /></div></td>
                  <td lang="zh-CN">{item.programmeTitle}</td><td lang="zh-CN">{regionName(item.districtCode)}</td><td><StateTag state={item.state} audience="staff" /></td><td className="number"><Money amountFen={item.amountFen} /></td>
                  <td><div>{item.sameEnterprise ? t('sameEnterprise') : <OtherEnterprise name={item.enterpriseName} />}</div>{item.shared.map(({ kind, identifier }) => <div key={`${kind} ${identifier}`}><strong>{t(`shared_${kind}`, { id: identifier })}</strong></div>)}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
        )}
        {hidden === 0 ? null : <p className="small">{t('neighboursHidden', { n: hidden })}</p>}
        {more ? <p className="small">{t('neighboursMore')}</p> : null}
        {moreByPaper ? <p className="small">{t('neighboursMoreByPaper')}</p> : null}
      </>
    )}</QueryState>
  );
};

const OtherEnterprise = ({ name }: { readonly name: string | null }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  return <>{t('otherEnterprise')}{name === null ? null : <>{punctuation[language].colon}<strong lang="zh-CN">{name}</strong></>}</>;
};
