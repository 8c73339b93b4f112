import { contentWidth, page } from './sheet';
import type { Role, Sheet } from './sheet';
import { wrapText } from './wrap-text';

export const lineHeight = 1.55;

type Lines = { readonly text: string; readonly size: number; readonly role: Role; readonly before: number; readonly after: number; readonly align?: 'center'; readonly strong?: boolean; readonly indent?: number; /** Room that must follow on the same page. */ readonly keepWithNext?: number };

/** Running text over as many pages as it needs. */
export const setLines = (sheet: Sheet, { text, size, role, before, after, align, strong = false, indent = 0, keepWithNext = 0 }: Lines): void => {
  const measure = sheet.measureAt(size);
  const lines = wrapText(text, contentWidth - indent, measure);
  const height = size * lineHeight;
  sheet.y += before;
  sheet.require(height + keepWithNext);
  sheet.mark(role, () => {
    for (const line of lines) {
      sheet.require(height);
      sheet.put(line, align === 'center' ? page.left + (contentWidth - measure(line)) / 2 : page.left + indent, sheet.y, size, strong);
      sheet.y += height;
    }
  });
  sheet.y += after;
};

/** A framed statement. */
export const setStatement = (sheet: Sheet, text: string): void => {
  const size = 10.5;
  const padding = 8;
  const lines = wrapText(text, contentWidth - 2 * padding, sheet.measureAt(size));
  const height = lines.length * size * lineHeight + 2 * padding;
  sheet.require(height + 8);
  const top = sheet.y;
  sheet.document.markContent('Artifact', { type: 'Layout' });
  sheet.document.lineWidth(1).rect(page.left, top, contentWidth, height).stroke('#000000');
  sheet.document.endMarkedContent();
  sheet.mark('P', () => {
    for (const [index, line] of lines.entries()) sheet.put(line, page.left + padding, top + padding + index * size * lineHeight, size);
  });
  sheet.y = top + height + 10;
};

const labelWidth = 130;

/** A hash or an account that would be cut for a few characters is set smaller instead. */
const sizeFor = (sheet: Sheet, value: string, size: number): number => {
  const smaller = size - 1.5;
  const width = contentWidth - labelWidth;
  return !value.includes(' ') && sheet.measureAt(size)(value) > width && sheet.measureAt(smaller)(value) <= width ? smaller : size;
};

/** Labels with their values, in two columns; a value longer than a page goes below its label. */
export const setFacts = (sheet: Sheet, facts: readonly (readonly [string, string])[]): void => {
  const size = 10.5;
  const height = size * lineHeight;
  for (const [label, value] of facts) {
    const valueSize = sizeFor(sheet, value, size);
    const labels = wrapText(label, labelWidth - 8, sheet.measureAt(size));
    const values = wrapText(value, contentWidth - labelWidth, sheet.measureAt(valueSize));
    const needed = Math.max(labels.length, values.length) * height;
    if (needed > page.bottom - page.top) {
      setLines(sheet, { text: label, size, role: 'P', before: 0, after: 0, strong: true, keepWithNext: height });
      setLines(sheet, { text: value, size, role: 'P', before: 0, after: 2, indent: 10 });
      continue;
    }
    sheet.require(needed);
    const top = sheet.y;
    sheet.mark('P', () => {
      for (const [index, line] of labels.entries()) sheet.put(line, page.left, top + index * height, size, true);
      for (const [index, line] of values.entries()) sheet.put(line, page.left + labelWidth, top + index * height + (size - valueSize) / 2, valueSize);
    });
    sheet.y = top + needed + 2;
  }
  sheet.y += 4;
};
