import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { problemDefinitions } from '../../shared/contracts/problem-definitions';
import { routeTable } from '../../shared/contracts/route-table';
import { problemCodes } from '../../shared/domain/problem';
import type { ProblemCode } from '../../shared/domain/problem';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string): readonly string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => join(folder, path));

/** What no request from outside can bring about in a test of a few seconds, and the test that proves it instead. */
const provedElsewhere: Partial<Readonly<Record<ProblemCode, string>>> = {
  character_unprintable: 'shared/documents/pdf/paper-writer.test.ts',
  // Two at the very same moment.
  already_exists: 'test/integration/repositories.test.ts',
  busy: 'test/integration/applications-repository.test.ts',
  ceiling_exceeded: 'test/integration/applications-repository.test.ts',
  // A table that was put back to an earlier state.
  payments_frozen: 'test/integration/restored-store.test.ts',
  // Only the nightly run asks these.
  consequence_without_basis: 'shared/domain/application/transition.edges.test.ts',
  // The use cases work these out themselves; what is left is a race that a retry ends.
  offset_amount_differs: 'shared/domain/clawback/offset.test.ts',
  offset_unknown: 'shared/domain/application/transition.table.test.ts',
  offset_several_payers: 'shared/domain/clawback/offset.test.ts',
  deadline_not_passed: 'shared/domain/application/transition.edges.test.ts',
  payee_already_confirmed: 'shared/domain/application/transition.edges.test.ts',
  // Programmes that no catalogue in force holds.
  notice_rule_unset: 'shared/domain/application/transition.edges.test.ts',
  series_value_missing: 'shared/domain/dated-series.test.ts',
  catalogue_invalid: 'functions/policies/policies.test.ts',
  clawback_deadline_unset: 'functions/disbursements/disbursements.test.ts',
  enterprise_barred: 'shared/domain/clawback/clawback.test.ts',
  // A run asks each case whether it still holds it before it lets go.
  not_held_by_run: 'shared/domain/application/transition.table.test.ts',
  // States that the routes keep apart: the first question asked there has another answer.
  case_not_in_batch: 'shared/domain/application/transition.edges.test.ts',
  nothing_was_paid: 'shared/domain/application/transition.edges.test.ts',
  // No field of the contracts takes an instant from a client.
  instant_invalid: 'shared/domain/local-date.test.ts',
  // What must not happen.
  internal_error: 'shared/http/feature-lambda.test.ts',
};

/** The code as a word of its own. */
const mentions = (text: string, code: string): boolean => new RegExp(`\\b${code}\\b`).test(text);

describe('the table of problem codes in docs/api.md', () => {
  const rows = textOf('docs/api.md').split('## 问题代码')[1]?.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim())) ?? [];

  it('has each code once, with its status and words in both languages', () => {
    expect(rows.map((row) => row[1]?.replaceAll('`', '')).sort()).toEqual([...problemCodes].sort());
    for (const [, code = '', status, chinese, english, where] of rows) {
      expect([code, status]).toEqual([code, String(problemDefinitions[code.replaceAll('`', '') as ProblemCode].status)]);
      expect([code, chinese, english, where]).toEqual([code, expect.stringMatching(/[一-鿿]/), expect.stringMatching(/^[^一-鿿]+$/), expect.stringMatching(/./)]);
    }
  });

  it('is in the order of the alphabet, as people look things up', () => {
    expect([...problemCodes]).toEqual([...problemCodes].sort());
  });
});

describe('every problem code', () => {
  const suite = filesIn('test/contract').filter((path) => !path.endsWith('problem-codes.test.ts')).map(textOf).join('\n');

  it.each([...problemCodes])('%s is provoked from outside, or proved by the test named for it', (code) => {
    const elsewhere = provedElsewhere[code];
    if (elsewhere === undefined) {
      expect(mentions(suite, code)).toBe(true);
      return;
    }
    expect([elsewhere, mentions(textOf(elsewhere), code)]).toEqual([elsewhere, true]);
    // Once the suite provokes it, the entry above has to go.
    expect([code, mentions(suite, code)]).toEqual([code, false]);
  });

  it('can be raised by something', () => {
    const declared = /problem\.ts$|problem-definitions\.ts$|routes?\.ts$|route-problems\.ts$|\.test\.ts$/;
    const sources = ['shared', 'functions'].flatMap(filesIn).filter((path) => !declared.test(path)).map(textOf).join('\n');
    expect(problemCodes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it('that a route promises is one of the list', () => {
    for (const route of routeTable) expect(route.problems.filter((code) => !problemCodes.includes(code))).toEqual([]);
  });
});
