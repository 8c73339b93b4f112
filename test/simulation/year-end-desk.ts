import { attempt } from './observations';
import type { FinanceDesk } from './finance-desk';
import { stateOf } from './journey';
import type { Journey } from './journey';
import { officersOf } from './population';

const isNothingLeft = ({ available, reserved, committed }: { readonly available: number; readonly reserved: number; readonly committed: number }): boolean => available + reserved + committed === 0;

/**
 * Ends the year of one of the desk's accounts while cases go on: proposed by one person, by whom it must not be approved,
 * closed by another once nothing has moved since, carried on day after day for what comes back. Lapsed parts are funded
 * again from the account it went on to.
 */
export const endYearAtDesk = async (desk: FinanceDesk, cases: readonly Journey[], day: number): Promise<void> => {
  const { world, random, programme, yearEnd } = desk;
  if (day < 8) return;
  const checker = () => world.as(random.pick(officersOf(programme, 'checker')), random);
  const maker = random.pick(officersOf(programme, 'finance'));
  if (yearEnd.closed) {
    const run = await attempt(world.seen, 'continueYearEnd', () => checker().call('continueYearEnd', { parameters: { runId: yearEnd.runId ?? '' }, body: {} }));
    if (run?.status === 'applied' && desk.batches.size === 0 && !isNothingLeft(run.nowFen)) world.seen.note('year end: money came back meanwhile');
    await fundLapsed(desk, cases);
    return;
  }
  if (yearEnd.runId === null) {
    const accountId = desk.accountIds[0];
    if (accountId === undefined) return;
    const proposed = await attempt(world.seen, 'proposeYearEnd', () => world.as(maker, random).call('proposeYearEnd', {
      body: { accountId, cutOffOn: world.today(), documentNumber: '模拟结转〔2026〕1号', issuedOn: world.today(), openParts: random.chance(0.6) ? 'carry_over' : 'lapse', remainder: 'carry_over', returns: random.chance(0.7) ? 'carry_over' : 'lapse' },
    }));
    if (proposed === null) return;
    Object.assign(yearEnd, { runId: proposed.runId, sealHash: proposed.seal.sealHash, accountId });
    const own = await attempt(world.seen, 'approveYearEnd by its maker', () => world.as(maker, random).call('approveYearEnd', { parameters: { runId: proposed.runId }, body: { sealHash: proposed.seal.sealHash } }));
    if (own !== null) world.seen.fault(`${maker} closed a year they had proposed`);
  } else {
    const { runId } = yearEnd;
    const again = await attempt(world.seen, 'resealYearEnd', () => world.as(maker, random).call('resealYearEnd', { parameters: { runId }, body: {} }));
    if (again !== null) yearEnd.sealHash = again.seal.sealHash;
  }
  await closeYear(desk, cases);
};

const closeYear = async (desk: FinanceDesk, cases: readonly Journey[]): Promise<void> => {
  const { world, random, programme, yearEnd } = desk;
  const runId = yearEnd.runId ?? '';
  const close = () => attempt(world.seen, 'approveYearEnd', () => world.as(random.pick(officersOf(programme, 'checker')), random).call('approveYearEnd', { parameters: { runId }, body: { sealHash: yearEnd.sealHash } }));
  const answers = random.chance(0.3) ? await Promise.all([close(), close()]) : [await close()];
  const run = answers.find((answer) => answer !== null && answer.status !== 'sealed');
  if (run === undefined || run === null) return;
  world.seen.note('year end: closed');
  const { successorAccountId, accountId } = run;
  Object.assign(yearEnd, { closed: true, successorAccountId });
  desk.accountIds.splice(desk.accountIds.indexOf(accountId), 1, ...(successorAccountId === null ? [] : [successorAccountId]));
  for (const journey of cases) journey.accountIds = journey.accountIds.map((held) => (held === accountId && successorAccountId !== null ? successorAccountId : held));
};

const fundLapsed = async ({ world, random, programme, yearEnd }: FinanceDesk, cases: readonly Journey[]): Promise<void> => {
  const toAccountId = yearEnd.successorAccountId;
  if (toAccountId === null) return;
  for (const journey of cases.filter(({ seen }) => seen?.parts.some(({ balance }) => balance === 'lapsed') === true).slice(0, 5)) {
    if (journey.applicationId === null || journey.seen === null || stateOf(journey) === 'withdrawn') continue;
    const { applicationId, seen: { version } } = journey;
    const body = { expectedVersion: version, accountId: yearEnd.accountId, toAccountId, documentNumber: '模拟安排〔2027〕1号' };
    await attempt(world.seen, 'fundAnew', () => world.as(random.pick(officersOf(programme, 'finance')), random).call('fundAnew', { parameters: { applicationId }, body }));
  }
};
