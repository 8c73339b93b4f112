import { brandPatentNumber, type LocalDate, type PatentNumber } from './brands';
import { fieldProblem } from './field-problem';
import { normaliseIdentifierText } from './identifier-text';
import { yearOf } from './local-date';

export type { PatentNumber } from './brands';

export type PatentKind = 'invention' | 'utility_model' | 'design';

/** What a patent number says about its patent (ZC 0006-2003, ZA 0001-2003). */
export interface ParsedPatentNumber {
  /** Canonical: no prefix, no blanks, the dot before the check character, e.g. 201510123456.1. */
  readonly number: PatentNumber;
  readonly kind: PatentKind;
  /** Entered China by the PCT route (kind digit 8 or 9). */
  readonly pct: boolean;
  readonly filingYear: number;
  /** 'new' has a four-digit year and holds from 2003-10-01; 'old' has two digits. */
  readonly form: 'old' | 'new';
  /** Written with ZL, which only a granted patent bears; false says nothing about the grant. */
  readonly granted: boolean;
}

const newFormFrom = '2003-10-01';
const kinds: Readonly<Record<string, { readonly kind: PatentKind; readonly pct: boolean }>> = {
  '1': { kind: 'invention', pct: false },
  '2': { kind: 'utility_model', pct: false },
  '3': { kind: 'design', pct: false },
  '8': { kind: 'invention', pct: true },
  '9': { kind: 'utility_model', pct: true },
};

/** Weights 2…9 over and over; the sum mod 11 is the check, 10 written X. `digits` are the 8 or 12 before the dot. */
export function computePatentNumberCheck(digits: string): string {
  if (!/^(\d{8}|\d{12})$/.test(digits)) throw new Error('the check character is computed over 8 or 12 digits');
  const sum = Array.from(digits).reduce((total, digit, place) => total + Number(digit) * (2 + (place % 8)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

function filingYearOf(yearText: string): number | undefined {
  const year = Number(yearText);
  if (yearText.length === 4) return year >= 2003 && year <= 2099 ? year : undefined;
  if (year >= 85) return 1900 + year;
  return year <= 3 ? 2000 + year : undefined;
}

/**
 * Reads a Chinese patent or application number, old form (2 + 1 + 5 digits) or new (4 + 1 + 7), a dot and the check
 * character. ZL or CN may precede it, blanks may stand after the prefix, the year and the kind; full-width characters
 * are normalised. Problem `patent_number_invalid`, reason `format`, `kind`, `year` or `check`.
 */
export function parsePatentNumber(text: string, field?: string): ParsedPatentNumber {
  const refuse = (reason: string) => fieldProblem('patent_number_invalid', field, { reason });
  const match = /^(ZL|CN)? ?(?:(\d{4}) ?(\d) ?(\d{7})|(\d{2}) ?(\d) ?(\d{5}))\.([\dX])$/.exec(normaliseIdentifierText(text));
  if (match === null) throw refuse('format');
  const year = match[2] ?? match[5] ?? '';
  const kindDigit = match[3] ?? match[6] ?? '';
  const digits = `${year}${kindDigit}${match[4] ?? match[7] ?? ''}`;
  const check = match[8] ?? '';

  const kind = kinds[kindDigit];
  if (kind === undefined) throw refuse('kind');
  const filingYear = filingYearOf(year);
  if (filingYear === undefined) throw refuse('year');
  if (computePatentNumberCheck(digits) !== check) throw refuse('check');
  return {
    number: brandPatentNumber(`${digits}.${check}`),
    ...kind,
    filingYear,
    form: year.length === 4 ? 'new' : 'old',
    granted: match[1] === 'ZL',
  };
}

/**
 * A date that does not go with the number. An 'error' cannot be true. A 'warning' has honest explanations (a
 * divisional application keeps its parent's filing date, a PCT application its international one, while the number
 * bears the later year) and is for a person to look at.
 */
export interface PatentDateFinding {
  readonly severity: 'error' | 'warning';
  readonly reason: 'filing_year_differs' | 'form_does_not_fit_filing_date' | 'granted_not_after_filing';
  readonly field: 'filedOn' | 'grantedOn';
}

/**
 * Checks a patent's dates against its number and one another: the filing year is the number's, filings before
 * 2003-10-01 bear the old form, the grant comes after the filing. Absent dates are not checked; empty = nothing odd.
 */
export function checkPatentDates(
  patent: Pick<ParsedPatentNumber, 'filingYear' | 'form'>,
  dates: { readonly filedOn?: LocalDate | undefined; readonly grantedOn?: LocalDate | undefined },
): readonly PatentDateFinding[] {
  const { filedOn, grantedOn } = dates;
  const findings: PatentDateFinding[] = [];
  if (filedOn !== undefined && yearOf(filedOn) !== patent.filingYear) {
    const severity = yearOf(filedOn) > patent.filingYear ? 'error' : 'warning';
    findings.push({ severity, reason: 'filing_year_differs', field: 'filedOn' });
  }
  if (filedOn !== undefined && (filedOn >= newFormFrom ? 'new' : 'old') !== patent.form) {
    const severity = patent.form === 'old' ? 'error' : 'warning';
    findings.push({ severity, reason: 'form_does_not_fit_filing_date', field: 'filedOn' });
  }
  if (filedOn !== undefined && grantedOn !== undefined && grantedOn <= filedOn) {
    findings.push({ severity: 'error', reason: 'granted_not_after_filing', field: 'grantedOn' });
  }
  return findings;
}
