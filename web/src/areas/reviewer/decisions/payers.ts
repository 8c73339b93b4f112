import { payersAtMost, requirePayerShares, splitByShares } from '../../../../../shared/domain/ledger/payer-shares';
import { addFen, fen, zeroFen } from '../../../../../shared/domain/money';
import type { Fen } from '../../../../../shared/domain/brands';
import { Problem } from '../../../../../shared/domain/problem';
import type { OperationInput } from '../../../../../shared/contracts/client';

type Body = OperationInput<'decideList'>['body'];
export type PayerRow = { readonly accountId: string; readonly sharePercent: string };
/** Who bears the list: one account alone, or several with shares that are typed or that the programme lays down. */
export type PayersForm = { readonly rows: readonly PayerRow[]; readonly laidDown: boolean };
export type PayersFault = 'account' | 'repeated' | 'shares';

export const onePayer: PayersForm = { rows: [{ accountId: '', sharePercent: '100' }], laidDown: false };
export const canAddPayer = ({ rows }: PayersForm): boolean => rows.length < payersAtMost;

/** What keeps the payers from being sent; null when nothing does. */
export const payersFault = ({ rows, laidDown }: PayersForm): PayersFault | null => {
  if (rows.some(({ accountId }) => accountId === '')) return 'account';
  if (new Set(rows.map(({ accountId }) => accountId)).size < rows.length) return 'repeated';
  if (rows.length === 1 || laidDown) return null;
  try {
    requirePayerShares(rows);
    return null;
  } catch (error) {
    if (error instanceof Problem) return 'shares';
    throw error;
  }
};

/** Payers without a fault as the service takes them. */
export const payersBodyOf = ({ rows, laidDown }: PayersForm): Pick<Body, 'accountId' | 'payers'> => {
  const [first] = rows;
  if (rows.length === 1 && first !== undefined) return { accountId: first.accountId };
  return { payers: rows.map(({ accountId, sharePercent }) => (laidDown ? { accountId } : { accountId, sharePercent })) };
};

/** What each payer would bear of all grants, split case by case as the service does it; null while the shares are not known here. */
export const borneFen = (form: PayersForm, grantsFen: readonly number[]): readonly Fen[] | null => {
  if (payersFault(form) !== null || (form.laidDown && form.rows.length > 1)) return null;
  const rows = form.rows.length === 1 ? form.rows.map((row) => ({ ...row, sharePercent: '100' })) : form.rows;
  return grantsFen.map((amountFen) => splitByShares(fen(amountFen), rows)).reduce<readonly Fen[]>((sums, parts) => sums.map((sum, index) => addFen(sum, parts[index] ?? zeroFen)), rows.map(() => zeroFen));
};
