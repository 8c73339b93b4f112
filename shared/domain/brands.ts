/**
 * Branded types of the kernel and the only places that give a value its brand.
 *
 * A `brand…` function checks nothing: the caller has just proved what the brand promises. Everybody else obtains a
 * branded value from the parser of its module (`fen`, `parseLocalDate`, `parseCreditCode`, …).
 */
declare const brandName: unique symbol;

type Branded<Base, Name extends string> = Base & { readonly [brandName]: Name };

/** Money in fen (1/100 yuan): a safe integer; negative only as a difference or a ledger movement. */
export type Fen = Branded<number, 'Fen'>;
/** A legal day in Asia/Shanghai, 'YYYY-MM-DD', 1900-01-01 … 9999-12-31; sorts as text. */
export type LocalDate = Branded<string, 'LocalDate'>;
/** A moment in UTC, 'YYYY-MM-DDTHH:mm:ss.sssZ'; sorts as text. */
export type Instant = Branded<string, 'Instant'>;
/** Unified social credit code, 18 characters, GB 32100-2015. */
export type CreditCode = Branded<string, 'CreditCode'>;
/** Patent application number without prefix, with the dot before its check character, ZC 0006-2003. */
export type PatentNumber = Branded<string, 'PatentNumber'>;
/** Payment-system participant number (联行号), 12 digits. */
export type BankCode = Branded<string, 'BankCode'>;
/** GB/T 2260 code of six digits, or the internal id of a functional zone such as `X440400-HENGQIN`. */
export type RegionCode = Branded<string, 'RegionCode'>;

export const brandFen = (safeInteger: number): Fen => safeInteger as Fen;
export const brandLocalDate = (checkedText: string): LocalDate => checkedText as LocalDate;
export const brandInstant = (checkedText: string): Instant => checkedText as Instant;
export const brandCreditCode = (checkedText: string): CreditCode => checkedText as CreditCode;
export const brandPatentNumber = (checkedText: string): PatentNumber => checkedText as PatentNumber;
export const brandBankCode = (checkedText: string): BankCode => checkedText as BankCode;
export const brandRegionCode = (checkedText: string): RegionCode => checkedText as RegionCode;
