import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';

jest.setTimeout(180_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const reportSchema = z.object({ summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }) });

/** What dependency-cruiser finds in a tree, by the project's own rules. */
const violationsIn = async (folder: string, rooms: readonly string[]): Promise<readonly { readonly from: string; readonly to: string; readonly rule: string }[]> => {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms], { cwd: folder, maxBuffer: 2 ** 28 })
    .catch((error: unknown) => z.object({ stdout: z.string().min(1) }).parse(error));
  return reportSchema.parse(JSON.parse(stdout)).summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }));
};

/** A breach: this file imports that. What is imported is made if it is a file of the project. */
type Breach = readonly [rule: string, from: string, imported: string];
const breaches: readonly Breach[] = [
  ['domain-imports-zod-only', 'shared/domain/money.ts', '@aws-sdk/client-dynamodb'],
  ['domain-imports-zod-only', 'shared/domain/hash.ts', 'node:crypto'],
  ['domain-imports-zod-only', 'shared/domain/reader.ts', 'shared/ports/files.ts'],
  ['ports-import-domain', 'shared/ports/store.ts', 'shared/persistence/store.ts'],
  ['contracts-import-domain', 'shared/contracts/reply.ts', 'shared/persistence/store.ts'],
  ['persistence-imports-ports-and-domain', 'shared/persistence/reply.ts', 'shared/contracts/routes.ts'],
  ['integrations-import-ports-and-domain', 'shared/integrations/mail.ts', 'shared/persistence/store.ts'],
  ['documents-import-ports-and-domain', 'shared/documents/table.ts', 'shared/persistence/store.ts'],
  ['casework-imports-domain-and-ports', 'shared/casework/act.ts', 'shared/persistence/store.ts'],
  ['documents-import-ports-and-domain', 'shared/documents/letter.ts', 'shared/persistence/store.ts'],
  ['wiring-joins-ports-and-adapters', 'shared/wiring/wire.ts', 'shared/http/edge.ts'],
  ['only-dependencies-import-wiring', 'functions/reviews/reviews.handler.ts', 'shared/wiring/join.ts'],
  ['http-imports-contracts-ports-and-domain', 'shared/http/reply.ts', 'shared/persistence/store.ts'],
  ['config-imports-zod', 'shared/config/settings.ts', 'shared/domain/dates.ts'],
  ['use-case-imports-domain-and-ports', 'functions/reviews/claim-case.ts', 'shared/persistence/store.ts'],
  ['use-case-imports-domain-and-ports', 'functions/reviews/release-case.ts', 'shared/http/edge.ts'],
  ['handler-does-not-reach-adapters', 'functions/notices/notices.handler.ts', 'shared/integrations/clock.ts'],
  ['dependencies-do-not-speak-http', 'functions/reviews/reviews.dependencies.ts', 'shared/http/edge.ts'],
  ['only-lambdas-import-their-dependencies', 'functions/policies/policies.handler.ts', 'functions/policies/policies.dependencies.ts'],
  ['features-do-not-import-one-another', 'functions/reviews/accept-case.ts', 'functions/applications/submit.ts'],
  ['nothing-imports-test-or-seeds', 'shared/casework/sample.ts', 'seeds/catalogue.ts'],
  ['nothing-imports-test-or-seeds', 'functions/daily/run.ts', 'test/builders/world.ts'],
  ['nothing-imports-test-or-seeds', 'infra/stacks/stack.ts', 'local/engine.ts'],
  ['seeds-import-domain-and-contracts', 'seeds/load.ts', 'shared/persistence/store.ts'],
  ['web-imports-contracts', 'web/src/page.ts', 'shared/persistence/store.ts'],
  ['areas-do-not-import-one-another', 'web/src/areas/applicant/page.ts', 'web/src/areas/public/memory.ts'],
  ['browser-tests-see-the-outside', 'test/e2e/journeys/look-inside.spec.ts', 'shared/persistence/store.ts'],
  ['browser-tests-see-the-outside', 'test/e2e/pages/look-inside.ts', 'web/src/page.ts'],
  ['no-cycles', 'shared/domain/left.ts', 'shared/domain/right.ts'],
  ['no-unresolved', 'shared/domain/lost.ts', 'shared/domain/nowhere-to-be-found'],
];

const isPackage = (imported: string): boolean => imported.startsWith('@') || imported.startsWith('node:');
const specifier = (from: string, imported: string): string => (isPackage(imported) ? imported : `${'../'.repeat(from.split('/').length - 1)}${imported.replace(/\.ts$/, '')}`);

describe('imports run one way', () => {
  let probe: string;
  let found: readonly { readonly from: string; readonly to: string; readonly rule: string }[];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(probe, path)), { recursive: true });
    writeFileSync(join(probe, path), text);
  };

  beforeAll(async () => {
    probe = mkdtempSync(join(tmpdir(), 'boundaries-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(root, file), join(probe, file));
    // Packages as far as a resolver looks at them; a link to the real ones would be resolved out of the tree.
    for (const name of ['zod', '@aws-sdk/client-dynamodb']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
    }
    for (const [, , imported] of breaches) if (imported.endsWith('.ts')) write(imported, 'export const value = 1;\n');
    write('shared/domain/right.ts', "import { own } from './left';\nexport const value = own;\n");
    for (const [, from, imported] of breaches) write(from, `import * as imported from '${specifier(from, imported)}';\nexport const own = imported;\n`);
    // What is right stays right.
    write('shared/domain/whole.ts', "import * as z from 'zod';\nexport const schema = z.string();\n");
    write('functions/reviews/resume-case.ts', "import { schema } from '../../shared/domain/whole';\nexport const use = schema;\n");
    found = await violationsIn(probe, ['infra', 'functions', 'shared', 'seeds', 'local', 'test', 'web']);
  });
  afterAll(() => rmSync(probe, { recursive: true, force: true }));

  it.each(breaches)('%s: reports %s importing %s', (rule, from) => {
    expect(found.filter((violation) => violation.from === from).map((violation) => violation.rule)).toContain(rule);
  });

  it('reports nothing of what is allowed', () => {
    expect(found.filter(({ from }) => ['shared/domain/whole.ts', 'functions/reviews/resume-case.ts'].includes(from))).toEqual([]);
  });

  it('has a breach for every rule', () => {
    const config: unknown = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
    const rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) }).parse(config).forbidden.map(({ name }) => name);
    expect(rules.filter((name) => !breaches.some(([rule]) => rule === name))).toEqual([]);
  });

  it('holds in the project itself', async () => {
    expect(await violationsIn(root, ['infra', 'functions', 'shared', 'seeds', 'local', 'test'])).toEqual([]);
  });
});
