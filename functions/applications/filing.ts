import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { determineCase, withSystemFacts } from '../../shared/casework/determining';
import { findingsFor } from '../../shared/casework/review-findings';
import type { Situation } from '../../shared/casework/situation';
import { factFaults } from '../../shared/domain/application/fact-faults';
import { filingBarOf } from '../../shared/domain/clawback/filing-bar';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { costItemsOf } from '../../shared/domain/rules/claims';
import type { CostItem } from '../../shared/domain/rules/claims';
import type { Determination } from '../../shared/domain/rules/determination';
import type { Facts } from '../../shared/domain/rules/facts';
import type { ClaimedItem } from '../../shared/ports/applications';

/** What a case would be filed with: the facts as they will stand, the determination on them, and the cost items. */
export type Filing = { readonly facts: Facts; readonly determination: Determination; readonly costItems: readonly CostItem[] };

/** Works out a filing without saving anything. */
export const prepareFiling = async (dependencies: CaseworkDependencies, situation: Situation, stated: Facts): Promise<Filing> => {
  const { application } = situation;
  const [usage, reviewFindings] = await Promise.all([
    dependencies.applications.readCeilingUse(application.creditCode),
    application.submittedAt === null ? [] : findingsFor(dependencies, application.applicationId),
  ]);
  const submittedOn = legalDateOf(application.submittedAt ?? situation.context.now);
  const facts = withSystemFacts({ ...stated, applicant: { ...stated.applicant, creditCode: application.creditCode } }, { submittedOn, usage, reviewFindings });
  return { facts, determination: determineCase(dependencies, situation, facts), costItems: costItemsOf(situation.programme, facts) };
};

/**
 * What keeps the enterprise from filing, by the programme's own rules: money it was asked to pay back, a fraud finding.
 * What was filed before goes on. The debts are read as they stand; one that comes the moment after finds the case filed.
 */
export const filingBar = async (dependencies: CaseworkDependencies, { application, context }: Situation): Promise<Problem | null> => {
  const { openDebtBar, barYears } = context.procedure.consequences;
  if ((openDebtBar ?? null) === null && barYears === null) return null;
  return filingBarOf(context.procedure, await dependencies.applications.readDebts(application.creditCode), legalDateOf(context.now));
};

/** What can't be so in what was typed; each names its field as the client wrote it. */
export const statedFaults = (situation: Situation, stated: Facts): readonly Problem[] =>
  factFaults(stated, { kind: situation.programme.kind, creditCode: situation.application.creditCode, today: legalDateOf(situation.context.now) });

/** @throws the fault itself when there is one, `input_invalid` listing them when there are several. */
export const requireFaultless = (faults: readonly Problem[]): void => {
  const [first, ...more] = faults;
  if (first === undefined) return;
  throw more.length === 0 ? first : new Problem('input_invalid', { errors: faults.map(({ code, details }) => ({ code, field: details.field ?? '', params: details.params ?? {} })) });
};

/** Where the client wrote the line; the enterprise itself where the cost item is none of the lines. */
const fieldOfLine = (facts: Facts, lineId: string | undefined): string => {
  for (const [name, lines] of [['loans', facts.loans], ['policies', facts.policies], ['patents', facts.patents]] as const) {
    const index = (lines ?? []).findIndex((line) => line.lineId === lineId);
    if (index >= 0) return `${name}[${index}]`;
  }
  return 'applicant';
};

export type ClaimSplit = { readonly take: readonly ClaimedItem[]; readonly clashedLines: readonly string[] };

/**
 * Which cost items are free for this case. What another case of the same enterprise holds refuses the filing; what
 * another enterprise holds becomes a 资金查重 finding on the line, and names nobody.
 * @throws Problem `cost_item_claimed` with the lines and the other receipt of the same enterprise.
 */
export const splitClaims = async (dependencies: CaseworkDependencies, situation: Situation, { facts, costItems }: Pick<Filing, 'facts' | 'costItems'>): Promise<ClaimSplit> => {
  const { application } = situation;
  const holders = await dependencies.applications.readClaimHolders(costItems.map((item) => item.key));
  const taken = new Map(holders.filter((holder) => holder.status !== 'released' && holder.applicationId !== application.applicationId).map((holder) => [holder.key, holder]));
  const own = costItems.filter((item) => taken.get(item.key)?.creditCode === application.creditCode);
  if (own.length > 0) {
    const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
    throw new Problem('cost_item_claimed', { field: fieldOfLine(facts, own[0]?.lineId), params: { lineIds: unique(own.map((item) => item.lineId)), identifiers: unique(own.map((item) => item.identifier)) } });
  }
  return {
    take: costItems.filter((item) => !taken.has(item.key)).map((item) => ({ key: item.key, lineId: item.lineId })),
    clashedLines: [...new Set(costItems.filter((item) => taken.has(item.key)).map((item) => item.lineId))],
  };
};
