import { demoEnterprises } from '../../local/demo/people';
import { officerRoles } from '../../shared/domain/application/actor';
import { brandRegionCode } from '../../shared/domain/brands';
import { parseLocalDate } from '../../shared/domain/local-date';
import type { People } from '../../shared/ports/people';

/** The eleven desks of Xiamen, where every case of the access test lies. */
export const desks = ['intake', 'first', 'second', 'expert', 'head', 'approver', 'finance', 'checker', 'policy1', 'policy2', 'auditor'] as const;
export type Desk = (typeof desks)[number];

export const applicants = ['own', 'agency', 'expired', 'future', 'other'] as const;
/** Officers who must not come near: every duty, but of another city; every duty here, but over since last year; every duty here for another programme; a duty here and a part in the enterprise. */
export const outsiders = ['foreign', 'former', 'otherProgramme', 'conflicted'] as const;
export const personas = [...desks, ...applicants, ...outsiders, 'stranger', 'nobody'] as const;
export type Persona = (typeof personas)[number];

export const accountOf: Readonly<Record<Persona, string | null>> = {
  intake: 'xiamen-intake', first: 'xiamen-first', second: 'xiamen-second', expert: 'xiamen-expert', head: 'xiamen-head', approver: 'xiamen-approver',
  finance: 'xiamen-finance', checker: 'xiamen-checker', policy1: 'xiamen-policy-1', policy2: 'xiamen-policy-2', auditor: 'xiamen-auditor',
  own: 'applicant-1', agency: 'agency', expired: 'handler-until-last-year', future: 'handler-from-next-year', other: 'applicant-4',
  foreign: 'shenzhen-everything', former: 'xiamen-everything-until-last-year', otherProgramme: 'xiamen-everything-elsewhere', conflicted: 'xiamen-conflicted', stranger: 'nobody-in-particular', nobody: null,
};

/** The accounts that the demo has no use for. */
export const savePersonas = async (people: People): Promise<void> => {
  const [enterprise] = demoEnterprises;
  if (enterprise === undefined) throw new Error('The demo has enterprises.');
  const since = parseLocalDate('2020-01-01');
  const until = parseLocalDate('2026-03-01');
  const mandate = { creditCode: enterprise.creditCode, enterpriseName: enterprise.registeredName, capacity: 'handler' } as const;
  await people.saveMandate('handler-until-last-year', { ...mandate, fromOn: since, toOn: until });
  await people.saveMandate('handler-from-next-year', { ...mandate, fromOn: parseLocalDate('2027-01-01'), toOn: null });
  for (const role of officerRoles) {
    const grant = { role, programmeId: null, fromOn: since, toOn: null, deputyForUserId: null };
    await people.saveGrant('shenzhen-everything', { ...grant, regionCode: brandRegionCode('440300') });
    await people.saveGrant('xiamen-everything-until-last-year', { ...grant, regionCode: brandRegionCode('350200'), toOn: until });
    await people.saveGrant('xiamen-everything-elsewhere', { ...grant, regionCode: brandRegionCode('350200'), programmeId: 'xiamen-insurance' });
  }
};
