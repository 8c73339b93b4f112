import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formatYuan, fen } from '../shared/domain/money';
import { parseLocalDate } from '../shared/domain/local-date';
import { checkFacts } from '../shared/domain/rules/check-facts';
import { determine } from '../shared/domain/rules/determine';
import { explain } from '../shared/domain/rules/explain';
import { determineCaseSchema } from './determine-case';
import { readCatalogue, seedsDirectory, sha256 } from './read-catalogue';

const directory = join(seedsDirectory, 'cases');
const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
const catalogue = readCatalogue();
const yuan = (amountFen: number | null): string | null => (amountFen === null ? null : formatYuan(fen(amountFen)));

describe('case files', () => {
  it.each(files)('%s comes out as it says', (file) => {
    const data: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'));
    const input = determineCaseSchema.parse(data);
    checkFacts(input.facts);
    expect(input.expect).toBeDefined();
    const result = determine({ catalogue, programmeId: input.programmeId, facts: input.facts, asOfOn: parseLocalDate(input.asOfOn), allowDemo: input.allowDemo ?? false, hash: sha256 });
    expect({ outcome: result.outcome, amountYuan: yuan(result.amount.amountFen) }).toEqual({ outcome: input.expect?.outcome, amountYuan: input.expect?.amountYuan });
    for (const [lineId, amount] of Object.entries(input.expect?.lines ?? {})) {
      expect({ lineId, amount: yuan(result.lines.find((line) => line.lineId === lineId)?.amountFen ?? null) }).toEqual({ lineId, amount });
    }
    const notMet = result.conditions.filter(({ outcome }) => outcome === 'not_met').map(({ conditionId }) => conditionId);
    expect(notMet).toEqual(expect.arrayContaining(input.expect?.notMet ?? []));
    expect(result.missing).toEqual(expect.arrayContaining(input.expect?.missing ?? []));
    expect(explain(result)).toContain('结论：');
  });

  it('are there', () => expect(files.length).toBeGreaterThan(5));
});
