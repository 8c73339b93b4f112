import { environment } from '../../shared/config/environment';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { httpRuntime } from '../../shared/http/http-runtime';
import { reportDependencies } from './reports.dependencies';
import { reportHandlers } from './reports.handler';

const dependencies = reportDependencies(environment());

/** What AWS Lambda calls; wired once a cold start. */
export const handler = createFeatureLambda('reports', reportHandlers(dependencies), httpRuntime('reports', dependencies));
