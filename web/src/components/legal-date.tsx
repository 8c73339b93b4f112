import { useLanguage } from '../language/language-provider';
import { instantText, legalDateText } from './date-text';

/** A legal day (Asia/Shanghai) in words. */
export const LegalDate = ({ dateOn }: { readonly dateOn: string | null }) => {
  const { language } = useLanguage();
  return dateOn === null ? <span>—</span> : <time dateTime={dateOn} className="nowrap">{legalDateText(dateOn, language)}</time>;
};

/** A moment, shown in the time of Shanghai. */
export const Moment = ({ at }: { readonly at: string | null }) => {
  const { language } = useLanguage();
  return at === null ? <span>—</span> : <time dateTime={at}>{instantText(at, language)}</time>;
};
