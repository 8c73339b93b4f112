import { readYuan } from '../form/yuan-text';
import type { YuanFault } from '../form/yuan-text';

export type DemandForm = { readonly amountYuan: string; readonly reason: string; readonly evidence: string; readonly basis: string; readonly dueOn: string; readonly deadlineBasis: string };
/** `stated`: the sum is the officer's; `dated`: so is the deadline. */
type DemandTerms = { readonly mostFen: number; readonly today: string; readonly stated: boolean; readonly dated: boolean };
export type RecoveryForm = { readonly amountYuan: string; readonly voucherNumber: string; readonly receivedOn: string };
export type FormFault = YuanFault | 'zero' | 'above' | 'short' | 'date' | 'datePast' | 'dateFuture';

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Above nothing and at most what is open. */
const amountFault = (amountYuan: string, mostFen: number): FormFault | null => {
  const { amountFen, fault } = readYuan(amountYuan);
  if (amountFen === null) return fault;
  return amountFen === 0 ? 'zero' : amountFen > mostFen ? 'above' : null;
};

const named = <Name extends string>(faults: Readonly<Record<Name, FormFault | null>>): Partial<Record<Name, FormFault>> => {
  const found: Partial<Record<Name, FormFault>> = {};
  for (const name in faults) { const fault = faults[name]; if (fault !== null) found[name] = fault; }
  return found;
};

const textFault = (text: string): FormFault | null => (text.trim().length < 2 ? 'short' : null);

export const demandFaults = (form: DemandForm, { mostFen, today, stated, dated }: DemandTerms): Partial<Record<keyof DemandForm, FormFault>> => named({
  amountYuan: stated ? amountFault(form.amountYuan, mostFen) : null, reason: textFault(form.reason), evidence: textFault(form.evidence), basis: textFault(form.basis),
  dueOn: !dated ? null : !isDay(form.dueOn) ? 'date' : form.dueOn <= today ? 'datePast' : null, deadlineBasis: dated ? textFault(form.deadlineBasis) : null,
});

export const recoveryFaults = (form: RecoveryForm, mostFen: number, today: string): Partial<Record<keyof RecoveryForm, FormFault>> => named({
  amountYuan: amountFault(form.amountYuan, mostFen), voucherNumber: form.voucherNumber.trim() === '' ? 'required' : null,
  receivedOn: !isDay(form.receivedOn) ? 'date' : form.receivedOn > today ? 'dateFuture' : null,
});
