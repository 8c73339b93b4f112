import { memory } from './client';
import type { Memory } from './client';
import { afterProjection, beforeProjection } from './history';
import type { Chapter } from './history';
import type { KilledWorld } from './killed-world';
import { projectAll, projectMoney } from './projection';
import { applicationIdOf } from './waiting-cases';

export type ChapterReport = { readonly name: string; readonly writes: number; readonly kills: number; readonly seconds: number };

/** So many events go through the whole consumer of the stream; of more, only what money is made of. */
const casesProjectedWhole = 200;

export const chaptersFor = (count: number, projectsWhole = count <= casesProjectedWhole): readonly Chapter[] => [...beforeProjection, projectsWhole ? projectAll : projectMoney, ...afterProjection];

/** Lives the whole history of the waiting cases, in peace or killed at every write. */
export async function liveThrough(world: KilledWorld, count: number, options: { readonly killed: boolean; readonly until?: string; readonly projectsWhole?: boolean; readonly people?: Memory; readonly told?: (report: ChapterReport) => void }): Promise<readonly ChapterReport[]> {
  const { killing } = world;
  const lived = { world, people: options.people ?? memory(), applicationIds: Array.from({ length: count }, (_, index) => applicationIdOf(index)) };
  const reports: ChapterReport[] = [];
  killing.arm(options.killed);
  for (const { name, live } of chaptersFor(count, options.projectsWhole)) {
    const [writes, kills, startedMs] = [killing.writes(), killing.kills(), performance.now()];
    await live(lived);
    const report = { name, writes: killing.writes() - writes, kills: killing.kills() - kills, seconds: Math.ceil((performance.now() - startedMs) / 100) / 10 };
    reports.push(report);
    options.told?.(report);
    if (name === options.until) break;
  }
  killing.arm(false);
  return reports;
}
