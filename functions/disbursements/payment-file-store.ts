/** Where the payment file of a batch lies in the file store. */
export const paymentFilePath = (batchId: string): string => `payment-files/${batchId}.csv`;

export const encodeFile = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text of a stored file, byte order mark included; null when there is none. Plain Error on bytes that are not UTF-8. */
export const decodeFile = (content: Uint8Array | null): string | null => (content === null ? null : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
