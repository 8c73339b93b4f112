import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrapText } from './wrap-text';

/** A Han character is as wide as two Latin ones. */
const measure = (text: string): number => Array.from(text).reduce((sum, character) => sum + (/[\u3000-\u9FFF\uFF00-\uFFEF]/.test(character) ? 2 : 1), 0);

describe('lines of Chinese text', () => {
  it('break between Han characters and keep a word together', () => {
    expect(wrapText('依据文件号ABCDEF办理', 12, measure)).toEqual(['依据文件号', 'ABCDEF办理']);
  });

  it('do not begin with a closing mark or end with an opening one', () => {
    expect(wrapText('按月支付。', 8, measure)).toEqual(['按月支', '付。']);
    expect(wrapText('依照（一）', 6, measure)).toEqual(['依照', '（一）']);
  });

  it('cut what fits no line, and begin anew where the text does', () => {
    expect(wrapText('0123456789ab', 5, measure)).toEqual(['01234', '56789', 'ab']);
    expect(wrapText('甲\n乙', 20, measure)).toEqual(['甲', '乙']);
  });

  it('lose no character and are never wider than the line, but for a mark that must not stand alone', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('甲', '乙', '，', '（', '）', 'a', '1', ' ', '。'), { maxLength: 60 }), fc.integer({ min: 4, max: 30 }), (characters, width) => {
      const text = characters.join('');
      const lines = wrapText(text, width, measure);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) if (!/[，（）。]{2}/.test(line)) expect(measure(line)).toBeLessThanOrEqual(width + 4);
    }));
  });
});
