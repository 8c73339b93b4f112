import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import { checkFacts } from '../../shared/domain/rules/check-facts';
import { determine } from '../../shared/domain/rules/determine';
import { explain } from '../../shared/domain/rules/explain';
import type { Facts } from '../../shared/domain/rules/facts';
import { programmesFor } from '../../shared/domain/rules/what-applies';
import { openCallOf } from './programme-views';

type Body = { readonly programmeId: string | null; readonly facts: Facts };

/**
 * 预检. Answers per condition with its clause: met, not met or still unknown, and what would change it. Nothing is
 * saved and nobody need be signed in. Without a programme: every one that may apply, and why the others don't.
 */
export const checkEligibility = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, unknown, Body>) => {
  const { programmeId, facts } = request.body;
  checkFacts(facts);
  const [catalogue, calls] = await Promise.all([dependencies.catalogues.current(), dependencies.catalogues.listCalls()]);
  const asOfOn = legalDateOf(dependencies.clock.now());
  const hidden = (id: string): boolean => !dependencies.demoMode && id.startsWith('demo-');
  if (programmeId !== null && hidden(programmeId)) throw new Problem('programme_unknown', { field: 'programmeId', params: { programmeId } });
  const found = programmeId === null ? programmesFor(catalogue, facts, asOfOn).filter((entry) => !hidden(entry.programmeId)) : [];
  const ids = programmeId === null ? found.filter(({ verdict }) => verdict !== 'not_met').map((entry) => entry.programmeId) : [programmeOf(catalogue, programmeId).id];
  const results = ids.map((id) => {
    const determination = determine({ catalogue, programmeId: id, facts, asOfOn, allowDemo: dependencies.demoMode, hash: dependencies.hashing.sha256 });
    return { programmeId: id, title: determination.programmeTitle, openCallId: openCallOf(calls, id, asOfOn)?.callId ?? null, determination, explanation: explain(determination) };
  });
  const excluded = found.filter(({ verdict }) => verdict === 'not_met').map((entry) => ({ programmeId: entry.programmeId, title: entry.title, reason: entry.reasons.join('；') }));
  return { asOfOn, results, excluded };
};
