import type { ApplicationEvent } from '../application/event';
import type { Fen } from '../brands';
import { legalDateOf } from '../local-date';
import { parseYuan, sumFen, zeroFen } from '../money';
import type { Facts } from '../rules/facts';
import { normalisedPaperNumber } from '../identifier-text';

/** What the cases can show beside a plan's target. */
export const shownIndicators = ['pledge_loan_principal', 'lending_banks', 'insurers', 'insurance_lines'] as const;
export type ShownIndicator = (typeof shownIndicators)[number];
export const shownStages = ['accepted', 'paid'] as const;
export type ShownStage = (typeof shownStages)[number];
export const caseMoments = ['filed', 'accepted', 'approved', 'refused'] as const;
export type CaseMoment = (typeof caseMoments)[number];

/** One thing that counts once in a city and year: a drawdown, a bank, a case. Its name keeps it from counting twice, however often and in whatever order it is told. */
export type ShownItem = {
  /** The city: plans are the cities', and a province is the sum of its cities. */
  readonly regionCode: string;
  readonly year: number;
  readonly cell: string;
  readonly name: string;
  readonly amountFen: Fen;
};

/** The sum of a cell in a city and year. */
export type ShownCell = { readonly cell: string; readonly count: number; readonly amountFen: Fen };

export const indicatorCell = (indicator: ShownIndicator, stage: ShownStage): string => `${indicator}.${stage}`;
export const caseCell = (moment: CaseMoment, programmeId: string): string => `case_${moment}.${programmeId}`;

/** The city of a district, by its code: GB/T 2260 as well as ours for functional zones carry it in their first four digits. */
export const cityOf = (districtCode: string): string => {
  const [, digits] = /^X?(\d{4})/.exec(districtCode) ?? [];
  if (digits === undefined) throw new Error(`No city can be read from the region code ${districtCode}.`);
  return `${digits}00`;
};

type Place = { readonly regionCode: string; readonly stage: ShownStage };

const named = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

/**
 * What the facts of a case add: the principal of each drawdown in the year it was drawn, counted once however many
 * cases and years of interest it comes with; the banks that lent, and the insurers and kinds of policy, by the year of
 * their paper. A drawdown is told apart by its number and bank, as the papers have them.
 */
export const shownByFacts = (facts: Facts, { regionCode, stage }: Place): readonly ShownItem[] => {
  const loans = (facts.loans ?? []).flatMap(({ bankName, drawdowns }) => (drawdowns ?? []).flatMap(({ drawdownNumber, drawnOn, amountYuan }): readonly ShownItem[] => {
    if (drawdownNumber === undefined || drawnOn === undefined || amountYuan === undefined) return [];
    const at = { regionCode, year: Number(drawnOn.slice(0, 4)) };
    const bank = named(bankName ?? '');
    return [
      { ...at, cell: indicatorCell('pledge_loan_principal', stage), name: `${bank}|${normalisedPaperNumber(drawdownNumber)}`, amountFen: parseYuan(amountYuan) },
      ...(bank === '' ? [] : [{ ...at, cell: indicatorCell('lending_banks', stage), name: bank, amountFen: zeroFen }]),
    ];
  }));
  const policies = (facts.policies ?? []).flatMap(({ insurer, insuranceLine, signedOn }): readonly ShownItem[] => {
    if (typeof signedOn !== 'string') return [];
    const at = { regionCode, year: Number(signedOn.slice(0, 4)), amountFen: zeroFen };
    return [
      ...(insurer === undefined ? [] : [{ ...at, cell: indicatorCell('insurers', stage), name: named(insurer) }]),
      ...(insuranceLine === undefined ? [] : [{ ...at, cell: indicatorCell('insurance_lines', stage), name: insuranceLine }]),
    ];
  });
  return [...loans, ...policies];
};

/** How far the facts of the case count from this event on; null for an event that changes nothing about that. */
export const stageOf = ({ change }: Pick<ApplicationEvent, 'change'>): ShownStage | null => {
  if (change.action === 'accept') return 'accepted';
  return change.action === 'record_payment' && change.outcome === 'paid' ? 'paid' : null;
};

/** What the event itself counts among its programme's cases of the year. */
export const shownByEvent = ({ applicationId, at, change, ledgerMoves }: ApplicationEvent, { programmeId, districtCode }: { readonly programmeId: string; readonly districtCode: string }): readonly ShownItem[] => {
  const moment = momentOf(change);
  if (moment === null) return [];
  const amountFen = moment === 'approved' ? sumFen(ledgerMoves.map((move) => move.amountFen)) : zeroFen;
  return [{ regionCode: cityOf(districtCode), year: Number(legalDateOf(at).slice(0, 4)), cell: caseCell(moment, programmeId), name: applicationId, amountFen }];
};

const momentOf = (change: ApplicationEvent['change']): CaseMoment | null => {
  switch (change.action) {
    case 'submit': return 'filed';
    case 'accept': return 'accepted';
    case 'approve': return 'approved';
    case 'refuse_acceptance': return 'refused';
    case 'decide': return change.outcome === 'reject' ? 'refused' : null;
    default: return null;
  }
};
