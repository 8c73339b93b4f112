import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { statedFacts } from '../../local/demo/facts';
import { demoEnterprises } from '../../local/demo/people';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import { parseLocalDate } from '../../shared/domain/local-date';
import { changedKeys, openContractWorld } from './contract-world';
import type { Answer, ContractWorld, Sent } from './contract-world';

const [xiamen] = demoProgrammes as readonly [DemoProgramme];
const declaration = { version: currentDeclaration().version, accepted: true };

jest.setTimeout(60_000);

let world: ContractWorld;
beforeAll(async () => { world = await openContractWorld(); }, 60_000);
afterAll(() => world.stop());

const accountOf = (story: Story): string => `applicant-${demoEnterprises.indexOf(story.enterprise) + 1}`;
const at = (story: Story): { readonly parameters: { readonly applicationId: string } } => ({ parameters: { applicationId: story.applicationId } });
const submitting = async (story: Story, more: Partial<Sent> = {}, expectedVersion = story.version): Promise<Answer> =>
  world.send(accountOf(story), 'submitApplication', { ...at(story), body: { expectedVersion, expectedDraftVersion: 2, declaration }, ...more });

/** Nothing is stored by it. */
const withoutTrace = async (send: () => Promise<Answer>): Promise<Answer> => {
  await world.system.drain();
  const before = await world.stored();
  const answer = await send();
  expect(changedKeys(before, await world.stored())).toEqual([]);
  return answer;
};

/** A draft with other texts in it than the demo's. */
const retyped = async (story: Story, change: (facts: ReturnType<typeof statedFacts>) => unknown): Promise<Answer> => {
  const { draftVersion, facts } = await story.applicant.call('getDraft', at(story));
  const body = { expectedDraftVersion: draftVersion, facts: { applicant: facts.applicant, ...(change(statedFacts('pledge_loan_interest', 1, 'retyped')) as object) }, materials: [] };
  return world.send(accountOf(story), 'saveDraft', { ...at(story), body });
};

describe('the same request twice', () => {
  it('starts one draft, and tells it was done before', async () => {
    const sent = { key: 'creation-1', body: { callId: xiamen.callId, creditCode: demoEnterprises[0]?.creditCode, districtCode: '350203' } };
    const first = await world.send('applicant-1', 'createApplication', sent);
    const second = await withoutTrace(() => world.send('applicant-1', 'createApplication', sent));
    expect([first.status, first.json['replayed'], second.status, second.json['replayed']]).toEqual([201, false, 201, true]);
    expect((second.json['application'] as { applicationId: string }).applicationId).toBe((first.json['application'] as { applicationId: string }).applicationId);
  });

  it('creates two drafts when two people use the same key', async () => {
    const body = { callId: xiamen.callId, creditCode: demoEnterprises[0]?.creditCode, districtCode: '350203' };
    const [own, agency] = [await world.send('applicant-1', 'createApplication', { key: 'shared', body }), await world.send('agency', 'createApplication', { key: 'shared', body })];
    expect((own.json['application'] as { applicationId: string }).applicationId).not.toBe((agency.json['application'] as { applicationId: string }).applicationId);
  });

  it('is refused under the same key with another body', async () => {
    const body = { callId: xiamen.callId, creditCode: demoEnterprises[0]?.creditCode, districtCode: '350203' };
    const other = await withoutTrace(() => world.send('applicant-1', 'createApplication', { key: 'shared', body: { ...body, districtCode: '350206' } }));
    expect([other.status, other.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('submits one case with one receipt; another body under the key is refused; a new key meets a newer version', async () => {
    const story = await tell.draft(world.world, xiamen, 1, 'twice');
    const first = await submitting(story, { key: 'submit-1' });
    expect([first.status, first.json['replayed']]).toEqual([200, false]);
    const second = await withoutTrace(() => submitting(story, { key: 'submit-1' }));
    expect([second.status, second.json['replayed'], second.json['receiptNumber'], second.json['eventHash']]).toEqual([200, true, first.json['receiptNumber'], first.json['eventHash']]);
    const changed = await withoutTrace(() => submitting(story, { key: 'submit-1', body: { expectedVersion: 1, expectedDraftVersion: 3, declaration } }));
    expect([changed.status, changed.code]).toEqual([422, 'idempotency_key_reused']);
    const again = await withoutTrace(() => submitting(story, { key: 'submit-2' }));
    expect([again.status, again.code, again.json['params']]).toEqual([409, 'version_stale', { currentVersion: 2, state: 'submitted' }]);
    const frozen = await withoutTrace(() => retyped(story, (facts) => facts));
    expect([frozen.status, frozen.code]).toEqual([409, 'application_frozen']);
  });

  it('at once ten times over submits once', async () => {
    const story = await tell.draft(world.world, xiamen, 2, 'storm');
    const answers = await Promise.all(Array.from({ length: 10 }, () => submitting(story, { key: 'storm' })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(answers.filter(({ json }) => json['replayed'] === false)).toHaveLength(1);
    expect(new Set(answers.map(({ json }) => json['receiptNumber'])).size).toBe(1);
  });
});

describe('the same cost twice', () => {
  const sameLoan = async (serial: number): Promise<Story> => {
    const story = await tell.draft(world.world, xiamen, serial, 'cost');
    await retyped(story, () => statedFacts('pledge_loan_interest', 300, 'cost'));
    return story;
  };

  it('by the same enterprise is refused, names the line, and keeps nothing of it', async () => {
    const first = await sameLoan(3);
    expect((await submitting(first, { body: { expectedVersion: 1, expectedDraftVersion: 3, declaration } })).status).toBe(200);
    const second = await sameLoan(9);
    const refused = await withoutTrace(() => submitting(second, { body: { expectedVersion: 1, expectedDraftVersion: 3, declaration } }));
    expect([refused.status, refused.code, refused.json['field'], (refused.json['params'] as { lineIds: unknown }).lineIds]).toEqual([409, 'cost_item_claimed', 'loans[0]', ['loan-1']]);
  });

  it('also in another spelling of the paper', async () => {
    const story = await tell.draft(world.world, xiamen, 15, 'cost');
    await retyped(story, () => {
      const facts = statedFacts('pledge_loan_interest', 300, 'cost');
      return { ...facts, loans: facts.loans?.map((loan) => ({ ...loan, drawdowns: loan.drawdowns?.map((drawdown) => ({ ...drawdown, drawdownNumber: ' ｊｊ－ＣＯＳＴ 300 ' })) })) };
    });
    const refused = await withoutTrace(() => submitting(story, { body: { expectedVersion: 1, expectedDraftVersion: 3, declaration } }));
    expect(refused.code).toBe('cost_item_claimed');
  });

  it('by another enterprise is received, marks the line for the authority, names nobody, and blocks the grant', async () => {
    const other = await sameLoan(4);
    const received = await submitting(other, { body: { expectedVersion: 1, expectedDraftVersion: 3, declaration } });
    expect(received.status).toBe(200);
    const holder = demoEnterprises[3];
    const applicantSees = await world.send(accountOf(other), 'getApplication', at(other));
    for (const answer of [received, applicantSees]) {
      expect(answer.text).not.toContain(holder?.creditCode);
      expect(answer.text).not.toContain('clash');
    }
    await money.refresh(other);
    await tell.accept(other);
    await tell.claim(other, 'first');
    const seen = await world.send('xiamen-first', 'getCase', at(other));
    expect(seen.json['clashedLines']).toEqual(['loan-1']);
    expect(seen.text).not.toContain(holder?.creditCode);
    expect(seen.text).not.toContain(holder?.registeredName);
    const grant = await withoutTrace(() => world.send('xiamen-first', 'recordReview', { ...at(other), body: { expectedVersion: other.version, opinion: 'grant', conditionFindings: [], lineFindings: [], comment: '' } }));
    expect([grant.status, grant.code, grant.json['params']]).toEqual([409, 'clash_unresolved', { lineIds: ['loan-1'] }]);
    const taken = await withoutTrace(() => world.send('xiamen-first', 'resolveClash', { ...at(other), body: { expectedVersion: other.version, lineIds: ['loan-1'], resolution: 'claim_taken', reason: '测试' } }));
    expect([taken.status, taken.code]).toEqual([409, 'cost_item_claimed']);
    expect(taken.text).not.toContain(holder?.creditCode);
    const unknown = await withoutTrace(() => world.send('xiamen-first', 'resolveClash', { ...at(other), body: { expectedVersion: other.version, lineIds: ['loan-2'], resolution: 'line_refused', reason: '测试' } }));
    expect(unknown.code).toBe('line_not_clashed');
    const settled = await world.send('xiamen-first', 'resolveClash', { ...at(other), body: { expectedVersion: other.version, lineIds: ['loan-1'], resolution: 'line_refused', reason: '同一借据已由其他企业申报' } });
    expect(settled.status).toBe(200);
    // The line stays refused: there is nothing left to grant.
    const still = await withoutTrace(() => world.send('xiamen-first', 'recordReview', { ...at(other), body: { expectedVersion: other.version + 1, opinion: 'grant', conditionFindings: [], lineFindings: [], comment: '' } }));
    expect([still.status, still.code]).toEqual([422, 'conditions_not_met']);
  });
});

describe('texts that are only texts', () => {
  it.each([
    ['SQL', "工行'); DROP TABLE applications;--"],
    ['emoji', '👩‍🔬银行🏦'],
    ['right to left', 'بنك الصين'],
    ['HTML', '<script>alert(1)</script>'],
    ['a template', '${7*7} {{7*7}} #{7*7}'],
    ['an expression of the database', ':v0 #n attribute_not_exists(pk)'],
  ])('%s comes back as it was written', async (_what, bankName) => {
    const story = await tell.draft(world.world, xiamen, 5, `text-${bankName.length}`);
    expect((await retyped(story, (facts) => ({ ...facts, loans: facts.loans?.map((loan) => ({ ...loan, bankName })) }))).status).toBe(200);
    expect((await story.applicant.call('getDraft', at(story))).facts.loans?.[0]?.bankName).toBe(bankName);
  });
});

describe('what looks like a formula', () => {
  it('is only text in the payment file', async () => {
    const story = await tell.draft(world.world, xiamen, 11, 'formula');
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    const accountId = await money.appropriate(world.world, xiamen, 1_000_000_00, 'formula');
    await money.decide([story], accountId, '测试纪要〔2026〕1号');
    await world.world.advanceTo(money.workingDaysLater(world.world, 1));
    await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
    await money.refresh(story);
    await tell.approve(story);
    await money.releaseFunds([story], '=1+1');
    const payee = { expectedVersion: story.version, accountName: story.enterprise.registeredName, accountNumber: '6222000000000000123', bankCode: '102100099996', bankName: '=HYPERLINK("http://evil.example";"银行")' };
    for (const [wrong, code] of [[{ bankCode: '102100099997' }, 'bank_code_invalid'], [{ accountName: '别人有限公司' }, 'payee_name_differs'], [{ accountNumber: '6222-0000' }, 'input_invalid']] as const) {
      const refused = await withoutTrace(() => world.send(accountOf(story), 'confirmPayee', { ...at(story), body: { ...payee, ...wrong } }));
      expect([refused.code, refused.json['field']]).toEqual([code, Object.keys(wrong)[0]]);
    }
    expect((await world.send(accountOf(story), 'confirmPayee', { ...at(story), body: payee })).status).toBe(200);
    story.version += 1;
    const batch = await money.makeBatch([story], accountId, '=1+1');
    await money.approveBatch(world.world, xiamen, batch);
    const { text } = await world.send('xiamen-finance', 'getPaymentFile', { parameters: { batchId: batch.batchId } });
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"";""银行"")"`);
    const cells = text.split(/[\r\n,]+/).map((cell) => cell.replace(/^\uFEFF?"?/, ''));
    expect(cells.filter((cell) => /^[=+@\-\t]/.test(cell))).toEqual([]);
    const result = { endToEndId: batch.members[0]?.endToEndId, amountFen: batch.totalFen, outcome: 'paid', voucherNumber: '@SUM(A1)', settledOn: world.world.today(), reason: '' };
    for (const [wrong, code, field] of [
      [{ count: 2, totalFen: batch.totalFen, lines: [result] }, 'result_lines_differ', 'count'], [{ count: 1, totalFen: batch.totalFen + 1, lines: [result] }, 'result_lines_differ', 'totalFen'],
      [{ count: 1, totalFen: 1, lines: [{ ...result, amountFen: 1 }] }, 'result_lines_differ', 'lines[0].amountFen'],
      [{ count: 1, totalFen: batch.totalFen, lines: [{ ...result, endToEndId: 'unknown' }] }, 'payment_order_unknown', 'lines[0].endToEndId'],
      [{ count: 1, totalFen: batch.totalFen, lines: [{ ...result, settledOn: '2027-01-01' }] }, 'date_in_future', 'lines[0].settledOn'],
    ] as const) {
      const refused = await withoutTrace(() => world.send('xiamen-finance', 'recordResults', { parameters: { batchId: batch.batchId }, body: wrong }));
      expect([refused.code, refused.json['field']]).toEqual([code, field]);
    }
  });
});

describe('outside the window', () => {
  it('nothing is begun before the call opens, nor submitted after it closed', async () => {
    const call = { programmeId: xiamen.programmeId, title: '测试短期申报', documentNumber: '测试〔2026〕3号', fiscalYear: 2026, contact: '测试' };
    const opened = async (opensOn: string, closesOn: string): Promise<string> => String((await world.send('xiamen-policy-1', 'openCall', { body: { ...call, opensOn, closesOn } })).json['callId']);
    const body = { creditCode: demoEnterprises[0]?.creditCode, districtCode: '350203' };
    const today = world.world.today();
    const later = await opened('2026-06-01', '2026-06-30');
    const early = await withoutTrace(() => world.send('applicant-1', 'createApplication', { body: { ...body, callId: later } }));
    expect([early.status, early.code, early.json['field']]).toEqual([422, 'call_closed', 'callId']);
    const short = await opened('2026-01-01', today);
    const created = await world.send('applicant-1', 'createApplication', { body: { ...body, callId: short } });
    const { applicationId } = created.json['application'] as { applicationId: string };
    await world.world.advanceTo(money.workingDaysLater(world.world, 1));
    const submit = { parameters: { applicationId }, body: { expectedVersion: 1, expectedDraftVersion: 1, declaration } };
    const late = await withoutTrace(() => world.send('applicant-1', 'submitApplication', submit));
    expect([late.status, late.code, (late.json['params'] as { closesOn: unknown }).closesOn]).toEqual([422, 'call_closed', today]);
    const begun = await withoutTrace(() => world.send('applicant-1', 'createApplication', { body: { ...body, callId: short } }));
    expect(begun.code).toBe('call_closed');
  });

  it('a correction after the window puts things right, and adds neither a line nor money', async () => {
    const call = { programmeId: xiamen.programmeId, title: '测试短期申报', documentNumber: '测试〔2026〕4号', fiscalYear: 2026, contact: '测试', opensOn: '2026-01-01', closesOn: world.world.today() };
    const callId = String((await world.send('xiamen-policy-1', 'openCall', { body: call })).json['callId']);
    const story = await tell.draft(world.world, { ...xiamen, callId }, 13, 'window');
    const [line] = statedFacts('pledge_loan_interest', 13, 'window').loans ?? [];
    await tell.submit(story);
    await tell.claim(story, 'intake');
    await tell.requestCorrection(story, 'intake');
    await world.world.advanceTo(money.workingDaysLater(world.world, 1));
    const amount = (amountYuan: string) => ({ ...line, drawdowns: line?.drawdowns?.map((drawdown) => ({ ...drawdown, amountYuan })), repayments: line?.repayments?.map((repayment) => ({ ...repayment, amountYuan })) });
    const correcting = async (loans: unknown): Promise<Answer> => {
      await money.refresh(story);
      await retyped(story, () => ({ loans, otherFunding: null }));
      const { draftVersion } = await story.applicant.call('getDraft', at(story));
      return world.send(accountOf(story), 'correctApplication', { ...at(story), body: { expectedVersion: story.version, expectedDraftVersion: draftVersion, declaration } });
    };
    const added = await correcting([line, { ...line, lineId: 'loan-2', drawdowns: line?.drawdowns?.map((drawdown) => ({ ...drawdown, drawdownNumber: 'JJ-more' })) }]);
    expect([added.status, added.code, added.json['params']]).toEqual([422, 'lines_added_after_window', { addedLines: ['loan-2'], raised: true }]);
    const more = await correcting([amount('9000000.00')]);
    expect([more.code, more.json['params']]).toEqual(['lines_added_after_window', { addedLines: [], raised: true }]);
    expect((await correcting([amount('900000.00')])).status).toBe(200);
  });

  it('no deadline is guessed in a year whose calendar nobody has published', async () => {
    const story = await tell.draft(world.world, xiamen, 0, 'year-end');
    world.system.clock.advanceTo(parseLocalDate('2026-12-29'));
    const refused = await withoutTrace(() => submitting(story));
    expect([refused.status, refused.code, (refused.json['params'] as { year: unknown }).year]).toEqual([422, 'calendar_year_unpublished', 2027]);
    expect(refused.json['detail']).toContain('2027年');
  });
});

describe('after all this', () => {
  it('the books agree and every history holds', async () => {
    expect((await world.reconcile()).differences).toEqual([]);
    expect((await world.verifyAudit()).faults).toEqual([]);
  });
});
