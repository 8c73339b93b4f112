import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { languages, languageTag, say } from './text';
import type { Language, Text, Texts, TextValues } from './text';

type LanguageState = { readonly language: Language; readonly setLanguage: (language: Language) => void };

const LanguageContext = createContext<LanguageState | null>(null);
const storageKey = 'portal.language';

const storedLanguage = (): Language => {
  const stored = window.localStorage.getItem(storageKey);
  return languages.find((language) => language === stored) ?? 'zh';
};

/** Chinese unless the person chose English; the choice is kept in this browser. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = languageTag[language];
    window.localStorage.setItem(storageKey, language);
  }, [language]);
  const state = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={state}>{children}</LanguageContext>;
};

/** The language shown now, and how to change it. */
export const useLanguage = (): LanguageState => {
  const state = useContext(LanguageContext);
  if (state === null) throw new Error('useLanguage stands inside LanguageProvider.');
  return state;
};

/** Says the texts of a dictionary: `const t = useTexts(homeTexts); t('title', { n: 3 })`. */
export const useTexts = <const Dictionary extends Texts>(dictionary: Dictionary): ((key: keyof Dictionary & string, values?: TextValues) => string) => {
  const { language } = useLanguage();
  return useCallback((key, values) => {
    const text: Text | undefined = dictionary[key];
    if (text === undefined) throw new Error(`No text ${key}.`);
    return say(text, language, values);
  }, [dictionary, language]);
};

/** Says single texts that come as data, such as labels of fields. */
export const useSay = (): ((text: Text, values?: TextValues) => string) => {
  const { language } = useLanguage();
  return useCallback((text, values) => say(text, language, values), [language]);
};
