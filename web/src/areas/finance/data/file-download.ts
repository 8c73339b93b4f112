import { saveBytes } from '../../../files/save-bytes';

export { saveBytes } from '../../../files/save-bytes';

/** CSV files of the service begin with this; reading them as text takes it away. */
const byteOrderMark = '\uFEFF';

const withMark = (text: string): string => (text.startsWith(byteOrderMark) ? text : `${byteOrderMark}${text}`);

/** SHA-256 of a file's bytes as hexadecimal text; null where the browser has no means for it (pages without HTTPS). */
export const fileSha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string | null> => {
  if (!window.isSecureContext) return null;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Hands a CSV text to the person, byte order mark included, so that spreadsheet programs show Chinese. */
export const saveFile = (fileName: string, text: string): void => { saveBytes(fileName, new TextEncoder().encode(withMark(text)), 'text/csv;charset=utf-8'); };
