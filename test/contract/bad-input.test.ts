import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { statedFacts } from '../../local/demo/facts';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { problemDefinitions } from '../../shared/contracts/problem-definitions';
import type { OperationId } from '../../shared/contracts/route-table';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import { brandRegionCode } from '../../shared/domain/brands';
import { parseLocalDate } from '../../shared/domain/local-date';
import { computePatentNumberCheck } from '../../shared/domain/patent-number';
import type { ProblemCode } from '../../shared/domain/problem';
import { changedKeys, openContractWorld } from './contract-world';
import type { Answer, ContractWorld, Sent } from './contract-world';

const [xiamen, shenzhen, guangzhou] = demoProgrammes as readonly [DemoProgramme, DemoProgramme, DemoProgramme];
const utilityModel = `ZL201520000032.${computePatentNumberCheck('201520000032')}`;
const declaration = { version: currentDeclaration().version, accepted: true };

jest.setTimeout(60_000);

let world: ContractWorld;
let drafts: { readonly loan: Story; readonly policy: Story; readonly patent: Story };
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  world = await openContractWorld();
  drafts = {
    loan: await tell.draft(world.world, xiamen, 1, 'bad'), policy: await tell.draft(world.world, shenzhen, 1, 'bad'), patent: await tell.draft(world.world, guangzhou, 1, 'bad'),
  };
  for (const programme of [xiamen, shenzhen, guangzhou]) {
    await world.system.repositories.people.saveGrant('policy-everywhere', { role: 'policy_administrator', regionCode: brandRegionCode('440000'), programmeId: null, fromOn: parseLocalDate('2020-01-01'), toOn: null, deputyForUserId: null });
    await world.system.repositories.people.saveGrant('policy-everywhere', { role: 'policy_administrator', regionCode: programme.cityCode, programmeId: null, fromOn: parseLocalDate('2020-01-01'), toOn: null, deputyForUserId: null });
  }
  await world.system.drain();
  before = await world.stored();
}, 60_000);
afterAll(() => world.stop());

/** Refused in Chinese and, where asked, in English; with the code's status, the field, and without a trace. */
const expectRefused = async (send: (headers: Readonly<Record<string, string>>) => Promise<Answer>, code: ProblemCode, field: string | null): Promise<Answer> => {
  before = await world.stored();
  const chinese = await send({});
  expect({ status: chinese.status, contentType: chinese.contentType, code: chinese.code, field: chinese.json['field'] ?? null }).toEqual({
    status: problemDefinitions[code].status, contentType: 'application/problem+json; charset=utf-8', code, field,
  });
  expect([chinese.headers['content-language'], chinese.json['detail']]).toEqual(['zh-CN', expect.stringMatching(/[一-鿿]{4}/)]);
  const english = await send({ 'accept-language': 'en' });
  expect([english.code, english.headers['content-language'], english.json['detail']]).toEqual([code, 'en', expect.stringMatching(/^[^一-鿿]+$/)]);
  expect(changedKeys(before, await world.stored())).toEqual([]);
  return chinese;
};

const accountOf = (story: Story): string => `applicant-${demoEnterprises.indexOf(story.enterprise) + 1}`;
const on = (story: Story): { readonly parameters: { readonly applicationId: string } } => ({ parameters: { applicationId: story.applicationId } });
const send = (story: Story, operationId: OperationId, sent: Sent) => (headers: Readonly<Record<string, string>>) => world.send(accountOf(story), operationId, { ...on(story), ...sent, headers: { ...headers, ...sent.headers } });

const draftVersionOf = async (story: Story): Promise<number> => (await story.applicant.call('getDraft', on(story))).draftVersion;

/** The facts of a draft with one thing changed, by its path. */
const changed = async (story: Story, path: readonly (string | number)[], value: unknown): Promise<Record<string, unknown>> => {
  const profile = await story.applicant.call('getEnterprise', { parameters: { creditCode: story.enterprise.creditCode } });
  const copy = structuredClone({ applicant: profile.applicant, ...statedFacts(story.programme.kind, 1, 'bad') }) as Record<string, unknown>;
  let at: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy;
};

const loan = ['loans', 0] as const;
const drawdown = [...loan, 'drawdowns', 0] as const;

describe('what has the wrong form is refused when a draft is saved', () => {
  const rows: readonly (readonly [string, readonly (string | number)[], unknown, ProblemCode, string])[] = [
    ['an unknown field', [...loan, 'subsidyYuan'], '1.00', 'unknown_field', 'facts.loans[0].subsidyYuan'],
    ['a field of the system', ['usage'], [], 'unknown_field', 'facts.usage'],
    ['an unknown field at the top', ['admin'], true, 'unknown_field', 'facts.admin'],
    ['an amount with three decimals', [...drawdown, 'amountYuan'], '1000000.001', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['a negative amount', [...drawdown, 'amountYuan'], '-1000000.00', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an amount beyond counting', [...drawdown, 'amountYuan'], `9${'0'.repeat(40)}.00`, 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an amount just beyond counting', [...drawdown, 'amountYuan'], '90071992547409.92', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an amount in scientific notation', [...drawdown, 'amountYuan'], '1e9', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an amount with commas', [...drawdown, 'amountYuan'], '1,000,000.00', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an amount in full-width digits', [...drawdown, 'amountYuan'], '１００.００', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an amount as a number', [...drawdown, 'amountYuan'], 1_000_000, 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['an empty amount', [...drawdown, 'amountYuan'], '', 'money_invalid', 'facts.loans[0].drawdowns[0].amountYuan'],
    ['a day that does not exist', [...drawdown, 'drawnOn'], '2025-02-29', 'date_invalid', 'facts.loans[0].drawdowns[0].drawnOn'],
    ['a day in another spelling', [...drawdown, 'drawnOn'], '2025/3/1', 'date_invalid', 'facts.loans[0].drawdowns[0].drawnOn'],
    ['a moment for a day', [...drawdown, 'drawnOn'], '2025-03-01T00:00:00Z', 'date_invalid', 'facts.loans[0].drawdowns[0].drawnOn'],
    ['a rate with a sign', [...loan, 'actualRatePercent'], '4.35%', 'decimal_invalid', 'facts.loans[0].actualRatePercent'],
    ['a negative rate', [...loan, 'actualRatePercent'], '-4.35', 'decimal_invalid', 'facts.loans[0].actualRatePercent'],
    ['an unknown choice', [...loan, 'dayCount'], 'ACT/ACT', 'input_invalid', 'facts.loans[0].dayCount'],
    ['a line without its id', [...loan, 'lineId'], undefined, 'field_required', 'facts.loans[0].lineId'],
    ['a very long number', [...drawdown, 'drawdownNumber'], 'J'.repeat(100_000), 'input_invalid', 'facts.loans[0].drawdowns[0].drawdownNumber'],
    ['a very long name', ['applicant', 'registeredName'], '厦'.repeat(100_000), 'input_invalid', 'facts.applicant.registeredName'],
    ['a very long list', ['loans'], Array.from({ length: 501 }, (_, index) => ({ lineId: `loan-${index}` })), 'list_too_long', 'facts.loans'],
    ['a line break in a number', [...drawdown, 'drawdownNumber'], 'JJ\n1', 'input_invalid', 'facts.loans[0].drawdowns[0].drawdownNumber'],
    ['an invisible character in a number', [...drawdown, 'drawdownNumber'], 'JJ\u200B1', 'input_invalid', 'facts.loans[0].drawdowns[0].drawdownNumber'],
    ['a zero byte in a name', ['applicant', 'registeredName'], '厦门\u0000公司', 'input_invalid', 'facts.applicant.registeredName'],
    ['a zero byte', [...drawdown, 'drawdownNumber'], 'JJ\u00001', 'input_invalid', 'facts.loans[0].drawdowns[0].drawdownNumber'],
  ];
  it.each(rows)('%s', async (_what, path, value, code, field) => {
    const body = { expectedDraftVersion: await draftVersionOf(drafts.loan), facts: await changed(drafts.loan, path, value), materials: [] };
    await expectRefused(send(drafts.loan, 'saveDraft', { body }), code, field);
  });

  it('several faults are told together, each with its field', async () => {
    const facts = { loans: [{ lineId: 'a', actualRatePercent: 'x', drawdowns: [{ amountYuan: '1.234', drawnOn: 'gestern' }] }] };
    const answer = await expectRefused(send(drafts.loan, 'saveDraft', { body: { expectedDraftVersion: 2, facts, materials: [] } }), 'input_invalid', null);
    expect((answer.json['errors'] as readonly { readonly code: string }[]).map(({ code }) => code).sort()).toEqual(['date_invalid', 'decimal_invalid', 'money_invalid']);
  });
});

describe('a body that is none', () => {
  const rows: readonly (readonly [string, Sent, ProblemCode, string | null])[] = [
    ['half a JSON', { rawBody: '{"facts":' }, 'body_not_json', null],
    ['nothing', { rawBody: '', headers: { 'content-type': 'application/json' } }, 'body_not_json', null],
    ['two values', { rawBody: '{}{}' }, 'body_not_json', null],
    ['a list', { rawBody: '[]' }, 'input_invalid', null],
    ['null', { rawBody: 'null' }, 'input_invalid', null],
    ['a form', { rawBody: 'facts=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'content_type_not_json', null],
    ['JSON under another name', { rawBody: '{}', headers: { 'content-type': 'text/plain' } }, 'content_type_not_json', null],
    ['JSON in another alphabet', { rawBody: '{}', headers: { 'content-type': 'application/json; charset=gbk' } }, 'content_type_not_json', null],
    ['more than a megabyte', { rawBody: JSON.stringify({ facts: 'x'.repeat(1_000_001) }) }, 'body_too_large', null],
    ['nesting without end', { rawBody: `{"expectedDraftVersion":2,"materials":[],"facts":{"loans":${'['.repeat(200_000)}${']'.repeat(200_000)}}}` }, 'input_invalid', 'facts.loans[0]'],
    ['nesting in an unknown field', { rawBody: `{"expectedDraftVersion":2,"materials":[],"facts":{"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}` }, 'unknown_field', 'facts.deep'],
    ['__proto__ among the facts', { rawBody: '{"expectedDraftVersion":2,"materials":[],"facts":{"__proto__":{"usage":[]}}}' }, 'unknown_field', 'facts.__proto__'],
    ['__proto__ at the top', { rawBody: '{"expectedDraftVersion":2,"materials":[],"facts":{},"__proto__":{"isAdmin":true}}' }, 'unknown_field', '__proto__'],
    ['constructor.prototype', { rawBody: '{"expectedDraftVersion":2,"materials":[],"facts":{},"constructor":{"prototype":{"isAdmin":true}}}' }, 'unknown_field', 'constructor'],
  ];
  it.each(rows)('%s', async (_what, sent, code, field) => {
    await expectRefused(send(drafts.loan, 'saveDraft', sent), code, field);
    expect(Object.prototype).not.toHaveProperty('isAdmin');
  });
});

describe('what cannot be so is refused when it is submitted', () => {
  type Kind = keyof typeof drafts;
  const rows: readonly (readonly [string, Kind, readonly (string | number)[], unknown, ProblemCode, string])[] = [
    ['a credit code with a wrong check character', 'loan', ['applicant', 'creditCode'], '91350200MA20000007', 'credit_code_invalid', 'applicant.creditCode'],
    ['the credit code of another enterprise', 'loan', ['applicant', 'creditCode'], demoEnterprises[7]?.creditCode, 'credit_code_differs', 'applicant.creditCode'],
    ['a pledged patent with a wrong check digit', 'loan', [...loan, 'pledgedPatents', 0], 'ZL201910000012.0', 'patent_number_invalid', 'loans[0].pledgedPatents[0]'],
    ['an insured patent with a wrong check digit', 'policy', ['policies', 0, 'premiums', 0, 'patentNumber'], 'ZL201810000022.9', 'patent_number_invalid', 'policies[0].premiums[0].patentNumber'],
    ['a patent with a wrong check digit', 'patent', ['patents', 0, 'number'], 'ZL201510000032.0', 'patent_number_invalid', 'patents[0].number'],
    ['a utility model where an invention is asked', 'patent', ['patents', 0, 'number'], utilityModel, 'patent_not_invention', 'patents[0].number'],
    ['a repayment tomorrow', 'loan', [...loan, 'settledOn'], '2026-03-03', 'date_in_future', 'loans[0].settledOn'],
    ['a premium paid in 2099', 'policy', ['policies', 0, 'premiums', 0, 'paidOn'], '2099-01-01', 'date_in_future', 'policies[0].premiums[0].paidOn'],
    ['a repayment before the drawdown', 'loan', [...loan, 'repayments', 0, 'repaidOn'], '2024-11-04', 'period_reversed', 'loans[0].repayments[0].repaidOn'],
    ['a drawdown due before it was drawn', 'loan', [...drawdown, 'dueOn'], '2024-11-04', 'period_reversed', 'loans[0].drawdowns[0].dueOn'],
    ['an insurance that ends before it starts', 'policy', ['policies', 0, 'endsOn'], '2025-03-10', 'period_reversed', 'policies[0].endsOn'],
    ['a patent granted before it was filed', 'patent', ['patents', 0, 'grantedOn'], '2015-05-31', 'period_reversed', 'patents[0].grantedOn'],
    ['more repaid than drawn', 'loan', [...loan, 'repayments', 0, 'amountYuan'], '99999999.99', 'repayments_exceed_drawdowns', 'loans[0].repayments'],
    ['a line entered twice', 'loan', ['loans'], [{ lineId: 'loan-1' }, { lineId: 'loan-1' }], 'facts_inconsistent', 'loans'],
    ['a drawdown entered twice', 'loan', ['loans'], [{ lineId: 'a', drawdowns: [{ drawdownNumber: 'JJ-1' }] }, { lineId: 'b', drawdowns: [{ drawdownNumber: 'jj 1' }] }], 'facts_inconsistent', 'loans'],
    ['a receipt entered twice', 'patent', ['patents', 0, 'fees'], [1, 2].map(() => ({ kind: 'application', paidYuan: '135.00', paidOn: '2015-06-01', receiptNumber: 'GF-bad-1' })), 'facts_inconsistent', 'patents'],
  ];
  it.each(rows)('%s', async (_what, kind, path, value, code, field) => {
    const story = drafts[kind];
    const stored = await draftVersionOf(story);
    // A draft may hold what is being typed; only the submission is held against what can be.
    const saved = await world.send(accountOf(story), 'saveDraft', { ...on(story), body: { expectedDraftVersion: stored, facts: await changed(story, path, value), materials: [] } });
    expect(saved.status).toBe(200);
    const body = { expectedVersion: story.version, expectedDraftVersion: stored + 1, declaration };
    const answer = await expectRefused(send(story, 'submitApplication', { body }), code, field);
    if (code === 'facts_inconsistent') expect(answer.json['detail']).toMatch(/：.{4,}。/);
    const checked = await story.applicant.call('checkApplication', { ...on(story), body: {} });
    expect(checked.problems.map((problem) => `${problem.code} ${problem.field ?? ''}`)).toContain(`${code} ${field}`);
  });

  it.each([
    ['the declaration not agreed to', { declaration: { ...declaration, accepted: false } }, 'declaration_not_accepted', 'declaration.accepted'],
    ['an old declaration', { declaration: { version: '2019', accepted: true } }, 'declaration_outdated', 'declaration.version'],
    ['an old draft', { expectedDraftVersion: 1 }, 'draft_version_stale', 'expectedDraftVersion'],
    ['an old version', { expectedVersion: 7 }, 'version_stale', 'expectedVersion'],
    ['no version', { expectedVersion: undefined }, 'field_required', 'expectedVersion'],
    ['version nought', { expectedVersion: 0 }, 'input_invalid', 'expectedVersion'],
  ] as const)('%s', async (_what, wrong, code, field) => {
    const body = { expectedVersion: 1, expectedDraftVersion: await draftVersionOf(drafts.loan), declaration, ...wrong };
    await expectRefused(send(drafts.loan, 'submitApplication', { body }), code, field);
  });
});

describe('at the doors of the other rooms', () => {
  const list = { programmeId: xiamen.programmeId, accountId: 'no-such-account', documentNumber: '测试〔2026〕1号', decidedOn: '2026-03-02', noticeOpensOn: '2026-03-03', attendees: ['测试'], recusals: [], entries: [{ applicationId: 'a'.repeat(26), expectedVersion: 1, outcome: 'grant', amountFen: 1 }] };
  const grant = (amountFen: unknown): unknown => ({ ...list, entries: [{ ...list.entries[0], amountFen }] });
  const call = { programmeId: xiamen.programmeId, title: '测试申报通知', documentNumber: '测试〔2026〕1号', opensOn: '2026-01-01', closesOn: '2026-12-31', fiscalYear: 2026, contact: '测试' };
  const enterprise = demoEnterprises[0];
  const creation = { callId: xiamen.callId, creditCode: enterprise?.creditCode, districtCode: '350203' };
  const rows: readonly (readonly [string, string | null, OperationId, Sent, ProblemCode, string | null])[] = [
    ['a negative grant', 'xiamen-approver', 'decideList', { body: grant(-1) }, 'input_invalid', 'entries[0].amountFen'],
    ['a grant of half a fen', 'xiamen-approver', 'decideList', { body: grant(0.5) }, 'input_invalid', 'entries[0].amountFen'],
    ['a huge grant', 'xiamen-approver', 'decideList', { body: grant(10_000_000_000_001) }, 'input_invalid', 'entries[0].amountFen'],
    ['a grant as text', 'xiamen-approver', 'decideList', { body: grant('100') }, 'input_invalid', 'entries[0].amountFen'],
    ['a decision of tomorrow', 'xiamen-approver', 'decideList', { body: { ...list, decidedOn: '2026-03-03' } }, 'date_in_future', 'decidedOn'],
    ['an account that is none', 'xiamen-approver', 'decideList', { body: list }, 'account_unknown', 'accountId'],
    ['a list of a hundred and one', 'xiamen-approver', 'decideList', { body: { ...list, entries: Array.from({ length: 101 }, () => list.entries[0]) } }, 'list_too_long', 'entries'],
    ['a budget of nothing', 'xiamen-finance', 'proposeAppropriation', { body: { programmeId: xiamen.programmeId, fiscalYear: 2026, payerRegionCode: '350200', budgetDocumentNumber: '测试', source: 'city', carriedOver: false, amountFen: 0 } }, 'amount_not_positive', 'amountFen'],
    ['a budget for a region that is none', 'xiamen-finance', 'proposeAppropriation', { body: { programmeId: xiamen.programmeId, fiscalYear: 2026, payerRegionCode: '999999', budgetDocumentNumber: '测试', source: 'city', carriedOver: false, amountFen: 1 } }, 'region_unknown', 'payerRegionCode'],
    ['a call that closes before it opens', 'xiamen-policy-1', 'openCall', { body: { ...call, closesOn: '2025-12-31' } }, 'period_reversed', 'closesOn'],
    ['a call for a programme that is none', 'xiamen-policy-1', 'openCall', { body: { ...call, programmeId: 'no-such-programme' } }, 'programme_unknown', 'programmeId'],
    ['a call whose values nobody has set: Zhuhai', 'policy-everywhere', 'openCall', { body: { ...call, programmeId: 'zhuhai-interest' } }, 'slot_value_unset', 'programmeId'],
    ['a call whose values nobody has set: insurance in Xiamen', 'xiamen-policy-1', 'openCall', { body: { ...call, programmeId: 'xiamen-insurance' } }, 'slot_value_unset', 'programmeId'],
    ['a value for a slot that is none', 'xiamen-policy-1', 'proposeValue', { parameters: { programmeId: xiamen.programmeId }, body: { value: { slot: 'no-such-slot', fromOn: '2026-01-01', value: '1', basis: { documentNumber: null, clause: '测试' }, status: 'in_force', sourceMark: 'text' } } }, 'slot_unknown', 'value.slot'],
    ['a case by somebody without a mandate', 'applicant-2', 'createApplication', { body: creation }, 'not_mandated', 'creditCode'],
    ['a case with a mistyped credit code', 'applicant-1', 'createApplication', { body: { ...creation, creditCode: '91350200MA20000007' } }, 'credit_code_invalid', 'creditCode'],
    ['a case under a call that is none', 'applicant-1', 'createApplication', { body: { ...creation, callId: 'no-such-call' } }, 'not_found', 'callId'],
    ['a case in a district that is none', 'applicant-1', 'createApplication', { body: { ...creation, districtCode: '359999' } }, 'region_unknown', 'districtCode'],
    ['a case in a district of another city', 'applicant-1', 'createApplication', { body: { ...creation, districtCode: '440305' } }, 'programme_not_open', 'districtCode'],
    ['a command without a key', 'applicant-1', 'createApplication', { body: creation, headers: { 'idempotency-key': '' } }, 'idempotency_key_required', null],
    ['a command under a key of 101 characters', 'applicant-1', 'createApplication', { body: creation, headers: { 'idempotency-key': 'k'.repeat(101) } }, 'idempotency_key_required', null],
    ['a page of nought', 'applicant-1', 'listApplications', { query: { creditCode: enterprise?.creditCode ?? '', limit: '0' } }, 'query_invalid', 'limit'],
    ['a page of a thousand', 'applicant-1', 'listApplications', { query: { creditCode: enterprise?.creditCode ?? '', limit: '1000' } }, 'query_invalid', 'limit'],
    ['a bookmark that is none', 'applicant-1', 'listApplications', { query: { creditCode: enterprise?.creditCode ?? '', cursor: '../../etc/passwd' } }, 'query_invalid', 'cursor'],
    ['a bookmark from another list', 'applicant-1', 'listApplications', { query: { creditCode: enterprise?.creditCode ?? '', cursor: Buffer.from('{"pk":"USER#applicant-2","sk":"GRANT"}').toString('base64url') } }, 'query_invalid', 'cursor'],
    ['an unknown query', 'applicant-1', 'listApplications', { query: { creditCode: enterprise?.creditCode ?? '', debug: '1' } }, 'unknown_field', 'debug'],
    ['an id of another form', 'applicant-1', 'getApplication', { parameters: { applicationId: "1' OR '1'='1" } }, 'input_invalid', 'applicationId'],
    ['a case that is none', 'applicant-1', 'getApplication', { parameters: { applicationId: 'z'.repeat(26) } }, 'not_found', null],
    ['an objection to a notice that is none', null, 'raiseObjection', { parameters: { noticeNumber: `GS-${'A'.repeat(26)}-1` }, body: { objector: { kind: 'person', name: '测试人', contact: '13800000000', evidence: '' }, reason: '测试' } }, 'not_found', null],
    ['an eligibility check with a number that is none', null, 'checkEligibility', { body: { programmeId: null, facts: { applicant: { creditCode: '91350200MA20000007' } } } }, 'credit_code_invalid', 'applicant.creditCode'],
    ['an eligibility check for a programme that is none', null, 'checkEligibility', { body: { programmeId: 'no-such-programme', facts: {} } }, 'programme_unknown', 'programmeId'],
  ];
  it.each(rows)('%s', async (_what, accountId, operationId, sent, code, field) => {
    await expectRefused((headers) => world.send(accountId, operationId, { ...sent, headers: { ...headers, ...sent.headers } }), code, field);
  });
});
