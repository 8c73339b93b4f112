import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import * as money from '../../local/demo/money-story';
import * as tell from '../../local/demo/story';
import { chineseAmount } from '../../shared/domain/papers/chinese-amount';
import { fen, formatYuan } from '../../shared/domain/money';
import { groupedYuan } from '../../shared/domain/rules/formulas/amount-text';
import { textOfPdf } from '../builders/pdf-text';
import { setScene } from './access-requests';
import type { Scene } from './access-requests';
import { openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

jest.setTimeout(60_000);
const [xiamen] = demoProgrammes;
let world: ContractWorld;
let scene: Scene;
beforeAll(async () => {
  world = await openContractWorld();
  scene = await setScene(world);
}, 120_000);
afterAll(() => world.stop());

const bytesOf = (answer: Answer): Uint8Array => Uint8Array.from(Buffer.from(answer.text, 'base64'));
/** Without spaces and breaks: how lines are broken is not what a letter says. */
const wordsOf = async (answer: Answer): Promise<string> => (await textOfPdf(bytesOf(answer))).join('').replaceAll(/\s/g, '');
const without = (text: string): string => text.replaceAll(/\s/g, '');

describe('the payment advice of an approved batch', () => {
  const ask = (account = 'xiamen-finance'): Promise<Answer> => world.send(account, 'getPaymentAdvice', { parameters: { batchId: scene.batchId } });

  it('says what the payment file orders: payee, account, amounts in figures and capitals, numbers, hash, and that it is no voucher', async () => {
    const answer = await ask();
    expect([answer.status, answer.contentType, Buffer.from(bytesOf(answer).subarray(0, 5)).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    const words = await wordsOf(answer);
    const batch = (await world.send('xiamen-finance', 'getBatch', { parameters: { batchId: scene.batchId } })).json;
    const file = (await world.send('xiamen-finance', 'getPaymentFile', { parameters: { batchId: scene.batchId } })).text;
    const [, order] = file.split('\r\n');
    const [, endToEndId = '', payee = '', account = '', bankCode = '', bank = '', amount = ''] = (order ?? '').split(',');
    const total = fen(Number(batch['totalFen']));
    expect(formatYuan(total)).toBe(amount);
    for (const part of ['本单不是国库支付凭证', '厦门市', '测试下达〔2026〕1号', payee, account, bankCode, bank, endToEndId, groupedYuan(total), chineseAmount(total), '1笔', String(batch['fileHash']), String(batch['membersHash']), 'xiamen-finance', 'xiamen-checker', '【演示】']) {
      expect(words).toContain(without(part));
    }
  });

  it('has the same bytes however often and whoever asks', async () => {
    const [first, again] = [await ask(), await ask('xiamen-checker')];
    expect(first.text).toBe(again.text);
  });

  it('does not exist before the approval', async () => {
    const [story] = [await tell.draft(world.world, xiamen!, 6 * 9, 'papers')];
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    await money.decide([story], scene.accountId, '测试纪要〔2026〕9号');
    await world.world.advanceTo(money.workingDaysLater(world.world, 1));
    await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
    await money.refresh(story);
    await tell.approve(story);
    await money.releaseFunds([story], '测试下达〔2026〕9号');
    await money.confirmPayee(story);
    const open = await money.makeBatch([story], scene.accountId, '测试下达〔2026〕9号');
    expect((await world.send('xiamen-finance', 'getPaymentAdvice', { parameters: { batchId: open.batchId } })).code).toBe('batch_not_open');
  });
});

describe('the decision notice', () => {
  const at = (applicationId: string) => ({ parameters: { applicationId } });

  it('of a grant names amount, conditions with clauses, steps, pinned rules, and the same for applicant and officer', async () => {
    const { applicationId } = scene.paid;
    const answer = await world.send('applicant-1', 'getDecisionNotice', at(applicationId));
    expect([answer.status, answer.contentType]).toEqual([200, 'application/pdf']);
    expect((await world.send('xiamen-auditor', 'getCaseDecisionNotice', at(applicationId))).text).toBe(answer.text);
    const words = await wordsOf(answer);
    const { application } = (await world.send('xiamen-head', 'getCase', at(applicationId))).json as { readonly application: { readonly decidedFen: number; readonly determination: { readonly conditions: readonly { readonly saying: string; readonly citations: readonly { readonly locator: string }[] }[]; readonly catalogueHash: string; readonly factsHash: string } } };
    const decided = fen(application.decidedFen);
    for (const part of ['资助决定书', demoEnterprises[0]!.registeredName, `${groupedYuan(decided)}元`, chineseAmount(decided), '测试纪要〔2026〕1号', application.determination.catalogueHash, application.determination.factsHash, '【演示】', '其他救济途径']) expect(words).toContain(without(part));
    for (const { saying, citations } of application.determination.conditions) {
      expect(words).toContain(without(saying));
      for (const { locator } of citations) expect(words).toContain(without(locator));
    }
  });

  it('of a refusal names the reason and the condition, and a deadline only where the catalogue has one with its basis', async () => {
    const { applicationId, submitted } = { ...scene.submitted, submitted: scene.submitted };
    expect((await world.send('applicant-1', 'getDecisionNotice', at(applicationId))).code).toBe('decision_not_final');
    await money.refresh(submitted);
    const refused = await world.send('xiamen-intake', 'refuseAcceptance', { ...at(applicationId), body: { expectedVersion: submitted.version, conditionIds: ['settled'], reason: '贷款还没有还清。' } });
    expect(refused.status).toBe(200);
    const words = await wordsOf(await world.send('applicant-1', 'getDecisionNotice', at(applicationId)));
    const { refusal } = (await world.send('applicant-1', 'getApplication', at(applicationId))).json as { readonly refusal: { readonly reExamination: { readonly untilOn: string; readonly basis: string } | null } };
    for (const part of ['不予受理决定书', '贷款还没有还清。', '不符合的条件']) expect(words).toContain(part);
    if (refusal.reExamination === null) expect(words).toContain('本决定书因此不写期限');
    else for (const part of Object.values(refusal.reExamination)) expect(words).toContain(without(part));
  });
});
