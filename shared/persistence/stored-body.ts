import { brotliCompressSync, brotliDecompressSync, constants, inflateRawSync } from 'node:zlib';

/** The first byte of a body in Brotli. As the start of a deflate stream it would name the reserved block type, so the two can't be mistaken. */
const brotliMark = 0x06;

/** Brotli knows common words beforehand, which is what counts with texts of 1 to 10 KB; at this quality it is quicker than deflate. */
const quick = 5;
/** The lowest quality that looks for the best way to say it: a tenth fewer bytes, for one to six milliseconds. */
const tight = 10;

const compressed = (text: string, quality: number): Uint8Array => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_LGWIN]: 18 };
  return Uint8Array.from(Buffer.concat([Uint8Array.of(brotliMark), brotliCompressSync(text, { params })]));
};

/** Documents are stored as compressed JSON: a quarter of the bytes, so a quarter of what each read and write costs. */
export const packText = (text: string): Uint8Array => compressed(text, quick);

/** Bodies without the mark were deflated, as all were at first. */
export const unpackText = (body: Uint8Array): string =>
  (body[0] === brotliMark ? brotliDecompressSync(body.subarray(1)) : inflateRawSync(body)).toString('utf8');

export const pack = (value: unknown): Uint8Array => packText(JSON.stringify(value));
/** For what stands at the edge of a kilobyte and is written in transactions, where each one that is started counts twice: heads and submissions. */
export const packTight = (value: unknown): Uint8Array => compressed(JSON.stringify(value), tight);
/** What the upcasters then lift to the shape of today. */
export const unpack = (body: Uint8Array): StoredValue => JSON.parse(unpackText(body)) as StoredValue;

export type StoredValue = Readonly<Record<string, unknown>>;
