import { factsCommitmentText, payeeCommitmentText } from '../domain/application/commitments';
import { eventText, findChainFault, type ApplicationEvent } from '../domain/application/event';
import type { Application } from '../domain/application/application';
import type { Applications } from '../ports/applications';
import type { Hashing } from '../ports/runtime';
import { applicationOf, storedEventOf, type StoredEvent } from './application-items';
import { applicationIdOf, applicationPartition, eventPrefix } from './keys';
import type { MaintenanceScan } from './maintenance-scan';
import type { Store } from './store';

export type AuditFault = { readonly applicationId: string; readonly fault: string };
export type AuditReport = { readonly cases: number; readonly events: number; readonly faults: readonly AuditFault[] };

type Dependencies = {
  readonly store: Store;
  readonly scan: MaintenanceScan;
  readonly hashing: Hashing;
  readonly applications: Pick<Applications, 'readSubmission' | 'readPayee'>;
};

const casesAtOnce = 8;

/**
 * Walks every case: the chain of its events over the stored bytes, the head it must end in, and the documents the
 * events commit to. Names every fault it finds; an untouched table has none.
 */
export async function verifyAudit(dependencies: Dependencies): Promise<AuditReport> {
  const { heads, casesWithEvents } = await findCases(dependencies);
  const faults: AuditFault[] = [...casesWithEvents].filter((applicationId) => !heads.has(applicationId)).map((applicationId) => ({ applicationId, fault: 'events without a head' }));
  let events = 0;
  const waiting = [...heads.values()];
  const work = async (): Promise<void> => {
    for (let head = waiting.pop(); head !== undefined; head = waiting.pop()) {
      const found = await verifyCase(dependencies, head);
      events += found.events;
      faults.push(...found.faults);
    }
  };
  await Promise.all(Array.from({ length: casesAtOnce }, work));
  return { cases: heads.size, events, faults: faults.sort((left, right) => (left.applicationId < right.applicationId ? -1 : 1)) };
}

async function findCases({ store, scan }: Dependencies): Promise<{ heads: Map<string, Application>; casesWithEvents: Set<string> }> {
  const heads = new Map<string, Application>();
  const casesWithEvents = new Set<string>();
  await scan((raw) => {
    const applicationId = applicationIdOf(String(raw['pk']));
    if (raw['_et'] === 'head') heads.set(applicationId, applicationOf(store, raw));
    if (raw['_et'] === 'event') casesWithEvents.add(applicationId);
  });
  return { heads, casesWithEvents };
}

async function verifyCase(dependencies: Dependencies, head: Application): Promise<{ events: number; faults: AuditFault[] }> {
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
  return { events: events.length, faults: faults.filter((fault) => fault !== null).map((fault) => ({ applicationId, fault })) };
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
