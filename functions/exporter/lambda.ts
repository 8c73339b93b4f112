import { environment } from '../../shared/config/environment';
import { createRequestLog } from '../../shared/http/request-log';
import { exporterDependencies } from './exporter.dependencies';
import { workOffExports } from './work-off-exports';

/** What the queue of exports calls. */
export const handler = workOffExports(exporterDependencies(environment()), createRequestLog('exporter'));
