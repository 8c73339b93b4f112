import { environment } from '../../shared/config/environment';
import { createRequestLog } from '../../shared/http/request-log';
import { reconcilerDependencies } from './reconciler.dependencies';
import { workOffOrders } from './work-off-orders';

/** What the queue of the nightly proof calls. */
export const handler = workOffOrders(reconcilerDependencies(environment()), createRequestLog('reconciler'));
