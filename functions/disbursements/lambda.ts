import { environment } from '../../shared/config/environment';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { httpRuntime } from '../../shared/http/http-runtime';
import { disbursementDependencies } from './disbursements.dependencies';
import { disbursementHandlers } from './disbursements.handler';

const dependencies = disbursementDependencies(environment());

/** What AWS Lambda calls; wired once a cold start. */
export const handler = createFeatureLambda('disbursements', disbursementHandlers(dependencies), httpRuntime('disbursements', dependencies));
