import { describe, expect, it } from '@jest/globals';
import { functionConfigs, readFunctionConfig } from './function-config';

const daily = { STAGE: 'prod', TABLE_NAME: 'subsidies', DEMO_MODE: 'false', AUDIT_BUCKET: 'audit-roots', DUE_CASES_QUEUE_URL: 'https://sqs.example/due', RECONCILE_QUEUE_URL: 'https://sqs.example/reconcile' };

describe('readFunctionConfig', () => {
  it('gives typed values and leaves out what the function was not promised', () => {
    expect(readFunctionConfig(functionConfigs.daily, { ...daily, PATH: '/bin', FILES_BUCKET: 'files' })).toEqual({ STAGE: 'prod', TABLE_NAME: 'subsidies', DEMO_MODE: false, AUDIT_BUCKET: 'audit-roots', DUE_CASES_QUEUE_URL: 'https://sqs.example/due', RECONCILE_QUEUE_URL: 'https://sqs.example/reconcile' });
  });

  it('names every missing or wrong variable and shows no value', () => {
    const wrong = { ...daily, DEMO_MODE: 'yes-secret', AUDIT_BUCKET: undefined };
    expect(() => readFunctionConfig(functionConfigs.daily, wrong)).toThrow(/DEMO_MODE.*AUDIT_BUCKET/);
    expect(() => readFunctionConfig(functionConfigs.daily, wrong)).not.toThrow(/yes-secret/);
  });

  it('does not take an unset demo mode for a yes or a no', () => {
    expect(() => readFunctionConfig(functionConfigs.outbox, { STAGE: 'dev', TABLE_NAME: 'subsidies' })).toThrow(/DEMO_MODE/);
  });
});
