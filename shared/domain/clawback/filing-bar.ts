import type { Fen, LocalDate } from '../brands';
import { addYears } from '../local-date';
import { sumFen } from '../money';
import { Problem } from '../problem';
import type { Procedure } from '../rules/procedure-schema';
import { basisText } from './clawback-deadline';
import type { ClawbackKind } from './clawback-kinds';

/** What an enterprise was asked to pay back for one case, and what is open of it. */
export type Debt = { readonly receiptNumber: string | null; readonly kind: ClawbackKind; readonly openFen: Fen; readonly fraudFoundOn: LocalDate | null };

/**
 * What keeps an enterprise from filing with a programme today, by what that programme lays down: open demands, or a
 * fraud finding whose years are not over. Null where nothing does, or where no rule attaches that consequence.
 * `enterprise_owes_clawback` and `enterprise_barred` name the clause.
 */
export const filingBarOf = ({ consequences }: Pick<Procedure, 'consequences'>, debts: readonly Debt[], today: LocalDate): Problem | null => {
  const { openDebtBar, barYears } = consequences;
  const open = debts.filter(({ openFen, fraudFoundOn }) => openFen > 0 && (openDebtBar?.value === 'any_debt' || fraudFoundOn !== null));
  if (openDebtBar !== null && openDebtBar !== undefined && open.length > 0) {
    return new Problem('enterprise_owes_clawback', { params: { openFen: sumFen(open.map(({ openFen }) => openFen)), receiptNumbers: open.flatMap(({ receiptNumber }) => receiptNumber ?? []), basis: basisText(openDebtBar.basis) } });
  }
  if (barYears === null) return null;
  const untilOn = debts.flatMap(({ fraudFoundOn }) => (fraudFoundOn === null ? [] : [addYears(fraudFoundOn, barYears.value)])).sort().at(-1);
  return untilOn === undefined || today >= untilOn ? null : new Problem('enterprise_barred', { params: { untilOn, basis: basisText(barYears.basis) } });
};
