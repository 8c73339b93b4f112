import { determine } from '../domain/rules/determine';
import type { Determination } from '../domain/rules/determination';
import type { Facts, ReviewFinding } from '../domain/rules/facts';
import { legalDateOf } from '../domain/local-date';
import { Problem } from '../domain/problem';
import type { Programme } from '../domain/rules/measure-schema';
import type { Applications } from '../ports/applications';
import type { CaseworkDependencies } from './dependencies';
import type { Situation } from './situation';

type Usage = Awaited<ReturnType<Applications['readCeilingUse']>>;

/** What the system itself knows and no applicant may state. */
export type SystemFacts = { readonly submittedOn: string; readonly usage: Usage; readonly reviewFindings: readonly ReviewFinding[] };

/**
 * The facts a determination reads: what the applicant stated, the day it was filed, what the enterprise has used of its
 * ceilings, and what reviewers found. A statement about other funding stays a statement until a reviewer confirms it.
 */
export const withSystemFacts = (stated: Facts, system: SystemFacts): Facts => ({
  ...stated,
  filing: { ...stated.filing, submittedOn: system.submittedOn },
  ...(stated.otherFunding === undefined ? {} : { otherFunding: stated.otherFunding?.map((entry) => ({ ...entry, source: 'declared' as const })) ?? null }),
  usage: system.usage.map(({ group, period, usedFen, usedLines }) => ({ group, period, usedFen, usedLines })),
  ...(system.reviewFindings.length === 0 ? {} : { reviewFindings: [...system.reviewFindings] }),
});

/**
 * Determines a case by its law: the pinned catalogue as of acceptance, the current one as of today before that.
 */
export const determineCase = (dependencies: CaseworkDependencies, situation: Situation, facts: Facts): Determination => {
  const { application, catalogue, context } = situation;
  return determine({
    catalogue,
    programmeId: application.programmeId,
    facts,
    asOfOn: application.pins?.acceptedOn ?? legalDateOf(context.now),
    allowDemo: dependencies.demoMode,
    hash: dependencies.hashing.sha256,
  });
};

/** @throws Problem `slot_value_unset` naming what nobody has fixed yet: no answer is possible, and none is made up. */
export const requireValuesSet = (determination: Determination): void => {
  if (determination.slotsUnset.length > 0) {
    throw new Problem('slot_value_unset', { params: { slots: determination.slotsUnset.map((unset) => unset.slot), sayings: determination.slotsUnset.map((unset) => unset.saying) } });
  }
};

/** Materials the programme always asks for and the applicant has not ticked as enclosed. */
export const materialsMissing = (programme: Programme, enclosed: readonly string[]): readonly { readonly materialId: string; readonly title: string }[] =>
  programme.materials
    .filter((material) => (material.requiredWhen ?? null) === null && !enclosed.includes(material.id))
    .map((material) => ({ materialId: material.id, title: material.title }));
