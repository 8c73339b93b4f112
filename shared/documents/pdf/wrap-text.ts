/** Width of a text in points. */
export type Measure = (text: string) => number;

/** May not begin a line: closing marks and what belongs to the word before. */
const notFirst = /^[，。、；：！？）」』】〕》〉”’％%…,.;:!?)\]}]/;
/** May not end a line: opening marks. */
const notLast = /[（「『【〔《〈“‘([{¥]$/;
const isWide = (character: string): boolean => /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F\u{20000}-\u{3FFFF}]/u.test(character);

/** Han characters stand alone; runs of Latin letters and digits stay together. */
const piecesOf = (text: string): readonly string[] => {
  const pieces: string[] = [];
  let run = '';
  for (const character of text) {
    if (!isWide(character) && character !== ' ') {
      run += character;
      continue;
    }
    if (run !== '') pieces.push(run);
    run = '';
    pieces.push(character);
  }
  if (run !== '') pieces.push(run);
  return pieces;
};

/** A run that is wider than the line (a hash, an account) is cut where it has to be. */
const cut = (piece: string, width: number, measure: Measure): readonly string[] => {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
};

/** Lines of Chinese text: no closing mark begins one, no opening mark ends one, a Latin word is cut only when it fits no line. `\n` begins a new one. */
export const wrapText = (text: string, width: number, measure: Measure): readonly string[] => text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));

const wrapParagraph = (paragraph: string, width: number, measure: Measure): readonly string[] => {
  const lines: string[] = [];
  let line: string[] = [];
  const pieces = piecesOf(paragraph).flatMap((piece) => (measure(piece) > width ? cut(piece, width, measure) : [piece]));
  for (const piece of pieces) {
    if (line.length === 0 || measure([...line, piece].join('')) <= width) {
      line.push(piece);
      continue;
    }
    const carried: string[] = [piece];
    // What may not stand at the edge goes with its neighbour; a line is never emptied for it.
    while (line.length > 1 && (notFirst.test(carried[0] ?? '') || notLast.test(line.at(-1) ?? ''))) carried.unshift(line.pop() ?? '');
    lines.push(line.join('').trimEnd());
    line = carried[0] === ' ' ? carried.slice(1) : carried;
  }
  return [...lines, line.join('')];
};
