/** Predicates about one loan. */
import * as z from 'zod';
import { addMonths } from '../../local-date';
import { parsePatentNumber } from '../../patent-number';
import { dateReference } from '../amount-schema';
import { dateReferenceTitles, readDate, readDateReference } from '../date-references';
import { allOf, verdictOf } from '../kleene';
import { flagFinding, loanPredicate, noArguments } from './define';

export const loanSettled1 = loanPredicate({
  name: 'loan-settled@1',
  args: noArguments,
  test: (_args, loan, context) => {
    const settledOn = readDate(loan.at('settledOn'));
    if (settledOn === undefined) return { verdict: 'unknown', finding: '还清日未填' };
    if (settledOn === null) return { verdict: 'not_met', finding: '贷款尚未还清' };
    return { verdict: verdictOf(settledOn <= context.asOfOn), finding: `还清日${settledOn}` };
  },
});

/** 按期正常还贷: never overdue and no penalty interest. */
export const loanNotOverdue1 = loanPredicate({
  name: 'loan-not-overdue@1',
  args: noArguments,
  test: (_args, loan) => flagFinding(loan.at('overdue').read(), false, '曾逾期或计收罚息'),
});

export const loanNotExtended1 = loanPredicate({
  name: 'loan-not-extended@1',
  args: noArguments,
  test: (_args, loan) => flagFinding(loan.at('extended').read(), false, '曾展期'),
});

export const loanCurrency1 = loanPredicate({
  name: 'loan-currency@1',
  args: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/) }),
  test: ({ currency }, loan) => {
    const own = loan.at('currency').read();
    return { verdict: verdictOf(own === undefined ? undefined : own === currency), finding: `贷款币种${own ?? '未填'}` };
  },
});

export const loanTermWithin1 = loanPredicate({
  name: 'loan-term-within@1',
  args: z.strictObject({ months: z.int().min(1).max(600) }),
  test: ({ months }, loan) => {
    const drawdowns = loan.at('drawdowns').items();
    if (drawdowns === undefined) return { verdict: 'unknown', finding: '放款情况未填' };
    const verdict = allOf(
      drawdowns.map((drawdown) => {
        const [drawnOn, dueOn] = [readDate(drawdown.at('drawnOn')), readDate(drawdown.at('dueOn'))];
        if (typeof drawnOn !== 'string' || dueOn === undefined) return 'unknown';
        return verdictOf(dueOn !== null && dueOn <= addMonths(drawnOn, months));
      }),
    );
    return { verdict, finding: { met: `期限不超过${months}个月`, not_met: `期限超过${months}个月`, unknown: '放款日或到期日未填' }[verdict] };
  },
});

export const pledgeRegistered1 = loanPredicate({
  name: 'pledge-registered@1',
  args: z.strictObject({ notAfter: dateReference.optional() }),
  test: ({ notAfter }, loan, context) => {
    const registeredOn = readDate(loan.at('pledgeRegisteredOn'));
    if (registeredOn === undefined) return { verdict: 'unknown', finding: '质押登记日未填' };
    if (registeredOn === null) return { verdict: 'not_met', finding: '专利权质押未登记' };
    if (notAfter === undefined) return { verdict: 'met', finding: `质押登记日${registeredOn}` };
    const limit = readDateReference(notAfter, context);
    const verdict = verdictOf(limit === undefined ? undefined : limit === null || registeredOn <= limit);
    return { verdict, finding: `质押登记日${registeredOn}，${dateReferenceTitles[notAfter]}${limit ?? (limit === null ? '尚无' : '未填')}` };
  },
});

export const pledgedPatentKindsWithin1 = loanPredicate({
  name: 'pledged-patent-kinds-within@1',
  args: z.strictObject({ kinds: z.array(z.enum(['invention', 'utility_model', 'design'])).min(1) }),
  test: ({ kinds }, loan) => {
    const patents = loan.at('pledgedPatents').items();
    if (patents === undefined) return { verdict: 'unknown', finding: '质押专利未填' };
    if (patents.length === 0) return { verdict: 'not_met', finding: '没有质押专利' };
    const outside = patents.flatMap((patent) => {
      const number = patent.read();
      return typeof number === 'string' && !kinds.includes(parsePatentNumber(number, patent.path).kind) ? [number] : [];
    });
    return { verdict: verdictOf(outside.length === 0), finding: outside.length === 0 ? `质押专利${patents.length}件，类型均符合` : `类型不符：${outside.join('、')}` };
  },
});

export const pledgedPatentsOwned1 = loanPredicate({
  name: 'pledged-patents-owned@1',
  args: noArguments,
  test: (_args, loan) => flagFinding(loan.at('pledgedPatentsOwnedByBorrower').read(), true, '质押专利归借款人所有'),
});

export const soleSecurity1 = loanPredicate({
  name: 'sole-security@1',
  args: noArguments,
  test: (_args, loan) => {
    const others = loan.at('otherSecurities').items();
    if (others === undefined) return { verdict: 'unknown', finding: '其他担保情况未填' };
    return { verdict: verdictOf(others.length === 0), finding: others.length === 0 ? '仅以专利权质押' : `另有担保${others.length}项` };
  },
});

export const preFiledBeforeDrawdown1 = loanPredicate({
  name: 'pre-filed-before-drawdown@1',
  args: noArguments,
  test: (_args, _loan, context) => {
    const [preFiledOn, drawnOn] = [readDateReference('pre_filed_on', context), readDateReference('first_drawn_on', context)];
    if (preFiledOn === null) return { verdict: 'not_met', finding: '未备案' };
    if (preFiledOn === undefined || drawnOn === undefined) return { verdict: 'unknown', finding: '备案日或首次放款日未填' };
    return { verdict: verdictOf(drawnOn !== null && preFiledOn <= drawnOn), finding: `备案日${preFiledOn}，首次放款日${drawnOn ?? '无'}` };
  },
});
