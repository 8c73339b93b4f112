import type { OfficerActor } from '../../shared/domain/application/actor';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import type { Application } from '../../shared/domain/application/application';
import { openPartsOf } from '../../shared/domain/ledger/year-end';
import type { YearEndMode } from '../../shared/domain/ledger/year-end';
import { Problem } from '../../shared/domain/problem';
import type { YearEndRun, YearEndSweep } from '../../shared/ports/year-ends';
import { actAsItStands } from './act-as-it-stands';
import type { DisbursementDependencies } from './disbursement-context';
import { readHeldParts } from './seal-year-end';
import { accountOfRun } from './year-end-run';

/** Cases dealt with by one request: a few seconds of work. */
const casesAtOnce = 100;
/** Years a late return may have to skip, and tries to find the account at rest. */
const yearsAtMost = 20;
const triesAtMost = 5;

/** The action that takes a case's part along, or null where it has none to take any more. */
export const stepOf = (run: YearEndRun, mode: YearEndMode, toAccountId: string | null, application: Application): ApplicationAction | null => {
  const { runId, accountId, rule: { documentNumber } } = run;
  const part = application.parts.find((candidate) => candidate.accountId === accountId);
  if (part === undefined || (part.balance !== 'reserved' && part.balance !== 'committed')) return null;
  if (mode === 'lapse' || toAccountId === null) return { action: 'lapse', runId, accountId, documentNumber };
  return { action: 'carry_over', runId, accountId, toAccountId, documentNumber };
};

/**
 * Carries a closed year on by one chunk. Each case is a transaction of its own whose condition is the case and the two
 * accounts; the run notes afterwards how far it came. Killed anywhere, the chunk is gone through again and finds what is
 * done. What comes back later (a payment that failed, 退票) is taken along by the same request, by the rule for returns.
 */
export const advanceYearEnd = async (dependencies: DisbursementDependencies, actor: OfficerActor, run: YearEndRun): Promise<YearEndRun> => {
  if (run.status === 'sealed' || run.status === 'cancelled') return run;
  const { members } = run.seal;
  if (run.status === 'applied' || run.position >= members.length) return finish(dependencies, actor, run);
  const chunk = members.slice(run.position, run.position + casesAtOnce);
  await moveCases(dependencies, actor, run, run.rule.openParts, chunk.map(({ applicationId }) => applicationId));
  const moved: YearEndRun = { ...run, position: run.position + chunk.length };
  await dependencies.yearEnds.replace(moved, run);
  return moved.position < members.length ? moved : finish(dependencies, actor, moved);
};

const moveCases = async (dependencies: DisbursementDependencies, actor: OfficerActor, run: YearEndRun, mode: YearEndMode, applicationIds: readonly string[]): Promise<void> => {
  const toAccountId = mode === 'carry_over' ? await openSuccessorOf(dependencies, run) : null;
  for (const [index, asRead] of (await dependencies.applications.readInOrder(applicationIds)).entries()) {
    const applicationId = applicationIds[index];
    if (asRead === null || applicationId === undefined) throw new Problem('not_found');
    const command = { applicationId, actor, idempotencyKey: `${run.runId}:${applicationId}`, bodyHash: run.seal.sealHash, asRead };
    await actAsItStands(dependencies, command, (application) => stepOf(run, mode, toAccountId, application));
  }
};

/** Next year's account or, where that year is closed as well, the one its money went on to; null where it lapsed on the way. */
const openSuccessorOf = async (dependencies: DisbursementDependencies, run: YearEndRun): Promise<string | null> => {
  let accountId = run.successorAccountId;
  for (let years = 0; accountId !== null && years < yearsAtMost; years += 1) {
    const account = await accountOfRun(dependencies, { runId: run.runId, accountId });
    if (account.closedBy === null) return accountId;
    accountId = (await dependencies.yearEnds.read(account.closedBy))?.successorAccountId ?? null;
  }
  return accountId;
};

/**
 * Takes along what came back since, then the free money, and proves in that transaction that nothing stands with a case
 * any more. Done already: nothing happens.
 */
const finish = async (dependencies: DisbursementDependencies, actor: OfficerActor, run: YearEndRun): Promise<YearEndRun> => {
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const { balances } = await accountOfRun(dependencies, run);
    if (balances.reserved + balances.committed > 0) {
      const late = openPartsOf(await readHeldParts(dependencies, run.accountId)).slice(0, casesAtOnce);
      const sealed = new Set(run.seal.members.map(({ applicationId }) => applicationId));
      const ids = late.map(({ applicationId }) => applicationId);
      await moveCases(dependencies, actor, run, run.rule.openParts, ids.filter((applicationId) => sealed.has(applicationId)));
      await moveCases(dependencies, actor, run, run.rule.returns, ids.filter((applicationId) => !sealed.has(applicationId)));
      if (late.length === casesAtOnce) return run;
      continue;
    }
    if (run.status === 'applied' && balances.available === 0) return run;
    const sweep = await sweepOf(dependencies, run, balances.available);
    const swept: YearEndRun = { ...run, status: 'applied', sweeps: sweep.amountFen === 0 ? run.sweeps : [...run.sweeps, sweep] };
    if (await dependencies.yearEnds.sweep(swept, run, sweep)) return swept;
  }
  throw new Problem('busy');
};

/** The first time it is the year's remainder; later what cases gave back, by the rule for returns. */
const sweepOf = async (dependencies: DisbursementDependencies, run: YearEndRun, amountFen: YearEndSweep['amountFen']): Promise<YearEndSweep> => {
  const mode = run.status === 'applied' ? run.rule.returns : run.rule.remainder;
  const toAccountId = mode === 'carry_over' ? await openSuccessorOf(dependencies, run) : null;
  return { entryId: `${run.runId}.${run.sweeps.length + 1}`, mode: toAccountId === null ? 'lapse' : mode, amountFen, toAccountId, at: dependencies.clock.now() };
};
