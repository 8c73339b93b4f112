import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type MarshalledItem = Readonly<Record<string, AttributeValue>>;

const textBytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** About one byte for two significant digits, one for the exponent, one for a minus sign (DynamoDB developer guide, item sizes). */
const numberBytes = (number: string): number => {
  const digits = number.replace(/^-/, '').replace(/e.*$/i, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0);
};

/** Bytes of a value as DynamoDB counts them: lists and maps cost three bytes, and one for each of their members. */
export const valueBytes = (value: AttributeValue): number => {
  if (value.S !== undefined) return textBytes(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.SS !== undefined) return value.SS.reduce((sum, text) => sum + textBytes(text), 0);
  if (value.NS !== undefined) return value.NS.reduce((sum, number) => sum + numberBytes(number), 0);
  if (value.BS !== undefined) return value.BS.reduce((sum, bytes) => sum + bytes.length, 0);
  if (value.L !== undefined) return 3 + value.L.reduce((sum, member) => sum + 1 + valueBytes(member), 0);
  if (value.M !== undefined) return 3 + Object.entries(value.M).reduce((sum, [name, member]) => sum + 1 + textBytes(name) + valueBytes(member), 0);
  throw new Error(`An attribute value of an unknown kind: ${JSON.stringify(value)}`);
};

/** A value as the document client gives it, in the form that is sent. */
const marshalledValue = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: value };
  if (value instanceof Set) return { SS: [...value].map(String) };
  if (Array.isArray(value)) return { L: value.map(marshalledValue) };
  if (typeof value === 'object') return { M: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, marshalledValue(member)])) };
  throw new Error(`No attribute value: ${typeof value}`);
};

/** An item that was read, by either client: the document client has taken its values out of their wrapping. */
export const asMarshalled = (item: Readonly<Record<string, unknown>>): MarshalledItem =>
  Object.values(item).every((value) => typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    ? (item as MarshalledItem)
    : Object.fromEntries(Object.entries(item).map(([name, value]) => [name, marshalledValue(value)]));

/** Bytes of an item: every attribute name and value. */
export const itemBytes = (item: MarshalledItem): number => Object.entries(item).reduce((sum, [name, value]) => sum + textBytes(name) + valueBytes(value), 0);

/** Write units for an item of so many bytes: one for each started KB, at least one. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
/** Read units for so many bytes: one for each started 4 KB, at least one; half of that when eventually consistent. */
export const readUnits = (bytes: number, consistent: boolean): number => Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
