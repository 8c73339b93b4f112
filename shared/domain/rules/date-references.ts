/** Dates by name, as measures speak of them. undefined: unknown; null: known not to exist (a loan not yet settled). */
import type { LocalDate } from '../brands';
import { maxDate, minDate, parseLocalDate, yearOf } from '../local-date';
import type { DateReference } from './amount-schema';
import { isLineContext, type CaseContext, type Line, type LineContext } from './context';
import type { Cursor } from './evidence';
import type { LoanFacts } from './facts';

export const dateReferenceTitles: Readonly<Record<DateReference, string>> = {
  as_of: '认定日',
  submitted_on: '提交日',
  pre_filed_on: '备案日',
  year_end_before_submission: '提交上一年度末',
  contract_signed_on: '借款合同签订日',
  first_drawn_on: '首次放款日',
  last_drawn_on: '末次放款日',
  settled_on: '还清日',
  pledge_registered_on: '质押登记日',
  policy_signed_on: '保险合同签订日',
  policy_starts_on: '保险起期',
  policy_ends_on: '保险止期',
  patent_filed_on: '专利申请日',
  patent_granted_on: '授权公告日',
};

/** References that belong to the case rather than to one of its lines. */
export const caseDateReferences: readonly DateReference[] = ['as_of', 'submitted_on', 'pre_filed_on', 'year_end_before_submission'];

export type MaybeDate = LocalDate | null | undefined;

export function readDate(cursor: Cursor<string>): MaybeDate {
  const text = cursor.read();
  return typeof text === 'string' ? parseLocalDate(text, cursor.path) : text;
}

function drawnOn(loan: Cursor<LoanFacts>, pick: (left: LocalDate, right: LocalDate) => LocalDate): MaybeDate {
  const drawdowns = loan.at('drawdowns').items();
  if (drawdowns === undefined) return undefined;
  let found: LocalDate | null = null;
  for (const drawdown of drawdowns) {
    const date = readDate(drawdown.at('drawnOn'));
    if (date === undefined) return undefined;
    if (date !== null) found = found === null ? date : pick(found, date);
  }
  return found;
}

function readLoanDate(reference: DateReference, loan: Cursor<LoanFacts>): MaybeDate {
  switch (reference) {
    case 'contract_signed_on':
      return readDate(loan.at('contractSignedOn'));
    case 'first_drawn_on':
      return drawnOn(loan, minDate);
    case 'last_drawn_on':
      return drawnOn(loan, maxDate);
    case 'settled_on':
      return readDate(loan.at('settledOn'));
    case 'pledge_registered_on':
      return readDate(loan.at('pledgeRegisteredOn'));
    default:
      throw new Error(`a loan has no ${reference}`);
  }
}

function readLineDate(reference: DateReference, line: Line): MaybeDate {
  if (line.source === 'loans') return readLoanDate(reference, line.loan);
  if (line.source === 'policies') {
    if (reference === 'policy_signed_on') return readDate(line.policy.at('signedOn'));
    if (reference === 'policy_starts_on') return readDate(line.policy.at('startsOn'));
    if (reference === 'policy_ends_on') return readDate(line.policy.at('endsOn'));
  }
  if (line.source === 'patents') {
    if (reference === 'patent_filed_on') return readDate(line.patent.at('filedOn'));
    if (reference === 'patent_granted_on') return readDate(line.patent.at('grantedOn'));
  }
  throw new Error(`a line of ${line.source} has no ${reference}`);
}

/** Reads a date by name. Lint has made sure that the line has such a date; otherwise a plain Error. */
export function readDateReference(reference: DateReference, context: CaseContext | LineContext): MaybeDate {
  const filing = context.facts.at('filing');
  switch (reference) {
    case 'as_of':
      return context.asOfOn;
    case 'submitted_on':
      return readDate(filing.at('submittedOn'));
    case 'pre_filed_on':
      return readDate(filing.at('preFiledOn'));
    case 'year_end_before_submission': {
      const submittedOn = readDate(filing.at('submittedOn'));
      return typeof submittedOn === 'string' ? parseLocalDate(`${yearOf(submittedOn) - 1}-12-31`) : submittedOn;
    }
    default:
      if (!isLineContext(context)) throw new Error(`${reference} is a date of a line`);
      return readLineDate(reference, context.line);
  }
}

const lineDates: Readonly<Record<string, readonly DateReference[]>> = {
  loans: ['contract_signed_on', 'first_drawn_on', 'last_drawn_on', 'settled_on', 'pledge_registered_on'],
  policies: ['policy_signed_on', 'policy_starts_on', 'policy_ends_on'],
  patents: ['patent_filed_on', 'patent_granted_on'],
  enterprise: [],
};

/** Whether a date of this name exists for lines of this source (or for the case). */
export const dateReferenceFits = (reference: DateReference, source: string): boolean =>
  caseDateReferences.includes(reference) || (lineDates[source] ?? []).includes(reference);
