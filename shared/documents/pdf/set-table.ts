import type { PaperBlock, PaperColumn } from '../../domain/papers/paper';
import { lineHeight } from './set-blocks';
import { contentWidth, page } from './sheet';
import type { Element, Sheet } from './sheet';
import { wrapText } from './wrap-text';

type Table = Extract<PaperBlock, { kind: 'table' }>;
type Place = { readonly column: PaperColumn; readonly x: number; readonly width: number };

const size = 9;
const height = size * lineHeight;
const padding = 4;

const placesOf = (columns: readonly PaperColumn[]): readonly Place[] => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = page.left;
  return columns.map((column) => {
    const width = (contentWidth * column.share) / shares;
    const place = { column, x, width };
    x += width;
    return place;
  });
};

/** A table over as many pages as it needs; its heading comes again on each. A row that fits a page is not torn apart. */
export const setTable = (sheet: Sheet, { columns, rows, total }: Table): void => {
  const places = placesOf(columns);
  const measure = sheet.measureAt(size);
  const linesOf = (cells: readonly string[]) => places.map(({ width }, index) => wrapText(cells[index] ?? '', width - 2 * padding, measure));
  const heading = columns.map(({ title }) => title);
  const headingHeight = rowHeight(linesOf(heading));
  const table = sheet.open('Table');
  const drawRow = (cells: readonly string[], role: 'TH' | 'TD', strong: boolean): void => {
    let rest = linesOf(cells);
    do {
      const left = Math.floor((page.bottom - sheet.y - 2 * padding) / height);
      const torn = rest.map((lines) => lines.slice(0, left));
      drawPart(sheet, { table, places, cells: torn, role, strong });
      rest = rest.map((lines) => lines.slice(left));
      if (rest.some((lines) => lines.length > 0)) turn();
    } while (rest.some((lines) => lines.length > 0));
  };
  const turn = (): void => {
    sheet.document.addPage();
    sheet.y = page.top;
    drawRow(heading, 'TH', true);
  };
  sheet.require(headingHeight + 3 * height);
  drawRow(heading, 'TH', true);
  for (const cells of rows) {
    const needed = rowHeight(linesOf(cells));
    const fitsPage = needed <= page.bottom - page.top - headingHeight;
    if (sheet.y + (fitsPage ? needed : 3 * height) > page.bottom) turn();
    drawRow(cells, 'TD', false);
  }
  if (total !== undefined) {
    if (sheet.y + rowHeight(linesOf(total)) > page.bottom) turn();
    drawRow(total, 'TD', true);
  }
  table.end();
  sheet.y += 8;
};

const rowHeight = (cells: readonly (readonly string[])[]): number => Math.max(...cells.map((lines) => lines.length)) * height + 2 * padding;

type Part = { readonly table: Element; readonly places: readonly Place[]; readonly cells: readonly (readonly string[])[]; readonly role: 'TH' | 'TD'; readonly strong: boolean };

const drawPart = (sheet: Sheet, { table, places, cells, role, strong }: Part): void => {
  const measure = sheet.measureAt(size);
  const bottom = sheet.y + rowHeight(cells);
  const row = sheet.open('TR', table);
  for (const [index, { column, x, width }] of places.entries()) {
    sheet.mark(role, () => {
      for (const [nth, line] of (cells[index] ?? []).entries()) {
        sheet.put(line, column.align === 'right' ? x + width - padding - measure(line) : x + padding, sheet.y + padding + nth * height, size, strong);
      }
    }, row);
  }
  row.end();
  if (role === 'TH') sheet.rule(page.left, sheet.y, page.right, sheet.y);
  for (const x of [...places.map((place) => place.x), page.right]) sheet.rule(x, sheet.y, x, bottom);
  sheet.rule(page.left, bottom, page.right, bottom);
  sheet.y = bottom;
};
