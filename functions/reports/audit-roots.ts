import { requireOfficer } from '../../shared/casework/actors';
import type { Inquiry } from '../../shared/casework/dependencies';
import { auditRootPath, readAuditRoot } from '../../shared/domain/application/audit-root';
import type { AuditHead, AuditRoot } from '../../shared/domain/application/audit-root';
import type { LocalDate } from '../../shared/domain/brands';
import { addDays } from '../../shared/domain/local-date';
import type { ReportDependencies } from './report-context';

const daysOfPage = 7;
/** Cases of a day held against the table while somebody waits; all of them are `npm run verify-audit`'s. */
const casesCheckedAtMost = 50;

type RootsQuery = { readonly beforeOn?: LocalDate | undefined };

/**
 * `missing`: no root lies there; `unreadable`: its hash is not that of what it lists; `unlinked`: it does not stand on
 * the root of the day before; `events_differ`: an event it lists is gone or was rewritten.
 */
type RootOutcome = 'holds' | 'missing' | 'unreadable' | 'unlinked' | 'events_differ';

type ReadRoot = AuditRoot | 'missing' | 'unreadable';

const readRoot = async ({ auditRoots, hashing }: ReportDependencies, day: LocalDate): Promise<ReadRoot> => {
  const bytes = await auditRoots.read(auditRootPath(day));
  if (bytes === null) return 'missing';
  try {
    const root = readAuditRoot(hashing.sha256, Buffer.from(bytes).toString('utf8'));
    return root.day === day ? root : 'unreadable';
  } catch {
    return 'unreadable';
  }
};

const isAsStored = async ({ applications }: ReportDependencies, { applicationId, version, eventHash }: AuditHead): Promise<boolean> =>
  (await applications.readEvent(applicationId, version))?.hash === eventHash;

const isLinked = (root: AuditRoot, before: ReadRoot): boolean => (typeof before === 'string' ? before === 'missing' && root.previousRoot === null : root.previousRoot === before.root);

const viewOf = async (dependencies: ReportDependencies, day: LocalDate, read: ReadRoot, before: ReadRoot) => {
  if (typeof read === 'string') return { day, outcome: read satisfies RootOutcome, cases: null, root: null, previousRoot: null, checkedCases: 0, differingCases: 0 };
  const checked = read.heads.slice(0, casesCheckedAtMost);
  const kept = await Promise.all(checked.map((head) => isAsStored(dependencies, head)));
  const differingCases = kept.filter((same) => !same).length;
  const outcome: RootOutcome = !isLinked(read, before) ? 'unlinked' : differingCases > 0 ? 'events_differ' : 'holds';
  return { day, outcome, cases: read.heads.length, root: read.root, previousRoot: read.previousRoot, checkedCases: checked.length, differingCases };
};

/**
 * The daily roots that lie outside the table, newest first, each read and verified for this answer: its own hash, the
 * link to the day before, and the events it lists against those in the table. @throws Problem `forbidden`.
 */
export const listAuditRoots = (dependencies: ReportDependencies) => async (request: Inquiry<unknown, RootsQuery, unknown>) => {
  await requireOfficer(dependencies, request.identity, ['auditor']);
  const lastOn = await dependencies.dailyRuns.lastFinishedOn();
  if (lastOn === null) return { items: [], nextBeforeOn: null };
  const { beforeOn } = request.query;
  const newest = addDays(beforeOn !== undefined && beforeOn < lastOn ? beforeOn : lastOn, -1);
  const items: Awaited<ReturnType<typeof viewOf>>[] = [];
  let read = await readRoot(dependencies, newest);
  for (let day = newest; items.length < daysOfPage; day = addDays(day, -1)) {
    const before = await readRoot(dependencies, addDays(day, -1));
    // Two days in a row without a root: there is nothing further back. The newest day is told all the same, as missing.
    if ((items.length > 0 || beforeOn !== undefined) && read === 'missing' && before === 'missing') return { items, nextBeforeOn: null };
    items.push(await viewOf(dependencies, day, read, before));
    if (typeof read !== 'string' && read.previousRoot === null && before === 'missing') return { items, nextBeforeOn: null };
    read = before;
  }
  return { items, nextBeforeOn: items.at(-1)?.day ?? null };
};
