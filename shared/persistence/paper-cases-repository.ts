import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import type { Paper } from '../domain/rules/papers-named';
import type { PaperCases } from '../ports/paper-cases';
import type { Hashing } from '../ports/runtime';
import { paperKey, paperPartition, type Key } from './keys';
import type { Store } from './store';

/** Requests that are under way side by side. */
const atATime = 20;

const identifierHash = (hashing: Hashing, { identifier }: Paper): string => hashing.sha256(identifier);

/** The row that points from a paper to a case; the same bytes each time. */
export const paperRow = (hashing: Hashing, paper: Paper, applicationId: string): Key & { readonly schemaVersion: number; readonly target: string } =>
  ({ ...paperKey(paper.kind, identifierHash(hashing, paper), applicationId), schemaVersion: 1, target: applicationId });

/** One plain write a paper, no transaction and no index: a row says nothing but that it is there. */
export function createPaperCases(store: Store, hashing: Hashing): PaperCases {
  const { pointer } = store.entities;
  return {
    async note(applicationId, papers) {
      for (let start = 0; start < papers.length; start += atATime) {
        await Promise.all(papers.slice(start, start + atATime).map(async (paper) => store.put(pointer.build(PutItemCommand).item(paperRow(hashing, paper, applicationId)).params())));
      }
    },
    casesNaming: async (papers, atMost) => Promise.all(papers.map(async (paper) => {
      // One beyond, since a full page tells of a next one even where nothing follows.
      const { items } = await store.query(paperPartition(paper.kind, identifierHash(hashing, paper)), null, { limit: atMost + 1 });
      return { paper, applicationIds: items.slice(0, atMost).map((raw) => pointer.build(EntityFormatter).format(raw).target), more: items.length > atMost };
    })),
  };
}
