import { Link } from 'react-router';
import { stateLabels, applicationStates } from '../../../../../shared/domain/application/states';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { decisionTexts } from './decision-texts';

export type CaseResult = { readonly applicationId: string; readonly state: string | null; readonly message: string | null };
type Properties = { readonly results: readonly CaseResult[]; readonly summary: 'results' | 'approveResults'; readonly numberOf: (applicationId: string) => string };

/** What became of each case of a list. */
export const Results = ({ results, summary, numberOf }: Properties) => {
  const t = useTexts(decisionTexts);
  const { language } = useLanguage();
  if (results.length === 0) return null;
  const failed = results.filter(({ message }) => message !== null).length;
  // A grant stays where it is until its notice opens.
  const word = (state: string | null): string => { if (state === 'awaiting_decision') return t('decided'); const known = applicationStates.find((one) => one === state); return known === undefined ? '' : language === 'zh' ? stateLabels[known].staff : stateLabels[known].english; };
  return (
    <div className={`notice-box no-print ${failed === 0 ? 'good' : 'attention'}`} role="status">
      <p>{t(summary, { ok: results.length - failed, failed })}</p>
      <ul className="plain">{results.map(({ applicationId, state, message }) => <li key={applicationId}><Link to={`/cases/${applicationId}`}>{numberOf(applicationId)}</Link> · {message ?? t('resultOk', { state: word(state) })}</li>)}</ul>
    </div>
  );
};
