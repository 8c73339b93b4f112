/**
 * Which programmes are open to an applicant by territory and time, and why the others aren't. Plans don't displace each
 * other: district, city and province programmes stand side by side.
 */
import type { LocalDate } from '../brands';
import { regionChain, regionOf, type Region } from '../regions';
import type { Catalogue } from './catalogue';
import { caseRecordedIn, type CaseContext } from './context';
import { caseDateReferences, dateReferenceTitles, readDateReference } from './date-references';
import type { Verdict } from './determination';
import { Cursor, Evidence } from './evidence';
import type { Facts } from './facts';
import { allOf, anyOf, verdictOf } from './kleene';
import type { Programme } from './measure-schema';
import { addressesOn } from './slot-values';

export interface Applicability {
  readonly programmeId: string;
  readonly title: string;
  /** met: applies; not_met: doesn't; unknown: depends on what is missing. */
  readonly verdict: Verdict;
  /** Chinese: why not, or what is missing; empty when it applies. */
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
}

/** Whether a programme of a region reaches an address: a separately planned city is outside its province's programmes. */
function reaches(catalogue: Catalogue, codes: readonly string[], programmeRegion: Region): boolean {
  const chain = codes.map((code) => regionOf(catalogue.regions, code));
  if (!chain.some(({ code }) => code === programmeRegion.code)) return false;
  return programmeRegion.level !== 'province' || !chain.some(({ level, separatelyPlanned }) => level === 'city' && separatelyPlanned === true);
}

function territory(context: CaseContext): { readonly verdict: Verdict; readonly reason: string } {
  const { catalogue, programme } = context;
  const region = regionOf(catalogue.regions, programme.regionCode);
  const addresses = addressesOn(context, context.asOfOn);
  if (addresses === undefined) return { verdict: 'unknown', reason: '申请人所在地未填' };
  const verdict = anyOf(addresses.map(({ holds, codes }) => allOf([holds, verdictOf(codes === undefined ? undefined : reaches(catalogue, codes, region))])));
  const planned = addresses.some(({ codes }) => codes?.includes(region.code) === true);
  const outside = planned && region.level === 'province' ? `计划单列市不适用${region.name}的省级项目` : `申请人不在${region.name}`;
  return { verdict, reason: verdict === 'unknown' ? '申请人所在地未填全' : outside };
}

function validity(context: CaseContext): { readonly verdict: Verdict; readonly reason: string } {
  const { anchorDate, validFromOn, validToOn } = context.programme;
  // Dates of lines are judged line by line; here only the day itself can rule a programme out: not yet in force.
  const date = caseDateReferences.includes(anchorDate) ? readDateReference(anchorDate, context) : undefined;
  if (typeof date !== 'string') {
    const notYet = validFromOn !== null && context.asOfOn < validFromOn;
    return { verdict: notYet ? 'not_met' : 'met', reason: `政策自${validFromOn ?? ''}起施行` };
  }
  const inside = (validFromOn === null || date >= validFromOn) && (validToOn === null || date <= validToOn);
  return { verdict: verdictOf(inside), reason: `${dateReferenceTitles[anchorDate]}${date}不在政策有效期${validFromOn ?? '不限'}至${validToOn ?? '不限'}内` };
}

function applicability(catalogue: Catalogue, programme: Programme, facts: Facts, asOfOn: LocalDate): Applicability {
  const evidence = new Evidence();
  const context: CaseContext = caseRecordedIn(
    { catalogue, programme, activeOverlays: [], facts: new Cursor(facts, '', evidence), evidence, asOfOn, allowDemo: false, allowHypothetical: false },
    evidence,
  );
  const tests = [territory(context), validity(context)];
  const verdict = allOf(tests.map((test) => test.verdict));
  return {
    programmeId: programme.id,
    title: programme.title,
    verdict,
    reasons: tests.filter((test) => test.verdict !== 'met').map(({ reason }) => reason),
    missing: verdict === 'unknown' ? [...evidence.missing].filter((path) => path.startsWith('applicant')).sort() : [],
  };
}

/** Every programme of the catalogue with whether it applies, nearest territory first (district, city, province). */
export function programmesFor(catalogue: Catalogue, facts: Facts, asOfOn: LocalDate): readonly Applicability[] {
  const depth = (programme: Programme): number => regionChain(catalogue.regions, regionOf(catalogue.regions, programme.regionCode).code).length;
  return [...catalogue.programmes.values()]
    .sort((left, right) => depth(right) - depth(left) || (left.id < right.id ? -1 : 1))
    .map((programme) => applicability(catalogue, programme, facts, asOfOn));
}
