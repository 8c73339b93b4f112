import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lambdaContext, lambdaEvent } from '../../local/demo/lambda-event';
import { demoEnterprises } from '../../local/demo/people';
import { startSystem } from '../../local/system';
import type { LocalSystem } from '../../local/system';
import { defaultRateLimits } from '../../shared/config/rate-limits';
import { routes } from '../../shared/contracts/route-table';
import type { ApiEvent } from '../../shared/http/api-event';
import { seedReference } from '../../local/demo/seed-reference';

let system: LocalSystem;
let nowMs = Date.UTC(2026, 0, 1);
beforeAll(async () => {
  system = await startSystem({
    dataDirectory: null, realNow: () => nowMs, log: () => undefined,
    rateLimits: { ...defaultRateLimits, objection: { burst: 2, perHour: 60 }, receipt_lookup: { burst: 1, perHour: 60 }, filing: { burst: 1, perHour: 60 } },
  });
  await seedReference(system.repositories, system.clock.now());
});
afterAll(() => system.stop());

const answer = async (feature: 'applications' | 'notices', event: ApiEvent) => {
  const { statusCode, headers, body } = await system.lambdas[feature](event, lambdaContext(feature));
  return { status: statusCode, code: (JSON.parse(body ?? '{}') as { code?: string }).code, retryAfter: headers?.['retry-after'], text: body ?? '' };
};

const from = (sourceIp: string, event: ApiEvent): ApiEvent => ({ ...event, requestContext: { ...event.requestContext, http: { ...event.requestContext.http, sourceIp } } });

const objection = (sourceIp: string, language = 'zh-CN', body: unknown = { objector: { kind: 'person', name: '测试人', contact: '13800000000', evidence: '证据' }, reason: '测试' }) => {
  const noticeNumber = `GS-${'A'.repeat(26)}-1`;
  const { method, path } = routes.raiseObjection;
  return answer('notices', from(sourceIp, lambdaEvent({
    routeKey: `${method} ${path}`, path: path.replace('{noticeNumber}', noticeNumber), query: '', parameters: { noticeNumber },
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1', 'accept-language': language }, body: JSON.stringify(body), identity: null,
  })));
};

const lookup = (sourceIp: string) => {
  const receiptNumber = 'SL20260302ABCDEFGHIJ-1';
  const { method, path } = routes.verifyReceipt;
  return answer('applications', from(sourceIp, lambdaEvent({ routeKey: `${method} ${path}`, path: path.replace('{receiptNumber}', receiptNumber), query: '', parameters: { receiptNumber }, headers: {}, body: null, identity: null })));
};

const creation = (userId: string, key: string) => {
  const { method, path } = routes.createApplication;
  return answer('applications', lambdaEvent({
    routeKey: `${method} ${path}`, path, query: '', parameters: {}, headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ callId: 'no-such-call', creditCode: demoEnterprises[0]?.creditCode, districtCode: '350203' }), identity: { userId, name: '测试' },
  }));
};

describe('who asks too often', () => {
  it('is told so with a code, words and the seconds to wait, and is heard again after them', async () => {
    expect([(await objection('203.0.113.7')).status, (await objection('203.0.113.7')).status]).toEqual([404, 404]);
    expect(await objection('203.0.113.7')).toMatchObject({ status: 429, code: 'rate_limited', retryAfter: '60', text: expect.stringContaining('操作过于频繁') });
    expect(await objection('203.0.113.7', 'en')).toMatchObject({ status: 429, text: expect.stringContaining('Try again in 60 seconds') });
    nowMs += 59_000;
    expect((await objection('203.0.113.7')).status).toBe(429);
    nowMs += 1_000;
    expect((await objection('203.0.113.7')).status).toBe(404);
  });

  it('keeps nobody else out, and what is malformed counts nothing', async () => {
    for (let count = 0; count < 5; count += 1) expect((await objection('203.0.113.8', 'zh-CN', { reason: '' })).status).toBe(400);
    expect((await objection('203.0.113.8')).status).toBe(404);
  });

  it('looks up receipts one after the other, not by the thousand', async () => {
    expect([(await lookup('2001:db8:1:2::1')).status, (await lookup('2001:db8:1:2::ffff')).status, (await lookup('2001:db8:1:3::1')).status]).toEqual([404, 429, 404]);
  });

  it('is counted as the person who signed in, from whatever address', async () => {
    const first = await creation('ada', 'k-1');
    expect(first.status).not.toBe(429);
    expect([(await creation('ada', 'k-2')).code, (await creation('bob', 'k-1')).code]).toEqual(['rate_limited', first.code]);
  });
});
