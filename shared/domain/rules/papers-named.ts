import { normalisedPaperNumber } from '../identifier-text';
import { parsePatentNumber } from '../patent-number';
import { Problem } from '../problem';
import type { Facts } from './facts';

/** What two cases can rest on. A loan contract has one number, however many drawdowns (借据) were made under it. */
export const paperKinds = ['patent', 'contract', 'drawdown', 'policy', 'receipt'] as const;
export type PaperKind = (typeof paperKinds)[number];
export type Paper = { readonly kind: PaperKind; readonly identifier: string };

/** A patent in one spelling; what is no patent number is compared as it was typed. */
const patent = (text: string): Paper => {
  try {
    return { kind: 'patent', identifier: parsePatentNumber(text).number };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: 'patent', identifier: normalisedPaperNumber(text) };
  }
};

const papers = (kind: PaperKind, numbers: readonly (string | undefined)[]): readonly Paper[] =>
  numbers.flatMap((number) => (number === undefined ? [] : [{ kind, identifier: normalisedPaperNumber(number) }]));

/** The papers that facts name, each once and in one spelling: by these two cases are seen to rest on the same thing. */
export const papersNamed = ({ loans, policies, patents }: Facts): readonly Paper[] => {
  const named = [
    ...(loans ?? []).flatMap((loan) => [
      ...(loan.pledgedPatents ?? []).map(patent), ...papers('contract', [loan.contractNumber]), ...papers('drawdown', (loan.drawdowns ?? []).map(({ drawdownNumber }) => drawdownNumber)),
      ...papers('receipt', (loan.fees ?? []).map(({ receiptNumber }) => receiptNumber)),
    ]),
    ...(policies ?? []).flatMap((policy) => [
      ...papers('policy', [policy.policyNumber]), ...(policy.premiums ?? []).flatMap(({ patentNumber }) => (patentNumber === undefined || patentNumber === null ? [] : [patent(patentNumber)])),
    ]),
    ...(patents ?? []).flatMap(({ number, fees }) => [...(number === undefined ? [] : [patent(number)]), ...papers('receipt', (fees ?? []).map(({ receiptNumber }) => receiptNumber))]),
  ];
  return [...new Map(named.map((paper) => [`${paper.kind} ${paper.identifier}`, paper])).values()];
};

/** What both name, in the order of the first. */
export const sharedPapers = (ours: readonly Paper[], theirs: readonly Paper[]): readonly Paper[] =>
  ours.filter((paper) => theirs.some(({ kind, identifier }) => kind === paper.kind && identifier === paper.identifier));
