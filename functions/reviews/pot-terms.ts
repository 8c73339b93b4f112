import { parseYuan } from '../../shared/domain/money';
import { isPotMode } from '../../shared/domain/pot/pot-modes';
import { Problem } from '../../shared/domain/problem';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { valuesOn } from '../../shared/domain/rules/slot-values';
import type { Programme } from '../../shared/domain/rules/measure-schema';
import type { Call } from '../../shared/ports/catalogues';
import type { PotTerms } from '../../shared/ports/pot-runs';

type Parameter = string | { readonly slot: string };
type Found = { readonly text: string; readonly basis: string };

/**
 * The sum of the pot and how it is shared, each with its basis, as they hold on this day. Nothing is assumed: while one
 * of them is not laid down, the cases wait.
 * @throws Problem `pot_missing` for a programme without a pot, `slot_value_unset` naming what is not laid down.
 */
export const potTermsOf = (catalogue: Catalogue, programme: Programme, call: Call, onDay: string, demoMode: boolean): PotTerms => {
  const { pot } = programme.amount;
  if (pot === null) throw new Problem('pot_missing', { field: 'callId' });
  const find = (parameter: Parameter | undefined, absent: string): Found | string => {
    if (typeof parameter === 'string') return { text: parameter, basis: programme.title };
    const slotId = parameter?.slot ?? absent;
    const value = valuesOn(programme, slotId, onDay, { allowDemo: demoMode, allowHypothetical: false }).find(({ regionCode }) => regionCode === undefined);
    return typeof value?.value === 'string' ? { text: value.value, basis: [value.basis.documentNumber, value.basis.clause].filter((part) => part !== null).join(' ') } : slotId;
  };
  const [amount, mode] = [find(pot.amountYuan, ''), find(pot.sharing, 'pot-sharing')];
  if (typeof amount === 'string' || typeof mode === 'string') throw new Problem('slot_value_unset', { params: { slotIds: [amount, mode].filter((found) => typeof found === 'string') } });
  if (!isPotMode(mode.text)) throw new Problem('catalogue_invalid', { params: { reason: 'value_type', id: programme.id } });
  return {
    group: pot.group, period: pot.period === 'lifetime' ? 'lifetime' : String(call.fiscalYear),
    amountFen: parseYuan(amount.text), amountBasis: amount.basis, mode: mode.text, modeBasis: mode.basis, catalogueHash: catalogue.catalogueHash,
  };
};
