import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import type { OfficerRole } from '../../shared/domain/application/actor';
import type { CreditCode, RegionCode } from '../../shared/domain/brands';
import { brandRegionCode } from '../../shared/domain/brands';
import { computeCreditCodeCheck, parseCreditCode } from '../../shared/domain/credit-code';
import { parseLocalDate } from '../../shared/domain/local-date';
import type { People } from '../../shared/ports/people';
import { seededRandom } from './seeded-random';

/** An enterprise that applies, and the two people who may act for it. */
export type Enterprise = { readonly creditCode: CreditCode; readonly registeredName: string; readonly cityCode: RegionCode; readonly districtCode: RegionCode; readonly accountIds: readonly string[] };

export type Duty = 'intake' | 'first' | 'second' | 'expert' | 'head' | 'approver' | 'finance' | 'checker';

const roleOf: Readonly<Record<Duty, OfficerRole>> = {
  intake: 'intake_officer', first: 'district_reviewer', second: 'city_reviewer', expert: 'expert', head: 'head_of_stage', approver: 'approver', finance: 'finance_officer', checker: 'finance_approver',
};
const duties: readonly Duty[] = ['intake', 'first', 'second', 'expert', 'head', 'approver', 'finance', 'checker'];
const handsPerDuty = 3;
const since = parseLocalDate('2020-01-01');

export const officersOf = (programme: DemoProgramme, duty: Duty): readonly string[] =>
  Array.from({ length: handsPerDuty }, (_, index) => `sim-${programme.officers}-${duty}-${index + 1}`);

/** Holds every role at once: what the separation of duties is there to stop. */
export const allRounderOf = (programme: DemoProgramme): string => `sim-${programme.officers}-all`;

const districtsOf: Readonly<Record<string, readonly string[]>> = {
  '350200': ['350203', '350206', '350205', '350211'], '440300': ['440305', '440304', '440306', '440307'], '440100': ['440106', '440112', '440113', '440115'],
};

const enterpriseOf = (programme: DemoProgramme, number: number): Enterprise => {
  const body = `91${programme.cityCode}MA${String(number).padStart(7, '0')}`.slice(0, 17);
  const districts = districtsOf[programme.cityCode] ?? [];
  return {
    creditCode: parseCreditCode(`${body}${computeCreditCodeCheck(body)}`),
    registeredName: `模拟${programme.officers}第${number}有限公司`,
    cityCode: programme.cityCode, districtCode: brandRegionCode(districts[number % districts.length] ?? programme.cityCode),
    accountIds: [`sim-${programme.officers}-owner-${number}`, `sim-${programme.officers}-handler-${number}`],
  };
};

/** So many per city that ceilings are met now and then and rivals share papers. */
export const enterprisesFor = (programme: DemoProgramme, journeys: number): readonly Enterprise[] =>
  Array.from({ length: Math.max(3, Math.ceil(journeys / 8)) }, (_, index) => enterpriseOf(programme, index + 1));

const saveEnterprise = async (people: People, enterprise: Enterprise, seed: string): Promise<void> => {
  const { creditCode, registeredName, districtCode } = enterprise;
  const large = seededRandom(`${seed}/size/${creditCode}`).chance(0.06);
  await people.saveEnterprise({
    creditCode, registeredName,
    applicant: {
      creditCode, registeredName, kind: 'enterprise',
      districts: [{ regionCode: districtCode, fromOn: '2015-01-01', toOn: null }],
      sizeFigures: [{ asOfOn: '2025-12-31', industry: 'industry', employees: large ? 4000 : 86, revenueYuan: large ? '9000000000.00' : '18500000.00', assetsYuan: '32000000.00' }],
      creditStanding: { asOfOn: '2026-01-15', jointPunishmentListed: false, seriousBreachRecorded: false, falsePatentFilingFound: false, intellectualPropertyPenaltyRecorded: false },
      industryTags: ['战略性新兴产业'],
    },
  });
  for (const [index, accountId] of enterprise.accountIds.entries()) {
    await people.saveMandate(accountId, { creditCode, enterpriseName: registeredName, capacity: index === 0 ? 'legal_representative' : 'handler', fromOn: since, toOn: null });
  }
};

/** Writes everybody who takes part. The first officer of each first review works for the city's first enterprise: a conflict to be refused. */
export const savePopulation = async (people: People, journeys: number, seed: string): Promise<void> => {
  for (const programme of demoProgrammes) {
    const enterprises = enterprisesFor(programme, journeys);
    await Promise.all(enterprises.map((enterprise) => saveEnterprise(people, enterprise, seed)));
    const grant = (accountId: string, duty: Duty): Promise<void> =>
      people.saveGrant(accountId, { role: roleOf[duty], regionCode: programme.cityCode, programmeId: null, fromOn: since, toOn: null, deputyForUserId: null });
    for (const duty of duties) {
      for (const accountId of officersOf(programme, duty)) await grant(accountId, duty);
      await grant(allRounderOf(programme), duty);
    }
    const [first] = enterprises;
    if (first !== undefined) await people.saveAffiliation(officersOf(programme, 'first')[0] ?? '', first.creditCode);
  }
};
