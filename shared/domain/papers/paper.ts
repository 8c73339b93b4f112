import type { Instant } from '../brands';

export type PaperColumn = { readonly title: string; /** Share of the width. */ readonly share: number; readonly align: 'left' | 'right' };

/** A piece of a printed page. Words only: how they are set is the writer's matter. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What nobody may overlook; set in a frame. */
  | { readonly kind: 'statement'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly PaperColumn[]; readonly rows: readonly (readonly string[])[]; /** The last row, told apart from the others. */ readonly total?: readonly string[] };

/** A letter or a report as it is printed. The same paper gives the same bytes. */
export type Paper = {
  readonly title: string;
  /** Who speaks, above the title. */
  readonly issuer: string;
  /** What the paper is found by; repeated at the foot of each page. */
  readonly reference: string;
  /** Numbers of a demonstration stand in it: said on every page. */
  readonly demo: boolean;
  /** Goes into the file as the moment of its making: the moment of what it tells, never the moment it was asked for. */
  readonly toldAt: Instant;
  readonly blocks: readonly PaperBlock[];
};
