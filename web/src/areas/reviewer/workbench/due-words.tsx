import { LegalDate } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import { workbenchTexts } from './workbench-texts';

type Properties = { readonly dueOn: string | null; readonly workingDaysLeft: number | null; readonly today: string };

/** A deadline and how far off it is in working days; words say what the colour underlines. */
export const DueWords = ({ dueOn, workingDaysLeft, today }: Properties) => {
  const t = useTexts(workbenchTexts);
  if (dueOn === null) return <span>{t('noDeadline')}</span>;
  const overdue = dueOn < today;
  const days = workingDaysLeft ?? 0;
  const word = overdue ? (days < 0 ? t('late', { n: 0 - days }) : t('lateRest')) : dueOn === today ? t('dueToday') : workingDaysLeft === null ? '' : t('daysLeft', { n: days });
  return <><LegalDate dateOn={dueOn} /> {word === '' ? null : <span className={`tag ${overdue ? 'bad' : days <= 3 ? 'attention' : ''}`}>{word}</span>}</>;
};
