import type { Text } from '../language/text';

type LeafBase = {
  /** Below the section or the row: `applicant.kind`, `drawnOn`, `sizeFigures[0].employees`. */
  readonly path: string;
  readonly label: Text;
  readonly hint?: Text;
  /** May be left open for good; everything else counts towards a complete section. */
  readonly optional?: boolean;
  /** A box that says "there is none" (null), e.g. 尚未结清. */
  readonly none?: Text;
};

export type Choice = { readonly value: string; readonly label: Text };

export type LeafSpec = LeafBase & (
  | { readonly kind: 'text'; readonly check?: 'credit_code' | 'patent_number'; readonly readOnly?: boolean }
  | { readonly kind: 'yuan' | 'percent' | 'date' | 'integer' | 'flag' | 'region' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** Several texts, one a line. */
  | { readonly kind: 'texts'; readonly check?: 'patent_number' }
);

export type RowsSpec = {
  readonly kind: 'rows';
  readonly path: string;
  /** One row, e.g. 放款. */
  readonly label: Text;
  readonly hint?: Text;
  readonly fields: readonly FieldSpec[];
  /** Rows that are lines of the case carry ids: `loan-1`, `loan-2`, never used twice. */
  readonly lineIdPrefix?: string;
  /** Asked first where there may be none: the answer "none" is a fact of its own (null). */
  readonly ask?: Text;
  readonly optional?: boolean;
};

export type FieldSpec = LeafSpec | RowsSpec;

export type SectionSpec = { readonly id: string; readonly title: Text; readonly hint?: Text; readonly fields: readonly FieldSpec[] };
