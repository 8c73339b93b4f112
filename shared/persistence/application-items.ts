import { EntityFormatter } from 'dynamodb-toolbox';
import { brandRegionCode } from '../domain/brands';
import type { LocalDate } from '../domain/brands';
import { isSizeClass } from '../domain/enterprise-size';
import type { SizeClass } from '../domain/enterprise-size';
import type { Application, Part, PaymentOffset, Pins, PotAward } from '../domain/application/application';
import { eventText, type ApplicationEvent } from '../domain/application/event';
import type { ApplicationState } from '../domain/application/states';
import { zeroFen } from '../domain/money';
import type { ClaimHolder, Draft, QueueRow } from '../ports/applications';
import { applicationIdOf, claimKey, deadlinePartition, deadlineShardOf, draftKey, eventKey, headKey, queueOrder, queuePartition } from './keys';
import { pack, packTight, unpack } from './stored-body';
import type { RawItem, Store } from './store';

/** States in which somebody has work with a case; only these stand in the queue index. */
const queuedStates: ReadonlySet<ApplicationState> = new Set<ApplicationState>([
  'submitted', 'correction_requested', 'accepted', 'formal_review', 'substantive_review', 'expert_review', 'awaiting_decision', 'public_notice',
  'objection_handling', 'approved', 'held_over', 'awaiting_payee', 'disbursing', 'paid', 'payment_failed', 'clawback_due', 'clawed_back',
]);

const queueAttributes = (application: Application): { queue?: string; queueOrder?: string } =>
  queuedStates.has(application.state)
    ? {
        queue: queuePartition(application.state, application.districtCode),
        queueOrder: queueOrder(application.deadline?.dueOn ?? null, application.applicationId),
      }
    : {};

const dueAttributes = ({ deadline, applicationId }: Application): { due?: string } =>
  deadline === null ? {} : { due: deadlinePartition(deadline.dueOn, deadlineShardOf(applicationId)) };

/** A part without its names: a head of three payers stays within one write unit. */
type OffsetRow = readonly [applicationId: string, amountFen: PaymentOffset['amountFen']];
type PartRow = readonly [Part['accountId'], Part['amountFen'], Part['balance'], Part['fundDocumentNumber'], Part['batchId'], Part['attempt'], Part['number'], Part['demandedFen']?, Part['recoveredFen']?, Part['carriedFrom']?, OffsetRow?];
const partRow = ({ accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, number, demandedFen, recoveredFen, carriedFrom, offset }: Part): PartRow => {
  if (offset !== undefined) return [accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, number, demandedFen, recoveredFen, carriedFrom, [offset.applicationId, offset.amountFen]];
  if (carriedFrom !== null) return [accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, number, demandedFen, recoveredFen, carriedFrom];
  return demandedFen === 0 ? [accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, number] : [accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, number, demandedFen, recoveredFen];
};
const partOf = ([accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, number, demandedFen = zeroFen, recoveredFen = zeroFen, carriedFrom = null, offset]: PartRow): Part =>
  ({ number, accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, demandedFen, recoveredFen, carriedFrom, ...(offset === undefined ? {} : { offset: { applicationId: offset[0], amountFen: offset[1] } }) });

/** The same for what was pinned at acceptance. */
type PinsRow = readonly [catalogueHash: string, acceptedOn: Pins['acceptedOn'], payerRegionCode: Pins['payerRegionCode'], enterpriseSize: SizeClass];
const pinsRow = (pins: Pins | null): PinsRow | null => (pins === null ? null : [pins.catalogueHash, pins.acceptedOn, pins.payerRegionCode, pins.enterpriseSize]);
const pinsOf = (row: PinsRow | null): Pins | null => (row === null ? null : { catalogueHash: row[0], acceptedOn: row[1], payerRegionCode: row[2], enterpriseSize: row[3] });

/** The same for the share of a pot. Heads of the first version had it with names. */
type PotRow = readonly [runId: string, reviewedFen: PotAward['reviewedFen'], shareFen: PotAward['shareFen']];
const potRow = ({ runId, reviewedFen, shareFen }: PotAward): PotRow => [runId, reviewedFen, shareFen];
const potOf = (stored: PotRow | PotAward): PotAward => ('runId' in stored ? stored : { runId: stored[0], reviewedFen: stored[1], shareFen: stored[2] });

export const headItem = (store: Store, application: Application) => {
  const { applicationId, version, state, programmeId, districtCode, creditCode, receiptNumber, claimedBy, heldBy, potAward, ...rest } = application;
  return {
    ...headKey(applicationId),
    schemaVersion: store.schemaVersion('application'),
    version, state, programmeId, districtCode, creditCode,
    ...(receiptNumber === null ? {} : { receiptNumber }),
    ...(claimedBy === null ? {} : { claimedBy }),
    ...queueAttributes(application),
    ...dueAttributes(application),
    body: packTight({ ...rest, pins: pinsRow(rest.pins), parts: rest.parts.map(partRow), ...(heldBy === null ? {} : { heldBy }), ...(potAward === null ? {} : { potAward: potRow(potAward) }) }),
  };
};

export const applicationOf = (store: Store, raw: RawItem): Application => {
  const { pk, schemaVersion, body, version, state, programmeId, districtCode, creditCode, receiptNumber, claimedBy } = store.entities.head.build(EntityFormatter).format(raw);
  const unpacked = unpack(body);
  const stored = {
    applicationId: applicationIdOf(pk), version, state, programmeId, districtCode, creditCode,
    receiptNumber: receiptNumber ?? null, claimedBy: claimedBy ?? null,
    // Left out where a case takes no part in a pot, as none did at first.
    heldBy: null, potAward: null,
    ...unpacked, ...('potAward' in unpacked ? { potAward: potOf(unpacked['potAward'] as PotRow | PotAward) } : {}), pins: pinsOf(unpacked['pins'] as PinsRow | null),
  };
  // Rows first: older ones are lifted as they lie there.
  const lifted = store.upcast('application', schemaVersion, stored);
  return { ...lifted, parts: (lifted['parts'] as readonly PartRow[]).map(partOf) } as unknown as Application;
};

export const draftItem = (store: Store, draft: Draft) => {
  const { applicationId, creditCode, draftVersion, savedAt, editable, facts, materials } = draft;
  return { ...draftKey(applicationId), schemaVersion: store.schemaVersion('draft'), creditCode, draftVersion, savedAt, editable, body: pack({ facts, materials }) };
};

export const draftOf = (store: Store, raw: RawItem): Draft => {
  const { pk, schemaVersion, body, creditCode, draftVersion, savedAt, editable } = store.entities.draft.build(EntityFormatter).format(raw);
  return store.upcast('draft', schemaVersion, { applicationId: applicationIdOf(pk), creditCode, draftVersion, savedAt, editable, ...unpack(body) }) as unknown as Draft;
};

/** The event as it is hashed, with where the case belongs beside it: the item alone suffices for projections. */
export const eventItem = (event: ApplicationEvent, application: Application) => {
  const { hash, ...body } = event;
  const { programmeId, districtCode, creditCode, pins } = application;
  return { ...eventKey(event.applicationId, event.version), schemaVersion: 1, text: eventText(body), hash, programmeId, districtCode, creditCode, enterpriseSize: pins?.enterpriseSize ?? 'unclassified' };
};

/** An event with the exact text that was hashed, and where its case belongs. */
export type StoredEvent = { readonly event: ApplicationEvent; readonly text: string; readonly programmeId: string; readonly districtCode: string; readonly creditCode: string; readonly enterpriseSize: SizeClass };

/** Reads an event item, from the table or (after unmarshalling) from a stream's new image. */
export const storedEventOf = (raw: RawItem): StoredEvent => {
  const text = String(raw['text']);
  const event = { ...(JSON.parse(text) as object), hash: String(raw['hash']) } as ApplicationEvent;
  return { event, text, programmeId: String(raw['programmeId']), districtCode: String(raw['districtCode']), creditCode: String(raw['creditCode']), enterpriseSize: sizeClassOf(raw['enterpriseSize']) };
};

const sizeClassOf = (stored: unknown): SizeClass => (typeof stored === 'string' && isSizeClass(stored) ? stored : 'unclassified');

export const isEventItem = (raw: RawItem): boolean => raw['_et'] === 'event';

export const claimHolderOf = (store: Store, raw: RawItem): ClaimHolder => {
  const { pk, applicationId, creditCode, status } = store.entities.claim.build(EntityFormatter).format(raw);
  return { key: pk.slice(claimKey('').pk.length), applicationId, creditCode, status } as ClaimHolder;
};

export const queueRowOf = (raw: RawItem): QueueRow => {
  const dueOn = String(raw['queueOrder']).slice(0, 10);
  return {
    applicationId: applicationIdOf(String(raw['pk'])),
    receiptNumber: (raw['receiptNumber'] as string | undefined) ?? null,
    programmeId: String(raw['programmeId']),
    districtCode: brandRegionCode(String(raw['districtCode'])),
    state: raw['state'] as ApplicationState,
    dueOn: dueOn === '9999-12-31' ? null : (dueOn as LocalDate),
    claimedBy: (raw['claimedBy'] as string | undefined) ?? null,
    version: Number(raw['version']),
  };
};

