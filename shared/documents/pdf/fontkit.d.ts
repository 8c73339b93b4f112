/** The part of fontkit that is used here; the package brings no types. */
declare module 'fontkit' {
  export type Font = {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  };
  export function create(bytes: Uint8Array): Font;
}
