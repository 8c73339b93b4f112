import type { Grant, Mandate, OfficerRole } from '../../shared/domain/application/actor';
import type { CreditCode, LocalDate, RegionCode } from '../../shared/domain/brands';
import { brandRegionCode } from '../../shared/domain/brands';
import { computeCreditCodeCheck, parseCreditCode } from '../../shared/domain/credit-code';
import { parseLocalDate } from '../../shared/domain/local-date';
import type { Facts } from '../../shared/domain/rules/facts';
import type { EnterpriseProfile, People } from '../../shared/ports/people';

/** Everybody in the demo is invented; one password for all, shown on the sign-in page. */
export const demoPassword = 'demo';

export type DemoAccount = { readonly accountId: string; readonly name: string; /** What other officers read; null for those who are none. */ readonly displayName: string | null; readonly what: string; readonly grants: readonly Grant[]; readonly mandates: readonly Mandate[]; readonly affiliations: readonly CreditCode[] };

const since: LocalDate = parseLocalDate('2020-01-01');
const grant = (role: OfficerRole, regionCode: string, programmeId: string | null = null): Grant =>
  ({ role, regionCode: brandRegionCode(regionCode), programmeId, fromOn: since, toOn: null, deputyForUserId: null });

const creditCode = (body: string): CreditCode => parseCreditCode(`${body}${computeCreditCodeCheck(body)}`);

export type DemoEnterprise = EnterpriseProfile & { readonly districtCode: RegionCode; readonly cityCode: RegionCode };

const names = ['鹭海精密制造', '筼筜软件', '海沧生物医药', '集美光电', '同安新材料', '翔安智能装备', '南山创芯科技', '福田云链', '宝安机器人', '龙岗能源科技', '天河数智', '黄埔医疗器械', '番禺电子', '南沙海洋装备'];
const places: readonly (readonly [string, string])[] = [
  ['350203', '350200'], ['350206', '350200'], ['350205', '350200'], ['350211', '350200'], ['350212', '350200'], ['350213', '350200'],
  ['440305', '440300'], ['440304', '440300'], ['440306', '440300'], ['440307', '440300'],
  ['440106', '440100'], ['440112', '440100'], ['440113', '440100'], ['440115', '440100'],
];

const applicantOf = (code: CreditCode, name: string, districtCode: string): NonNullable<Facts['applicant']> => ({
  creditCode: code, registeredName: name, kind: 'enterprise',
  districts: [{ regionCode: districtCode, fromOn: '2015-01-01', toOn: null }],
  sizeFigures: [{ asOfOn: '2025-12-31', industry: 'industry', employees: 86, revenueYuan: '18500000.00', assetsYuan: '32000000.00' }],
  creditStanding: { asOfOn: '2026-01-15', jointPunishmentListed: false, seriousBreachRecorded: false, falsePatentFilingFound: false, intellectualPropertyPenaltyRecorded: false },
  industryTags: ['战略性新兴产业'],
});

/**
 * A first invention is paid once in an enterprise's life, so Guangzhou needs one enterprise a case: the demo cases take
 * the first thirty, each journey one of the others.
 */
const guangzhouDistricts = ['440103', '440104', '440105', '440106', '440111', '440112', '440113', '440114'];
const founded = Array.from({ length: 60 }, (_, index): readonly [string, string, string] => [`穗创第${index + 1}科技`, guangzhouDistricts[index % guangzhouDistricts.length] ?? '440106', '440100']);

/** Enterprises in three cities; codes are synthetic with right check characters. */
export const demoEnterprises: readonly DemoEnterprise[] = [...names.map((short, index): readonly [string, string, string] => [short, ...(places[index] ?? ['', ''])]), ...founded].map(([short, districtCode, cityCode], index) => {
  const code = creditCode(`91${cityCode}MA${String(2_0000_000 + index * 7919).slice(0, 7)}${'ABCDEFGHJK'[index % 10] ?? 'A'}`.padEnd(17, '0').slice(0, 17));
  const registeredName = `${short}有限公司（演示）`;
  return { creditCode: code, registeredName, applicant: applicantOf(code, registeredName, districtCode), districtCode: brandRegionCode(districtCode), cityCode: brandRegionCode(cityCode) };
});

const mandate = (enterprise: DemoEnterprise, capacity: Mandate['capacity']): Mandate => ({ creditCode: enterprise.creditCode, enterpriseName: enterprise.registeredName, capacity, fromOn: since, toOn: null });

const legalRepresentatives: readonly DemoAccount[] = demoEnterprises.map((enterprise, index) => ({
  accountId: `applicant-${index + 1}`, name: `${enterprise.registeredName.replace('有限公司（演示）', '')}法定代表人`, displayName: null, what: `${enterprise.registeredName} 法定代表人`, grants: [], mandates: [mandate(enterprise, 'legal_representative')], affiliations: [],
}));

const cities: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['xiamen', '350200', '厦门', ['林晓岚', '陈志远', '黄雅琴', '苏文彬', '吴建国', '郑丽萍', '许海燕', '蔡明辉', '叶青', '洪志强', '曾淑芬']],
  ['shenzhen', '440300', '深圳', ['李思敏', '王浩然', '赵雪梅', '孙立群', '周国栋', '钱慧', '冯晓东', '邓玉兰', '彭飞', '罗文静', '谭伟']],
  ['guangzhou', '440100', '广州', ['梁静怡', '何俊杰', '谢婉婷', '麦永康', '区志明', '卢秀英', '邝小玲', '潘家豪', '霍明', '关咏仪', '简文涛']],
];

const officer = (accountId: string, person: string, what: string, grants: readonly Grant[], affiliations: readonly CreditCode[] = []): DemoAccount =>
  ({ accountId, name: `${person}（演示${what}）`, displayName: `${person}（演示）`, what, grants, mandates: [], affiliations });

/** Each city has its own hands; second pairs exist where two persons are needed. */
const cityOfficers = ([id, region, title, [intake = '', first = '', second = '', expert = '', head = '', approver = '', finance = '', checker = '', policy1 = '', policy2 = '', auditor = '']]: (typeof cities)[number]): readonly DemoAccount[] => [
  officer(`${id}-intake`, intake, `${title}受理人员`, [grant('intake_officer', region)]),
  officer(`${id}-first`, first, `${title}初审人员`, [grant('district_reviewer', region)]),
  officer(`${id}-second`, second, `${title}复核人员`, [grant('city_reviewer', region)]),
  officer(`${id}-expert`, expert, `${title}评审专家`, [grant('expert', region)]),
  officer(`${id}-head`, head, `${title}审查负责人`, [grant('head_of_stage', region)]),
  officer(`${id}-approver`, approver, `${title}审定人员`, [grant('approver', region)]),
  officer(`${id}-finance`, finance, `${title}财务经办`, [grant('finance_officer', region)]),
  officer(`${id}-checker`, checker, `${title}财务复核`, [grant('finance_approver', region)]),
  officer(`${id}-policy-1`, policy1, `${title}政策管理员甲`, [grant('policy_administrator', region)]),
  officer(`${id}-policy-2`, policy2, `${title}政策管理员乙`, [grant('policy_administrator', region)]),
  officer(`${id}-auditor`, auditor, `${title}审计人员`, [grant('auditor', region)]),
];

/** One applicant of each city first: the sign-in page lists them in this order. */
const shownFirst: readonly DemoAccount[] = [0, 6, 10].flatMap((index) => legalRepresentatives[index] ?? []);

export const demoAccounts: readonly DemoAccount[] = [
  ...shownFirst,
  {
    accountId: 'agency', name: '演示代理机构经办人', displayName: null, what: '专利代理机构（受托代办前三家企业）', grants: [],
    mandates: demoEnterprises.slice(0, 3).map((enterprise) => mandate(enterprise, 'agency')), affiliations: [],
  },
  ...cities.flatMap(cityOfficers),
  officer('xiamen-conflicted', '庄小伟', '厦门初审人员（本人在鹭海精密制造任职）', [grant('district_reviewer', '350200')], demoEnterprises.slice(0, 1).map((enterprise) => enterprise.creditCode)),
  // Two duties each: on one case, or one batch, they may do only one of them.
  officer('xiamen-reviewer', '邱美珍', '厦门审查人员（初审、复核两岗）', [grant('district_reviewer', '350200'), grant('city_reviewer', '350200')]),
  officer('xiamen-treasurer', '柯荣生', '厦门财务人员（经办、复核两岗）', [grant('finance_officer', '350200'), grant('finance_approver', '350200')]),
  ...legalRepresentatives.filter((account) => !shownFirst.includes(account)),
];

/** Writes people and enterprises; writing them again changes nothing. */
export const savePeople = async (people: People): Promise<void> => {
  await Promise.all(demoEnterprises.map(({ creditCode: code, registeredName, applicant }) => people.saveEnterprise({ creditCode: code, registeredName, applicant })));
  for (const account of demoAccounts) {
    await Promise.all([
      ...account.grants.map((entry) => people.saveGrant(account.accountId, entry)),
      ...account.mandates.map((entry) => people.saveMandate(account.accountId, entry)),
      ...account.affiliations.map((code) => people.saveAffiliation(account.accountId, code)),
      ...(account.displayName === null ? [] : [people.saveName(account.accountId, account.displayName)]),
    ]);
  }
};
