import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { build } from 'esbuild';
import { lambdaBundle } from '../../infra/constructs/lambda-bundle';
import { functionNames } from '../../infra/stages';
import { hanFontFile } from '../../local/system';
import { textOfPdf } from '../builders/pdf-text';
import { lambdaEvent } from '../../local/demo/lambda-event';
import type { FunctionName } from '../../shared/config/function-config';

jest.setTimeout(60_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const environment = { AWS_REGION: 'cn-northwest-1', STAGE: 'prod', TABLE_NAME: 'subsidies', DEMO_MODE: 'false', FILES_BUCKET: 'files-bucket', AUDIT_BUCKET: 'audit-bucket', RECONCILE_QUEUE_URL: 'https://sqs.example/reconcile', DUE_CASES_QUEUE_URL: 'https://sqs.example/due-cases', EXPORT_QUEUE_URL: 'https://sqs.example/exports', FIELD_KEY_ID: 'field-key', FONT_FILE: 'font.ttf' };

/** Loads a bundle as Lambda does, hands it one event, and prints the answer as the last line. */
const caller = `
  const { handler } = await import(process.argv[1]);
  const event = JSON.parse(process.argv[2]);
  const answer = event === null ? typeof handler : await handler(event, { getRemainingTimeInMillis: () => 20000 });
  process.stdout.write('\\n' + JSON.stringify(answer));
`;

describe('the bundle of each function', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    const { banner, ...options } = lambdaBundle;
    await build({
      ...options, banner: { js: banner }, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', outExtension: { '.js': '.mjs' }, outdir: folder,
      entryPoints: Object.fromEntries(functionNames.map((name) => [name, `${root}functions/${name}/lambda.ts`])),
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const call = async (name: FunctionName, event: unknown, env: Readonly<Record<string, string>> = environment): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', caller, join(folder, `${name}.mjs`), JSON.stringify(event)], { env: { ...env }, cwd: folder });
    return JSON.parse(stdout.split('\n').at(-1) ?? '');
  };
  const unknownRoute = lambdaEvent({ routeKey: '$default', path: '/nowhere', query: '', parameters: {}, headers: {}, body: null, identity: null });

  it.each(['applications', 'reviews', 'notices', 'disbursements', 'policies', 'reports'] as const)('%s starts by its environment alone and knows its routes', async (name) => {
    const answer = await call(name, unknownRoute);
    expect(answer).toMatchObject({ statusCode: 404, headers: { 'content-type': 'application/problem+json; charset=utf-8' } });
    expect(JSON.parse((answer as { body: string }).body)).toMatchObject({ code: 'not_found' });
  });

  it('policies publishes the API document without asking AWS anything', async () => {
    const answer = await call('policies', { ...unknownRoute, routeKey: 'GET /openapi.json' });
    expect(answer).toMatchObject({ statusCode: 200 });
    expect(JSON.parse((answer as { body: string }).body)).toMatchObject({ openapi: '3.1.0' });
  });

  it('the outbox passes over what is no event', async () => {
    expect(await call('outbox', { Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: { _et: { S: 'head' } } } }] })).toEqual({ batchItemFailures: [] });
  });

  it('only reports carries what prints', () => {
    const printing = functionNames.filter((name) => readFileSync(join(folder, `${name}.mjs`), 'utf8').includes('StructTreeRoot'));
    expect(printing).toEqual(['reports']);
  });

  it('prints Chinese when it is bundled, with the font that lies beside it', async () => {
    const { banner, ...options } = lambdaBundle;
    const entry = `import { createPaperWriter } from '${root}shared/documents/pdf/paper-writer'; import { fontFile } from '${root}shared/documents/pdf/font-file';
      const bytes = await createPaperWriter(fontFile(process.argv[2])).pdf({ title: '文书', issuer: '机关', reference: '一', demo: false, toldAt: '2026-03-02T01:00:00.000Z', blocks: [] });
      process.stdout.write(Buffer.from(bytes).toString('base64'));`;
    await build({ ...options, banner: { js: banner }, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', outfile: join(folder, 'printer.mjs'), stdin: { contents: entry, resolveDir: root, loader: 'ts' } });
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'printer.mjs'), hanFontFile], { cwd: folder, maxBuffer: 10_000_000 });
    expect((await textOfPdf(Uint8Array.from(Buffer.from(stdout, 'base64')))).join('')).toContain('文书');
  });

  it('the daily run and the proof of the books start', async () => {
    expect(await call('daily', null)).toBe('function');
    expect(await call('reconciler', null)).toBe('function');
  });

  it('refuses to start without a variable it needs, and says which', async () => {
    const { TABLE_NAME, ...without } = environment;
    await expect(call('daily', null, without)).rejects.toThrow(/TABLE_NAME/);
    expect(TABLE_NAME).toBeDefined();
  });
});
