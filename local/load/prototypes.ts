import { registeredNameOf, textOf } from './stored-values.parser';
import { templateOf, type Template } from './template';
import { applicationOf, storedEventOf } from '../../shared/persistence/application-items';
import { applicationIdOf } from '../../shared/persistence/keys';
import { unpackText } from '../../shared/persistence/stored-body';
import type { RawItem, Store } from '../../shared/persistence/store';
import type { Application } from '../../shared/domain/application/application';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import type { StoredEvent } from '../../shared/persistence/application-items';
import type { FieldCipher } from '../../shared/ports/field-cipher';

/** How an item of a case is made for another case. */
export type ItemTemplate = {
  readonly constants: RawItem;
  readonly texts: readonly (readonly [string, Template])[];
  readonly sets: readonly (readonly [string, readonly Template[]])[];
  readonly body: { readonly kind: 'packed' | 'encrypted'; readonly text: Template } | null;
};

/** A case that was really lived, cut into templates; its words are what each copy has of its own. */
export type Prototype = {
  readonly head: Application;
  readonly events: readonly StoredEvent[];
  readonly words: readonly string[];
  readonly names: { readonly registeredName: string; readonly papers: readonly string[]; readonly normalisedPapers: readonly string[]; readonly patents: readonly string[]; readonly batchIds: readonly string[] };
  /** Each event's item, in order; then every other item. */
  readonly eventItems: readonly ItemTemplate[];
  readonly items: readonly ItemTemplate[];
  readonly submissions: readonly { readonly text: Template; readonly commitment: string }[];
  readonly payee: { readonly text: Template; readonly commitment: string } | null;
  readonly profile: ItemTemplate;
};

const paperPattern = /\b(?:HT|JJ|PZ|GF|DL)-demo-\d+(?:-\d)?\b/g;
/** The spelling of a paper's number in the key of its claim. */
export const normalisedPaper = (paper: string): string => paper.toUpperCase().replaceAll('-', '');

/** A patent as the demo's papers have it. */
const patentPattern = /\bZL\d{12}\.[\dX]/g;
/** The spelling that the patent is compared by. */
export const normalisedPatent = (patent: string): string => patent.slice('ZL'.length);

/** The case an item belongs to, told from its keys and what it points at; null for what belongs to none or to many. */
const ownerOf = (raw: RawItem, cases: ReadonlySet<string>): string | null => {
  const pk = String(raw['pk']);
  // The trail of a day is sealed with it; the rows of papers stand under hashes, which no template can fill.
  if (pk.startsWith('AUDIT#') || pk.startsWith('PAPER#')) return null;
  if (pk.startsWith('APP#')) return applicationIdOf(pk);
  const texts = [pk, String(raw['sk']), textOf(raw, 'target'), textOf(raw, 'applicationId')];
  for (const part of texts.flatMap((text) => text.split('#'))) if (cases.has(part)) return part;
  return null;
};

const encryptedPrefixes = ['PAYEE#', 'OBJECTION#'];
const bodyText = async (raw: RawItem, cipher: FieldCipher): Promise<{ readonly kind: 'packed' | 'encrypted'; readonly text: string } | null> => {
  const body = raw['body'];
  if (!(body instanceof Uint8Array)) return null;
  const [pk, sk] = [String(raw['pk']), String(raw['sk'])];
  if (pk.startsWith('APP#') && encryptedPrefixes.some((prefix) => sk.startsWith(prefix))) return { kind: 'encrypted', text: await cipher.decrypt(body, `${pk}|${sk}`) };
  return { kind: 'packed', text: unpackText(body) };
};

const itemTemplateOf = (raw: RawItem, body: { readonly kind: 'packed' | 'encrypted'; readonly text: string } | null, words: readonly string[]): ItemTemplate => {
  const attributes = Object.entries(raw).filter(([name]) => name !== 'body');
  return {
    constants: Object.fromEntries(attributes.filter(([, value]) => typeof value !== 'string' && !(value instanceof Set))),
    texts: attributes.flatMap(([name, value]) => (typeof value === 'string' ? [[name, templateOf(value, words)] as const] : [])),
    sets: attributes.flatMap(([name, value]) => (value instanceof Set ? [[name, [...value].map((member) => templateOf(String(member), words))] as const] : [])),
    body: body === null ? null : { kind: body.kind, text: templateOf(body.text, words) },
  };
};

const commitmentOf = ({ change }: ApplicationEvent): string | null =>
  (change.action === 'submit' || change.action === 'correct' ? change.factsCommitment : change.action === 'confirm_payee' ? change.accountCommitment : null);

/** Cuts every case of a table into templates. */
export async function prototypesOf(store: Store, items: readonly RawItem[], cipher: FieldCipher): Promise<readonly Prototype[]> {
  const heads = new Map(items.filter((raw) => raw['_et'] === 'head').map((raw) => [applicationIdOf(String(raw['pk'])), applicationOf(store, raw)]));
  const profiles = new Map(items.filter((raw) => raw['sk'] === 'PROFILE').map((raw) => [String(raw['pk']).slice('ENTERPRISE#'.length), raw]));
  const owned = new Map<string, RawItem[]>();
  const cases = new Set(heads.keys());
  for (const raw of items) {
    const owner = ownerOf(raw, cases);
    if (owner !== null) owned.set(owner, [...(owned.get(owner) ?? []), raw]);
  }
  const prototypes: Prototype[] = [];
  for (const [applicationId, head] of heads) {
    const profile = profiles.get(head.creditCode);
    // A case that a run holds would have to be in the run.
    if (profile !== undefined && head.heldBy === null) prototypes.push(await prototypeOf(head, owned.get(applicationId) ?? [], profile, cipher));
  }
  return prototypes;
}

async function prototypeOf(head: Application, items: readonly RawItem[], profile: RawItem, cipher: FieldCipher): Promise<Prototype> {
  const withBodies = await Promise.all(items.map(async (raw) => ({ raw, body: await bodyText(raw, cipher) })));
  const events = items.filter((raw) => raw['_et'] === 'event').map(storedEventOf).sort((left, right) => left.event.version - right.event.version);
  const profileBody = await bodyText(profile, cipher);
  const registeredName = registeredNameOf(profileBody?.text ?? '{}');
  const papers = [...new Set(withBodies.flatMap(({ body }) => [...(body?.text ?? '').matchAll(paperPattern)].map((match) => match[0])))];
  const patents = [...new Set(withBodies.flatMap(({ body }) => [...(body?.text ?? '').matchAll(patentPattern)].map((match) => match[0])))];
  const batchIds = [...new Set(events.flatMap(({ event: { change } }) => ('batchId' in change ? [change.batchId] : [])))];
  const commitments = events.flatMap(({ event }) => commitmentOf(event) ?? []);
  const words = [...new Set([
    head.applicationId, head.creditCode, registeredName, ...(head.receiptNumber === null ? [] : [head.receiptNumber]),
    ...papers, ...papers.map(normalisedPaper), ...patents, ...patents.map(normalisedPatent), ...batchIds, ...events.map(({ event }) => event.hash), ...commitments,
  ])];
  const templateFor = (sk: string): ItemTemplate[] => withBodies.filter(({ raw }) => raw['sk'] === sk).map(({ raw, body }) => itemTemplateOf(raw, body, words));
  const bodiesOf = (prefix: string) => withBodies.filter(({ raw }) => String(raw['pk']).startsWith('APP#') && String(raw['sk']).startsWith(prefix)).sort((left, right) => (String(left.raw['sk']) < String(right.raw['sk']) ? -1 : 1));
  const factsCommitments = events.flatMap(({ event: { change } }) => (change.action === 'submit' || change.action === 'correct' ? [change.factsCommitment] : []));
  const accountCommitment = events.flatMap(({ event: { change } }) => (change.action === 'confirm_payee' ? [change.accountCommitment] : [])).at(-1);
  const payee = bodiesOf('PAYEE#').at(-1)?.body;
  return {
    head, events, words, names: { registeredName, papers, normalisedPapers: papers.map(normalisedPaper), patents, batchIds },
    eventItems: events.flatMap(({ event }) => templateFor(`EVENT#${String(event.version).padStart(6, '0')}`)),
    items: withBodies.filter(({ raw }) => raw['_et'] !== 'event').map(({ raw, body }) => itemTemplateOf(raw, body, words)),
    submissions: bodiesOf('SUBMISSION#').map(({ body }, index) => ({ text: templateOf(body?.text ?? '', words), commitment: factsCommitments[index] ?? '' })),
    payee: payee === undefined || payee === null || accountCommitment === undefined ? null : { text: templateOf(payee.text, words), commitment: accountCommitment },
    profile: itemTemplateOf(profile, profileBody, words),
  };
}
