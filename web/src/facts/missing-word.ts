import { say } from '../language/text';
import type { Language } from '../language/text';
import { factsTexts } from './facts-texts';
import { findField } from './find-field';
import { allSections } from './sections';

/** What a missing path of a determination means to a reader. */
export const missingWord = (path: string, language: Language, slots: readonly { readonly slot: string; readonly saying: string }[] = []): string => {
  if (path.startsWith('slot:')) return `${say(factsTexts.slot, language)}：${slots.find(({ slot }) => `slot:${slot}` === path)?.saying ?? ''}`.replace(/：$/, '');
  if (path.startsWith('series:')) return say(factsTexts.series, language);
  if (path.startsWith('reading:')) return say(factsTexts.reading, language);
  return findField(allSections, path, language)?.label ?? say(factsTexts.material, language, { path });
};
