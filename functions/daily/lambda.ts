import { environment } from '../../shared/config/environment';
import { createRequestLog } from '../../shared/http/request-log';
import { dailyDependencies } from './daily.dependencies';
import { dailyRun } from './daily-run';
import type { DailyReport } from './daily-run';

const run = dailyRun(dailyDependencies(environment()));
const log = createRequestLog('daily');

/**
 * What the schedule calls. Cases that could not be moved are an error to the schedule, so that it tries again, keeps the
 * failure and rings; everything else of the day is done by then.
 */
export const handler = async (): Promise<DailyReport> => {
  const report = await run();
  // The person on duty reads these lines: which cases an officer must look at.
  for (const applicationId of report.overdue) log.warn('deadline passed without a consequence', { applicationId });
  for (const { applicationId, code } of report.refused) log.error('due action refused', { applicationId, code });
  if (report.refused.length > 0) throw new Error(`The daily run could not move ${report.refused.length} cases; it looks at them again when it next runs.`);
  return report;
};
