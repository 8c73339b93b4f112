import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RawItem } from '../../shared/persistence/store';

const bytesAFile = 256 * 1024 * 1024;
const charactersAWrite = 1024 * 1024;

/** An attribute value as DynamoDB writes it in an export. */
const attributeOf = (value: unknown): unknown => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (value instanceof Set) return { SS: [...value] };
  throw new Error(`No item of the table has such a value: ${typeof value}`);
};

export type ExportLines = { readonly write: (item: RawItem) => void; readonly close: () => void; readonly items: () => number };

/** Writes items in the format of a DynamoDB export, some hundred MB a file, a megabyte at a time. */
export const createExportLines = (folder: string): ExportLines => {
  mkdirSync(folder, { recursive: true });
  let [file, files, bytes, items, waiting] = [-1, 0, 0, 0, ''];
  const flush = (): void => {
    if (waiting === '') return;
    if (file === -1 || bytes > bytesAFile) {
      if (file !== -1) closeSync(file);
      file = openSync(join(folder, `items-${String((files += 1)).padStart(4, '0')}.json`), 'w');
      bytes = 0;
    }
    bytes += writeSync(file, waiting);
    waiting = '';
  };
  return {
    write(item) {
      waiting += `${JSON.stringify({ Item: Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)])) })}\n`;
      items += 1;
      if (waiting.length > charactersAWrite) flush();
    },
    close() {
      flush();
      if (file !== -1) closeSync(file);
    },
    items: () => items,
  };
};
