import type { Application } from '../../shared/domain/application/application';
import type { Fen, Instant } from '../../shared/domain/brands';
import { sumFen } from '../../shared/domain/money';
import type { PotRunStatus } from '../../shared/domain/pot/pot-run-status';
import { potStandingOf, takenFromPot } from '../../shared/domain/pot/pot-standing';
import { Problem } from '../../shared/domain/problem';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { Call } from '../../shared/ports/catalogues';
import type { PotRun } from '../../shared/ports/pot-runs';
import type { ReviewDependencies } from './dependencies-type';

export type CallCase = { readonly application: Application; readonly acceptedAt: Instant };
export type CallCases = { readonly filed: readonly Application[]; readonly accepted: readonly CallCase[] };

/** Heads in the order asked for. @throws Error for a missing one: base items point at nothing else. */
export const readHeads = async (dependencies: ReviewDependencies, applicationIds: readonly string[]): Promise<readonly Application[]> => {
  return (await dependencies.applications.readInOrder(applicationIds)).map((application, index) => {
    if (application === null) throw new Error(`Case ${applicationIds[index] ?? ''} stands in the list of its call and cannot be read.`);
    return application;
  });
};

/** All cases of a call as they stand now, and those accepted in the order of acceptance. */
export const readCallCases = async (dependencies: ReviewDependencies, callId: string): Promise<CallCases> => {
  const listed = await dependencies.potRuns.casesOfCall(callId);
  const filed = await readHeads(dependencies, listed.filed);
  const byId = new Map(filed.map((application) => [application.applicationId, application]));
  return { filed, accepted: listed.accepted.flatMap(({ applicationId, acceptedAt }) => { const application = byId.get(applicationId); return application === undefined ? [] : [{ application, acceptedAt }]; }) };
};

/** The cases that wait for their share. @throws Problem `pot_cases_unready` saying how many stand where. */
export const askingCases = ({ filed, accepted }: CallCases): readonly CallCase[] => {
  const counts = new Map<string, number>();
  for (const application of filed) {
    const standing = potStandingOf(application);
    if (typeof standing === 'object') counts.set(standing.unready, (counts.get(standing.unready) ?? 0) + 1);
  }
  if (counts.size > 0) throw new Problem('pot_cases_unready', { params: { standing: [...counts].map(([state, count]) => `${state}:${count}`) } });
  return accepted.filter(({ application }) => potStandingOf(application) === 'asks');
};

/** The calls that draw on the same pot: programmes of its group, in its period. */
const callsOfPot = async (dependencies: ReviewDependencies, catalogue: Catalogue, call: Call): Promise<readonly Call[]> => {
  const potOf = (programmeId: string) => catalogue.programmes.get(programmeId)?.amount.pot ?? null;
  const pot = potOf(call.programmeId);
  return (await dependencies.catalogues.listCalls()).filter((other) => potOf(other.programmeId)?.group === pot?.group && (pot?.period === 'lifetime' || other.fiscalYear === call.fiscalYear));
};

/** What was given out of the pot before, over every call that draws on it. */
export const takenFenOf = async (dependencies: ReviewDependencies, catalogue: Catalogue, call: Call, own: CallCases): Promise<Fen> => {
  const others = (await callsOfPot(dependencies, catalogue, call)).filter(({ callId }) => callId !== call.callId);
  const elsewhere: Application[] = [];
  for (const { callId } of others) elsewhere.push(...await readHeads(dependencies, (await dependencies.potRuns.casesOfCall(callId)).filed));
  return sumFen([...own.filed, ...elsewhere].map(takenFromPot));
};

const ended: ReadonlySet<PotRunStatus> = new Set<PotRunStatus>(['applied', 'cancelled']);

/** One pot is shared by one run at a time. @throws Problem `pot_run_open`. */
export const requireNoOtherRun = async (dependencies: ReviewDependencies, catalogue: Catalogue, call: Call, runId: string): Promise<void> => {
  const programmeIds = [...new Set((await callsOfPot(dependencies, catalogue, call)).map(({ programmeId }) => programmeId))];
  const runs = (await Promise.all(programmeIds.map(async (programmeId) => dependencies.potRuns.list(programmeId)))).flat();
  const open = runs.find((run: PotRun) => run.runId !== runId && !ended.has(run.status));
  if (open !== undefined) throw new Problem('pot_run_open', { params: { runId: open.runId } });
};
