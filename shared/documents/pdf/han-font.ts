import { create } from 'fontkit';
import { Problem } from '../../domain/problem';
import type { Measure } from './wrap-text';

/** A font file with what layout asks of it. */
export type HanFont = { readonly bytes: Uint8Array; /** Of a text set in points. */ readonly measureAt: (points: number) => Measure; readonly requireGlyphs: (text: string) => void };

/** Plain Error when the bytes are no font. */
export const readHanFont = (bytes: Uint8Array): HanFont => {
  const font = create(bytes);
  const advances = new Map<string, number>();
  const advanceOf = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    const advance = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
    advances.set(character, advance);
    return advance;
  };
  return {
    bytes,
    measureAt: (points) => (text) => Array.from(text).reduce((sum, character) => sum + advanceOf(character), 0) * points,
    /** A letter with a hole in it says something else. @throws Problem `character_unprintable` (character, code point). */
    requireGlyphs: (text) => {
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        if (character !== '\n' && !font.hasGlyphForCodePoint(codePoint)) throw new Problem('character_unprintable', { params: { character, codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` } });
      }
    },
  };
};
