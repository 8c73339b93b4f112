import { environment } from '../../shared/config/environment';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { httpRuntime } from '../../shared/http/http-runtime';
import { noticeDependencies } from './notices.dependencies';
import { noticeHandlers } from './notices.handler';

const dependencies = noticeDependencies(environment());

/** What AWS Lambda calls; wired once a cold start. */
export const handler = createFeatureLambda('notices', noticeHandlers(dependencies), httpRuntime('notices', dependencies));
