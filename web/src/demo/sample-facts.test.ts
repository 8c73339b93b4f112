import { describe, expect, it } from '@jest/globals';
import { programmeKinds } from '../../../shared/domain/rules/measure-schema';
import { acceptableFacts } from '../facts/acceptable-facts';
import { sectionsFor } from '../facts/sections';
import { sectionStatus } from '../facts/section-status';
import { sampleFacts, serialOf } from './sample-facts';

describe('demo data', () => {
  it.each(programmeKinds)('fill the whole form of a kind with answers that the service takes (%s)', (kind) => {
    const facts = sampleFacts(kind, 4_711);
    expect(acceptableFacts(facts).leftOut).toEqual([]);
    for (const section of sectionsFor(kind).slice(1)) expect(sectionStatus(section, facts, 'zh')).toMatchObject({ state: 'complete', open: [], faulty: [] });
  });

  it('say of every paper that it is invented, and never use a paper twice', () => {
    const papers = (serial: number): readonly string[] => JSON.stringify(sampleFacts('pledge_loan_interest', serial)).match(/演示-[A-Z]+-\d+(-\d)?/g) ?? [];
    expect(papers(1).length).toBe(3);
    expect(papers(1).filter((paper) => papers(2).includes(paper))).toEqual([]);
    expect(serialOf('7f3a9c10-aaaa-bbbb-cccc-000000000000')).not.toBe(serialOf('7f3a9c20-aaaa-bbbb-cccc-000000000000'));
  });
});
