import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { brandCreditCode } from '../../shared/domain/brands';
import { routeTable, routes } from '../../shared/contracts/route-table';
import type { OperationId } from '../../shared/contracts/route-table';
import { problemDefinitions } from '../../shared/contracts/problem-definitions';
import { accountOf, personas, savePersonas } from './access-personas';
import type { Persona } from './access-personas';
import { requestOf, setScene } from './access-requests';
import type { Scene } from './access-requests';
import { accessTable, neverOnCases } from './access-table';
import type { Verdict } from './access-table';
import { openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

jest.setTimeout(60_000);

let world: ContractWorld;
let scene: Scene;
/** All that is stored while nobody has been let through yet. */
let untouched: ReadonlyMap<string, string>;
beforeAll(async () => {
  world = await openContractWorld();
  await savePersonas(world.system.repositories.people);
  scene = await setScene(world);
  await world.system.drain();
  untouched = await world.stored();
}, 60_000);
afterAll(() => world.stop());

const operations = Object.keys(accessTable) as OperationId[];
const ask = (persona: Persona, operationId: OperationId, willing: boolean): Promise<Answer> => world.send(accountOf[persona], operationId, requestOf(scene, operationId, willing));

const rowsOf = (answer: Answer): number => {
  const list = answer.json['items'] ?? answer.json['rows'];
  if (Array.isArray(list)) return list.length;
  // The CSV of totals: a heading and two control lines stand there anyway.
  return answer.text.trim().split('\r\n').length - 3;
};

/** What the persona heard, in the words of the table. */
const heard = (answer: Answer, expected: Verdict): string => {
  if (expected === 'nothing') return answer.status === 200 && rowsOf(answer) === 0 ? 'nothing' : `${answer.status} with ${rowsOf(answer)} rows`;
  if (expected === 'each_not_found') {
    const results = answer.json['results'];
    const each = Array.isArray(results) ? results.map((result: { state: unknown; problem: { code: string } | null }) => `${String(result.state)} ${result.problem?.code ?? 'done'}`) : [answer.code];
    return each.every((result) => result === 'null not_found') ? 'each_not_found' : each.join(', ');
  }
  if (expected === 'allowed') return [401, 403, 404].includes(answer.status) || answer.status >= 500 ? `${answer.status} ${answer.code ?? ''}` : 'allowed';
  return answer.code ?? `${answer.status}`;
};

describe('who may do what', () => {
  it('has a row for every route and a verdict for every persona', () => {
    expect(operations.sort()).toEqual(routeTable.map((route) => route.operationId).sort());
    for (const operationId of operations) expect(Object.keys(accessTable[operationId]).sort()).toEqual([...personas].sort());
  });

  it('is refused in the table wherever the route table names no role for it', () => {
    for (const operationId of operations) {
      const { kind } = routes[operationId].access;
      for (const persona of neverOnCases.filter((one) => one !== 'nobody')) {
        if (kind === 'officer' && ['expired', 'future', 'other', 'stranger', 'former'].includes(persona)) expect([operationId, persona, accessTable[operationId][persona]]).toEqual([operationId, persona, 'forbidden']);
      }
      expect(accessTable[operationId].nobody).toBe(kind === 'public' ? 'allowed' : 'unauthorised');
    }
  });

  it.each(operations)('%s: everybody the table refuses hears why, and nothing has changed', async (operationId) => {
    const refused = personas.filter((persona) => accessTable[operationId][persona] !== 'allowed');
    for (const persona of refused) {
      const expected = accessTable[operationId][persona];
      const answer = await ask(persona, operationId, true);
      expect([persona, heard(answer, expected)]).toEqual([persona, expected]);
      if (expected === 'nothing' || expected === 'each_not_found') continue;
      expect([persona, answer.contentType, answer.status]).toEqual([persona, 'application/problem+json; charset=utf-8', problemDefinitions[expected as keyof typeof problemDefinitions].status]);
    }
    expect(await world.changedSince(untouched)).toEqual([]);
  });

  it.each(operations)('%s: a refusal tells a stranger neither state nor version nor that the thing exists', async (operationId) => {
    const told = await Promise.all(personas.filter((persona) => ['not_found', 'account_unknown'].includes(accessTable[operationId][persona])).map(async (persona) => {
      const real = requestOf(scene, operationId, true);
      const stale = await world.send(accountOf[persona], operationId, requestOf(scene, operationId, false));
      const invented = { ...real, ...(real.parameters === undefined ? {} : { parameters: Object.fromEntries(Object.keys(real.parameters).map((name) => [name, name === 'creditCode' ? '91350200MA0000000P' : 'a'.repeat(26)])) }) };
      const [atAll, never] = [await world.send(accountOf[persona], operationId, real), operationId === 'getEnterprise' ? null : await world.send(accountOf[persona], operationId, invented)];
      const words = ({ json, status }: Answer): unknown => ({ ...json, status, correlationId: '' });
      return [words(stale), ...(never === null || real.parameters === undefined ? [] : [words(never)])].every((other) => JSON.stringify(other) === JSON.stringify(words(atAll))) ? null : persona;
    }));
    expect(told.filter((persona) => persona !== null)).toEqual([]);
  });

  it.each(operations)('%s: everybody the table allows is let through', async (operationId) => {
    for (const persona of personas.filter((one) => accessTable[operationId][one] === 'allowed')) {
      const answer = await ask(persona, operationId, false);
      expect([persona, heard(answer, 'allowed')]).toEqual([persona, 'allowed']);
      const { body } = requestOf(scene, operationId, false);
      if (typeof body === 'object' && body !== null && 'expectedVersion' in body) expect([persona, answer.code]).toEqual([persona, 'version_stale']);
    }
  });

  it('would have noticed a single item that was written', async () => {
    // The exports that the allowed asked for are worked on in the background.
    await world.system.drain();
    await world.changedSince(untouched);
    const before = await world.stored();
    await world.system.repositories.people.saveAffiliation('somebody', brandCreditCode('91350200MA0000001X'));
    expect(await world.changedSince(before)).toEqual([expect.stringContaining('USER#somebody')]);
    expect(await world.changedSince(before)).toEqual([]);
  });
});
