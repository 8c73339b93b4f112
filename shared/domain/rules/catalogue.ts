/**
 * The catalogue: every instrument, clause, programme, overlay, series and region that decisions rest on, as one
 * immutable snapshot named by its hash. It is checked when it is built, never again per determination.
 */
import { canonicalJson, type HashText } from '../canonical-json';
import type { DatedSeries } from '../dated-series';
import { Problem } from '../problem';
import { indexRegions, type Region, type RegionIndex } from '../regions';
import type { Clause, Instrument, Measure, Overlay, Programme } from './measure-schema';

export interface CatalogueContent {
  readonly measures: readonly Measure[];
  readonly series: readonly DatedSeries[];
  readonly regions: readonly Region[];
}

export interface ClauseEntry extends Clause {
  readonly instrumentId: string;
}

export interface Catalogue {
  readonly catalogueHash: string;
  readonly content: CatalogueContent;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly clauses: ReadonlyMap<string, ClauseEntry>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly overlays: ReadonlyMap<string, Overlay>;
  readonly series: ReadonlyMap<string, DatedSeries>;
  readonly regions: RegionIndex;
}

function indexById<Item extends { readonly id: string }>(kind: string, items: readonly Item[]): ReadonlyMap<string, Item> {
  const index = new Map<string, Item>();
  for (const item of items) {
    if (index.has(item.id)) throw new Problem('catalogue_invalid', { params: { reason: 'id_repeated', kind, id: item.id } });
    index.set(item.id, item);
  }
  return index;
}

/** Drops keys that are undefined, so that a schema's optional field and an absent one are the same bytes. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, withoutUndefined(item)]));
}

/** Canonical text of checked data (facts, catalogue content): what their hashes are taken over. */
export const canonicalText = (value: unknown): string => canonicalJson(withoutUndefined(value));

const byId = <Item extends { readonly id: string }>(left: Item, right: Item): number => (left.id < right.id ? -1 : 1);

/**
 * Builds a snapshot from checked content. Its hash doesn't depend on the order of files. Problem `catalogue_invalid`
 * (reason id_repeated) when two things bear one id. Run `lintCatalogue` before trusting it with cases.
 */
export function buildCatalogue(content: CatalogueContent, hash: HashText): Catalogue {
  const measures = [...content.measures].sort((left, right) => byId(left.instrument, right.instrument));
  const series = [...content.series].sort(byId);
  const regions = [...content.regions].sort((left, right) => (left.code < right.code ? -1 : 1));
  const sorted = { measures, series, regions };
  return {
    catalogueHash: hash(canonicalText(sorted)),
    content: sorted,
    instruments: indexById('instrument', measures.flatMap((measure) => [measure.instrument, ...(measure.otherInstruments ?? [])])),
    clauses: indexById('clause', measures.flatMap((measure) => measure.clauses.map((clause) => ({ ...clause, instrumentId: measure.instrument.id })))),
    programmes: indexById('programme', measures.flatMap((measure) => measure.programmes)),
    overlays: indexById('overlay', measures.flatMap((measure) => measure.overlays ?? [])),
    series: indexById('series', series),
    regions: indexRegions(regions),
  };
}

/** The programme of an id. Problem `programme_unknown`. */
export function programmeOf(catalogue: Catalogue, programmeId: string): Programme {
  const programme = catalogue.programmes.get(programmeId);
  if (programme === undefined) throw new Problem('programme_unknown', { field: 'programmeId', params: { programmeId } });
  return programme;
}
