import { demoProgrammes } from '../../../local/demo/programmes';
import type { DemoKind } from '../../../local/demo/facts';
import type { DemoProgramme } from '../../../local/demo/programmes';

const programmeOf = (kind: DemoKind): DemoProgramme => {
  const found = demoProgrammes.find((programme) => programme.kind === kind);
  if (found === undefined) throw new Error(`No demo programme of kind ${kind}`);
  return found;
};

/** 32 enterprises: for journeys that may be of any kind. */
export const firstInvention = programmeOf('first_invention_patent_fee');
/** 6 enterprises. */
export const loanInterest = programmeOf('pledge_loan_interest');
/** 4 enterprises. */
export const insurancePremium = programmeOf('patent_insurance_premium');
