import { Money } from '../../../components/money';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { CaseView } from '../case/use-case-act';
import { grantedFen } from './decision-entries';
import type { DecisionEntry } from './decision-entries';
import { decisionTexts } from './decision-texts';
import { punctuation } from '../../../language/punctuation';

type Properties = { readonly programmeTitle: string; readonly chosen: readonly CaseView[]; readonly entries: readonly DecisionEntry[] };

/** The chosen cases on one page: for the meeting, and to look over before they are decided. */
export const ChosenTable = ({ programmeTitle, chosen, entries }: Properties) => {
  const t = useTexts(decisionTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  if (chosen.length === 0) return null;
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('listTitle')}>
      <table className="table">
        <caption>{t('listTitle')}{punctuation[language].colon}<span lang="zh-CN">{programmeTitle}</span></caption>
        <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('receipt')}</th><th scope="col">{t('enterprise')}</th><th scope="col">{t('district')}</th><th scope="col" className="number">{t('reviewedAmount')}</th><th scope="col">{t('outcome')}</th><th scope="col" className="number">{t('decidedAmount')}</th></tr></thead>
        <tbody>{chosen.map(({ application, facts }, index) => {
          const entry = entries.find(({ applicationId }) => applicationId === application.applicationId);
          return (
            <tr key={application.applicationId}>
              <td>{index + 1}</td><td>{application.receiptNumber}</td><td lang="zh-CN">{facts?.applicant?.registeredName}</td><td lang="zh-CN">{regionName(application.districtCode)}</td>
              <td className="number"><Money amountFen={application.reviewedFen} /></td><td>{entry === undefined ? '—' : t(entry.outcome)}</td><td className="number"><Money amountFen={entry?.outcome === 'grant' ? entry.amountFen : null} /></td>
            </tr>
          );
        })}</tbody>
        <tfoot><tr><th scope="row" colSpan={4}>{t('listTotal', { n: chosen.length })}</th><td className="number"><Money amountFen={chosen.reduce((sum, { application }) => sum + (application.reviewedFen ?? 0), 0)} /></td><td /><td className="number"><strong><Money amountFen={grantedFen(entries)} /></strong></td></tr></tfoot>
      </table>
    </div>
  );
};
