import type { Paper } from '../domain/rules/papers-named';

/** The cases that named a paper, in the order of their ids; `more`: there are others beyond. */
export type CasesOfPaper = { readonly paper: Paper; readonly applicationIds: readonly string[]; readonly more: boolean };

/**
 * From a paper to the cases that named it, kept by the stream. These are hints: a row stays when a correction no longer
 * names the paper, so the facts of a case as they stand filed decide, never its row.
 */
export interface PaperCases {
  /** Notes that a case names these papers; telling it again changes nothing. */
  note(applicationId: string, papers: readonly Paper[]): Promise<void>;
  /** For each paper, in its order, at most so many cases; a moment late. */
  casesNaming(papers: readonly Paper[], atMost: number): Promise<readonly CasesOfPaper[]>;
}
