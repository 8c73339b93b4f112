/** Predicates about the filing and the applicant's record: windows, counts of grants, earlier funding. */
import * as z from 'zod';
import { compareRational, divideRational, formatRationalApprox, multiplyRational, parsePercent, rational, subtractRational } from '../../rational';
import type { CaseContext } from '../context';
import { dateReferenceTitles, readDateReference } from '../date-references';
import { allOf, anyOf, verdictOf } from '../kleene';
import { percentText, idText, yearNumber } from '../text-formats';
import { casePredicate, dateArgument, windowFinding } from './define';
import { yearOf } from '../../local-date';

export const caseDateWithin1 = casePredicate({
  name: 'case-date-within@1',
  args: z.strictObject({ date: z.enum(['submitted_on', 'as_of', 'pre_filed_on']), fromOn: dateArgument.optional(), toOn: dateArgument.optional() }),
  test: ({ date, fromOn, toOn }, context) => windowFinding(readDateReference(date, context), { fromOn, toOn }, dateReferenceTitles[date]),
});

/** Invention patents granted in a year; undefined when the register's figure isn't known. */
export function grantsIn(context: CaseContext, year: number): number | undefined {
  const counts = context.facts.at('patentCounts').items();
  if (counts === undefined) return undefined;
  for (const count of counts) {
    if (count.at('year').read() === year) return count.at('inventionsGranted').read() ?? undefined;
  }
  context.evidence.miss(`patentCounts[year=${year}]`);
  return undefined;
}

/** 达 n 件 includes n (Civil Code art. 1259 family; a reading). */
export const grantCountAtLeast1 = casePredicate({
  name: 'grant-count-at-least@1',
  args: z.strictObject({ year: yearNumber, count: z.int().min(0) }),
  test: ({ year, count }, context) => {
    const granted = grantsIn(context, year);
    if (granted === undefined) return { verdict: 'unknown', finding: `${year}年授权发明专利件数未填` };
    return { verdict: verdictOf(granted >= count), finding: `${year}年授权发明专利${granted}件，要求达${count}件` };
  },
});

/** 超过 excludes the number itself (Civil Code art. 1259). A zero base year has no rate: the measure must say. */
export const grantGrowthAbove1 = casePredicate({
  name: 'grant-growth-above@1',
  args: z.strictObject({ year: yearNumber, percent: percentText, zeroBase: z.enum(['undetermined', 'met', 'not_met']) }),
  test: ({ year, percent, zeroBase }, context) => {
    const [granted, before] = [grantsIn(context, year), grantsIn(context, year - 1)];
    if (granted === undefined || before === undefined) return { verdict: 'unknown', finding: `${year}年或上一年授权发明专利件数未填` };
    if (before === 0) {
      const verdict = granted === 0 ? 'not_met' : ({ undetermined: 'unknown', met: 'met', not_met: 'not_met' } as const)[zeroBase];
      if (verdict === 'unknown') context.evidence.miss('reading:zero-base-year');
      return { verdict, finding: `上一年授权为0件，增长率无从计算，当年${granted}件` };
    }
    const growth = divideRational(subtractRational(rational(granted), rational(before)), rational(before));
    const shown = formatRationalApprox(multiplyRational(growth, rational(100)), 2);
    return { verdict: verdictOf(compareRational(growth, parsePercent(percent)) > 0), finding: `授权量由${before}件变为${granted}件，增长${shown}%，要求超过${percent}%` };
  },
});

export const notFundedBefore1 = casePredicate({
  name: 'not-funded-before@1',
  args: z.strictObject({ group: idText, period: z.enum(['lifetime', 'award_year']) }),
  test: ({ group, period }, context) => {
    const usage = context.facts.at('usage').items();
    if (usage === undefined) return { verdict: 'unknown', finding: '以往获资助情况未核' };
    const wanted = period === 'lifetime' ? 'lifetime' : String(yearOf(context.asOfOn));
    const funded = anyOf(
      usage.map((entry) =>
        allOf([verdictOf(entry.at('group').read() === group), verdictOf(entry.at('period').read() === wanted), verdictOf((entry.at('usedFen').read() ?? 0) > 0)]),
      ),
    );
    return { verdict: verdictOf(funded === 'not_met'), finding: funded === 'not_met' ? '以往未获同类资助' : '以往已获同类资助' };
  },
});
