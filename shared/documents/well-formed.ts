/** Tags, comments, declarations and processing instructions; what stands between them is text. */
const markup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?<closing>\/)?(?<name>[A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?<empty>\/)?>/g;

/**
 * True when every element that is opened is closed, in order, around one root, and no bracket or ampersand stands
 * loose: a document that was cut off is none. The parser itself is lenient about that.
 */
export const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  let roots = 0;
  for (const { groups } of xml.matchAll(markup)) {
    const name = groups?.['name'];
    if (name === undefined) continue;
    if (groups?.['closing'] !== undefined) {
      if (open.pop() !== name) return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (groups?.['empty'] === undefined) open.push(name);
  }
  const text = xml.replaceAll(markup, '');
  return open.length === 0 && roots === 1 && !/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/.test(text);
};
