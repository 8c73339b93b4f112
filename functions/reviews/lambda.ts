import { environment } from '../../shared/config/environment';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { httpRuntime } from '../../shared/http/http-runtime';
import { reviewDependencies } from './reviews.dependencies';
import { reviewHandlers } from './reviews.handler';

const dependencies = reviewDependencies(environment());

/** What AWS Lambda calls; wired once a cold start. */
export const handler = createFeatureLambda('reviews', reviewHandlers(dependencies), httpRuntime('reviews', dependencies));
