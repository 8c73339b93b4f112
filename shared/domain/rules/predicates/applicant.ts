/** Predicates about who applies. */
import * as z from 'zod';
import { classifyEnterpriseSize, enterpriseSizes, enterpriseSizeTitles, isSizeWithin } from '../../enterprise-size';
import type { LocalDate } from '../../brands';
import { parseYuan } from '../../money';
import type { CaseContext } from '../context';
import { readDate, readDateReference } from '../date-references';
import type { Verdict } from '../determination';
import type { Cursor } from '../evidence';
import { applicantKinds, type Facts } from '../facts';
import { allOf, anyOf, verdictOf } from '../kleene';
import { addressesOn } from '../slot-values';
import { regionCodeText } from '../text-formats';
import { casePredicate, flagFinding, type Finding, type TestSetting } from './define';

const onReferenceDate = (context: CaseContext, setting: TestSetting, test: (date: LocalDate) => Finding): Finding => {
  const date = readDateReference(setting.referenceDate ?? 'as_of', context);
  if (date === undefined || date === null) return { verdict: 'unknown', finding: '判断所依据的日期未知' };
  return test(date);
};

/** The applicant has an address in the region on the reference day. */
export const registeredInRegion1 = casePredicate({
  name: 'registered-in-region@1',
  needsReferenceDate: true,
  args: z.strictObject({ regionCode: regionCodeText }),
  test: ({ regionCode }, context, setting) =>
    onReferenceDate(context, setting, (date) => {
      const addresses = addressesOn(context, date);
      if (addresses === undefined) return { verdict: 'unknown', finding: '申请人所在地未填' };
      const verdict = anyOf(
        addresses.map(({ holds, codes }) => allOf([holds, verdictOf(codes?.some((code) => code === regionCode))])),
      );
      const words = { met: '在该地区', not_met: '不在该地区', unknown: '所在地或其起止日期未填全' };
      return { verdict, finding: `${date}申请人${words[verdict]}` };
    }),
});

const kindWords = { enterprise: '企业', individual_business: '个体工商户', cooperative: '农民专业合作社', university: '高等学校', research_institute: '科研院所', public_institution: '事业单位', association: '社会团体', other: '其他' } as const;
const kindList = z.array(z.enum(applicantKinds)).min(1);

export const applicantKindWithin1 = casePredicate({
  name: 'applicant-kind-within@1',
  args: z.strictObject({ kinds: kindList }),
  test: ({ kinds }, context) => {
    const kind = context.facts.at('applicant').at('kind').read();
    if (typeof kind !== 'string') return { verdict: 'unknown', finding: '申请人类型未填' };
    return { verdict: verdictOf(kinds.includes(kind)), finding: `申请人类型为${kindWords[kind]}` };
  },
});

type SizeFigures = NonNullable<NonNullable<Facts['applicant']>['sizeFigures']>[number];

/** The latest figures not after a day. undefined: unknown which; null: none reach back that far. */
function figuresOn(context: CaseContext, date: LocalDate): Cursor<SizeFigures> | null | undefined {
  const entries = context.facts.at('applicant').at('sizeFigures').items();
  if (entries === undefined) return undefined;
  let latest: { readonly on: LocalDate; readonly figures: Cursor<SizeFigures> } | null = null;
  for (const figures of entries) {
    const on = readDate(figures.at('asOfOn'));
    if (on === undefined) return undefined;
    if (on !== null && on <= date && (latest === null || on > latest.on)) latest = { on, figures };
  }
  return latest?.figures ?? null;
}

function sizeFinding(context: CaseContext, date: LocalDate, scope: readonly (typeof enterpriseSizes)[number][]): Finding {
  const figures = figuresOn(context, date);
  if (figures === undefined || figures === null) {
    context.evidence.miss('applicant.sizeFigures');
    return { verdict: 'unknown', finding: `没有${date}及以前的从业人员、营业收入、资产数据，无法划型` };
  }
  const industry = figures.at('industry').read();
  const known = { employees: figures.at('employees').peek(), revenue: figures.at('revenueYuan').peek(), assets: figures.at('assetsYuan').peek() };
  const result = classifyEnterpriseSize({
    industry: industry ?? undefined,
    employees: known.employees ?? undefined,
    revenueFen: typeof known.revenue === 'string' ? parseYuan(known.revenue) : undefined,
    assetsFen: typeof known.assets === 'string' ? parseYuan(known.assets) : undefined,
  });
  const answer = isSizeWithin(result, scope);
  const sizes = result.possibleSizes.map((size) => enterpriseSizeTitles[size]).join('或');
  if (answer === 'unknown') {
    for (const field of result.outcome === 'unknown' ? result.missing : []) {
      context.evidence.miss(`${figures.path}.${{ employees: 'employees', revenue: 'revenueYuan', assets: 'assetsYuan', industry: 'industry' }[field]}`);
    }
    const finding = result.outcome === 'manual' ? '所属行业不在划型标准内，须人工核定' : `按现有数据可能为${sizes}`;
    return { verdict: 'unknown', finding };
  }
  return { verdict: verdictOf(answer === 'yes'), finding: `按统计上大中小微型企业划分办法为${sizes}` };
}

/** Size by the 16-row table (工信部联企业〔2011〕300号; 国统字〔2017〕213号); kinds without size may pass by `orKinds`. */
export const borrowerSizeWithin1 = casePredicate({
  name: 'borrower-size-within@1',
  needsReferenceDate: true,
  args: z.strictObject({ sizes: z.array(z.enum(enterpriseSizes)).min(1), orKinds: kindList.optional() }),
  test: ({ sizes, orKinds }, context, setting) => {
    if (orKinds !== undefined) {
      const kind = context.facts.at('applicant').at('kind').read();
      if (typeof kind !== 'string') return { verdict: 'unknown', finding: '申请人类型未填' };
      if (orKinds.includes(kind)) return { verdict: 'met', finding: `申请人为${kindWords[kind]}，不划型` };
    }
    return onReferenceDate(context, setting, (date) => sizeFinding(context, date, sizes));
  },
});

/** The size if it is decided, for shares by size. */
export function decidedSize(context: CaseContext, date: LocalDate): (typeof enterpriseSizes)[number] | undefined {
  return enterpriseSizes.find((size) => sizeFinding(context, date, [size]).verdict === 'met');
}

const records = ['joint_punishment_listed', 'serious_breach_recorded', 'false_patent_filing_found', 'intellectual_property_penalty_recorded'] as const;

export const creditStandingClear1 = casePredicate({
  name: 'credit-standing-clear@1',
  args: z.strictObject({ records: z.array(z.enum(records)).min(1) }),
  test: (args, context) => {
    const standing = context.facts.at('applicant').at('creditStanding');
    const read = {
      joint_punishment_listed: () => ({ title: '列入联合惩戒名单', value: standing.at('jointPunishmentListed').read() }),
      serious_breach_recorded: () => ({ title: '有重大不良信用记录', value: standing.at('seriousBreachRecorded').read() }),
      false_patent_filing_found: () => ({ title: '被认定非正常申请或弄虚作假', value: standing.at('falsePatentFilingFound').read() }),
      intellectual_property_penalty_recorded: () => ({ title: '有知识产权处罚记录', value: standing.at('intellectualPropertyPenaltyRecorded').read() }),
    };
    const findings = args.records.map((record) => {
      const { title, value } = read[record]();
      return flagFinding(value, false, title);
    });
    return { verdict: allOf(findings.map(({ verdict }) => verdict)), finding: findings.map(({ finding }) => finding).join('；') };
  },
});

export const highTechEnterprise1 = casePredicate({
  name: 'high-tech-enterprise@1',
  needsReferenceDate: true,
  args: z.strictObject({}),
  test: (_args, context, setting) =>
    onReferenceDate(context, setting, (date) => {
      const certificates = context.facts.at('applicant').at('highTechCertificates').items();
      if (certificates === undefined) return { verdict: 'unknown', finding: '高新技术企业证书未填' };
      const verdict = anyOf(
        certificates.map((certificate): Verdict => {
          const [fromOn, toOn] = [readDate(certificate.at('validFromOn')), readDate(certificate.at('validToOn'))];
          return allOf([verdictOf(fromOn === undefined ? undefined : fromOn !== null && fromOn <= date), verdictOf(toOn === undefined ? undefined : toOn !== null && toOn >= date)]);
        }),
      );
      return { verdict, finding: `${date}高新技术企业证书${{ met: '有效', not_met: '无或已失效', unknown: '有效期未填全' }[verdict]}` };
    }),
});

export const industryTagWithin1 = casePredicate({
  name: 'industry-tag-within@1',
  args: z.strictObject({ tags: z.array(z.string().min(1)).min(1) }),
  test: ({ tags }, context) => {
    const own = context.facts.at('applicant').at('industryTags').items();
    if (own === undefined) return { verdict: 'unknown', finding: '所属产业未填' };
    const names = own.map((tag) => tag.read());
    return { verdict: verdictOf(names.some((name) => typeof name === 'string' && tags.includes(name))), finding: `所属产业：${names.join('、') || '无'}` };
  },
});

const declarableFacts = ['applicant.independentResearch', 'filing.commitmentSigned'] as const;

export const declaredTrue1 = casePredicate({
  name: 'declared-true@1',
  args: z.strictObject({ fact: z.enum(declarableFacts) }),
  test: ({ fact }, context) =>
    fact === 'applicant.independentResearch'
      ? flagFinding(context.facts.at('applicant').at('independentResearch').read(), true, '自主研发')
      : flagFinding(context.facts.at('filing').at('commitmentSigned').read(), true, '已签承诺书'),
});
