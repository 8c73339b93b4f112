/** Every released predicate. Entries are added, never edited or removed: a correction is `name@2`. */
import * as z from 'zod';
import { argumentsSchema, type ArgumentValue, type LineSource } from '../amount-schema';
import { anyOf } from '../kleene';
import { versionedName } from '../text-formats';
import * as applicant from './applicant';
import type { Predicate } from './define';
import * as loan from './loan';
import * as line from './policy-and-patent';
import * as record from './record';

const simple: readonly Predicate[] = [
  applicant.registeredInRegion1, applicant.applicantKindWithin1, applicant.borrowerSizeWithin1, applicant.creditStandingClear1,
  applicant.highTechEnterprise1, applicant.industryTagWithin1, applicant.declaredTrue1,
  record.caseDateWithin1, record.grantCountAtLeast1, record.grantGrowthAbove1, record.notFundedBefore1,
  line.dateWithin1, loan.loanSettled1, loan.loanNotOverdue1, loan.loanNotExtended1, loan.loanCurrency1, loan.loanTermWithin1,
  loan.pledgeRegistered1, loan.pledgedPatentKindsWithin1, loan.pledgedPatentsOwned1, loan.soleSecurity1, loan.preFiledBeforeDrawdown1,
  line.insuranceLineWithin1, line.insuredPatentsOwned1, line.insuredPatentsGranted1,
  line.patentKindWithin1, line.patentGranted1, line.patentOriginOwn1, line.firstInvention1, line.patentMaintainedAtLeast1,
];

const simpleByName: ReadonlyMap<string, Predicate> = new Map(simple.map((predicate) => [predicate.name, predicate]));

const anyOfArguments = z.strictObject({ of: z.array(z.strictObject({ predicate: versionedName, with: argumentsSchema })).min(2).max(8) });

/** At least one of several predicates of the case holds. */
const anyOf1: Predicate = {
  name: 'any-of@1',
  appliesTo: 'case',
  sources: [],
  needsReferenceDate: false,
  argumentFaults: (args) => {
    const parsed = anyOfArguments.safeParse(args);
    if (!parsed.success) return parsed.error.issues.map((issue) => issue.message);
    return parsed.data.of.flatMap((member) => {
      const predicate = simpleByName.get(member.predicate);
      if (predicate?.appliesTo !== 'case') return [`${member.predicate} is no predicate of the case`];
      return predicate.argumentFaults(member.with);
    });
  },
  test: (args: ArgumentValue, context, setting) => {
    const findings = anyOfArguments.parse(args).of.map((member) => {
      const predicate = simpleByName.get(member.predicate);
      if (predicate === undefined) throw new Error(`unknown predicate ${member.predicate}`);
      return predicate.test(member.with, context, setting);
    });
    return { verdict: anyOf(findings.map(({ verdict }) => verdict)), finding: findings.map(({ finding }) => finding).join('；或') };
  },
};

/** Predicates by their versioned name. */
export const predicates: ReadonlyMap<string, Predicate> = new Map([...simple, anyOf1].map((predicate) => [predicate.name, predicate]));

/** Whether a predicate can stand on lines of a source (or on the case). */
export const predicateFits = (predicate: Predicate, appliesTo: 'case' | 'line', source: LineSource): boolean =>
  predicate.appliesTo === appliesTo && (appliesTo === 'case' || predicate.sources.includes(source));
