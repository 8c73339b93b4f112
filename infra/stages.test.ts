import { describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { readStage } from './stages';

const stageOf = (context: Readonly<Record<string, unknown>>) => readStage(new App({ context: { ...context } }).node);

describe('readStage', () => {
  it('is a development stage in China unless told otherwise', () => {
    expect(stageOf({})).toMatchObject({ name: 'dev', region: 'cn-northwest-1', demoMode: false, paymentsFrozen: false, restoredTable: undefined });
  });

  it('keeps demo values out of production', () => {
    expect(() => stageOf({ stage: 'prod', demo: 'true' })).toThrow('Demo values never reach production');
  });

  it('takes neither a misspelt stage nor a doubtful flag for something else', () => {
    expect(() => stageOf({ stage: 'production' })).toThrow('Unknown stage "production"');
    expect(() => stageOf({ paymentsFrozen: 'ja' })).toThrow('paymentsFrozen must be true or false');
    expect(() => stageOf({ region: '' })).toThrow('region must be text');
  });

  it('names the portal only together with its certificate', () => {
    expect(() => stageOf({ portalDomain: 'portal.example.cn' })).toThrow('portalCertificate');
    expect(stageOf({ portalDomain: 'portal.example.cn', portalCertificate: 'ASCA1' })).toMatchObject({ portalDomain: 'portal.example.cn', portalCertificate: 'ASCA1' });
  });

  it('moves to a restored table only when its stream is named too', () => {
    expect(() => stageOf({ restoredTable: 'restored' })).toThrow('restoredStreamLabel');
    expect(stageOf({ restoredTable: 'restored', restoredStreamLabel: '2026' }).restoredTable).toEqual({ name: 'restored', streamLabel: '2026' });
  });
});
