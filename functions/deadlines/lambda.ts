import { environment } from '../../shared/config/environment';
import { createRequestLog } from '../../shared/http/request-log';
import { deadlineDependencies } from './deadlines.dependencies';
import { workOffBatch } from './work-off-batch';

/** What the queue of due cases calls. */
export const handler = workOffBatch(deadlineDependencies(environment()), createRequestLog('deadlines'));
