/** One saying in both languages: Chinese first, then English. `{name}` stands for a value that is filled in. */
export type Text = readonly [chinese: string, english: string];
export type Texts = Readonly<Record<string, Text>>;

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export type TextValues = Readonly<Record<string, string | number>>;

/** The tag for `lang` attributes, `Intl` and HTTP. */
export const languageTag: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The saying in a language with its values filled in. A value that is missing stays visible as `{name}`. */
export const say = (text: Text, language: Language, values: TextValues = {}): string =>
  text[language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** Names of the values that a saying takes, sorted: both languages must name the same. */
export const placeholdersOf = (saying: string): readonly string[] => [...saying.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
