import type { Prepared } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import { ceilingSharesOf } from '../../shared/casework/ceiling-shares';
import type { Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { oneByOne } from '../../shared/casework/one-by-one';
import type { Situation } from '../../shared/casework/situation';
import type { Application } from '../../shared/domain/application/application';
import { canonicalJson } from '../../shared/domain/canonical-json';
import type { Fen, LocalDate } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { DecisionList } from '../../shared/ports/money';
import { groundsOf } from './case-commands';
import { decideOrHold } from './decide-or-hold';
import { decisionPayersOf, payerSharesOf, requirePinnedPayer } from './decision-payers';
import type { DecisionPayers, NamedPayers } from './decision-payers';
import type { ReviewDependencies } from './dependencies-type';

type Entry = { readonly applicationId: string; readonly expectedVersion: number } & (
  | { readonly outcome: 'grant'; readonly amountFen: Fen }
  | { readonly outcome: 'reject'; readonly conditionIds: readonly string[]; readonly reason: string }
);
type Body = NamedPayers & {
  readonly documentNumber: string; readonly decidedOn: LocalDate; readonly noticeOpensOn: LocalDate;
  readonly attendees: readonly string[]; readonly recusals: readonly string[]; readonly entries: readonly Entry[];
};

/**
 * 审定 of a list under one document number. The list is stored first, then each case is decided in a transaction of its
 * own with each payer's part reserved in it; sending the same list again carries on where it stopped.
 * @throws Problem `account_unknown`, `payer_shares_invalid`, `date_in_future`, `notice_opens_in_past`, `idempotency_key_reused`, `forbidden`.
 */
export const decideList = (dependencies: ReviewDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const { body } = request;
  const actor = await requireOfficer(dependencies, request.identity, ['approver']);
  const today = legalDateOf(dependencies.clock.now());
  if (body.decidedOn > today) throw new Problem('date_in_future', { field: 'decidedOn' });
  const payers = await decisionPayersOf(dependencies, actor, body);
  const listId = derivedId(dependencies, 'decision-list', actor.userId, request.idempotencyKey);
  await requireList(dependencies, listOf(dependencies, listId, actor.userId, body, payers), today);
  const results = await oneByOne(body.entries, async (entry) => {
    const command = { applicationId: entry.applicationId, expectedVersion: entry.expectedVersion, actor, idempotencyKey: `${request.idempotencyKey}:${entry.applicationId}`, bodyHash: request.bodyHash };
    return decideOrHold(dependencies, command, (situation) => prepare(dependencies, situation, body, entry, listId, payers));
  });
  return { listId, results };
};

/** Stores the list unless it is stored already; the same request may come twice at once. */
const requireList = async (dependencies: ReviewDependencies, list: DecisionList, today: LocalDate): Promise<void> => {
  // A list comes for the first time far more often than again: it is written first and read only when it stands there.
  const stored = list.noticeOpensOn < today ? await storedList(dependencies, list) : await storeList(dependencies, list);
  if (stored !== null && canonicalJson({ ...stored, madeAt: '' }) !== canonicalJson({ ...list, madeAt: '' })) throw new Problem('idempotency_key_reused');
};

/** A list whose notices should have opened before today can only be one that is carried on. */
const storedList = async (dependencies: ReviewDependencies, list: DecisionList): Promise<DecisionList> => {
  const stored = await dependencies.batches.readList(list.listId);
  if (stored === null) throw new Problem('notice_opens_in_past', { field: 'noticeOpensOn' });
  return stored;
};

/** Null when it was stored now; the list in its place when another try was faster. */
const storeList = async (dependencies: ReviewDependencies, list: DecisionList): Promise<DecisionList | null> => {
  try {
    await dependencies.batches.createList(list);
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already_exists') throw error;
    return dependencies.batches.readList(list.listId);
  }
};

const listOf = (dependencies: ReviewDependencies, listId: string, madeBy: string, body: Body, payers: DecisionPayers): DecisionList => ({
  listId, madeBy, madeAt: dependencies.clock.now(), programmeId: body.programmeId, payers: payers.named, documentNumber: body.documentNumber,
  decidedOn: body.decidedOn, noticeOpensOn: body.noticeOpensOn, attendees: body.attendees, recusals: body.recusals,
  entries: body.entries.map((entry) => entry.outcome === 'grant'
    ? { applicationId: entry.applicationId, outcome: entry.outcome, amountFen: entry.amountFen }
    : { applicationId: entry.applicationId, outcome: entry.outcome, conditionIds: entry.conditionIds, reason: entry.reason }),
});

/** A share counts once count and sum of its run are proved. @throws Problem `pot_run_open`. */
const requireShared = async (dependencies: ReviewDependencies, { potAward }: Application): Promise<void> => {
  if (potAward === null) return;
  const run = await dependencies.potRuns.read(potAward.runId);
  if (run?.status !== 'applied') throw new Problem('pot_run_open', { params: { runId: potAward.runId } });
};

const prepare = async (dependencies: ReviewDependencies, situation: Situation, body: Body, entry: Entry, listId: string, payers: DecisionPayers): Promise<Prepared> => {
  const { application } = situation;
  if (application.programmeId !== body.programmeId) throw new Problem('account_unknown', { field: 'accountId' });
  const decided = { action: 'decide', listId, documentNumber: body.documentNumber, decidedOn: body.decidedOn } as const;
  if (entry.outcome === 'reject') return { action: { ...decided, outcome: 'reject', grounds: groundsOf(entry, situation) } };
  await requireShared(dependencies, application);
  requirePinnedPayer(application, payers, situation.catalogue);
  const latest = await dependencies.applications.readLatestDetermination(application.applicationId);
  const shares = latest === null ? [] : ceilingSharesOf(latest.determination, entry.amountFen);
  return {
    action: { ...decided, outcome: 'grant', amountFen: entry.amountFen, payers: payerSharesOf(payers, situation), noticeOpensOn: body.noticeOpensOn, ceilings: shares.map(({ group, period, amountFen, lines }) => ({ group, period, amountFen, lines })) },
    ceilings: shares.map((share) => ({ creditCode: application.creditCode, group: share.group, period: share.period, deltaFen: share.amountFen, deltaLines: share.lines, limitFen: share.limitFen, limitLines: share.limitLines })),
  };
};
