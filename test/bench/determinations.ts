import { fileURLToPath } from 'node:url';
import { statedFacts } from '../../local/demo/facts';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import { readCatalogue } from '../../seeds/read-catalogue';
import { determine } from '../../shared/domain/rules/determine';
import { parseLocalDate } from '../../shared/domain/local-date';
import { hashing } from '../../shared/integrations/sha256';

const warmUp = 200;
const measuredMs = 1500;

export type Rate = { readonly kind: string; readonly aSecond: number; readonly amountFen: number | null };

/** How many determinations of each kind one core makes in a second: pure computation, with the trace and the hash of the facts. */
export const measureDeterminations = (): readonly Rate[] => {
  const catalogue = readCatalogue([fileURLToPath(new URL('../../seeds/catalogue/demo', import.meta.url))]);
  return demoProgrammes.map((programme) => {
    const enterprise = demoEnterprises.find(({ cityCode }) => cityCode === programme.cityCode);
    const facts = { ...statedFacts(programme.kind, 7, 'bench'), applicant: enterprise?.applicant ?? {}, usage: [] };
    const submitted = { ...facts, filing: { ...facts.filing, submittedOn: '2026-03-02' } };
    const once = () => determine({ catalogue, programmeId: programme.programmeId, facts: submitted, asOfOn: parseLocalDate('2026-03-02'), allowDemo: true, hash: hashing.sha256 });
    for (let count = 0; count < warmUp; count += 1) once();
    const { amountFen } = once().amount;
    const startedMs = performance.now();
    let made = 0;
    for (; performance.now() - startedMs < measuredMs; made += 1) once();
    return { kind: programme.kind, aSecond: Math.floor((made * 1000) / (performance.now() - startedMs)), amountFen };
  });
};
