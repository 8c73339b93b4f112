import { useLanguage } from '../language/language-provider';
import { punctuation } from '../language/punctuation';

/** Between a name and what it names, as wide as the language writes it. */
export const Colon = () => punctuation[useLanguage().language].colon;
