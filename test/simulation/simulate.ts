import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as money from '../../local/demo/money-story';
import { demoCalls, demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import { seedReference } from '../../local/demo/seed-reference';
import { lambdaWorld } from '../../local/demo/world';
import { startSystem } from '../../local/system';
import { addDays, legalDateOf } from '../../shared/domain/local-date';
import { liveThroughDay } from './case-day';
import type { Days } from './case-day';
import { auditEnd } from './final-audit';
import type { FinalAudit } from './final-audit';
import { appropriate, createDesk, workAtDesk } from './finance-desk';
import type { FinanceDesk } from './finance-desk';
import type { Journey } from './journey';
import { createObservations } from './observations';
import { enterprisesFor, savePopulation } from './population';
import { seededRandom } from './seeded-random';
import type { SeededRandom } from './seeded-random';
import { endYearAtDesk } from './year-end-desk';
import { simulatedWorld } from './simulated-world';
import type { SimulatedWorld } from './simulated-world';

export type SimulationOptions = {
  readonly journeys: number;
  readonly seed: string;
  /** How many cases are worked on at the same time. With 1 a run can be repeated step by step. */
  readonly lanes: number;
  readonly progress: (line: string) => void;
};

export type SimulationReport = Omit<FinalAudit, 'faults'> & { readonly faults: readonly string[]; readonly counts: Readonly<Record<string, number>>; readonly days: number };

/** Any moment will do: the demo's clock starts on 2 March 2026 and each look at it takes a millisecond. */
const machineStart = Date.UTC(2026, 0, 1);
/** A new case or more every working day, all of them within a month. */
const entryDaysFor = (journeys: number): number => Math.min(20, Math.ceil(journeys / 5));
const daysAtMost = 70;
const rivalShare = 0.12;

const journeyOf = (index: number, options: SimulationOptions, world: SimulatedWorld): Journey => {
  const random = seededRandom(`${options.seed}/journey/${index}`);
  const programme = random.pick<DemoProgramme>(demoProgrammes);
  // Some ask for what another case was filed for: a number mistyped, or the same loan claimed by two.
  const serial = index > 20 && random.chance(rivalShare) ? 1000 + random.below(index) : 1000 + index;
  return {
    index, world, programme, random, serial, enterprise: random.pick(enterprisesFor(programme, options.journeys)), entersOn: random.below(entryDaysFor(options.journeys)),
    applicationId: null, seen: null, accountIds: [], fundDocumentNumber: null, left: false,
  };
};

/** Works through the list with so many hands at once. */
const inLanes = async <Item>(items: readonly Item[], lanes: number, work: (item: Item) => Promise<void>): Promise<void> => {
  const waiting = [...items];
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  }));
};

const shuffled = <Item>(items: readonly Item[], random: SeededRandom): readonly Item[] =>
  items.map((item): readonly [number, Item] => [random.next(), item]).sort(([left], [right]) => left - right).map(([, item]) => item);

/** Runs random cases through the whole back end and proves the books and the histories at the end. */
export const simulate = async (options: SimulationOptions): Promise<SimulationReport> => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'simulation-'));
  const seen = createObservations();
  let ticks = 0;
  const system = await startSystem({ dataDirectory, realNow: () => machineStart + (ticks += 1), log: (line) => { if (/failed|set aside|stream of/.test(line)) seen.fault(line); } });
  try {
    await seedReference(system.repositories, system.clock.now());
    await savePopulation(system.repositories.people, options.journeys, options.seed);
    const world = simulatedWorld(system, () => legalDateOf(system.clock.now()), seen);
    const clock = lambdaWorld(system, world.newKey, world.today);
    const days: Days = { later: (workingDays) => money.workingDaysLater(clock, workingDays) };
    const random = seededRandom(`${options.seed}/order`);
    const journeys = Array.from({ length: options.journeys }, (_, index) => journeyOf(index, options, world));
    const desks = demoProgrammes.map((programme) => createDesk(programme, world, seededRandom(`${options.seed}/desk/${programme.programmeId}`)));
    for (const desk of desks) for (const document of ['模拟指标〔2026〕1号', '模拟指标〔2026〕2号']) await appropriate(desk, 20_000_000 + options.journeys * 100_000, document);
    const pooled = new Set(demoProgrammes.filter(({ sharesPot }) => sharesPot).map(({ programmeId }) => programmeId));
    let serials = 100_000;
    let day = 0;
    for (; day < daysAtMost && journeys.some((journey) => !journey.left); day += 1) {
      // A pot can only be shared when a call has closed: its cases of the first month are one call.
      if (day === entryDaysFor(options.journeys) + 1) for (const { callId } of demoCalls.filter((call) => pooled.has(call.programmeId))) await closeCall(system, callId);
      const present = shuffled(journeys.filter((journey) => !journey.left && journey.entersOn <= day), random);
      const atWork = () => inLanes(present, options.lanes, (journey) => liveThroughDay(journey, days, () => (serials += 1)));
      const atDesks = () => inLanes<FinanceDesk>(desks, options.lanes, async (desk) => {
        const own = journeys.filter(({ programme }) => programme === desk.programme);
        await workAtDesk(desk, own, days);
        await endYearAtDesk(desk, own, day);
      });
      // On one day the desks work beside the case officers, on the other after them.
      if (options.lanes > 1 && day % 2 === 0) await Promise.all([atWork(), atDesks()]);
      else {
        await atWork();
        await atDesks();
      }
      const { refused } = await advance(clock, days, system);
      for (const { applicationId, code } of refused) seen.fault(`the daily run was refused ${code} on ${applicationId}`);
      if (day % 10 === 9) options.progress(`${world.today()}: ${present.length} cases in hand`);
    }
    await system.drain();
    const audit = await auditEnd(dataDirectory, journeys);
    return { ...audit, faults: [...seen.faults, ...audit.faults], counts: seen.counts(), days: day };
  } finally {
    await system.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
};

const closeCall = async (system: Awaited<ReturnType<typeof startSystem>>, callId: string): Promise<void> => {
  const call = await system.repositories.catalogues.readCall(callId);
  if (call === null) throw new Error(`The call ${callId} is gone.`);
  await system.repositories.catalogues.saveCall({ ...call, closesOn: addDays(legalDateOf(system.clock.now()), -1) });
};

const advance = async (clock: ReturnType<typeof lambdaWorld>, days: Days, system: Awaited<ReturnType<typeof startSystem>>) => {
  system.clock.advanceTo(days.later(1));
  // Objectors read the notices of the projection.
  await clock.settle();
  const report = await system.runDaily();
  await clock.settle();
  return report;
};
