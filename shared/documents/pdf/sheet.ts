import type { Paper } from '../../domain/papers/paper';
import type { HanFont } from './han-font';
import type { Measure } from './wrap-text';

/** A4 in points, with room for what stands on every page. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 72, bottom: 776 } as const;
export const contentWidth = page.right - page.left;

export type Role = 'H1' | 'H2' | 'P' | 'TH' | 'TD';
export type Element = ReturnType<PDFKit.PDFDocument['struct']>;

/** Where on which page the next thing goes. */
export type Sheet = {
  readonly document: PDFKit.PDFDocument;
  readonly measureAt: (points: number) => Measure;
  y: number;
  /** Begins a new page unless this much room is left. */
  readonly require: (height: number) => void;
  /** What is drawn, as a reading program is told of it: a part of the paper, or of the element given. */
  readonly mark: (role: Role, draw: () => void, parent?: Element) => void;
  /** An element that holds others; whoever opens it ends it. */
  readonly open: (role: 'Table' | 'TR', parent?: Element) => Element;
  /** Text at a place; one line, as it is. */
  readonly put: (text: string, x: number, y: number, size: number, strong?: boolean) => void;
  readonly rule: (x: number, y: number, toX: number, toY: number) => void;
  /** What stands on every page, and the end of the structure. */
  readonly finish: () => void;
};

const baseline = 0.92;

export const createSheet = (document: PDFKit.PDFDocument, font: HanFont, paper: Paper): Sheet => {
  const whole = document.struct('Document');
  document.addStructure(whole);
  const put: Sheet['put'] = (text, x, y, size, strong = false) => {
    document.fontSize(size).lineWidth(size * 0.03);
    document.text(text, x, y + size * baseline, { lineBreak: false, baseline: 'alphabetic', features: [], fill: true, stroke: strong });
  };
  const sheet: Sheet = {
    document, measureAt: font.measureAt, y: page.top, put,
    require: (height) => {
      if (sheet.y + height <= page.bottom) return;
      document.addPage();
      sheet.y = page.top;
    },
    mark: (role, draw, parent = whole) => {
      parent.add(document.struct(role, {}, draw));
    },
    open: (role, parent = whole) => {
      const element = document.struct(role);
      parent.add(element);
      return element;
    },
    rule: (x, y, toX, toY) => {
      document.markContent('Artifact', { type: 'Layout' });
      document.lineWidth(0.5).strokeColor('#808080').moveTo(x, y).lineTo(toX, toY).stroke().strokeColor('#000000');
      document.endMarkedContent();
    },
    finish: () => {
      whole.end();
      const { count } = document.bufferedPageRange();
      const measure = font.measureAt(8.5);
      for (let index = 0; index < count; index += 1) {
        document.switchToPage(index);
        document.markContent('Artifact', { type: 'Pagination' });
        const number = `第 ${index + 1} 页，共 ${count} 页`;
        put(paper.title, page.left, 40, 8.5);
        if (paper.demo) put(demoLine, page.right - measure(demoLine), 40, 8.5, true);
        put(paper.reference, page.left, 796, 8.5);
        put(number, page.right - measure(number), 796, 8.5);
        document.endMarkedContent();
      }
    },
  };
  document.addPage();
  return sheet;
};

const demoLine = '【演示】数值和企业为演示而设，本件没有效力';
