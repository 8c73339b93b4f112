import { demoEnterprises } from '../../../local/demo/people';
import type { DemoEnterprise } from '../../../local/demo/people';
import type { DemoProgramme } from '../../../local/demo/programmes';

/** `serial` is the number under which the demo's stories (local/demo/story.ts) are told of this enterprise. */
export type Applicant = { readonly accountId: string; readonly enterprise: DemoEnterprise; readonly serial: number };

/** Hands out the demo's enterprises city by city, so that no test meets the cases of another. */
export const createEnterprises = () => {
  const handedOut = new Map<string, number>();
  return {
    /** The next enterprise of the programme's city that no test of this system has had. @throws Error when all are gone. */
    next: (programme: DemoProgramme): Applicant => {
      const local = demoEnterprises.flatMap((enterprise, index) => (enterprise.cityCode === programme.cityCode ? [{ enterprise, accountId: `applicant-${index + 1}` }] : []));
      const count = handedOut.get(programme.cityCode) ?? 0;
      const applicant = local[count];
      if (applicant === undefined) throw new Error(`All ${local.length} demo enterprises of ${programme.cityCode} have been handed out: let the test apply for a programme of another city.`);
      handedOut.set(programme.cityCode, count + 1);
      return { ...applicant, serial: count };
    },
  };
};

export type Enterprises = ReturnType<typeof createEnterprises>;
