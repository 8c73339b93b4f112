import { languageTag } from '../language/text';
import type { Language } from '../language/text';

/** "2026-03-02" → 2026年3月2日 / 2 March 2026. Legal days have no time zone, so none is applied. */
export const legalDateText = (dateOn: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? languageTag.zh : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${dateOn}T00:00:00Z`));

/** An instant in the time of Shanghai, where the authorities are. */
export const instantText = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? languageTag.zh : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(new Date(at));
