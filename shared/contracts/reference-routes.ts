import * as z from 'zod';
import { noParameters, noQuery } from './fields';
import { defineRoute } from './route';

/** What every form and page needs to know before anything is asked: the day, the places, the text to agree to. */
export const referenceRoutes = {
  getReference: defineRoute({
    operationId: 'getReference', method: 'GET', path: '/reference', feature: 'policies', access: { kind: 'public' }, summary: '今天的日期、行政区划、现行承诺书', parameters: noParameters, query: noQuery, body: null, success: 200, problems: [],
    reply: z.strictObject({
      /** The legal day of the service (Asia/Shanghai); in the demonstration its own. */
      today: z.string(),
      demo: z.boolean(),
      regions: z.array(z.strictObject({ code: z.string(), name: z.string(), level: z.enum(['province', 'city', 'district']), parentCode: z.string().nullable() })).readonly(),
      declaration: z.strictObject({ version: z.string(), text: z.string() }),
    }),
  }),
} as const;
