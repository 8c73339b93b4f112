import { environment } from '../../shared/config/environment';
import { dailyDependencies } from './daily.dependencies';
import { dailyRun } from './daily-run';
import type { DailyReport } from './daily-run';
import { queueDueCases } from './queue-due-cases';

const { dueCases, ...dependencies } = dailyDependencies(environment());
const run = dailyRun(dependencies, queueDueCases(dueCases));

/** What the schedule calls. A day that could not be handed over whole is an error to it, so that it tries again, keeps the failure and rings. */
export const handler = async (): Promise<DailyReport> => run();
