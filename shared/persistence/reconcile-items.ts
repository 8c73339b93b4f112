import type { Application } from '../domain/application/application';
import type { ApplicationState } from '../domain/application/states';
import { storedBalances, type BudgetAccount } from '../domain/ledger/account';
import type { ClaimHolder } from '../ports/applications';
import type { Difference } from '../ports/books';
import { applicationOf, claimHolderOf } from './application-items';
import { claimKey, headKey } from './keys';
import type { Store } from './store';

/** No balance below zero. */
export function* accountDifferences({ accountId, programmeId, payerRegionCode, balances }: BudgetAccount): Generator<Difference> {
  for (const name of storedBalances) {
    if (balances[name] < 0) yield { kind: 'balance_negative', subject: `${accountId} ${name}`, expected: 0, found: balances[name], place: { programmeId, regionCode: payerRegionCode } };
  }
}

/** What a case holds is what was decided, unless it ended after one payer had paid; what its payers demand is what it owes. */
export function* partDifferences({ applicationId, programmeId, districtCode, parts, decision, clawback, state }: Application): Generator<Difference> {
  if (parts.length === 0) return;
  const place = { programmeId, regionCode: districtCode };
  const totalOf = (amountOf: (part: (typeof parts)[number]) => number): number => parts.reduce((sum, part) => sum + amountOf(part), 0);
  const [heldFen, decidedFen] = [totalOf((part) => part.amountFen), decision?.amountFen ?? 0];
  const paidAlone = parts.every((part) => part.balance === 'paid') && heldFen < decidedFen && state !== 'paid';
  if (heldFen !== decidedFen && !paidAlone) yield { kind: 'parts_differ', subject: applicationId, expected: decidedFen, found: heldFen, place };
  const demandedFen = totalOf((part) => part.demandedFen);
  if (demandedFen !== (clawback?.demandedFen ?? 0)) yield { kind: 'parts_differ', subject: `${applicationId} demanded`, expected: clawback?.demandedFen ?? 0, found: demandedFen, place };
  const recoveredFen = totalOf((part) => part.recoveredFen);
  if (recoveredFen !== (clawback?.recoveredFen ?? 0)) yield { kind: 'parts_differ', subject: `${applicationId} recovered`, expected: clawback?.recoveredFen ?? 0, found: recoveredFen, place };
}

const withoutClaims: ReadonlySet<ApplicationState> = new Set<ApplicationState>(['draft', 'not_accepted', 'deemed_withdrawn', 'rejected', 'withdrawn', 'terminated', 'revoked', 'waived']);
const isPaid = (owner: Application | null): boolean => owner?.parts.some((part) => part.balance === 'paid') ?? false;
/** A rejected case may be closed afterwards: without money it has no claims either. */
const endedUnpaid = (owner: Application | null): boolean => owner === null || withoutClaims.has(owner.state) || (owner.state === 'closed' && !isPaid(owner));

function* claimFaults({ key, applicationId, status }: ClaimHolder, owner: Application | null): Generator<Difference> {
  const subject = `${key} of ${applicationId}`;
  const place = owner === null ? null : { programmeId: owner.programmeId, regionCode: owner.districtCode };
  if (status === 'held' && endedUnpaid(owner)) yield { kind: 'claim_of_ended_case', subject, expected: 'released', found: owner?.state ?? null, place };
  if (status === 'held' && isPaid(owner)) yield { kind: 'claim_unsealed_paid', subject, expected: 'sealed', found: status, place };
  if (status === 'sealed' && !isPaid(owner)) yield { kind: 'claim_sealed_unpaid', subject, expected: 'held', found: owner?.state ?? null, place };
}

/** Claims against the cases that hold them, a hundred cases a read. What looks wrong is looked at once more by itself, since both may have moved between the two reads. */
export async function claimDifferences(store: Store, claims: readonly ClaimHolder[]): Promise<readonly Difference[]> {
  const taken = claims.filter(({ status }) => status !== 'released');
  const owners = new Map((await store.getMany([...new Set(taken.map(({ applicationId }) => applicationId))].map(headKey))).map((raw) => {
    const owner = applicationOf(store, raw);
    return [owner.applicationId, owner] as const;
  }));
  const differences: Difference[] = [];
  for (const claim of taken) {
    if ([...claimFaults(claim, owners.get(claim.applicationId) ?? null)].length > 0) differences.push(...await claimAgain(store, claim));
  }
  return differences;
}

async function claimAgain(store: Store, { key }: ClaimHolder): Promise<readonly Difference[]> {
  const raw = await store.get(claimKey(key));
  if (raw === null) return [];
  const claim = claimHolderOf(store, raw);
  const owner = await store.get(headKey(claim.applicationId));
  return [...claimFaults(claim, owner === null ? null : applicationOf(store, owner))];
}
