import { auditRootPath, readAuditRoot, type AuditHead, type AuditRoot } from '../domain/application/audit-root';
import type { LocalDate } from '../domain/brands';
import { addDays } from '../domain/local-date';
import type { Applications } from '../ports/applications';
import type { DailyRuns } from '../ports/daily-runs';
import type { Files } from '../ports/money';
import type { Hashing } from '../ports/runtime';

export type AuditRootFault = { readonly day: LocalDate; readonly fault: string };
export type AuditRootReport = { readonly days: number; readonly heads: number; readonly faults: readonly AuditRootFault[] };

type Dependencies = {
  readonly files: Pick<Files, 'read'>;
  readonly dailyRuns: Pick<DailyRuns, 'lastFinishedOn'>;
  readonly applications: Pick<Applications, 'readEvent'>;
  readonly hashing: Hashing;
};

/**
 * Holds the roots outside the table against the events inside it, from the day before the last finished daily run back
 * to the first root. Finds histories that were rewritten or removed together with their heads, which a walk inside the
 * table can't. What was not yet under a root when it was rewritten stays unseen: that is at most a day's work.
 */
export async function verifyAuditRoots(dependencies: Dependencies): Promise<AuditRootReport> {
  const faults: AuditRootFault[] = [];
  let days = 0;
  let heads = 0;
  const last = await dependencies.dailyRuns.lastFinishedOn();
  let expected: string | null = null;
  for (let day = last === null ? null : addDays(last, -1); day !== null; ) {
    const stored = await readRoot(dependencies, day);
    if ('fault' in stored) return { days, heads, faults: [...faults, { day, fault: stored.fault }] };
    days += 1;
    heads += stored.heads.length;
    if (expected !== null && stored.root !== expected) faults.push({ day, fault: 'the root is not the one that the day after stands on' });
    for (const head of stored.heads) {
      const fault = await headFault(dependencies, head);
      if (fault !== null) faults.push({ day, fault });
    }
    expected = stored.previousRoot;
    day = expected === null ? null : addDays(day, -1);
  }
  return { days, heads, faults };
}

async function readRoot({ files, hashing }: Dependencies, day: LocalDate): Promise<AuditRoot | { readonly fault: string }> {
  const bytes = await files.read(auditRootPath(day));
  if (bytes === null) return { fault: 'there is no audit root' };
  try {
    const root = readAuditRoot(hashing.sha256, Buffer.from(bytes).toString('utf8'));
    return root.day === day ? root : { fault: `the audit root is that of ${root.day}` };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'the audit root is unreadable' };
  }
}

async function headFault({ applications }: Dependencies, { applicationId, version, eventHash }: AuditHead): Promise<string | null> {
  const event = await applications.readEvent(applicationId, version);
  if (event === null) return `event ${version} of case ${applicationId} is gone`;
  return event.hash === eventHash ? null : `event ${version} of case ${applicationId} was rewritten`;
}
