import * as z from 'zod';
import { problemCodes } from '../domain/problem';
import { factsSchema } from '../domain/rules/facts';
import { actionReply, applicationSummaryView, applicationView, draftView } from './application-views';
import { determinationView } from './determination-view';
import { batchView } from './disbursement-routes';
import { problemDefinitions } from './problem-definitions';
import type { Access, RouteDefinition } from './route';
import { needsIdempotencyKey, problemCodesByStatus } from './route-problems';

type Json = Readonly<Record<string, unknown>>;

/** Types that several routes share, by the names they have in the document. */
const sharedSchemas: readonly (readonly [string, z.ZodType])[] = [
  ['Facts', factsSchema],
  ['Determination', determinationView],
  ['ApplicationSummary', applicationSummaryView],
  ['Application', applicationView],
  ['Draft', draftView],
  ['ActionReply', actionReply],
  ['Batch', batchView],
];

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'detail', 'correlationId'],
  properties: {
    type: { type: 'string', pattern: '^urn:ip-finance-subsidies:problem:' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...problemCodes] },
    detail: { type: 'string', description: '哪里有问题、下一步怎么做；语言按 Accept-Language' },
    field: { type: 'string', description: '有问题的字段，例如 facts.loans[0].repaidOn' },
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['code', 'field', 'message'], properties: { code: { type: 'string', enum: [...problemCodes] }, field: { type: 'string' }, message: { type: 'string' } } },
    },
    correlationId: { type: 'string' },
  },
};

/**
 * The OpenAPI 3.1 document of a route table. All schemas are the wire form: what a client writes in a body, and what
 * it reads in a reply before any transform.
 */
export function openApiDocument(routeTable: readonly RouteDefinition[]): Json {
  const names = schemaNames(routeTable);
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routeTable) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, names) };
  return {
    openapi: '3.1.0',
    info: { title: '知识产权金融资助系统接口', version: '1', description: '专利权质押贷款贴息、专利保险保费补贴、首件发明专利费用资助。金额字段 …Fen 为分（整数），…Yuan 为元（文本，最多两位小数）；日期 …On 为北京时间的日，时间 …At 为 UTC。' },
    tags: [...new Set(routeTable.map(({ feature }) => feature))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: '由 OpenID Connect 登录取得的访问令牌' } },
      schemas: { ...componentSchemas(names), Problem: problemSchema },
    },
  };
}

/** Each schema once: a body or reply that several routes share keeps its first name. */
function schemaNames(routeTable: readonly RouteDefinition[]): ReadonlyMap<z.ZodType, string> {
  const names = new Map<z.ZodType, string>(sharedSchemas.map(([name, schema]) => [schema, name]));
  const add = (schema: z.ZodType, name: string) => { if (!names.has(schema)) names.set(schema, name); };
  for (const route of routeTable) {
    const name = `${route.operationId.charAt(0).toUpperCase()}${route.operationId.slice(1)}`;
    if (route.body !== null) add(route.body, `${name}Body`);
    if (!isFile(route)) add(route.reply, `${name}Reply`);
  }
  return names;
}

function componentSchemas(names: ReadonlyMap<z.ZodType, string>): Json {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: referenceTo });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** Without the marks of a stand-alone document. */
const bare = (schema: object): Json => Object.fromEntries(Object.entries(schema).filter(([key]) => !['$schema', '$id', 'id'].includes(key)));

const referenceTo = (name: string): string => `#/components/schemas/${name}`;
const contentTypeOf = (route: RouteDefinition): unknown => route.reply.meta()?.['contentType'];
const isFile = (route: RouteDefinition): boolean => contentTypeOf(route) !== undefined;

function operationOf(route: RouteDefinition, names: ReadonlyMap<z.ZodType, string>): Json {
  const reference = (schema: z.ZodType): Json => ({ $ref: referenceTo(names.get(schema) ?? '') });
  const { access } = route;
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: describeAccess(access),
    tags: [route.feature],
    security: access.kind === 'public' ? [] : [{ bearer: [] }],
    parameters: [...fieldsOf(route.parameters, 'path'), ...fieldsOf(route.query, 'query'), ...headersOf(route)],
    ...(route.body === null ? {} : { requestBody: { required: true, content: { 'application/json': { schema: reference(route.body) } } } }),
    responses: {
      [String(route.success)]: {
        description: route.summary,
        content: isFile(route) ? { [String(contentTypeOf(route))]: { schema: { type: 'string' } } } : { 'application/json': { schema: reference(route.reply) } },
      },
      ...Object.fromEntries([...problemCodesByStatus(route)].map(([status, codes]) => [String(status), {
        description: codes.map((code) => `${code}：${problemDefinitions[code].chinese({})}`).join('\n'),
        content: { 'application/problem+json': { schema: { $ref: referenceTo('Problem') } } },
      }])),
    },
  };
}

function describeAccess(access: Access): string {
  switch (access.kind) {
    case 'public': return '公开，无需登录';
    case 'signed_in': return '需要登录';
    case 'applicant': return '企业经授权的办理人员';
    case 'officer': return `岗位：${access.roles.join('、')}`;
  }
}

function fieldsOf(schema: z.ZodObject, place: 'path' | 'query'): readonly Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: property }));
}

function headersOf(route: RouteDefinition): readonly Json[] {
  const language = { name: 'Accept-Language', in: 'header', required: false, schema: { type: 'string' }, description: '错误说明的语言：默认中文，en 为英文' };
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' }, description: '每次操作一个，重试时沿用：同一个键不会办理两次' };
  return needsIdempotencyKey(route) ? [key, language] : [language];
}
