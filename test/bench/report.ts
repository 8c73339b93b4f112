import { fen, formatYuan } from '../../shared/domain/money';
import type { Bundle } from './bundles';
import { markdownTable, oneDecimal, sumCosts } from './costs';
import type { Costs } from './costs';
import type { Rate } from './determinations';
import type { PageCosts } from './many-cases';
import type { MeasuredOperation, OperationKind } from './metered-system';
import type { PortalSizes } from './portal-size';
import { memoryGrowth } from './tables';
import type { ExportRun, TableRun, Tables } from './tables';

export type Measured = {
  readonly measuredOn: string;
  readonly machine: string;
  readonly life: readonly MeasuredOperation[];
  readonly pages: readonly PageCosts[];
  readonly rates: readonly Rate[];
  readonly bundles: readonly Bundle[];
  readonly tables: Tables;
  readonly portal: PortalSizes;
};

const ofKind = (life: readonly MeasuredOperation[], kind: OperationKind): Costs => sumCosts(life.filter((operation) => operation.kind === kind).map(({ costs }) => costs));

const perOperation = (life: readonly MeasuredOperation[]): string => {
  const names = [...new Set(life.map(({ operation }) => operation))];
  return markdownTable(['Operation', 'kind', 'times', 'RRU each', 'WRU each', 'of it indexes', 'read trips', 'write trips', 'largest transaction'], names.map((name) => {
    const all = life.filter(({ operation }) => operation === name);
    const { calls, readUnits, writeUnits, indexWriteUnits, readTrips, writeTrips, largestTransaction } = sumCosts(all.map(({ costs }) => costs));
    const each = (total: number): string => oneDecimal(total / calls);
    return [name, all[0]?.kind ?? '', calls, each(readUnits), each(writeUnits), each(indexWriteUnits), each(readTrips), each(writeTrips), largestTransaction === 0 ? '–' : largestTransaction];
  }));
};

const verdict = (measured: number, goal: number): string => (measured <= goal ? 'met' : `missed, ${Math.ceil((measured / goal - 1) * 100)} % above`);

/** Commands that carry out one transition on one case; lists and batches do more. */
const transitions = new Set(['submitApplication', 'claimCase', 'releaseCase', 'acceptCase', 'recordReview', 'approveCase', 'releaseFunds', 'confirmPayee']);
/** Receipt, claim list and the claim itself come on top of the ten actions. */
const costItemActions = 1;

const goals = ({ life, pages, tables }: Measured): string => {
  const [commands, system] = [ofKind(life, 'command'), ofKind(life, 'system')];
  const outbox = sumCosts(life.filter(({ operation }) => operation === 'outbox').map(({ costs }) => costs));
  const nightly = sumCosts(life.filter(({ operation }) => operation === 'daily run').map(({ costs }) => costs));
  const inTransitions = sumCosts(life.filter(({ operation }) => transitions.has(operation)).map(({ costs }) => costs));
  const { largestTransaction } = sumCosts(life.map(({ costs }) => costs));
  const row = (what: string, measured: number, goal: number): readonly string[] => [what, measured < 0.05 ? 'under 0.05' : oneDecimal(measured), String(goal), verdict(measured, goal)];
  const pageRows = pages.flatMap(({ cases, queuePage, rows, totals, cells }) => [
    row(`Queue page of ${rows} among ${cases} cases, RRU`, queuePage.readUnits, 2),
    row(`Totals of a programme and year (${cells} cells) at ${cases} cases, RRU a cell`, totals.readUnits / cells, 1),
  ]);
  const sizesDiffer = new Set(pages.map(({ queuePage, totals }) => `${queuePage.readUnits} ${totals.readUnits}`)).size > 1;
  const { few, many, factor } = memoryGrowth(tables);
  return markdownTable(['Goal (design §7)', 'measured', 'at most', ''], [
    row('WRU of the life: commands with indexes', commands.writeUnits, 200),
    row('WRU of the life: with nightly transitions and projections as well', commands.writeUnits + system.writeUnits, 200),
    [`… of it nightly transitions ${oneDecimal(nightly.writeUnits)}, projections and audit notes ${oneDecimal(outbox.writeUnits)}, indexes ${oneDecimal(commands.indexWriteUnits + system.indexWriteUnits)}`, '', '', ''],
    row('RRU of the life: commands', commands.readUnits, 60),
    ...pageRows,
    ['The same units for pages and totals at every size', sizesDiffer ? 'no' : 'yes', '', sizesDiffer ? 'missed' : 'met'],
    row('Read round trips a transition', inTransitions.readTrips / inTransitions.calls, 1),
    row('Write round trips a transition', inTransitions.writeTrips / inTransitions.calls, 1),
    row('Actions of the largest transaction, without its cost item', largestTransaction - costItemActions, 10),
    [`Peak memory of an export of ${count(many)} rows, × that of ${count(few)}`, twoDecimals(factor), '1.2', verdict(factor, 1.2)],
  ]);
};

const pagesTable = (pages: readonly PageCosts[]): string =>
  markdownTable(['Cases in the queue', 'store', 'RRU of a page of 25', 'RRU of a year of totals', 'cells'], pages.map(({ cases, store, queuePage, totals, cells }) => [cases, store, oneDecimal(queuePage.readUnits), oneDecimal(totals.readUnits), cells]));

const ratesTable = (rates: readonly Rate[]): string => {
  const slowest = rates.reduce((least, { aSecond }) => Math.min(least, aSecond), Number.MAX_SAFE_INTEGER);
  return markdownTable(['Kind', 'determinations a second, one core', '× the slowest'], rates.map(({ kind, aSecond }) => [kind, aSecond, oneDecimal(aSecond / slowest)]));
};

const count = (value: number): string => value.toLocaleString('en');
const twoDecimals = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });
const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);
const bundlesTable = (bundles: readonly Bundle[]): string =>
  markdownTable(['Function', 'KB minified', 'KB gzipped', 'median load of 5 fresh processes, ms'], bundles.map(({ name, bytes, zippedBytes, medianLoadMs }) => [name, kilobytes(bytes), kilobytes(zippedBytes), medianLoadMs]));

const portalTable = (sizes: PortalSizes): string => markdownTable(['First view of the portal', 'KB of script, gzipped'], Object.entries(sizes).map(([page, bytes]) => [page, kilobytes(bytes)]));

const rowsASecond = ({ rows, seconds }: TableRun): number => Math.floor(rows / seconds);
const megabytes = (bytes: number): number => Math.ceil(bytes / 1_048_576);
const exportsTable = (exports: readonly ExportRun[]): string =>
  markdownTable(['Export', 'rows', 'rows a second', 'peak memory, MB', 'sum, yuan', 'read back by', 'rows and sum in the file'], exports.map((one) =>
    [one.format.toUpperCase(), count(one.rows), rowsASecond(one), megabytes(one.peakBytes), formatYuan(fen(one.totalFen)), one.format === 'csv' ? 'csv-parse' : 'exceljs', one.readBack.totalFen === BigInt(one.totalFen) && one.readBack.rows === one.rows ? 'the same' : 'others']));
const writersTable = ({ ours, exceljs }: Tables): string =>
  markdownTable(['XLSX of 12 columns', 'rows', 'rows a second', 'peak memory, MB'], [['ours', ours] as const, ['exceljs streaming', exceljs] as const].map(([name, one]) => [name, count(one.rows), rowsASecond(one), megabytes(one.peakBytes)]));

/** The whole result as Markdown. */
export const report = (measured: Measured): string => {
  const views = ofKind(measured.life, 'view');
  return [
    '# Performance',
    `Written by \`npm run bench -- --write\` on ${measured.measuredOn}; ${measured.machine}. Units are counted by \`test/meter\` from item bytes by DynamoDB's published rules and do not depend on the machine; rates and load times do.`,
    '## Goals',
    'The fixed life: 10 autosaves of 3 KB, submission, 5 claims (one of them given back), acceptance, 3 review stages, decision, notice, approval, release, payee, batch, paid; alone in its list and batch, so that it bears their whole cost.',
    goals(measured),
    '### Why the misses',
    [
      '- **Write units.** A transition writes head and event in one transaction (2 × 2) and moves its queue and deadline rows (1–4). A determination is 10 KB of JSON and under 3 KB compressed: 6 units in a transaction. It is the evidence of what was told to whom, so it is stored whenever it says something new; the three stages of this life change nothing and stand on that of the acceptance. The events of decision and payment, which name accounts, batch and order, pass 1 KB: their text is stored as it was hashed. 16 units are what a programme with a pot asks for: the share and the place of each case in its call.',
      '- **Projections.** Each event leaves a note for the daily audit root (1), each move of money its totals cells (2 a cell), a marker (2) and the time (1), each filing and answer its line in the lists that exports read (1) and what the cases show beside the targets (4).',
      '- **Read units.** Every command reads the actor\'s grants (1, consistently: a revoked grant stops at once) and the head (1), together some 40; autosaves the mandates only (0.5 each). The journal of payments reads a case whole before an approval and after an answer (12 with its marks): without it an older copy of the table could pay twice. A review reads filing, findings and the stored determination (1 each); comparing with the latter saves six write units when nothing changed. The pointer to the current catalogue is half a unit where a case is not pinned yet or finance looks at regions. A batch is read with its account, its cases and their claims, for one case as for a hundred, and each case is judged before the first one moves and again when it does. So 60 can\'t be reached by saving requests alone.',
      '- **Read round trips** count requests. Grants and the case\'s head are asked for side by side, so they wait once, but grants are a Query and can\'t share a BatchGet with the head. The calendar and catalogue snapshots are kept in the process.',
    ].join('\n'),
    '## Each operation of the life',
    `Views (${views.calls} calls, ${oneDecimal(views.readUnits)} RRU) are not in the goals. The daily run reads every day of its span in four shards; its cost is shared by all cases.`,
    perOperation(measured.life),
    '## Pages and totals as cases grow',
    pagesTable(measured.pages),
    '## Determinations',
    'Pure computation with steps, trace and hash of the facts.',
    ratesTable(measured.rates),
    '## Bundles',
    bundlesTable(measured.bundles),
    '## Portal',
    'What a browser loads before the page stands, from the manifest of a fresh build (goals: 250 KB for applicants, 400 KB for the workbench; held by `test/bench/portal-size.test.ts`).',
    portalTable(measured.portal),
    '## Exports',
    'The worker as it runs, from the listing over part files to the file, each in a process of its own; the file is then read by another library.',
    exportsTable(measured.tables.exports),
    `Our writer alone beside exceljs streaming: ${oneDecimal(measured.tables.exceljs.seconds / measured.tables.ours.seconds)} × as many rows a second, ${twoDecimals(measured.tables.ours.peakBytes / measured.tables.exceljs.peakBytes)} × the memory.`,
    writersTable(measured.tables),
  ].join('\n\n');
};

