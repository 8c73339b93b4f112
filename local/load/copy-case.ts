import { receiptNumberOf, derivedId } from '../../shared/casework/derived-ids';
import { factsCommitmentText, payeeCommitmentText } from '../../shared/domain/application/commitments';
import { chainStart } from '../../shared/domain/application/event';
import { computeCreditCodeCheck } from '../../shared/domain/credit-code';
import { legalDateOf } from '../../shared/domain/local-date';
import { computePatentNumberCheck } from '../../shared/domain/patent-number';
import { papersNamed } from '../../shared/domain/rules/papers-named';
import { hashing } from '../../shared/integrations/sha256';
import { paperRow } from '../../shared/persistence/paper-cases-repository';
import { packText } from '../../shared/persistence/stored-body';
import type { RawItem } from '../../shared/persistence/store';
import type { FieldCipher } from '../../shared/ports/field-cipher';
import { normalisedPaper, normalisedPatent, type ItemTemplate, type Prototype } from './prototypes';
import { committedFactsOf, committedPayeeOf, filedFactsOf } from './stored-values.parser';
import { fill } from './template';

/** One case made after a prototype: its items, and what its batches need to know. */
export type Copy = { readonly applicationId: string; readonly creditCode: string; readonly items: readonly RawItem[]; readonly payee: CopiedPayee | null };
export type CopiedPayee = { readonly accountName: string; readonly accountNumber: string; readonly bankCode: string; readonly bankName: string };

const creditCodeOf = (districtCode: string, serial: number): string => {
  const body = `91${districtCode}MA${String(serial).padStart(7, '0')}`;
  return `${body}${computeCreditCodeCheck(body)}`;
};

/** Another patent of the same year and kind: one of ten million, as the copy has its number. */
const patentOf = (patent: string, serial: number): string => {
  const digits = `${patent.slice(2, 7)}${String((Number(patent.slice(7, 14)) + serial * 101) % 10_000_000).padStart(7, '0')}`;
  return `ZL${digits}.${computePatentNumberCheck(digits)}`;
};

/** The rows of the papers it was last filed with, as the stream would write them. */
const paperRowsOf = ({ submissions }: Prototype, values: readonly string[], applicationId: string): readonly RawItem[] => {
  const filed = submissions.at(-1);
  if (filed === undefined) return [];
  return papersNamed(filedFactsOf(fill(filed.text, values))).map((paper) => ({ ...paperRow(hashing, paper, applicationId), _et: 'pointer' }));
};

/** The batch that copies of this prototype with that number stand in: a hundred in each. */
export const batchIdOf = (prototypeBatchId: string, applicationId: string, group: number): string => derivedId({ hashing }, 'load-batch', `${prototypeBatchId} ${applicationId}`, String(group));

/**
 * The n-th copy of all: another enterprise, other papers, other numbers, the same dates and sums. Commitments and the chain
 * of hashes are made anew, so that every history holds.
 * @param serial counts all copies, `group` those of this prototype by the hundred.
 */
export async function copyCase(prototype: Prototype, serial: number, group: number, cipher: FieldCipher): Promise<Copy> {
  const { head, words, names, events, eventItems } = prototype;
  // In the order of writing, so that the import appends; ten characters of it make the receipt number.
  const applicationId = `l${String(serial).padStart(9, '0')}${derivedId({ hashing }, 'load', head.applicationId, String(serial)).slice(0, 16)}`;
  const values = [...words];
  const say = (word: string, value: string): void => {
    const index = words.indexOf(word);
    if (index !== -1) values[index] = value;
  };
  say(head.applicationId, applicationId);
  const creditCode = creditCodeOf(head.districtCode, serial);
  say(head.creditCode, creditCode);
  say(names.registeredName, `模拟企业${serial}有限公司`);
  if (head.receiptNumber !== null && head.submittedAt !== null) say(head.receiptNumber, receiptNumberOf(applicationId, legalDateOf(head.submittedAt)));
  for (const paper of names.papers) {
    const other = paper.replace(/-demo-\d+/, `-load-${serial}`);
    say(paper, other);
    say(normalisedPaper(paper), normalisedPaper(other));
  }
  for (const patent of names.patents) {
    const other = patentOf(patent, serial);
    say(patent, other);
    say(normalisedPatent(patent), normalisedPatent(other));
  }
  for (const batchId of names.batchIds) say(batchId, batchIdOf(batchId, head.applicationId, group));
  for (const { text, commitment } of prototype.submissions) say(commitment, hashing.sha256(factsCommitmentText(committedFactsOf(fill(text, values)))));
  const payee = prototype.payee === null ? null : committedPayeeOf(fill(prototype.payee.text, values));
  if (payee !== null && prototype.payee !== null) say(prototype.payee.commitment, hashing.sha256(payeeCommitmentText(payee)));
  const items: RawItem[] = [];
  let previousHash = chainStart;
  for (const [index, { event }] of events.entries()) {
    const template = eventItems[index];
    const text = template?.texts.find(([name]) => name === 'text')?.[1];
    if (template === undefined || text === undefined) throw new Error(`Event ${event.version} of the prototype ${head.applicationId} has no text.`);
    previousHash = hashing.sha256(`${previousHash}\n${fill(text, values)}`);
    say(event.hash, previousHash);
    items.push(await itemOf(template, values, cipher));
  }
  for (const template of [...prototype.items, prototype.profile]) items.push(await itemOf(template, values, cipher));
  for (const row of paperRowsOf(prototype, values, applicationId)) items.push(row);
  return { applicationId, creditCode, items, payee };
}

async function itemOf({ constants, texts, sets, body }: ItemTemplate, values: readonly string[], cipher: FieldCipher): Promise<RawItem> {
  const item: Record<string, unknown> = { ...constants };
  for (const [name, template] of texts) item[name] = fill(template, values);
  for (const [name, templates] of sets) item[name] = new Set(templates.map((template) => fill(template, values)));
  if (body === null) return item;
  const text = fill(body.text, values);
  item['body'] = body.kind === 'packed' ? packText(text) : await cipher.encrypt(text, `${String(item['pk'])}|${String(item['sk'])}`);
  return item;
}
