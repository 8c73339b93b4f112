const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 can't say at all (control characters, halves of surrogate pairs) becomes the replacement character. */
const unsayable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text for an XML document; a carriage return is written by its number, since readers turn a bare one into a line feed. */
export const xmlText = (text: string): string =>
  /[&<>"\r]|[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/.test(text)
    ? text.replaceAll(unsayable, '\uFFFD').replaceAll(/[&<>"]/g, (character) => entities[character] ?? character).replaceAll('\r', '&#13;')
    : text;
