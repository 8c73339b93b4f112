import type { FieldCipher } from '../ports/field-cipher';

const refuse = (): Promise<never> => Promise.reject(new Error('This function was given no field key: it neither reads nor writes encrypted fields.'));

/** For functions that have no business with encrypted fields. */
export const noFieldCipher: FieldCipher = { encrypt: refuse, decrypt: refuse };
