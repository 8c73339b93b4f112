/**
 * A registered name or account holder in the form in which two are compared: full-width brackets, letters, digits and
 * punctuation become half-width (Unicode NFKC), bracket look-alikes 〔〕［］【】 become (), the middle dots become one,
 * and blanks go. Letters keep their case: a different letter is a different name, for a person to look at.
 */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[〔【[]/g, '(')
    .replaceAll(/[〕】\]]/g, ')')
    .replaceAll(/[•・‧∙⋅]/g, '·')
    .replaceAll(/[\s\u200B\uFEFF]/g, '');

/** Whether two names are the same after normalising. An empty name is the same as none, not even another empty one. */
export function sameName(left: string, right: string): boolean {
  const normalised = normaliseName(left);
  return normalised !== '' && normalised === normaliseName(right);
}
