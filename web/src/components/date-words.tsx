import { LegalDate } from './legal-date';

/** Beside a date field: the day in words of the chosen language, so that month and day are not mixed up. */
export const DateWords = ({ dateOn }: { readonly dateOn: string }) =>
  (/^[12]\d{3}-\d\d-\d\d$/.test(dateOn) ? <span className="date-words small"><LegalDate dateOn={dateOn} /></span> : null);
