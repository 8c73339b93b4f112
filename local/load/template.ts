/** A text in which some words are to be exchanged again and again. */
export type Template = { readonly pieces: readonly string[]; readonly words: readonly number[] };

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Cuts a text where one of the words stands; longer words are looked for first, so that none hides in another. */
export const templateOf = (text: string, words: readonly string[]): Template => {
  if (words.length === 0) return { pieces: [text], words: [] };
  const pattern = new RegExp([...words].sort((left, right) => right.length - left.length).map(escaped).join('|'), 'g');
  const pieces: string[] = [];
  const places: number[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(text.slice(end, match.index));
    places.push(words.indexOf(match[0]));
    end = match.index + match[0].length;
  }
  return { pieces: [...pieces, text.slice(end)], words: places };
};

/** The text with other words in their places. */
export const fill = ({ pieces, words }: Template, values: readonly string[]): string => {
  let text = pieces[0] ?? '';
  for (const [index, word] of words.entries()) text += (values[word] ?? '') + (pieces[index + 1] ?? '');
  return text;
};
