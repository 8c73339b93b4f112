export type ReturnForm = { readonly documentNumber: string; readonly returnedOn: string; readonly reason: string };
export type ReturnFault = 'short' | 'date' | 'dateFuture';

/** What is wrong with the form, field by field. A return can not lie in the future. */
export const returnFaults = (form: ReturnForm, today: string): Partial<Record<keyof ReturnForm, ReturnFault>> => ({
  ...(form.documentNumber.trim().length < 2 ? { documentNumber: 'short' } : {}),
  ...(!/^\d{4}-\d\d-\d\d$/.test(form.returnedOn) ? { returnedOn: 'date' } : form.returnedOn > today ? { returnedOn: 'dateFuture' } : {}),
  ...(form.reason.trim().length < 2 ? { reason: 'short' } : {}),
});
