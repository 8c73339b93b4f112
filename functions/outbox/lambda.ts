import { environment } from '../../shared/config/environment';
import { createRequestLog } from '../../shared/http/request-log';
import { outboxDependencies } from './outbox.dependencies';
import { outboxHandler } from './outbox.handler';

const { readDeliveredEvent, ...dependencies } = outboxDependencies(environment());

/** What the table's stream calls. */
export const handler = outboxHandler(dependencies, readDeliveredEvent, createRequestLog('outbox'));
