import { environment } from '../../shared/config/environment';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { httpRuntime } from '../../shared/http/http-runtime';
import { applicationDependencies } from './applications.dependencies';
import { applicationHandlers } from './applications.handler';

const dependencies = applicationDependencies(environment());

/** What AWS Lambda calls; wired once a cold start. */
export const handler = createFeatureLambda('applications', applicationHandlers(dependencies), httpRuntime('applications', dependencies));
