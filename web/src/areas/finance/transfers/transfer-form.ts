import { allocateByFactors } from '../../../../../shared/domain/ledger/factor-allocation';
import type { FactorShare } from '../../../../../shared/domain/ledger/factor-allocation';
import { Problem } from '../../../../../shared/domain/problem';
import type { OperationInput } from '../../../../../shared/contracts/client';
import { readYuan } from '../form/yuan-text';
import type { YuanFault } from '../form/yuan-text';

export type TransferBody = OperationInput<'proposeTransfer'>['body'];
export type FactorForm = { readonly name: string; readonly weightPercent: string; readonly basis: string };
export type DistrictForm = { readonly regionCode: string; readonly takesPart: boolean; readonly figures: readonly string[] };
/** A transfer as it is typed; every district has one figure for each factor. */
export type TransferForm = { readonly fromAccountId: string; readonly documentNumber: string; readonly amountYuan: string; readonly factors: readonly FactorForm[]; readonly districts: readonly DistrictForm[] };
export type TransferFault = YuanFault | 'zero' | 'above' | 'missing' | 'account' | 'weights' | 'figures' | 'districtsMissing';
export type TransferField = 'fromAccountId' | 'documentNumber' | 'amountYuan' | 'factors' | 'districts';

export const taking = (form: TransferForm): readonly DistrictForm[] => form.districts.filter(({ takesPart }) => takesPart);
const trimmed = (form: TransferForm) => form.factors.map((factor, index) => ({ name: factor.name.trim(), weightPercent: factor.weightPercent.trim(), basis: factor.basis.trim(), figures: taking(form).map(({ figures }) => (figures[index] ?? '').trim()) }));

type Allocation = { readonly shares: readonly FactorShare[]; readonly fault: null } | { readonly shares: null; readonly fault: 'weights' | 'figures' };

/** What each district that takes part would get: by the very function that the service books with. */
export const previewOf = (form: TransferForm): Allocation => {
  const { amountFen } = readYuan(form.amountYuan);
  if (amountFen === null || taking(form).length === 0) return { shares: null, fault: 'figures' };
  try {
    return { shares: allocateByFactors(amountFen, trimmed(form), taking(form).length), fault: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const inWeights = error.details.params?.['reason'] === 'weights' || (error.details.field ?? '').includes('weightPercent');
    return { shares: null, fault: inWeights ? 'weights' : 'figures' };
  }
};

const amountFault = (amountYuan: string, mostFen: number): TransferFault | null => {
  const { amountFen, fault } = readYuan(amountYuan);
  if (amountFen === null) return fault;
  return amountFen <= 0 ? 'zero' : amountFen > mostFen ? 'above' : null;
};

/** What is wrong with the form, field by field. */
export const transferFaults = (form: TransferForm, availableFen: number): Partial<Record<TransferField, TransferFault>> => {
  const faults: Partial<Record<TransferField, TransferFault>> = {};
  if (form.fromAccountId === '') faults.fromAccountId = 'account';
  if (form.documentNumber.trim().length < 2) faults.documentNumber = 'missing';
  const amount = amountFault(form.amountYuan, availableFen);
  if (amount !== null) faults.amountYuan = amount;
  if (form.factors.some(({ name, weightPercent, basis }) => name.trim() === '' || weightPercent.trim() === '' || basis.trim().length < 2)) faults.factors = 'missing';
  if (taking(form).length === 0) faults.districts = 'districtsMissing';
  // Without an amount nothing can be shared out, so nothing can be said about weights and figures either.
  const { fault } = amount === null && faults.districts === undefined ? previewOf(form) : { fault: null };
  if (fault === 'weights') faults.factors ??= 'weights';
  if (fault === 'figures') faults.districts ??= 'figures';
  return faults;
};

/** The request of a form without faults. @throws Error when the amount can't be read after all. */
export const transferBodyOf = (form: TransferForm): TransferBody => {
  const { amountFen } = readYuan(form.amountYuan);
  if (amountFen === null) throw new Error('The form was checked before.');
  return {
    fromAccountId: form.fromAccountId, documentNumber: form.documentNumber.trim(), amountFen,
    factors: trimmed(form).map(({ name, weightPercent, basis }) => ({ name, weightPercent, basis })),
    districts: taking(form).map(({ regionCode, figures }) => ({ regionCode, figures: form.factors.map((_factor, index) => (figures[index] ?? '').trim()) })),
  };
};
