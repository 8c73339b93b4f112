import { factsCommitmentText, payeeCommitmentText } from '../domain/application/commitments';
import { eventText, findChainFault, type ApplicationEvent } from '../domain/application/event';
import type { Application } from '../domain/application/application';
import type { Applications, Submission } from '../ports/applications';
import type { Hashing } from '../ports/runtime';
import { storedEventOf, type StoredEvent } from './application-items';
import { applicationPartition, eventPrefix } from './keys';
import type { Store } from './store';

export type CaseSources = {
  readonly store: Store;
  readonly hashing: Hashing;
  readonly applications: Pick<Applications, 'read' | 'readSubmission' | 'readPayee'>;
};

/** What was read of a case together with its head; what is missing here is read by its key. */
export type SeenOfCase = { readonly events: readonly StoredEvent[]; readonly submissions: ReadonlyMap<number, Submission> };

export type CaseFindings = { readonly events: number; readonly faults: readonly string[] };

const nothingSeen: SeenOfCase = { events: [], submissions: new Map() };

/**
 * Proves one history: the chain of events over the stored bytes, the head it must end in, and the documents the events
 * commit to. A case with a fault is looked at once more as it stands now: it may have been moved meanwhile.
 */
export async function verifyCase(sources: CaseSources, head: Application, seen: SeenOfCase = nothingSeen): Promise<CaseFindings> {
  const found = await compareCase(sources, head, seen);
  if (found.faults.length === 0) return found;
  return compareCase(sources, (await sources.applications.read(head.applicationId)) ?? head, nothingSeen);
}

async function compareCase(sources: CaseSources, head: Application, seen: SeenOfCase): Promise<CaseFindings> {
  const { store, hashing } = sources;
  const { applicationId } = head;
  // Fewer than the head counts: the others stand on another page, or nowhere.
  const stored = seen.events.length >= head.version ? [...seen.events].sort((left, right) => left.event.version - right.event.version)
    : (await store.queryAll(applicationPartition(applicationId), { prefix: eventPrefix })).map(storedEventOf);
  const events = stored.map(({ event }) => event);
  const last = events.at(-1);
  const faults = [
    findChainFault(hashing.sha256, events, head),
    stored.map(textFault).find((fault) => fault !== null) ?? null,
    last !== undefined && last.toState !== head.state ? `the head stands in ${head.state}, the last event led to ${last.toState}` : null,
    ...await commitmentFaults(sources, applicationId, events, seen.submissions),
  ];
  return { events: events.length, faults: faults.filter((fault) => fault !== null) };
}

/** The stored bytes are the canonical ones: what is shown as the event is what was hashed. */
const textFault = ({ event, text }: StoredEvent): string | null => {
  const { hash, ...body } = event;
  return eventText(body) === text ? null : `event ${event.version} (${hash}) is not stored in its canonical form`;
};

async function commitmentFaults({ applications, hashing }: CaseSources, applicationId: string, events: readonly ApplicationEvent[], seen: SeenOfCase['submissions']): Promise<readonly (string | null)[]> {
  const faults: (string | null)[] = [];
  let revision = 0;
  for (const { change, version } of events) {
    if (change.action !== 'submit' && change.action !== 'correct') continue;
    revision += 1;
    const submission = seen.get(revision) ?? await applications.readSubmission(applicationId, revision);
    if (submission === null) faults.push(`revision ${revision} of the facts is missing (event ${version})`);
    else if (hashing.sha256(factsCommitmentText(submission)) !== change.factsCommitment) faults.push(`revision ${revision} of the facts is not what event ${version} commits to`);
  }
  return [...faults, await payeeFault({ applications, hashing }, applicationId, events)];
}

async function payeeFault({ applications, hashing }: Pick<CaseSources, 'applications' | 'hashing'>, applicationId: string, events: readonly ApplicationEvent[]): Promise<string | null> {
  const confirmed = events.findLast((event) => event.change.action === 'confirm_payee');
  if (confirmed?.change.action !== 'confirm_payee') return null;
  const payee = await readPayeeOrNull(applications, applicationId);
  if (payee === null) return `the payee account of event ${confirmed.version} is missing or can't be decrypted`;
  const holds = payee.version === confirmed.version && hashing.sha256(payeeCommitmentText(payee)) === confirmed.change.accountCommitment;
  return holds ? null : `the payee account is not what event ${confirmed.version} commits to`;
}

/** A changed ciphertext fails to decrypt: that is a finding, not the end of the walk. */
const readPayeeOrNull = async (applications: Pick<Applications, 'readPayee'>, applicationId: string) => applications.readPayee(applicationId).catch(() => null);
