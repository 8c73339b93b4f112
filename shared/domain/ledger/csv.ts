/** Tells spreadsheet programs that the text is UTF-8; without it Excel shows Chinese as noise. */
export const byteOrderMark = '\uFEFF';

/**
 * Text that came from people, made harmless in a spreadsheet: what a program could take for a formula (half- or
 * full-width = + - @, tab, carriage return at the start) gets an apostrophe before it. Numbers the system writes itself don't pass here.
 */
export const neutraliseCell = (text: string): string => (/^[=+\-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u.test(text) ? `'${text}` : text);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line as RFC 4180 writes it: CRLF at its end, cells with separators or quotes quoted. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** Lines of cells, with the byte order mark before the first. */
export const csvText = (lines: readonly (readonly string[])[]): string => `${byteOrderMark}${lines.map(csvLine).join('')}`;
