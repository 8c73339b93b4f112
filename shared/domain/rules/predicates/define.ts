/** The form of a predicate: a versioned name, the shape of its arguments, and a pure test in three values. */
import * as z from 'zod';
import type { LocalDate } from '../../brands';
import { dateParameter, type ArgumentValue, type DateReference, type LineSource } from '../amount-schema';
import type { CaseContext, Line, LineContext } from '../context';
import type { Verdict } from '../determination';
import type { Cursor } from '../evidence';
import type { InsurancePolicyFacts, LoanFacts, PatentFacts } from '../facts';
import { verdictOf } from '../kleene';

export interface Finding {
  readonly verdict: Verdict;
  /** Chinese: what was found, one sentence without its full stop. */
  readonly finding: string;
}

/** What a condition passes on besides its arguments. */
export interface TestSetting {
  readonly referenceDate: DateReference | undefined;
}

export interface Predicate {
  readonly name: string;
  readonly appliesTo: 'case' | 'line';
  /** Line sources it can be used on; case predicates: none. */
  readonly sources: readonly LineSource[];
  readonly needsReferenceDate: boolean;
  /** Faults of arguments whose slots are replaced; empty when they fit. */
  readonly argumentFaults: (args: ArgumentValue) => readonly string[];
  /** Dates of lines (or of the case) named in the arguments, for lint. */
  readonly test: (args: ArgumentValue, context: CaseContext | LineContext, setting: TestSetting) => Finding;
}

const faultsOf = (schema: z.ZodType, args: ArgumentValue): readonly string[] => {
  const parsed = schema.safeParse(args);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

interface Definition<Args, Context> {
  readonly name: string;
  readonly args: z.ZodType<Args>;
  readonly needsReferenceDate?: boolean;
  readonly test: (args: Args, context: Context, setting: TestSetting) => Finding;
}

/** A predicate of the case. */
export const casePredicate = <Args>(definition: Definition<Args, CaseContext>): Predicate => ({
  name: definition.name,
  appliesTo: 'case',
  sources: [],
  needsReferenceDate: definition.needsReferenceDate ?? false,
  argumentFaults: (args) => faultsOf(definition.args, args),
  test: (args, context, setting) => definition.test(definition.args.parse(args), context, setting),
});

/** A predicate of lines of any of the given sources. */
export const linePredicate = <Args>(sources: readonly LineSource[], definition: Definition<Args, LineContext>): Predicate => ({
  name: definition.name,
  appliesTo: 'line',
  sources,
  needsReferenceDate: definition.needsReferenceDate ?? false,
  argumentFaults: (args) => faultsOf(definition.args, args),
  test: (args, context, setting) => {
    if (!('line' in context)) throw new Error(`${definition.name} tests a line`);
    return definition.test(definition.args.parse(args), context, setting);
  },
});

type LineTest<Args, Facts> = (args: Args, facts: Cursor<Facts>, context: LineContext) => Finding;
interface LineDefinition<Args, Facts> {
  readonly name: string;
  readonly args: z.ZodType<Args>;
  readonly test: LineTest<Args, Facts>;
}

const wrongLine = (name: string, line: Line): Error => new Error(`${name} can't test a line of ${line.source}`);

export const loanPredicate = <Args>({ name, args, test }: LineDefinition<Args, LoanFacts>): Predicate =>
  linePredicate(['loans'], {
    name,
    args,
    test: (parsed, context) => {
      if (context.line.source !== 'loans') throw wrongLine(name, context.line);
      return test(parsed, context.line.loan, context);
    },
  });

export const policyPredicate = <Args>({ name, args, test }: LineDefinition<Args, InsurancePolicyFacts>): Predicate =>
  linePredicate(['policies'], {
    name,
    args,
    test: (parsed, context) => {
      if (context.line.source !== 'policies') throw wrongLine(name, context.line);
      return test(parsed, context.line.policy, context);
    },
  });

export const patentPredicate = <Args>({ name, args, test }: LineDefinition<Args, PatentFacts>): Predicate =>
  linePredicate(['patents'], {
    name,
    args,
    test: (parsed, context) => {
      if (context.line.source !== 'patents') throw wrongLine(name, context.line);
      return test(parsed, context.line.patent, context);
    },
  });

export const noArguments = z.strictObject({});

/** A date argument once its slot is replaced. */
export const dateArgument = dateParameter.options[0];

/** A yes/no fact that must be yes; `null` (none) counts as no. */
export function flagFinding(value: boolean | null | undefined, wanted: boolean, subject: string): Finding {
  const known = value === undefined ? undefined : (value ?? false);
  const word = { met: wanted ? '是' : '否', not_met: wanted ? '否' : '是', unknown: '未填' };
  const verdict = verdictOf(known === undefined ? undefined : known === wanted);
  return { verdict, finding: `${subject}：${word[verdict]}` };
}

/** A date against a window, both ends included; a date known not to exist is outside. */
export function windowFinding(
  date: LocalDate | null | undefined,
  window: { readonly fromOn?: string | undefined; readonly toOn?: string | undefined },
  title: string,
): Finding {
  const span = `${window.fromOn ?? '不限'}至${window.toOn ?? '不限'}（首尾均含）`;
  if (date === undefined) return { verdict: 'unknown', finding: `${title}未填，须在${span}` };
  if (date === null) return { verdict: 'not_met', finding: `无${title}，须在${span}` };
  const inside = (window.fromOn === undefined || date >= window.fromOn) && (window.toOn === undefined || date <= window.toOn);
  return { verdict: verdictOf(inside), finding: `${title}${date}，${inside ? '在' : '不在'}${span}内` };
}
