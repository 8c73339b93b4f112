/**
 * Identifier text as typed or pasted, brought to its plain form: full-width letters, digits and stops become
 * half-width (Unicode NFKC), letters upper-case, blanks at both ends go. Blanks inside are left to each identifier.
 */
export const normaliseIdentifierText = (text: string): string => text.normalize('NFKC').toUpperCase().trim();

/** Identifiers copied from papers in one spelling: full-width, case, blanks and dashes don't make a different paper. */
export const normalisedPaperNumber = (text: string): string => normaliseIdentifierText(text).replaceAll(/[\s‐-―-]/g, '');
