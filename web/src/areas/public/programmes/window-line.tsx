import { legalDateText } from '../../../components/date-text';
import { parseLocalDate, daysBetween } from '../../../../../shared/domain/local-date';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { programmeTexts } from './programme-texts';

const soonDays = 30;

/** When a call is open, and how long still when it ends soon. The last day counts to its end. */
export const WindowLine = ({ call, today }: { readonly call: { readonly opensOn: string; readonly closesOn: string }; readonly today: string }) => {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  const left = daysBetween(parseLocalDate(today), parseLocalDate(call.closesOn));
  return <>{t('windowRange', { from: legalDateText(call.opensOn, language), to: legalDateText(call.closesOn, language) })}{left > soonDays || left < 0 ? null : <> <span className="tag attention">{left === 0 ? t('lastDay') : t('daysLeft', { n: left })}</span></>}</>;
};
