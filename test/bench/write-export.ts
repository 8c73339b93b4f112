/** A process of its own for one detail export, so that its peak memory is its own: `write-export.ts csv|xlsx ROWS FOLDER` runs the worker over a listing held in this process and prints what came of it as JSON. */
import { fileURLToPath } from 'node:url';
import { runExport } from '../../functions/exporter/run-export';
import { readCatalogue } from '../../seeds/read-catalogue';
import { brandInstant, brandRegionCode } from '../../shared/domain/brands';
import { newExport, type ExportJob } from '../../shared/domain/exports/export-job';
import type { PaymentListing } from '../../shared/domain/exports/listings';
import { addDays, parseLocalDate } from '../../shared/domain/local-date';
import { fen } from '../../shared/domain/money';
import { byteMeter } from '../../shared/documents/byte-meter';
import { tableWriter } from '../../shared/documents/table-writer';
import { createLargeFolderFiles } from '../../shared/integrations/large-folder-files';
import { randomIds } from '../../shared/integrations/random-ids';
import type { ExportJobs, Listings } from '../../shared/ports/exports';

const programmeId = 'bench-programme';
const months = 12;
const enterprises = 4_000;

/** The n-th payment of a month; every fiftieth failed, every seventieth came back. */
const paymentOf = (month: string, index: number): PaymentListing => {
  const applicationId = `a${month.slice(5)}${String(index).padStart(23, '0')}`;
  return {
    kind: 'payments', programmeId, districtCode: '350203', creditCode: `91350200MA${String(index % enterprises).padStart(8, '0')}`, enterpriseSize: 'small', applicationId, version: 23, month, at: brandInstant(`${month}-10T02:00:00.000Z`),
    outcome: index % 50 === 1 ? 'failed' : index % 70 === 2 ? 'returned' : 'paid', batchId: `batch${String(index % 10_000).padStart(21, '0')}`, endToEndId: `${applicationId}-01`, accountId: `${programmeId}.2026.350200.bench`,
    amountFen: fen(1 + ((index * 7_919) % 100_000_000)), documentNumber: `V${month}${index}`, settledOn: addDays(parseLocalDate(`${month}-01`), index % 28),
  };
};

const listingsOf = (rows: number): Listings => ({
  note: () => Promise.reject(new Error('The bench lists nothing.')),
  page: (_kind, _programmeId, month, after, limit) => {
    const inMonth = Math.floor(rows / months) + (Number(month.slice(5)) <= rows % months ? 1 : 0);
    const from = after === null ? 0 : Number(after);
    const items = Array.from({ length: Math.min(limit, inMonth - from) }, (_, index) => paymentOf(month, from + index));
    return Promise.resolve({ items, after: from + limit < inMonth ? String(from + limit) : null });
  },
});

const jobsOf = (asked: ExportJob): ExportJobs & { readonly kept: () => ExportJob } => {
  let kept = asked;
  return {
    kept: () => kept, read: () => Promise.resolve(kept), listByRequester: () => Promise.resolve([]), create: () => Promise.resolve(),
    save: (job) => {
      kept = job;
      return Promise.resolve(true);
    },
  };
};

const [format, rows = '10000', folder = ''] = process.argv.slice(2);
const requestedAt = brandInstant('2026-12-31T02:00:00.000Z');
const clock = { now: () => requestedAt };
const exportJobs = jobsOf(newExport({
  exportId: `bench-${rows}`, kind: 'payments', format: format === 'csv' ? 'csv' : 'xlsx', programmeId, fromMonth: '2026-01', toMonth: '2026-12', requestedBy: 'bench', requestedAt,
  scope: [{ role: 'auditor', regionCode: brandRegionCode('350200'), programmeId: null }],
}));
const catalogue = readCatalogue([fileURLToPath(new URL('../../seeds/catalogue/demo', import.meta.url))]);
const started = process.hrtime.bigint();
const outcome = await runExport({
  exportJobs, listings: listingsOf(Number(rows)), clock, ids: randomIds, tables: tableWriter, meter: byteMeter, files: createLargeFolderFiles(folder, () => randomIds.salt(), 'bench', clock),
  catalogues: { current: () => Promise.resolve(catalogue) }, applications: { readMany: () => Promise.resolve([]) },
  enterpriseNames: { namesOf: (codes) => Promise.resolve(new Map(codes.map((code) => [code, `第${code.slice(-4)}号示例科技有限公司`] as const))) },
})(exportJobs.kept().exportId, () => false, 'bench');
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const { rowsDone, totalFen, result } = exportJobs.kept();
if (outcome !== 'ready' || result === null) throw new Error(`The export ended as ${outcome}.`);
console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024, rows: rowsDone, totalFen, path: result.path }));
