import { confirmPayee } from '../../functions/applications/confirm-payee';
import { dailyRunHere } from '../../functions/daily/daily-run';
import { approveBatch } from '../../functions/disbursements/approve-batch';
import { approveYearEnd, continueYearEnd } from '../../functions/disbursements/approve-year-end';
import { closeCase } from '../../functions/disbursements/close-case';
import { createBatch } from '../../functions/disbursements/create-batch';
import { resumeExport } from '../../functions/disbursements/exports';
import { proposeYearEnd } from '../../functions/disbursements/propose-year-end';
import { recordResultFile } from '../../functions/disbursements/record-result-file';
import { releaseFunds } from '../../functions/disbursements/release-funds';
import { typedResultText } from '../../functions/disbursements/result-file-store';
import { returnPayment } from '../../functions/disbursements/return-payment';
import { runExport } from '../../functions/exporter/run-export';
import { approveCase } from '../../functions/reviews/case-commands';
import { decideList } from '../../functions/reviews/decide-list';
import { approvePotRun, continuePotRun, createPotRun } from '../../functions/reviews/pot-runs';
import type { Application } from '../../shared/domain/application/application';
import type { Instant } from '../../shared/domain/brands';
import { addDays, legalDateOf } from '../../shared/domain/local-date';
import { newExport } from '../../shared/domain/exports/export-job';
import type { PaymentBatch } from '../../shared/ports/money';
import { zhuhai } from '../builders/actors';
import { programmeId } from '../builders/application';
import { at, on } from '../builders/calendar';
import type { Memory } from './client';
import { requestOf, untilAnswered } from './client';
import type { KilledWorld } from './killed-world';
import { applicantOf, approver, callId, checker, enterpriseNameOf, maker } from './waiting-cases';

/** What a history is lived in: a world that dies, people who remember what they sent, and the cases it is about. */
export type Lived = { readonly world: KilledWorld; readonly people: Memory; readonly applicationIds: readonly string[] };
export type Chapter = { readonly name: string; readonly live: (lived: Lived) => Promise<void> };

/** Whoever sends a list again after a death goes through it from its beginning: with thousands of cases lists are shorter. */
const listAtMost = (count: number): number => (count > 500 ? 25 : 100);
const fundDocumentNumber = '珠财〔2026〕1号';
const rule = { documentNumber: '珠财结〔2026〕9号', issuedOn: on('2026-04-20'), openParts: 'carry_over', remainder: 'lapse', returns: 'carry_over' } as const;

const inLists = <Item>(items: readonly Item[]): readonly (readonly Item[])[] => {
  const size = listAtMost(items.length);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
};

const headsOf = async ({ world: { dependencies } }: Lived, applicationIds: readonly string[]): Promise<readonly Application[]> => {
  const heads = new Map((await dependencies.applications.readMany(applicationIds)).map((application) => [application.applicationId, application]));
  return applicationIds.map((applicationId) => heads.get(applicationId)!);
};

const nothingRefused = (results: readonly { readonly applicationId: string; readonly problem: unknown }[]): void => {
  const refused = results.filter(({ problem }) => problem !== null);
  if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused.slice(0, 3))}`);
};

/** A chapter at that moment; it is carried out by whoever sends the same again after each death. */
const chapter = (name: string, moment: Instant, live: (lived: Lived) => Promise<void>): Chapter => ({
  name,
  live: async (lived) => {
    lived.world.setClock(moment);
    await live(lived);
  },
});

const sharePot = chapter('pot', at('2026-03-20'), async (lived) => {
  const { world: { dependencies, killing } } = lived;
  let run = await untilAnswered(killing, () => createPotRun(dependencies)(requestOf(approver, 'pot', { callId })));
  const of = { runId: run.runId };
  while (run.status !== 'applied') {
    const { status, seal } = run;
    run = await untilAnswered(killing, () => (status === 'sealed'
      ? approvePotRun(dependencies)(requestOf(checker, 'approve', { membersHash: seal?.membersHash ?? '' }, of))
      : continuePotRun(dependencies)(requestOf(status === 'applying' ? checker : approver, 'continue', {}, of))));
  }
});

const decide = chapter('decision lists', at('2026-03-23'), async (lived) => {
  const { world: { dependencies, killing }, people, applicationIds } = lived;
  for (const [index, listed] of inLists(applicationIds).entries()) {
    const body = await people.prepared(`decide-${index}`, async () => {
      const [account] = await dependencies.ledger.listAccounts(programmeId);
      const entries = (await headsOf(lived, listed)).map(({ applicationId, version, reviewedFen }) => ({ applicationId, expectedVersion: version, outcome: 'grant' as const, amountFen: reviewedFen! }));
      return { programmeId, accountId: account!.accountId, documentNumber: `会议纪要〔2026〕${String(index + 1)}号`, decidedOn: on('2026-03-23'), noticeOpensOn: on('2026-03-24'), attendees: ['甲'], recusals: [], entries };
    });
    nothingRefused((await untilAnswered(killing, () => decideList(dependencies)(requestOf(approver, `decide-${index}`, body)))).results);
  }
});

const daily = (name: string, moment: Instant): Chapter => chapter(name, moment, async ({ world: { dependencies, killing } }) => {
  // It ran the day before, as on every day.
  if ((await dependencies.dailyRuns.lastFinishedOn()) === null) await untilAnswered(killing, () => dependencies.dailyRuns.finish(addDays(legalDateOf(moment), -1)));
  const { refused } = await untilAnswered(killing, () => dailyRunHere(dependencies)());
  if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused.slice(0, 3))}`);
});

/** One command a case, each sent again until it is answered. */
const eachCase = async (lived: Lived, name: string, applicationIds: readonly string[], send: (application: Application, key: string, index: number) => Promise<unknown>): Promise<void> => {
  const heads = await lived.people.prepared(name, () => headsOf(lived, applicationIds));
  for (const [index, application] of heads.entries()) await untilAnswered(lived.world.killing, () => send(application, `${name}-${index}`, index));
};

const approveCases = chapter('approvals', at('2026-04-01'), async (lived) => {
  const { dependencies } = lived.world;
  await eachCase(lived, 'approve', lived.applicationIds, ({ applicationId, version }, key) => approveCase(dependencies)(requestOf(approver, key, { expectedVersion: version }, { applicationId })));
});

const endYear = chapter('year end', at('2026-04-30'), async ({ world: { dependencies, killing }, people }) => {
  const accountId = await people.prepared('year-end', async () => (await dependencies.ledger.listAccounts(programmeId))[0]!.accountId);
  const body = { accountId, cutOffOn: on('2026-04-30'), ...rule };
  let run = await untilAnswered(killing, () => proposeYearEnd(dependencies)(requestOf(maker, 'year-end', body)));
  const of = { runId: run.runId };
  while (run.status !== 'applied') {
    const { status, seal } = run;
    run = await untilAnswered(killing, () => (status === 'sealed' ? approveYearEnd(dependencies)(requestOf(checker, 'close', { sealHash: seal.sealHash }, of)) : continueYearEnd(dependencies)(requestOf(checker, 'continue', {}, of))));
  }
});

const release = chapter('releases of funds', at('2026-05-06'), async (lived) => {
  const { world: { dependencies, killing }, people, applicationIds } = lived;
  for (const [index, listed] of inLists(applicationIds).entries()) {
    const cases = await people.prepared(`release-${index}`, async () => (await headsOf(lived, listed)).map(({ applicationId, version }) => ({ applicationId, expectedVersion: version })));
    nothingRefused((await untilAnswered(killing, () => releaseFunds(dependencies)(requestOf(maker, `release-${index}`, { documentNumber: fundDocumentNumber, cases })))).results);
  }
});

const confirmPayees = chapter('payees', at('2026-05-07'), async (lived) => {
  const { dependencies } = lived.world;
  await eachCase(lived, 'payee', lived.applicationIds, ({ applicationId, version, creditCode }, key, index) => {
    // The salt is chance: here it must be the same in both histories.
    const salted = { ...dependencies, ids: { salt: () => dependencies.hashing.sha256(applicationId).slice(0, 32) } };
    const account = { accountName: enterpriseNameOf(index), accountNumber: '4400000000000000001', bankCode: '102100099996', bankName: '示例银行珠海分行' };
    return confirmPayee(salted)(requestOf(applicantOf(creditCode), key, { expectedVersion: version, ...account }, { applicationId }));
  });
});

/** The batches of these cases: made, approved by another person, answered. */
const payInBatches = async (lived: Lived, name: string, applicationIds: readonly string[], fails: (place: number) => boolean): Promise<void> => {
  const { world: { dependencies, killing }, people } = lived;
  for (const [index, listed] of inLists(applicationIds).entries()) {
    const key = `${name}-${index}`;
    const body = await people.prepared(key, async () => {
      const heads = await headsOf(lived, listed);
      return { programmeId, accountId: heads[0]!.parts[0]!.accountId, fundDocumentNumber, cases: heads.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version })) };
    });
    const { batch, excluded } = await untilAnswered(killing, () => createBatch(dependencies)(requestOf(maker, key, body)));
    nothingRefused(excluded);
    const of = { batchId: batch.batchId };
    await untilAnswered(killing, () => approveBatch(dependencies)(requestOf(checker, `${key}-approve`, { membersHash: batch.membersHash }, of)));
    const text = await people.prepared(`${key}-answer`, async () => answersOf((await dependencies.batches.readBatch(batch.batchId))!, key, fails));
    const answer = await untilAnswered(killing, () => recordResultFile(dependencies)(requestOf(maker, `${key}-results`, { format: 'csv', text }, of)));
    nothingRefused(answer.results);
    if (answer.unsettled.length + answer.exceptions.length > 0) throw new Error(`Unsettled: ${JSON.stringify(answer.unsettled.slice(0, 3))}`);
  }
};

/** What the treasury answers: as its file says it. */
const answersOf = ({ members, totalFen }: PaymentBatch, key: string, fails: (place: number) => boolean): string =>
  typedResultText(members.map(({ endToEndId, amountFen }, place) => ({
    endToEndId, amountFen, outcome: fails(place) ? 'failed' : 'paid', voucherNumber: `${key}-${String(place)}`, settledOn: on('2026-05-08'), reason: fails(place) ? '账号不符' : '',
  })), totalFen);

const bounces = (place: number): boolean => place % 7 === 3;
const isBounced = ({ state }: Application): boolean => state === 'payment_failed';

const pay = chapter('batches', at('2026-05-08'), async (lived) => payInBatches(lived, 'batch', lived.applicationIds, bounces));

const payAgain = chapter('batches of what bounced', at('2026-05-11'), async (lived) => {
  const bounced = await lived.people.prepared('bounced', async () => (await headsOf(lived, lived.applicationIds)).filter(isBounced).map(({ applicationId }) => applicationId));
  await payInBatches(lived, 'again', bounced, () => false);
});

/** Of every fifty paid cases one bounces after it was reported as paid, and is paid again. */
const returns = chapter('returns', at('2026-05-12'), async (lived) => {
  const { dependencies } = lived.world;
  const returned = lived.applicationIds.filter((_, index) => index % 50 === 0);
  await eachCase(lived, 'return', returned, async ({ applicationId, version, parts }, key) => {
    const [part] = parts;
    const batch = (await dependencies.batches.readBatch(part!.batchId!))!;
    const { endToEndId } = batch.members.find((member) => member.applicationId === applicationId)!;
    return returnPayment(dependencies)(requestOf(maker, key, { expectedVersion: version, batchId: batch.batchId, endToEndId, documentNumber: `退票-${applicationId}`, returnedOn: on('2026-05-12'), reason: '账号已销户' }, { applicationId }));
  });
  await payInBatches(lived, 'returned', returned, () => false);
});

const close = chapter('closings', at('2026-05-13'), async (lived) => {
  const { dependencies } = lived.world;
  await eachCase(lived, 'close', lived.applicationIds, ({ applicationId, version }, key) => closeCase(dependencies)(requestOf(maker, key, { expectedVersion: version }, { applicationId })));
});

const auditor = 'user-auditor';
const exportLeaseMs = 13 * 60_000;

const writeExports = chapter('exports', at('2026-06-01'), async ({ world: { dependencies, killing, setClock } }) => {
  const requestedAt = dependencies.clock.now();
  for (const [kind, format] of [['payments', 'csv'], ['cases', 'xlsx']] as const) {
    const job = newExport({ exportId: `export-${kind}`, kind, format, programmeId, fromMonth: '2026-03', toMonth: '2026-05', requestedBy: auditor, requestedAt, scope: [{ role: 'auditor', regionCode: zhuhai, programmeId: null }] });
    await untilAnswered(killing, () => dependencies.exportJobs.create(job));
    // Whoever died holds the job for a while; then another worker takes it up.
    const later = (): void => { setClock(new Date(Date.parse(dependencies.clock.now()) + exportLeaseMs).toISOString() as Instant); };
    for (let outcome = ''; outcome !== 'ready';) {
      outcome = await untilAnswered(killing, () => runExport(dependencies)(job.exportId, () => false, 'killed'), later);
      // Given up after so many deaths on one page: whoever asked lets it go on.
      if (outcome === 'failed') await untilAnswered(killing, () => resumeExport(dependencies)(requestOf(auditor, 'resume', {}, { exportId: job.exportId })));
      else if (outcome !== 'ready') throw new Error(`The export is ${outcome}.`);
    }
  }
});

/** The whole way of the cases, from the pot to the files about them. */
export const beforeProjection: readonly Chapter[] = [
  sharePot, decide, daily('notices open', at('2026-03-24')), daily('notices close', at('2026-03-31')), approveCases, endYear, release, confirmPayees, pay, payAgain, returns, close,
];
export const afterProjection: readonly Chapter[] = [writeExports];
