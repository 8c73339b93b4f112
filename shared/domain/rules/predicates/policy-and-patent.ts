/** Predicates about one insurance policy or one patent, and the window any line may have to fall in. */
import * as z from 'zod';
import { addYears, minDate } from '../../local-date';
import type { LocalDate } from '../../brands';
import { parsePatentNumber, type ParsedPatentNumber } from '../../patent-number';
import { dateReference } from '../amount-schema';
import type { LineContext } from '../context';
import { dateReferenceTitles, readDate, readDateReference } from '../date-references';
import type { Verdict } from '../determination';
import type { Cursor } from '../evidence';
import { insuranceLines, type Facts, type PatentFacts } from '../facts';
import { allOf, anyOf, verdictOf } from '../kleene';
import { dateArgument, flagFinding, linePredicate, noArguments, patentPredicate, policyPredicate, windowFinding } from './define';

export const dateWithin1 = linePredicate(['loans', 'policies', 'patents', 'enterprise'], {
  name: 'date-within@1',
  args: z.strictObject({ date: dateReference, fromOn: dateArgument.optional(), toOn: dateArgument.optional() }),
  test: ({ date, fromOn, toOn }, context) => windowFinding(readDateReference(date, context), { fromOn, toOn }, dateReferenceTitles[date]),
});

export const insuranceLineTitles = {
  enforcement: '专利执行保险',
  infringement_loss: '专利被侵权损失保险',
  overseas_infringement_liability: '海外侵权责任险',
  agency_liability: '专利代理人职业责任保险',
  pledge_loan_guarantee: '质押融资保证保险',
  other: '其他险种',
} as const;

export const insuranceLineWithin1 = policyPredicate({
  name: 'insurance-line-within@1',
  args: z.strictObject({ lines: z.array(z.enum(insuranceLines)).min(1) }),
  test: ({ lines }, policy) => {
    const line = policy.at('insuranceLine').read();
    if (typeof line !== 'string') return { verdict: 'unknown', finding: '险种未填' };
    return { verdict: verdictOf(lines.includes(line)), finding: `险种为${insuranceLineTitles[line]}` };
  },
});

export const insuredPatentsOwned1 = policyPredicate({
  name: 'insured-patents-owned@1',
  args: noArguments,
  test: (_args, policy) => flagFinding(policy.at('patentsOwnedByApplicant').read(), true, '投保专利归申请人所有'),
});

export const insuredPatentsGranted1 = policyPredicate({
  name: 'insured-patents-granted@1',
  args: noArguments,
  test: (_args, policy) => flagFinding(policy.at('patentsGranted').read(), true, '投保专利均已授权'),
});

const kindTitles = { invention: '发明', utility_model: '实用新型', design: '外观设计' } as const;

/** Kinds 1 and 8 of the number are inventions (ZC 0006-2003). */
export const patentKindWithin1 = patentPredicate({
  name: 'patent-kind-within@1',
  args: z.strictObject({ kinds: z.array(z.enum(['invention', 'utility_model', 'design'])).min(1) }),
  test: ({ kinds }, patent) => {
    const cursor = patent.at('number');
    const number = cursor.read();
    if (typeof number !== 'string') return { verdict: 'unknown', finding: '专利号未填' };
    const parsed = parsePatentNumber(number, cursor.path);
    return { verdict: verdictOf(kinds.includes(parsed.kind)), finding: `专利${parsed.number}为${kindTitles[parsed.kind]}` };
  },
});

export const patentGranted1 = patentPredicate({
  name: 'patent-granted@1',
  args: noArguments,
  test: (_args, patent, context) => {
    const grantedOn = readDate(patent.at('grantedOn'));
    if (grantedOn === undefined) return { verdict: 'unknown', finding: '授权公告日未填' };
    return { verdict: verdictOf(grantedOn !== null && grantedOn <= context.asOfOn), finding: grantedOn === null ? '尚未授权' : `授权公告日${grantedOn}` };
  },
});

export const patentOriginOwn1 = patentPredicate({
  name: 'patent-origin-own@1',
  args: noArguments,
  test: (_args, patent) => {
    const origin = patent.at('origin').read();
    if (typeof origin !== 'string') return { verdict: 'unknown', finding: '专利来源未填' };
    return { verdict: verdictOf(origin === 'own'), finding: origin === 'own' ? '由申请人申请并获授权' : '由他人转让而来' };
  },
});

type PriorPatent = NonNullable<Facts['priorInventionPatents']>[number];

/** Whether an earlier patent takes the place of the first. Its own number listed again doesn't. */
function precedes(test: 'first_granted_to_enterprise' | 'ever_held', prior: Cursor<PriorPatent>, number: ParsedPatentNumber, grantedOn: LocalDate): Verdict {
  const priorNumber = prior.at('number').peek();
  if (typeof priorNumber === 'string' && parsePatentNumber(priorNumber, prior.at('number').path).number === number.number) return 'not_met';
  const origin = prior.at('origin').read();
  const earlier = (on: LocalDate | null | undefined): Verdict => verdictOf(on === undefined ? undefined : on !== null && on < grantedOn);
  const granted = () => earlier(readDate(prior.at('grantedOn')));
  if (test === 'first_granted_to_enterprise') return allOf([verdictOf(typeof origin === 'string' ? origin === 'own' : undefined), granted()]);
  if (origin === 'own') return granted();
  const held = earlier(readDate(prior.at('heldFromOn')));
  return typeof origin === 'string' ? held : held === 'met' && granted() === 'met' ? 'met' : held === 'not_met' && granted() === 'not_met' ? 'not_met' : 'unknown';
}

/** Other lines of the case that were granted earlier count as earlier patents too; on the same day the first listed is first. */
function earlierLines(context: LineContext, patent: Cursor<PatentFacts>, grantedOn: LocalDate): readonly Verdict[] {
  const lines = context.facts.at('patents').items() ?? [];
  const ownIndex = context.line.index;
  return lines.flatMap((other, index): Verdict[] => {
    if (other.path === patent.path) return [];
    const otherGranted = readDate(other.at('grantedOn'));
    const number = other.at('number').read();
    if (otherGranted === undefined || typeof number !== 'string') return ['unknown'];
    if (otherGranted === null || parsePatentNumber(number, other.at('number').path).kind !== 'invention') return ['not_met'];
    return [verdictOf(otherGranted < grantedOn || (otherGranted === grantedOn && index < ownIndex))];
  });
}

/** 首件: what counts as an earlier one is a value of the measure (first granted to this enterprise, or ever held). */
export const firstInvention1 = patentPredicate({
  name: 'first-invention@1',
  args: z.strictObject({ test: z.enum(['first_granted_to_enterprise', 'ever_held']) }),
  test: ({ test }, patent, context) => {
    const number = patent.at('number').read();
    const grantedOn = readDate(patent.at('grantedOn'));
    const priors = context.facts.at('priorInventionPatents').items();
    if (typeof number !== 'string' || grantedOn === undefined || priors === undefined) return { verdict: 'unknown', finding: '专利号、授权日或此前的发明专利未填' };
    if (grantedOn === null) return { verdict: 'not_met', finding: '尚未授权' };
    const parsed = parsePatentNumber(number, patent.at('number').path);
    const preceded = anyOf([...priors.map((prior) => precedes(test, prior, parsed, grantedOn)), ...earlierLines(context, patent, grantedOn)]);
    const words = { met: '此前已有发明专利', not_met: '此前没有发明专利', unknown: '此前发明专利的来源或日期未填全' };
    return { verdict: preceded === 'met' ? 'not_met' : preceded === 'not_met' ? 'met' : 'unknown', finding: words[preceded] };
  },
});

/** Kept in force at least so many years from filing or grant, up to the determination day. */
export const patentMaintainedAtLeast1 = patentPredicate({
  name: 'patent-maintained-at-least@1',
  args: z.strictObject({ years: z.int().min(1).max(20), from: z.enum(['filing', 'grant']) }),
  test: ({ years, from }, patent, context) => {
    const start = readDate(patent.at(from === 'filing' ? 'filedOn' : 'grantedOn'));
    const until = readDate(patent.at('maintainedUntilOn'));
    if (start === undefined || until === undefined) return { verdict: 'unknown', finding: '维持期限未填' };
    if (start === null || until === null) return { verdict: 'not_met', finding: '未维持有效' };
    const reached = minDate(until, context.asOfOn);
    return { verdict: verdictOf(reached >= addYears(start, years)), finding: `自${start}维持至${reached}，要求${years}年以上` };
  },
});
