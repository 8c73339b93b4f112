import PDFDocument from 'pdfkit';
import type { Paper, PaperBlock } from '../../domain/papers/paper';
import type { PaperWriter } from '../../ports/papers';
import { readHanFont } from './han-font';
import type { HanFont } from './han-font';
import { createSheet } from './sheet';
import { setTable } from './set-table';
import { setFacts, setLines, setStatement } from './set-blocks';
import type { Sheet } from './sheet';

const wordsOf = (block: PaperBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading': case 'text': case 'statement': return [block.text];
    case 'facts': return block.facts.flat();
    case 'list': return block.items;
    case 'table': return [...block.columns.map(({ title }) => title), ...block.rows.flat(), ...(block.total ?? [])];
  }
};

const setBlock = (sheet: Sheet, block: PaperBlock): void => {
  switch (block.kind) {
    case 'heading': setLines(sheet, { text: block.text, size: 12.5, role: 'H2', before: 12, after: 4, strong: true, keepWithNext: 60 }); break;
    case 'text': setLines(sheet, { text: block.text, size: 10.5, role: 'P', before: 2, after: 4 }); break;
    case 'statement': setStatement(sheet, block.text); break;
    case 'facts': setFacts(sheet, block.facts); break;
    case 'list': for (const item of block.items) setLines(sheet, { text: `· ${item}`, size: 10.5, role: 'P', before: 0, after: 3, indent: 10 }); break;
    case 'table': setTable(sheet, block); break;
  }
};

const write = async (font: HanFont, paper: Paper): Promise<Uint8Array> => {
  for (const text of [paper.title, paper.issuer, paper.reference, ...paper.blocks.flatMap(wordsOf)]) font.requireGlyphs(text);
  const document = new PDFDocument({
    // Nothing is compressed: the bytes hang on no compressor's version. The moments are the paper's own.
    size: 'A4', margin: 0, compress: false, pdfVersion: '1.7', bufferPages: true, autoFirstPage: false, tagged: true, lang: 'zh-CN', displayTitle: true,
    info: { Title: paper.title, Subject: paper.reference, CreationDate: new Date(paper.toldAt), ModDate: new Date(paper.toldAt) },
    // Without a standard font: its metrics would have to be found beside the code.
    font: '',
  });
  const pieces: Uint8Array[] = [];
  document.on('data', (piece: Uint8Array) => { pieces.push(piece); });
  const ended = new Promise<void>((resolve, reject) => { document.on('end', resolve).on('error', reject); });
  document.registerFont('han', Buffer.from(font.bytes)).font('han');
  const sheet = createSheet(document, font, paper);
  setLines(sheet, { text: paper.issuer, size: 10.5, role: 'P', before: 0, after: 4, align: 'center' });
  setLines(sheet, { text: paper.title, size: 20, role: 'H1', before: 0, after: 12, align: 'center', strong: true });
  for (const block of paper.blocks) setBlock(sheet, block);
  sheet.finish();
  document.end();
  await ended;
  return Uint8Array.from(Buffer.concat(pieces));
};

/** Writes papers as tagged PDF 1.7 in Chinese. The font is read when the first paper is written and kept. */
export const createPaperWriter = (readFont: () => Promise<Uint8Array>): PaperWriter => {
  let font: Promise<HanFont> | null = null;
  const load = async (): Promise<HanFont> => readHanFont(await readFont());
  return {
    pdf: async (paper) => {
      font ??= load();
      return write(await font, paper);
    },
  };
};
