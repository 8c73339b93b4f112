import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { lambdaBundle } from '../../infra/constructs/lambda-bundle';
import { functionNames } from '../../infra/stages';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loads = 5;
const environment = { AWS_REGION: 'cn-northwest-1', STAGE: 'prod', TABLE_NAME: 'bench', DEMO_MODE: 'false', FILES_BUCKET: 'files-bucket', AUDIT_BUCKET: 'audit-bucket', RECONCILE_QUEUE_URL: 'https://sqs.cn-northwest-1.amazonaws.com.cn/1/reconcile', DUE_CASES_QUEUE_URL: 'https://sqs.example/due-cases', EXPORT_QUEUE_URL: 'https://sqs.example/exports', FIELD_KEY_ID: 'field-key', FONT_FILE: 'NotoSansSC.ttf' };
const loader = 'const started = performance.now(); await import(process.argv[1]); process.stdout.write(String(performance.now() - started));';

export type Bundle = { readonly name: string; readonly bytes: number; readonly zippedBytes: number; readonly medianLoadMs: number };

/** Builds each function as it is deployed, and loads it in fresh processes: what a cold start adds to the runtime's own. */
export const measureBundles = async (): Promise<readonly Bundle[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bundles-'));
  try {
    const { banner, ...options } = lambdaBundle;
    await build({
      ...options, banner: { js: banner }, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', outExtension: { '.js': '.mjs' }, outdir: folder,
      entryPoints: Object.fromEntries(functionNames.map((name) => [name, `${root}functions/${name}/lambda.ts`])),
    });
    return functionNames.map((name) => {
      const file = join(folder, `${name}.mjs`);
      const times = Array.from({ length: loads }, () => Number(execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', loader, file], { env: environment, cwd: folder, encoding: 'utf8' })));
      const sorted = times.sort((left, right) => left - right);
      return { name, bytes: statSync(file).size, zippedBytes: gzipSync(readFileSync(file)).length, medianLoadMs: Math.ceil(sorted[Math.floor(loads / 2)] ?? 0) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
