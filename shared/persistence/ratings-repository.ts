import { $add, EntityFormatter, PutTransaction, UpdateTransaction } from 'dynamodb-toolbox';
import { isBadGrade, noRatings, ratingStatusOf } from '../domain/rating/service-rating';
import type { RatingCell, RatingCounts, ServiceRating } from '../domain/rating/service-rating';
import type { Ratings } from '../ports/ratings';
import { bare } from './commit-actions';
import { fromCursor, toCursor } from './cursor';
import { badRatingKey, badRatingPrefix, ratingCountKey, ratingCountPrefix, ratingKey, ratingListPartition } from './keys';
import { pack, unpack } from './stored-body';
import type { Action, RawItem, Store } from './store';

/** Ratings stand apart from their cases: nothing that is decided or paid depends on one. */
export function createRatings(store: Store): Ratings {
  const { document, pointer, total } = store.entities;
  const open = (raw: RawItem): ServiceRating => {
    const { schemaVersion, body } = document.build(EntityFormatter).format(raw);
    return store.upcast('rating', schemaVersion, unpack(body)) as unknown as ServiceRating;
  };
  const itemOf = (rating: ServiceRating) => ({ ...ratingKey(rating.applicationId), schemaVersion: store.schemaVersion('rating'), status: ratingStatusOf(rating), body: pack(rating) });
  const counted = (programmeId: string, cell: RatingCell): Action<'rating' | 'count' | 'list'> => ({
    purpose: 'count', item: bare(total.build(UpdateTransaction).item({ ...ratingCountKey(programmeId, cell), schemaVersion: 1, count: $add(1), amountFen: $add(0) }).params()),
  });
  return {
    async read(applicationId) {
      const raw = await store.get(ratingKey(applicationId));
      return raw === null ? null : open(raw);
    },
    async create(rating) {
      const { programmeId, grade, applicationId } = rating;
      const listed: readonly Action<'rating' | 'count' | 'list'>[] = isBadGrade(grade)
        ? [{ purpose: 'list', item: bare(pointer.build(PutTransaction).item({ ...badRatingKey(rating), schemaVersion: 1, target: applicationId }).params()) }]
        : [];
      const written = await store.transact([
        { purpose: 'rating', decisive: true, item: bare(document.build(PutTransaction).item(itemOf(rating)).options({ condition: { attr: 'pk', exists: false } }).params()) },
        counted(programmeId, grade), ...listed,
      ]);
      return written.kind === 'written';
    },
    async answer(rating, answer) {
      const written = await store.transact([
        { purpose: 'rating', decisive: true, item: bare(document.build(PutTransaction).item(itemOf({ ...rating, answer })).options({ condition: { attr: 'status', eq: 'open' } }).params()) },
        counted(rating.programmeId, 'answered'), ...(answer.finding === 'not_adopted' ? [counted(rating.programmeId, 'not_adopted')] : []),
      ]);
      return written.kind === 'written';
    },
    async listBad(programmeId, limit, cursor) {
      const after = cursor === null ? null : badRatingPrefix + String(fromCursor(cursor, /^[\d\-T:.]+Z#[^\n]+$/)[0]);
      const { items, more } = await store.query(ratingListPartition(programmeId), { prefix: badRatingPrefix }, { limit, after, newestFirst: true });
      const rows = items.map((raw) => pointer.build(EntityFormatter).format(raw));
      const found = new Map((await store.getMany(rows.map(({ target }) => ratingKey(target)))).map((raw) => [String(raw['pk']), open(raw)]));
      const last = rows.at(-1);
      return {
        items: rows.map(({ target }) => found.get(ratingKey(target).pk)).filter((rating) => rating !== undefined),
        cursor: more && last !== undefined ? toCursor(last.sk.slice(badRatingPrefix.length)) : null,
      };
    },
    async count(programmeId): Promise<RatingCounts> {
      const rows = await store.queryAll(ratingListPartition(programmeId), { prefix: ratingCountPrefix }, false);
      const counts = rows.map((raw) => { const { sk, count } = total.build(EntityFormatter).format(raw); return [sk.slice(ratingCountPrefix.length), count] as const; });
      return { ...noRatings, ...Object.fromEntries(counts) };
    },
  };
}
