import { factsCommitmentText, payeeCommitmentText } from '../domain/application/commitments';
import { eventText, findChainFault, type ApplicationEvent } from '../domain/application/event';
import type { Application } from '../domain/application/application';
import type { Applications } from '../ports/applications';
import type { Hashing } from '../ports/runtime';
import { applicationOf, storedEventOf, type StoredEvent } from './application-items';
import { applicationIdOf, applicationPartition, eventPrefix, headKey } from './keys';
import type { MaintenanceScan } from './maintenance-scan';
import type { Store } from './store';

export type AuditFault = { readonly applicationId: string; readonly fault: string };
export type AuditReport = {
  readonly cases: number;
  readonly events: number;
  readonly faults: readonly AuditFault[];
  /** There are more than were named. */
  readonly more: boolean;
};

type Dependencies = {
  readonly store: Store;
  readonly scan: MaintenanceScan;
  readonly hashing: Hashing;
  readonly applications: Pick<Applications, 'read' | 'readSubmission' | 'readPayee'>;
};

const casesAtOnce = 8;
const namedAtMost = 10_000;

/**
 * Walks every case: the chain of its events over the stored bytes, the head it must end in, and the documents the
 * events commit to. Names the faults it finds; an untouched table has none. Each case is done with the page its head
 * stands on, so that memory does not grow with their number.
 */
export async function verifyAudit(dependencies: Dependencies): Promise<AuditReport> {
  const { store, scan } = dependencies;
  const faults = new Map<string, readonly string[]>();
  let [cases, events] = [0, 0];
  let heads: Application[] = [];
  let withEvents = new Set<string>();
  const note = (applicationId: string, found: readonly string[]): void => {
    if (found.length > 0 && faults.size <= namedAtMost) faults.set(applicationId, found);
  };
  await scan((raw) => {
    if (raw['_et'] === 'head') heads.push(applicationOf(store, raw));
    if (raw['_et'] === 'event') withEvents.add(applicationIdOf(String(raw['pk'])));
  }, async () => {
    const [headsRead, withEventsRead] = [heads, withEvents];
    [heads, withEvents] = [[], new Set()];
    cases += headsRead.length;
    for (const { applicationId } of headsRead) withEventsRead.delete(applicationId);
    for (const applicationId of await withoutHead(store, [...withEventsRead])) note(applicationId, ['events without a head']);
    await Promise.all(Array.from({ length: casesAtOnce }, async () => {
      for (let head = headsRead.pop(); head !== undefined; head = headsRead.pop()) {
        const found = await verifyCase(dependencies, head);
        events += found.events;
        note(head.applicationId, found.faults);
      }
    }));
  });
  const named = [...faults].sort(([left], [right]) => (left < right ? -1 : 1)).slice(0, namedAtMost);
  return { cases, events, faults: named.flatMap(([applicationId, found]) => found.map((fault) => ({ applicationId, fault }))), more: faults.size > namedAtMost };
}

/** The heads of these cases stand on other pages, or nowhere. */
async function withoutHead(store: Store, applicationIds: readonly string[]): Promise<readonly string[]> {
  const found = new Set((await store.getMany(applicationIds.map(headKey))).map((raw) => applicationIdOf(String(raw['pk']))));
  return applicationIds.filter((applicationId) => !found.has(applicationId));
}

type CaseFindings = { readonly events: number; readonly faults: readonly string[] };

/** A case that was moved since its page was read is looked at again, as it stands now. */
async function verifyCase(dependencies: Dependencies, head: Application): Promise<CaseFindings> {
  const found = await compareCase(dependencies, head);
  if (found.faults.length === 0) return found;
  const now = await dependencies.applications.read(head.applicationId);
  return now === null || now.version === head.version ? found : compareCase(dependencies, now);
}

async function compareCase(dependencies: Dependencies, head: Application): Promise<CaseFindings> {
  const { store, hashing } = dependencies;
  const { applicationId } = head;
  const stored = (await store.queryAll(applicationPartition(applicationId), { prefix: eventPrefix })).map(storedEventOf);
  const events = stored.map(({ event }) => event);
  const last = events.at(-1);
  const faults = [
    findChainFault(hashing.sha256, events, head),
    stored.map(textFault).find((fault) => fault !== null) ?? null,
    last !== undefined && last.toState !== head.state ? `the head stands in ${head.state}, the last event led to ${last.toState}` : null,
    ...await commitmentFaults(dependencies, applicationId, events),
  ];
  return { events: events.length, faults: faults.filter((fault) => fault !== null) };
}

/** The stored bytes are the canonical ones: what is shown as the event is what was hashed. */
const textFault = ({ event, text }: StoredEvent): string | null => {
  const { hash, ...body } = event;
  return eventText(body) === text ? null : `event ${event.version} (${hash}) is not stored in its canonical form`;
};

async function commitmentFaults({ applications, hashing }: Dependencies, applicationId: string, events: readonly ApplicationEvent[]): Promise<readonly (string | null)[]> {
  const faults: (string | null)[] = [];
  let revision = 0;
  for (const { change, version } of events) {
    if (change.action !== 'submit' && change.action !== 'correct') continue;
    revision += 1;
    const submission = await applications.readSubmission(applicationId, revision);
    if (submission === null) faults.push(`revision ${revision} of the facts is missing (event ${version})`);
    else if (hashing.sha256(factsCommitmentText(submission)) !== change.factsCommitment) faults.push(`revision ${revision} of the facts is not what event ${version} commits to`);
  }
  return [...faults, await payeeFault({ applications, hashing }, applicationId, events)];
}

async function payeeFault({ applications, hashing }: Pick<Dependencies, 'applications' | 'hashing'>, applicationId: string, events: readonly ApplicationEvent[]): Promise<string | null> {
  const confirmed = events.findLast((event) => event.change.action === 'confirm_payee');
  if (confirmed?.change.action !== 'confirm_payee') return null;
  const payee = await readPayeeOrNull(applications, applicationId);
  if (payee === null) return `the payee account of event ${confirmed.version} is missing or can't be decrypted`;
  const holds = payee.version === confirmed.version && hashing.sha256(payeeCommitmentText(payee)) === confirmed.change.accountCommitment;
  return holds ? null : `the payee account is not what event ${confirmed.version} commits to`;
}

/** A changed ciphertext fails to decrypt: that is a finding, not the end of the walk. */
const readPayeeOrNull = async (applications: Pick<Applications, 'readPayee'>, applicationId: string) => applications.readPayee(applicationId).catch(() => null);
