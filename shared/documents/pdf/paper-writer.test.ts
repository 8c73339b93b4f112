import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { brandInstant } from '../../domain/brands';
import type { Paper } from '../../domain/papers/paper';
import { textOfPdf } from '../../../test/builders/pdf-text';
import { fontFile } from './font-file';
import { createPaperWriter } from './paper-writer';

const font = fileURLToPath(new URL('../../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', import.meta.url));
const writer = createPaperWriter(fontFile(font));
const paper = (blocks: Paper['blocks'], demo = false): Paper => ({ title: '测试文书', issuer: '测试机关', reference: '编号 1', demo, toldAt: brandInstant('2026-03-02T01:00:00.000Z'), blocks });
const rows = Array.from({ length: 120 }, (_, index) => [`第${index + 1}行`, `${index}.00`]);
const table = { kind: 'table', columns: [{ title: '名称', share: 2, align: 'left' }, { title: '金额', share: 1, align: 'right' }], rows, total: ['合计', '7140.00'] } as const;

describe('a paper as PDF', () => {
  it('says every word once, on as many pages as it takes, each with its number and the heading of the table', async () => {
    const pages = await textOfPdf(await writer.pdf(paper([{ kind: 'heading', text: '一、总则' }, { kind: 'text', text: '按规定办理。' }, { kind: 'facts', facts: [['文号', '测〔2026〕1号']] }, table])));
    expect(pages.length).toBeGreaterThan(2);
    const whole = pages.join('\n');
    for (const [name] of rows) expect(whole.split(`${name}\n`).length - 1).toBe(1);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
      expect(text).toContain('编号 1');
      expect(text).toContain('名称');
    }
    expect(pages.at(-1)).toContain('7140.00');
    expect(whole).not.toContain('演示');
  });

  it('has the same bytes each time, and is told to a reading program: language, title, structure', async () => {
    const [first, second] = [await writer.pdf(paper([table])), await createPaperWriter(fontFile(font)).pdf(paper([table]))];
    expect(Buffer.compare(first, second)).toBe(0);
    const text = Buffer.from(first).toString('latin1');
    for (const part of ['/Lang (zh-CN)', '/MarkInfo', '/StructTreeRoot', '/S /Table', '/S /TH', '/DisplayDocTitle true', "(D:20260302010000Z)"]) expect(text).toContain(part);
    expect(text).not.toContain('FlateDecode');
  });

  it('of a demonstration says so on every page', async () => {
    for (const text of await textOfPdf(await writer.pdf(paper([table], true)))) expect(text).toContain('【演示】');
  });

  it('tears a row only when it is taller than a page, and loses nothing of it', async () => {
    const long = Array.from({ length: 400 }, (_, index) => `句${index}。`).join('');
    const pages = await textOfPdf(await writer.pdf(paper([{ ...table, rows: [[long, '1.00']] }])));
    expect(pages.length).toBeGreaterThan(1);
    const joined = pages.join('').replaceAll(/\s/g, '');
    expect(joined).toContain('句0。');
    expect(joined).toContain('句399。');
  });

  it('is not printed with a hole where the font lacks a character', async () => {
    await expect(writer.pdf(paper([{ kind: 'text', text: '甲\uE000乙' }]))).rejects.toMatchObject({ code: 'character_unprintable', details: { params: { character: '\uE000', codePoint: 'U+E000' } } });
  });
});
