import type { OperationInput } from '../../../../../shared/contracts/client';

type Body = OperationInput<'proposeYearEnd'>['body'];
export type YearEndMode = Body['openParts'];
export const yearEndModes = ['carry_over', 'lapse'] as const satisfies readonly YearEndMode[];
export const modeFields = ['openParts', 'remainder', 'returns'] as const;
export type ModeField = (typeof modeFields)[number];

/** A year end as it is typed: no mode is chosen before somebody chooses it. */
export type YearEndForm = { readonly documentNumber: string; readonly issuedOn: string; readonly cutOffOn: string } & Readonly<Record<ModeField, YearEndMode | ''>>;
export type YearEndField = keyof YearEndForm;
export type YearEndFault = 'short' | 'date' | 'dateFuture' | 'beforeYear' | 'modeFault';

/** What is wrong with the form, field by field. The API checks again and its word counts. */
export const yearEndFaults = (form: YearEndForm, fiscalYear: number, today: string): Partial<Record<YearEndField, YearEndFault>> => ({
  ...(form.documentNumber.trim().length < 2 ? { documentNumber: 'short' } : {}),
  ...(form.issuedOn === '' ? { issuedOn: 'date' } : form.issuedOn > today ? { issuedOn: 'dateFuture' } : {}),
  ...(form.cutOffOn === '' ? { cutOffOn: 'date' } : form.cutOffOn < `${fiscalYear}-01-01` ? { cutOffOn: 'beforeYear' } : {}),
  ...Object.fromEntries(modeFields.flatMap((field) => (form[field] === '' ? [[field, 'modeFault' as const]] : []))),
});

/** The request of a form without faults; null while a mode is missing. */
export const yearEndBodyOf = (form: YearEndForm, accountId: string): Body | null => {
  const { openParts, remainder, returns } = form;
  if (openParts === '' || remainder === '' || returns === '') return null;
  return { accountId, documentNumber: form.documentNumber.trim(), issuedOn: form.issuedOn, cutOffOn: form.cutOffOn, openParts, remainder, returns };
};
