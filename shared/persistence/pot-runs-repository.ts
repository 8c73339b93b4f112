import { parseInstant } from '../domain/local-date';
import { Problem } from '../domain/problem';
import type { PotRun, PotRuns } from '../ports/pot-runs';
import { acceptedCasePrefix, callCasesPartition, filedCasePrefix } from './keys';
import { listedDocuments } from './listed-documents';
import type { Store } from './store';

/** Runs that share a pot, and the cases of a call. */
export function createPotRuns(store: Store): PotRuns {
  const runs = listedDocuments<PotRun>(store, {
    keyKind: 'POT-RUN', storedKind: 'pot_run', idOf: (run) => run.runId, ownerOf: (run) => run.programmeId,
    // How far it came and what is sealed belong to the condition: of two who carry it on at once, one is told so.
    statusOf: ({ status, position, seal }) => `${status}#${position}#${seal?.membersHash ?? ''}`,
  });
  const keysOf = async (callId: string, prefix: string): Promise<readonly string[]> =>
    (await store.queryAll(callCasesPartition(callId), { prefix })).map((raw) => String(raw['sk']).slice(prefix.length));

  return {
    read: async (runId) => runs.read(runId),
    list: async (programmeId) => runs.list(programmeId),
    create: async (run) => (await runs.create(run)).kind === 'created',
    async replace(run, before) {
      if (!(await runs.replaceExactly(run, before))) throw new Problem('version_stale', { params: { expectedStatus: before.status } });
    },
    async casesOfCall(callId) {
      const [filed, accepted] = await Promise.all([keysOf(callId, filedCasePrefix), keysOf(callId, acceptedCasePrefix)]);
      return {
        filed,
        accepted: accepted.map((key) => {
          const cut = key.indexOf('#');
          return { applicationId: key.slice(cut + 1), acceptedAt: parseInstant(key.slice(0, cut)) };
        }),
      };
    },
  };
}
