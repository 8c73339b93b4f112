import { legalDateOf } from '../../shared/domain/local-date';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { fen, zeroFen } from '../../shared/domain/money';
import { potClaimOf } from '../../shared/domain/application/pot-transitions';
import { claimedTotalFen, sharedTotalFen, sharePot } from '../../shared/domain/pot/share-pot';
import { Problem } from '../../shared/domain/problem';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { Hashing } from '../../shared/ports/runtime';
import type { PotMember, PotRun, PotSeal } from '../../shared/ports/pot-runs';
import type { ReviewDependencies } from './dependencies-type';
import { askingCases, readCallCases, takenFenOf } from './pot-cases';
import type { CallCase } from './pot-cases';
import { potTermsOf } from './pot-terms';

/** SHA-256 over everything a seal says. */
export const hashOfSeal = (hashing: Hashing, { membersHash: _membersHash, ...sealed }: PotSeal): string => hashing.sha256(canonicalJson(sealed));

/**
 * Shares the pot among the frozen cases and seals it. Cases that came to ask since (a hold that ended) are frozen first:
 * the run goes back to freezing with them.
 * @throws Problem `pot_cases_unready`, `pot_empty`, `pot_missing`, `slot_value_unset`.
 */
export const sealRun = async (dependencies: ReviewDependencies, run: PotRun): Promise<PotRun> => {
  const call = await dependencies.catalogues.readCall(run.callId);
  if (call === null) throw new Error(`Run ${run.runId} is of a call that does not exist.`);
  const catalogue = await dependencies.catalogues.current();
  const terms = potTermsOf(catalogue, programmeOf(catalogue, run.programmeId), call, legalDateOf(dependencies.clock.now()), dependencies.demoMode);
  const cases = await readCallCases(dependencies, run.callId);
  const asking = askingCases(cases);
  if (asking.length === 0) throw new Problem('pot_empty');
  if (asking.some(({ application }) => application.heldBy !== run.runId)) return { ...run, status: 'freezing', position: 0, seal: null, candidates: candidatesOf(asking) };
  await requirePinnedPot(dependencies, run, asking, terms.group);
  const takenFen = await takenFenOf(dependencies, catalogue, call, cases);
  const potFen = takenFen >= terms.amountFen ? zeroFen : fen(terms.amountFen - takenFen);
  const shares = sharePot(terms.mode, potFen, asking.map(({ application }) => ({ applicationId: application.applicationId, reviewedFen: potClaimOf(application) ?? zeroFen })));
  const members = shares.map((share, index): PotMember => ({ ...share, receiptNumber: asking[index]?.application.receiptNumber ?? '', acceptedAt: asking[index]?.acceptedAt ?? run.madeAt }));
  const sealed: PotSeal = { terms, takenFen, potFen, members, reviewedTotalFen: claimedTotalFen(shares), sharedTotalFen: sharedTotalFen(shares), membersHash: '' };
  return { ...run, status: 'sealed', position: 0, seal: { ...sealed, membersHash: hashOfSeal(dependencies.hashing, sealed) } };
};

/** A run with its members is one item, and an item of the table holds 400 KB: 3,000 members take 240 KB of it. */
const casesAtMost = 4000;

/** @throws Problem `list_too_long` for more cases than a run can hold. */
export const candidatesOf = (asking: readonly CallCase[]): PotRun['candidates'] => {
  if (asking.length > casesAtMost) throw new Problem('list_too_long', { params: { atMost: casesAtMost, found: asking.length } });
  return asking.map(({ application, acceptedAt }) => ({ applicationId: application.applicationId, acceptedAt }));
};

/** A case accepted under a text without this pot can't be cut by it. @throws Problem `pot_missing` naming the case. */
const requirePinnedPot = async (dependencies: ReviewDependencies, run: PotRun, asking: readonly CallCase[], group: string): Promise<void> => {
  for (const { application } of asking) {
    if (application.pins === null) throw new Error(`Case ${application.applicationId} was reviewed without pins.`);
    const pinned = programmeOf(await dependencies.catalogues.byHash(application.pins.catalogueHash), run.programmeId);
    if (pinned.amount.pot?.group !== group) throw new Problem('pot_missing', { params: { receiptNumber: application.receiptNumber } });
  }
};
