import { environment } from '../../shared/config/environment';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { httpRuntime } from '../../shared/http/http-runtime';
import { policyDependencies } from './policies.dependencies';
import { policyHandlers } from './policies.handler';

const dependencies = policyDependencies(environment());

/** What AWS Lambda calls; wired once a cold start. */
export const handler = createFeatureLambda('policies', policyHandlers(dependencies), httpRuntime('policies', dependencies));
