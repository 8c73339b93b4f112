/** The form of a formula: the eligible base of one line, exact, with its steps. */
import type * as z from 'zod';
import type { ArgumentValue, LineSource } from '../amount-schema';
import type { LineContext } from '../context';
import type { Step } from '../determination';
import type { Rational } from '../../rational';

export interface EligibleBase {
  /** In fen, exact. */
  readonly baseFen: Rational;
  readonly steps: readonly Step[];
}

export interface Formula {
  readonly name: string;
  readonly sources: readonly LineSource[];
  readonly argumentFaults: (args: ArgumentValue) => readonly string[];
  /** undefined when a fact or a series value is missing; what is missing is in the evidence. */
  readonly compute: (args: ArgumentValue, context: LineContext) => EligibleBase | undefined;
}

interface Definition<Args> {
  readonly name: string;
  readonly sources: readonly LineSource[];
  readonly args: z.ZodType<Args>;
  readonly compute: (args: Args, context: LineContext) => EligibleBase | undefined;
}

export const defineFormula = <Args>(definition: Definition<Args>): Formula => ({
  name: definition.name,
  sources: definition.sources,
  argumentFaults: (args) => {
    const parsed = definition.args.safeParse(args);
    return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  },
  compute: (args, context) => definition.compute(definition.args.parse(args), context),
});
