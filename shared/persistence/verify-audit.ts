import type { Application } from '../domain/application/application';
import type { Submission } from '../ports/applications';
import { applicationOf, storedEventOf, type StoredEvent } from './application-items';
import { submissionOf } from './case-documents';
import { applicationIdOf, headKey, submissionPrefix } from './keys';
import type { MaintenanceScan } from './maintenance-scan';
import type { RawItem, Store } from './store';
import { verifyCase, type CaseSources } from './verify-case';

export type AuditFault = { readonly applicationId: string; readonly fault: string };
export type AuditReport = {
  readonly cases: number;
  readonly events: number;
  readonly faults: readonly AuditFault[];
  /** There are more than were named. */
  readonly more: boolean;
};

const casesAtOnce = 8;
const namedAtMost = 10_000;

/** What a page shows of one case. */
type CaseOnPage = { head: Application | null; readonly events: StoredEvent[]; readonly submissions: Map<number, Submission> };

/**
 * Proves every case's history (`verifyCase`) and names the faults it finds; an untouched table has none. Each case is
 * done with the page its head stands on, from what the page shows of it, so that memory does not grow with their number.
 */
export async function verifyAudit(sources: CaseSources & { readonly scan: MaintenanceScan }): Promise<AuditReport> {
  const { store, scan } = sources;
  const faults = new Map<string, readonly string[]>();
  let [cases, events] = [0, 0];
  let page = new Map<string, CaseOnPage>();
  const note = (applicationId: string, found: readonly string[]): void => {
    if (found.length > 0 && faults.size <= namedAtMost) faults.set(applicationId, found);
  };
  await scan((raw) => gather(store, page, raw), async () => {
    const read = page;
    page = new Map();
    const { complete, orphans, counted } = await withHeads(store, read);
    cases += counted;
    for (const applicationId of orphans) note(applicationId, ['events without a head']);
    await Promise.all(Array.from({ length: casesAtOnce }, async () => {
      for (let next = complete.pop(); next !== undefined; next = complete.pop()) {
        const found = await verifyCase(sources, next.head, next);
        events += next.counts ? found.events : 0;
        note(next.head.applicationId, found.faults);
      }
    }));
  });
  const named = [...faults].sort(([left], [right]) => (left < right ? -1 : 1)).slice(0, namedAtMost);
  return { cases, events, faults: named.flatMap(([applicationId, found]) => found.map((fault) => ({ applicationId, fault }))), more: faults.size > namedAtMost };
}

const gather = (store: Store, page: Map<string, CaseOnPage>, raw: RawItem): void => {
  const sortKey = String(raw['sk']);
  const isSubmission = raw['_et'] === 'document' && sortKey.startsWith(submissionPrefix);
  if (raw['_et'] !== 'head' && raw['_et'] !== 'event' && !isSubmission) return;
  const applicationId = applicationIdOf(String(raw['pk']));
  const onPage = page.get(applicationId) ?? { head: null, events: [], submissions: new Map<number, Submission>() };
  page.set(applicationId, onPage);
  if (raw['_et'] === 'head') onPage.head = applicationOf(store, raw);
  else if (raw['_et'] === 'event') onPage.events.push(storedEventOf(raw));
  else onPage.submissions.set(Number(sortKey.slice(submissionPrefix.length)), submissionOf(store, raw));
};

type CaseToVerify = { readonly head: Application; readonly events: readonly StoredEvent[]; readonly submissions: ReadonlyMap<number, Submission>; readonly counts: boolean };

/**
 * The cases whose head is on the page; those of whose events the head, which is on another page, does not know; and
 * events that have no head anywhere.
 */
async function withHeads(store: Store, page: ReadonlyMap<string, CaseOnPage>): Promise<{ readonly complete: CaseToVerify[]; readonly orphans: readonly string[]; readonly counted: number }> {
  const complete: CaseToVerify[] = [];
  const elsewhere = new Map<string, CaseOnPage>();
  for (const [applicationId, { head, ...seen }] of page) {
    if (head !== null) complete.push({ head, ...seen, counts: true });
    else if (seen.events.length > 0) elsewhere.set(applicationId, { head, ...seen });
  }
  const counted = complete.length;
  for (const raw of await store.getMany([...elsewhere.keys()].map(headKey))) {
    const head = applicationOf(store, raw);
    const seen = elsewhere.get(head.applicationId);
    elsewhere.delete(head.applicationId);
    if (seen?.events.some(({ event }) => event.version > head.version) === true) complete.push({ head, events: [], submissions: new Map(), counts: false });
  }
  return { complete, orphans: [...elsewhere.keys()], counted };
}
