/**
 * `npm run determine -- CASE.json [--explain] [--catalogue DIR]… [--demo]`: one determination (or, with programme "all",
 * one for each that applies) as JSON, or in Chinese. Exit code 0: answered; 1: the input or the catalogue is wrong.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { determineCaseSchema, type DetermineCase } from '../seeds/determine-case';
import { readCatalogue, sha256 } from '../seeds/read-catalogue';
import { toProblemJson } from '../shared/contracts/problems';
import { parseLocalDate } from '../shared/domain/local-date';
import { Problem } from '../shared/domain/problem';
import type { Catalogue } from '../shared/domain/rules/catalogue';
import { checkFacts } from '../shared/domain/rules/check-facts';
import { determine } from '../shared/domain/rules/determine';
import type { Determination } from '../shared/domain/rules/determination';
import { explain } from '../shared/domain/rules/explain';
import { lintCatalogue } from '../shared/domain/rules/lint';
import { programmesFor, type Applicability } from '../shared/domain/rules/what-applies';

const usage = '用法：npm run determine -- CASE.json [--explain] [--catalogue 目录] [--demo]';

export interface DetermineReply {
  readonly determinations: readonly Determination[];
  /** With programme "all": those that don't apply, and why. */
  readonly notApplicable: readonly Applicability[];
}

function readCase(file: string): DetermineCase {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem('input_invalid', { field: file, params: { reason: error instanceof Error ? error.message : 'unreadable' } });
  }
  const parsed = determineCaseSchema.safeParse(data);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
    throw new Problem('input_invalid', { field: file, params: { reason: reasons.join('; ') } });
  }
  checkFacts(parsed.data.facts);
  return parsed.data;
}

/** Answers a case. Programmes whose territory or date is uncertain are determined too, since they may apply. */
export function answerCase(catalogue: Catalogue, input: DetermineCase, allowDemo: boolean): DetermineReply {
  const asOfOn = parseLocalDate(input.asOfOn, 'asOfOn');
  const run = (programmeId: string) => determine({ catalogue, programmeId, facts: input.facts, asOfOn, allowDemo, hash: sha256 });
  if (input.programmeId !== 'all') return { determinations: [run(input.programmeId)], notApplicable: [] };
  const found = programmesFor(catalogue, input.facts, asOfOn);
  return {
    determinations: found.filter(({ verdict }) => verdict !== 'not_met').map(({ programmeId }) => run(programmeId)),
    notApplicable: found.filter(({ verdict }) => verdict === 'not_met'),
  };
}

function refuseFaultyCatalogue(catalogue: Catalogue): void {
  const errors = lintCatalogue(catalogue).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  for (const { code, path, messageZh } of errors) console.error(`${path}: ${messageZh} (${code})`);
  throw new Problem('catalogue_invalid', { params: { reason: `${errors.length} 处错误` } });
}

function explainReply(catalogue: Catalogue, { determinations, notApplicable }: DetermineReply): string {
  const others = notApplicable.map(({ title, reasons }) => `不适用：${title}——${reasons.join('；')}`);
  return [...determinations.map((determination) => explain(determination, (id) => catalogue.instruments.get(id)?.title ?? id)), ...others].join('\n\n');
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { explain: { type: 'boolean' }, demo: { type: 'boolean' }, catalogue: { type: 'string', multiple: true } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new Problem('input_invalid', { params: { reason: usage } });
  const input = readCase(file);
  const catalogue = readCatalogue(values.catalogue ?? []);
  refuseFaultyCatalogue(catalogue);
  const reply = answerCase(catalogue, input, values.demo === true || input.allowDemo === true);
  const [only] = reply.determinations;
  if (values.explain === true) console.log(explainReply(catalogue, reply));
  else console.log(JSON.stringify(input.programmeId === 'all' ? reply : only, null, 2));
}

function describe(error: unknown): string {
  if (error instanceof Problem) {
    const { reason, ...params } = error.details.params ?? {};
    const rest = Object.keys(params).length === 0 ? '' : ` ${JSON.stringify(params)}`;
    return `${error.message}: ${typeof reason === 'string' ? reason : toProblemJson(error, { correlationId: '', language: 'chinese' }).detail}${rest}`;
  }
  return error instanceof Error ? error.message : String(error);
}

if (/determine\.ts$/.test(process.argv[1] ?? '')) {
  try {
    main();
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}
