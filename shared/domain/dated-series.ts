import * as z from 'zod';
import type { LocalDate } from './brands';
import { localDateSchema } from './local-date';
import { Problem } from './problem';

/**
 * Where a figure comes from: a plan or measure text in our hands, published copies, one published copy only
 * (provisional), memory (never to be shown as law), our own computation, or invention for the demo.
 */
export const sourceMarks = ['text', 'published_copy', 'single_copy', 'memory', 'recomputed', 'demo'] as const;
export type SourceMark = (typeof sourceMarks)[number];

const entrySchema = z.strictObject({
  fromOn: localDateSchema,
  value: z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/).max(30),
  sourceMark: z.enum(sourceMarks),
  note: z.string().min(1).exactOptional(),
});

/**
 * A published figure that changes on known days and holds until the next change. `lastKnownOn` is the last day for
 * which we know that the last value still held; `endOn` the last day of a series that was discontinued.
 */
export const datedSeriesSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: z.string().min(1),
    unit: z.string().min(1),
    lastKnownOn: localDateSchema,
    endOn: localDateSchema.exactOptional(),
    entries: z.array(entrySchema).min(1),
  })
  .readonly()
  .check((context) => {
    for (const message of seriesFaults(context.value)) {
      context.issues.push({ code: 'custom', message, input: context.value, path: ['entries'] });
    }
  });

export type DatedSeries = z.infer<typeof datedSeriesSchema>;

export interface SeriesValue {
  /** Decimal text in the unit of the series. */
  readonly value: string;
  /** The day this value began to hold. */
  readonly fromOn: LocalDate;
  readonly sourceMark: SourceMark;
}

/** What is wrong with the order of a series: dates that do not strictly rise, or an entry past its end. Empty = fine. */
export function seriesFaults(series: Pick<DatedSeries, 'entries' | 'lastKnownOn' | 'endOn'>): readonly string[] {
  const faults = series.entries.flatMap((entry, index) => {
    const before = series.entries[index - 1];
    return before !== undefined && entry.fromOn <= before.fromOn ? [`${entry.fromOn} does not come after ${before.fromOn}`] : [];
  });
  const last = series.entries.at(-1);
  if (last !== undefined && last.fromOn > lastDayOf(series)) faults.push(`${last.fromOn} lies after the end of the series`);
  return faults;
}

const lastDayOf = (series: Pick<DatedSeries, 'lastKnownOn' | 'endOn'>): LocalDate =>
  series.endOn !== undefined && series.endOn < series.lastKnownOn ? series.endOn : series.lastKnownOn;

/**
 * The value that held on a day. Problem `series_value_missing` (params series, date, reason `before_first` or
 * `after_last`) outside the known days: a rate we do not know is never replaced by the nearest one.
 */
export function seriesValueOn(series: DatedSeries, date: LocalDate): SeriesValue {
  const missing = (reason: string) => new Problem('series_value_missing', { params: { series: series.id, date, reason } });
  if (date > lastDayOf(series)) throw missing('after_last');
  const entry = series.entries.findLast(({ fromOn }) => fromOn <= date);
  if (entry === undefined) throw missing('before_first');
  return { value: entry.value, fromOn: entry.fromOn, sourceMark: entry.sourceMark };
}
