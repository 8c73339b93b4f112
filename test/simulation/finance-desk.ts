import type { DemoProgramme } from '../../local/demo/programmes';
import type { ApiClient, OperationOutput } from '../../shared/contracts/client';
import { attempt } from './observations';
import { refresh, stateOf } from './journey';
import type { Journey } from './journey';
import { allRounderOf, officersOf } from './population';
import type { Duty } from './population';
import type { Days } from './case-day';
import type { SeededRandom } from './seeded-random';
import type { SimulatedWorld } from './simulated-world';

type Batch = OperationOutput<'getBatch'>;

/** What became of the desk's year end: nothing yet, proposed and waiting, closed. */
export type YearEndDesk = { runId: string | null; sealHash: string; accountId: string; closed: boolean; successorAccountId: string | null };

/** Approvers and finance of one programme, who work on lists and batches over many cases. */
export type FinanceDesk = { readonly programme: DemoProgramme; readonly world: SimulatedWorld; readonly random: SeededRandom; readonly accountIds: string[]; readonly batches: Map<string, Batch>; documents: number; readonly yearEnd: YearEndDesk };

export const createDesk = (programme: DemoProgramme, world: SimulatedWorld, random: SeededRandom): FinanceDesk => ({ programme, world, random, accountIds: [], batches: new Map(), documents: 0, yearEnd: { runId: null, sealHash: '', accountId: '', closed: false, successorAccountId: null } });

const hand = ({ world, programme, random }: FinanceDesk, duty: Duty): ApiClient => world.as(random.chance(0.05) ? allRounderOf(programme) : random.pick(officersOf(programme, duty)), random);

/** 指标: proposed by one person, approved by another; by the same one it must not come to be. */
export const appropriate = async (desk: FinanceDesk, amountFen: number, budgetDocumentNumber: string): Promise<void> => {
  const { programme, world, random } = desk;
  const maker = random.chance(0.2) ? allRounderOf(programme) : random.pick(officersOf(programme, 'finance'));
  const proposed = await attempt(world.seen, 'proposeAppropriation', () => world.as(maker, random).call('proposeAppropriation', {
    body: { programmeId: programme.programmeId, fiscalYear: 2026, payerRegionCode: programme.cityCode, budgetDocumentNumber, source: 'city', carriedOver: false, amountFen },
  }));
  if (proposed === null) return;
  const parameters = { appropriationId: proposed.appropriationId };
  if (maker === allRounderOf(programme)) {
    const own = await attempt(world.seen, 'approveAppropriation by its maker', () => world.as(maker, random).call('approveAppropriation', { parameters, body: {} }));
    if (own !== null) world.seen.fault(`${maker} approved an appropriation of their own`);
  }
  const approved = await attempt(world.seen, 'approveAppropriation', () => world.as(random.pick(officersOf(programme, 'checker')), random).call('approveAppropriation', { parameters, body: {} }));
  if (approved !== null && !desk.accountIds.includes(approved.accountId)) desk.accountIds.push(approved.accountId);
};

type PerCase = readonly { readonly applicationId: string; readonly problem: { readonly code: string } | null }[];

const notePerCase = ({ world }: FinanceDesk, what: string, results: PerCase): ReadonlySet<string> => {
  for (const { problem } of results) world.seen.note(`${what}: ${problem?.code ?? 'done'}`);
  for (const { problem, applicationId } of results) if (problem?.code === 'internal_error') world.seen.fault(`${what} of ${applicationId} failed`);
  return new Set(results.filter(({ problem }) => problem === null).map(({ applicationId }) => applicationId));
};

const listed = (journeys: readonly Journey[]) => journeys.flatMap(({ applicationId, seen }) => (applicationId === null || seen === null ? [] : [{ applicationId, expectedVersion: seen.version }]));

type Entry = { readonly applicationId: string; readonly expectedVersion: number } & ({ readonly outcome: 'grant'; readonly amountFen: number } | { readonly outcome: 'reject'; readonly conditionIds: string[]; readonly reason: string });

/** Mostly what the review found; now and then less, and a fen too much, which must be refused. */
const entryOf = ({ applicationId, seen }: Journey, random: SeededRandom, conditionIds: readonly string[]): readonly Entry[] => {
  if (applicationId === null || seen === null) return [];
  const base = { applicationId, expectedVersion: seen.version };
  const { reviewedFen } = seen;
  if (reviewedFen === null || reviewedFen === 0 || random.chance(0.04)) return [{ ...base, outcome: 'reject', conditionIds: [...conditionIds], reason: '（模拟）经审定不符合' }];
  const amountFen = random.weighted([[88, reviewedFen], [8, Math.max(1, Math.floor(reviewedFen / 2))], [4, reviewedFen + 1]]);
  return [{ ...base, outcome: 'grant', amountFen }];
};

/** What was decided is what the review found, at most. */
const requireReviewed = ({ world }: FinanceDesk, entries: readonly Entry[], done: ReadonlySet<string>, cases: readonly Journey[]): void => {
  for (const entry of entries) {
    const reviewedFen = cases.find(({ applicationId }) => applicationId === entry.applicationId)?.seen?.reviewedFen ?? 0;
    if (entry.outcome === 'grant' && done.has(entry.applicationId) && entry.amountFen > reviewedFen) world.seen.fault(`${entry.applicationId} was granted more than the review found`);
  }
};

/** One account, or two of them with shares that leave odd fen. */
const payersOf = ({ random, accountIds }: FinanceDesk): readonly { readonly accountId: string; readonly sharePercent: string }[] => {
  const first = random.pick(accountIds);
  const second = random.pick(accountIds);
  if (first === second || random.chance(0.3)) return [{ accountId: first, sharePercent: '100' }];
  return [{ accountId: first, sharePercent: '66.6667' }, { accountId: second, sharePercent: '33.3333' }];
};

const decide = async (desk: FinanceDesk, cases: readonly Journey[], days: Days): Promise<void> => {
  const { programme, world, random, accountIds } = desk;
  if (cases.length === 0 || accountIds.length === 0) return;
  const payers = payersOf(desk);
  const approver = hand(desk, 'approver');
  const { conditions } = await approver.call('getProgramme', { parameters: { programmeId: programme.programmeId } });
  const conditionIds = conditions.slice(0, 1).map(({ conditionId }) => conditionId);
  const entries = cases.flatMap((journey) => entryOf(journey, random, conditionIds));
  const decided = await attempt(world.seen, 'decideList', () => approver.call('decideList', {
    body: { programmeId: programme.programmeId, payers: [...payers], documentNumber: `模拟纪要〔2026〕${(desk.documents += 1)}号`, decidedOn: world.today(), noticeOpensOn: days.later(1), attendees: ['模拟领导'], recusals: [], entries },
  }));
  if (decided === null) return;
  const done = notePerCase(desk, 'decide', decided.results);
  requireReviewed(desk, entries, done, cases);
  for (const journey of cases) if (done.has(journey.applicationId ?? '')) journey.accountIds = payers.map(({ accountId }) => accountId);
  if (decided.results.some(({ problem }) => problem?.code === 'account_balance_insufficient')) await appropriate(desk, 30_000_000, `模拟追加〔2026〕${desk.documents}号`);
};

/**
 * The pot of the call, tried every day: refused while the call is open or a case is under review, killed half way or
 * given up now and then, approved by another person. Shares never add up to more than there was.
 */
const sharePot = async (desk: FinanceDesk): Promise<void> => {
  const { programme, world, random } = desk;
  const open = (await hand(desk, 'approver').call('listPotRuns', { query: { programmeId: programme.programmeId } })).items.find(({ status }) => status !== 'applied' && status !== 'cancelled');
  const run = open ?? await attempt(world.seen, 'createPotRun', () => hand(desk, 'approver').call('createPotRun', { body: { callId: programme.callId } }));
  if (run === null) return;
  const parameters = { runId: run.runId };
  if (run.status === 'freezing' || run.status === 'cancelling') await attempt(world.seen, 'continuePotRun', () => hand(desk, 'approver').call('continuePotRun', { parameters, body: {} }));
  if (run.seal === null) return;
  if (run.seal.sharedTotalFen > run.seal.potFen) world.seen.fault(`${run.runId} shares more than the pot`);
  if (random.chance(0.15)) {
    await attempt(world.seen, 'cancelPotRun', () => hand(desk, 'approver').call('cancelPotRun', { parameters, body: {} }));
    return;
  }
  const { membersHash } = run.seal;
  const approved = await attempt(world.seen, 'approvePotRun', () => hand(desk, 'checker').call('approvePotRun', { parameters, body: { membersHash } }));
  if (approved?.madeBy === approved?.approvedBy && approved !== null) world.seen.fault(`${run.runId} was approved by its maker`);
  if (approved === null) await attempt(world.seen, 'resealPotRun', () => hand(desk, 'approver').call('resealPotRun', { parameters, body: {} }));
};

const releaseFunds = async (desk: FinanceDesk, cases: readonly Journey[]): Promise<void> => {
  if (cases.length === 0) return;
  const documentNumber = `模拟下达〔2026〕${desk.documents % 3}号`;
  const released = await attempt(desk.world.seen, 'releaseFunds', () => hand(desk, 'finance').call('releaseFunds', { body: { documentNumber, cases: listed(cases) } }));
  const done = released === null ? new Set<string>() : notePerCase(desk, 'release', released.results);
  for (const journey of cases) if (done.has(journey.applicationId ?? '')) journey.fundDocumentNumber = documentNumber;
};

const makeBatches = async (desk: FinanceDesk, cases: readonly Journey[]): Promise<void> => {
  const groups = new Map<string, Journey[]>();
  for (const journey of cases) {
    for (const accountId of journey.fundDocumentNumber === null ? [] : journey.accountIds) {
      const name = `${accountId}\n${journey.fundDocumentNumber ?? ''}`;
      groups.set(name, [...(groups.get(name) ?? []), journey]);
    }
  }
  for (const [name, members] of groups) {
    const [accountId = '', fundDocumentNumber = ''] = name.split('\n');
    const make = () => attempt(desk.world.seen, 'createBatch', () => hand(desk, 'finance').call('createBatch', { body: { programmeId: desk.programme.programmeId, accountId, fundDocumentNumber, cases: listed(members) } }));
    // Two officers may reach for the same cases: each case ends up in one batch.
    const made = desk.random.chance(0.15) ? await Promise.all([make(), make()]) : [await make()];
    const inBatches = made.flatMap((reply) => reply?.batch.members.map(({ applicationId }) => applicationId) ?? []);
    if (new Set(inBatches).size < inBatches.length) desk.world.seen.fault(`a case is in two batches: ${inBatches.join(', ')}`);
    for (const reply of made) if (reply !== null && reply.batch.status !== 'cancelled') desk.batches.set(reply.batch.batchId, reply.batch);
  }
};

const approveOrCancel = async (desk: FinanceDesk, batch: Batch): Promise<void> => {
  const { world, random, programme } = desk;
  const parameters = { batchId: batch.batchId };
  if (random.chance(0.08)) {
    const cancelled = await attempt(world.seen, 'cancelBatch', () => hand(desk, 'finance').call('cancelBatch', { parameters, body: {} }));
    if (cancelled !== null) desk.batches.delete(batch.batchId);
    return;
  }
  if (random.chance(0.1)) {
    const own = await attempt(world.seen, 'approveBatch by its maker', () => world.as(batch.madeBy, random).call('approveBatch', { parameters, body: { membersHash: batch.membersHash } }));
    if (own !== null) world.seen.fault(`${batch.madeBy} approved a batch of their own`);
  }
  const approve = () => attempt(world.seen, 'approveBatch', () => world.as(random.pick(officersOf(programme, 'checker')), random).call('approveBatch', { parameters, body: { membersHash: batch.membersHash } }));
  const [approved] = random.chance(0.1) ? await Promise.all([approve(), approve()]) : [await approve()];
  if (approved?.status === 'approved') desk.batches.set(batch.batchId, approved);
  // What is set off may have moved since: then the batch is given up and drawn up again.
  if (approved === null && batch.offsetFen > 0 && random.chance(0.5)) {
    const cancelled = await attempt(world.seen, 'cancelBatch with an offset', () => hand(desk, 'finance').call('cancelBatch', { parameters, body: {} }));
    if (cancelled !== null) desk.batches.delete(batch.batchId);
  }
};

const takeResults = async (desk: FinanceDesk, batch: Batch): Promise<void> => {
  const { world, random } = desk;
  const answered = batch.members.filter(() => random.chance(0.9));
  if (answered.length === 0) return;
  const lines = answered.map((member) => {
    // The treasury's word for an order never changes, whoever asks and however often.
    const failed = (member.amountFen + member.attempt * 3 + member.applicationId.charCodeAt(5)) % 8 === 0;
    return { endToEndId: member.endToEndId, amountFen: member.amountFen, outcome: failed ? ('failed' as const) : ('paid' as const), voucherNumber: `V-${member.endToEndId}`, settledOn, reason: failed ? '（模拟）退票' : '' };
  });
  const body = { count: lines.length, totalFen: lines.reduce((sum, line) => sum + line.amountFen, 0), lines };
  const recorded = await attempt(world.seen, 'recordResults', () => hand(desk, 'finance').call('recordResults', { parameters: { batchId: batch.batchId }, body }));
  if (recorded === null) return;
  for (const { applicationId, problem } of recorded.results) {
    world.seen.note(`result: ${problem?.code ?? 'recorded'}`);
    if (problem?.code === 'result_lines_differ') world.seen.fault(`${applicationId}: the same answer was taken for another`);
  }
  const settled = new Set(recorded.results.filter(({ problem }) => problem === null).map(({ applicationId }) => applicationId));
  const known = new Set(answered.filter(({ applicationId }) => settled.has(applicationId)).map(({ endToEndId }) => endToEndId));
  if (known.size > 0 && random.chance(0.15)) await contradict(desk, batch, lines.filter(({ endToEndId }) => known.has(endToEndId)));
  if (recorded.unsettled.length === 0) desk.batches.delete(batch.batchId);
};

/** One day for all answers, so that a repetition says the same. */
const settledOn = '2026-03-02';

/** The opposite of what was recorded must never be recorded as well. */
const contradict = async (desk: FinanceDesk, batch: Batch, lines: readonly { readonly endToEndId: string; readonly amountFen: number; readonly outcome: 'paid' | 'failed'; readonly voucherNumber: string; readonly settledOn: string }[]): Promise<void> => {
  const opposite = lines.map((line) => ({ ...line, outcome: line.outcome === 'paid' ? ('failed' as const) : ('paid' as const), reason: '（模拟）相反' }));
  const reply = await attempt(desk.world.seen, 'recordResults contradicting', () => hand(desk, 'finance').call('recordResults', {
    parameters: { batchId: batch.batchId }, body: { count: opposite.length, totalFen: opposite.reduce((sum, line) => sum + line.amountFen, 0), lines: opposite },
  }));
  for (const result of reply?.results ?? []) if (result.problem === null) desk.world.seen.fault(`${result.applicationId}: a contradicting answer was recorded`);
};

/** One day at the desk. Versions are as its people last saw them; what moved meanwhile is refused and comes again. */
export const workAtDesk = async (desk: FinanceDesk, cases: readonly Journey[], days: Days): Promise<void> => {
  const { random } = desk;
  const inState = (...states: readonly string[]): readonly Journey[] => cases.filter((journey) => states.includes(stateOf(journey) ?? '')).filter(() => random.chance(0.8));
  if (desk.programme.sharesPot) await sharePot(desk);
  await decide(desk, inState('awaiting_decision').filter(({ seen }) => seen?.decision === null).slice(0, 25), days);
  await releaseFunds(desk, inState('approved').slice(0, 50));
  await makeBatches(desk, inState('awaiting_payee', 'payment_failed', 'disbursing').filter(({ seen }) => seen?.payment?.payeeConfirmedAt != null));
  for (const batch of [...desk.batches.values()]) {
    if (random.chance(0.3)) continue;
    if (batch.status === 'approved') await takeResults(desk, batch);
    else await approveOrCancel(desk, batch);
  }
  // The others look at their case themselves in the morning.
  for (const journey of cases) if (journey.left && ['awaiting_decision', 'approved', 'awaiting_payee', 'disbursing'].includes(stateOf(journey) ?? '')) await refresh(journey);
};
