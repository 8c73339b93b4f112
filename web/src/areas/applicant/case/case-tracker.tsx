import type { ApplicationState } from '../../../../../shared/domain/application/states';
import { useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import { trackerOf } from './tracker';

/** How far a case is, in words as well as colour. */
export const CaseTracker = ({ state }: { readonly state: ApplicationState }) => {
  const t = useTexts(caseTexts);
  return (
    <ol className="tracker" aria-label={t('tracker')}>
      {trackerOf(state).map(({ stage, status }) => (
        <li key={stage} className={status} {...(status === 'now' || status === 'stopped' ? { 'aria-current': 'step' as const } : {})}>
          {t(`stage_${stage}`)}<br /><span className="small">{t(`status_${status}`)}</span>
        </li>
      ))}
    </ol>
  );
};
