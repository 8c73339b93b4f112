import { describe, expect, it } from '@jest/globals';
import { openApiDocument } from './open-api';
import { routeTable } from './route-table';

type Node = Record<string, unknown>;
// Through JSON, as clients get it.
const document = JSON.parse(JSON.stringify(openApiDocument(routeTable))) as {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; summary: string; parameters: { name: string; in: string; required: boolean; schema: Node }[]; security: unknown[]; responses: Record<string, Node> }>>;
  components: { schemas: Record<string, Node> };
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every JSON Schema of the document, down to the smallest. */
function* schemasIn(schema: unknown, at: string): Generator<[string, Node]> {
  if (typeof schema === 'boolean') return;
  if (!isNode(schema)) throw new Error(`${at} is not a schema`);
  yield [at, schema];
  for (const key of ['properties', '$defs']) for (const [name, inner] of Object.entries((schema[key] ?? {}) as Node)) yield* schemasIn(inner, `${at}/${key}/${name}`);
  for (const key of ['items', 'additionalProperties', 'propertyNames', 'not']) if (schema[key] !== undefined) yield* schemasIn(schema[key], `${at}/${key}`);
  for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems']) for (const [index, inner] of ((schema[key] ?? []) as unknown[]).entries()) yield* schemasIn(inner, `${at}/${key}/${index}`);
}

const keywords = new Set(['$ref', 'type', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'anyOf', 'oneOf', 'allOf', 'default', 'description', 'readOnly', 'title']);
const allSchemas = [
  ...Object.entries(document.components.schemas).flatMap(([name, schema]) => [...schemasIn(schema, name)]),
  ...Object.values(document.paths).flatMap((path) => Object.values(path).flatMap(({ operationId, parameters }) => parameters.flatMap(({ name, schema }) => [...schemasIn(schema, `${operationId}/${name}`)]))),
];

describe('the OpenAPI document', () => {
  it('has every route of the table, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`));
    expect(described.sort()).toEqual(routeTable.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`).sort());
  });

  it.each(routeTable.map((route) => [route.operationId, route] as const))('describes %s: path parameters, sign-in, key, success and problems', (_, route) => {
    const operation = document.paths[route.path]![route.method.toLowerCase()]!;
    expect(operation.summary).toMatch(/\p{Script=Han}/u);
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => name).sort()).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(operation.security).toEqual(route.access.kind === 'public' ? [] : [{ bearer: [] }]);
    const needsKey = route.method === 'POST' && !['checkEligibility', 'checkApplication'].includes(route.operationId);
    expect(operation.parameters.some(({ name, required }) => name === 'Idempotency-Key' && required)).toBe(needsKey);
    expect(operation.responses[String(route.success)]).toBeDefined();
    const said = Object.values(operation.responses).map(({ description }) => String(description)).join('\n');
    for (const code of route.problems) expect(said).toContain(`${code}：`);
    expect('401' in operation.responses).toBe(route.access.kind !== 'public');
  });

  it('resolves every reference inside the document', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(routeTable.length);
    for (const reference of references) expect(document.components.schemas).toHaveProperty([reference.replace('#/components/schemas/', '')]);
  });

  it('holds only JSON Schema that is well formed', () => {
    expect(allSchemas.length).toBeGreaterThan(500);
    for (const [at, schema] of allSchemas) {
      const unknown = Object.keys(schema).filter((key) => !keywords.has(key));
      expect([at, unknown]).toEqual([at, []]);
      for (const type of [schema['type'] ?? 'object'].flat()) expect(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null']).toContain(type);
      if (typeof schema['pattern'] === 'string') expect(() => new RegExp(String(schema['pattern']), 'u')).not.toThrow();
      if (Array.isArray(schema['required']) && schema['properties'] !== undefined) expect(Object.keys(schema['properties'] as Node)).toEqual(expect.arrayContaining(schema['required']));
    }
  });

  it('leaves no field without a type, except where anything is meant', () => {
    const open = allSchemas.filter(([at, schema]) => Object.keys(schema).every((key) => key === 'description' || key === 'default') && !at.endsWith('/additionalProperties')).map(([at]) => at);
    // The value of a policy slot may be text, number, flag or list: its kind stands in the catalogue.
    expect(open).toEqual(['GetProgrammeReply/properties/slots/items/properties/value/anyOf/0']);
  });

  it('names shared types once', () => {
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Facts', 'Determination', 'Application', 'ActionReply', 'Problem']));
    expect(JSON.stringify(document.components.schemas['SubmitApplicationReply'])).toContain('#/components/schemas/Determination');
  });
});
