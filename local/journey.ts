/**
 * `npm run journey [-- --url http://localhost:8080]`: one application of each kind from sign-in to paid over HTTP, by the
 * people who would do it. Uses the system that is running, or starts one of its own on a free port.
 */
import type { Determination } from '../shared/domain/rules/determination';
import { fen, formatYuan, parseYuan } from '../shared/domain/money';
import { SettingError } from '../shared/config/local-config';
import { randomIds } from '../shared/integrations/random-ids';
import { ApiProblem } from '../shared/contracts/client';
import { httpWorld } from './demo/http-world';
import * as money from './demo/money-story';
import { demoProgrammes } from './demo/programmes';
import type { DemoProgramme } from './demo/programmes';
import * as tell from './demo/story';
import type { World } from './demo/world';
import { readOptions } from './read-options';
import { realNow } from './real-now';
import { serve } from './serve';

const say = (line: string): void => {
  console.log(line);
};

const yuan = (amountFen: number | null): string => (amountFen === null ? '未定' : `${formatYuan(fen(amountFen))} 元`);

/** The amount with its steps, as the applicant gets it with the receipt. */
const sayAmount = (determination: Pick<Determination, 'outcome' | 'conditions' | 'lines' | 'amount'>): void => {
  const outcomes = { eligible: '符合', not_eligible: '不符合', undetermined: '尚不能判断' } as const;
  const met = determination.conditions.filter((condition) => condition.outcome === 'met').length;
  say(`   预判：${outcomes[determination.outcome]}（${met}/${determination.conditions.length} 条已满足），金额 ${yuan(determination.amount.amountFen)}`);
  for (const line of determination.lines) for (const step of line.steps) say(`     ${line.lineId}  ${step.label}：${step.expression} = ${step.result}`);
  for (const step of determination.amount.steps) say(`     合计  ${step.label}：${step.expression} = ${step.result}`);
};

const titles = { pledge_loan_interest: '专利权质押贷款贴息', patent_insurance_premium: '专利保险保费补贴', first_invention_patent_fee: '首件发明专利费用资助' } as const;

const firstSerial = 30;
const serialsTried = 60;

/**
 * A serial whose enterprise has no case of the programme yet: a first invention is paid once in an enterprise's life, so
 * an enterprise can't play twice. @throws SettingError when every demo enterprise has played.
 */
const freeSerial = async (world: World, programme: DemoProgramme): Promise<number> => {
  if (programme.kind !== 'first_invention_patent_fee') return firstSerial;
  for (let serial = firstSerial; serial < firstSerial + serialsTried; serial += 1) {
    const { enterprise, accountId } = tell.enterpriseFor(programme, serial);
    const { items } = await world.as(accountId).call('listApplications', { query: { creditCode: enterprise.creditCode, limit: 1 } });
    if (items.length === 0) return serial;
  }
  throw new SettingError('演示企业都已申报过首件发明专利资助：请用 npm start -- --fresh 重置后再走。 Every demo enterprise has applied once: start afresh with `npm start -- --fresh`.');
};

const payOne = async (world: World, programme: DemoProgramme, run: string): Promise<void> => {
  say(`\n■ ${titles[programme.kind]}（${programme.programmeId}）`);
  const story = await tell.draft(world, programme, await freeSerial(world, programme), run);
  say(`1. ${story.enterprise.registeredName} 登录并起草，自动保存`);
  const filed = await tell.submit(story);
  say(`2. 提交：回执号 ${filed.receiptNumber}`);
  sayAmount(filed.determination);
  await tell.accept(story);
  say('3. 受理：政策版本与数值自此固定');
  await tell.reviewAll(story);
  say(`4. 审查：${programme.expert ? '形式审查、实质审查、专家评审' : '形式审查、实质审查'}，三人各司其职`);
  const accountId = await money.appropriate(world, programme, parseYuan('500000.00'), run);
  const opensOn = await money.decide([story], accountId, `演示纪要〔2026〕${run}`);
  say(`5. 审定：已从预算中预留，${opensOn} 起公示`);
  await world.advanceTo(opensOn);
  await world.advanceTo(money.dayAfterNotice(opensOn));
  await money.refresh(story);
  say(`6. 公示期满（今天是 ${world.today()}）`);
  await tell.approve(story);
  await money.releaseFunds([story], `演示下达〔2026〕${run}`);
  await money.confirmPayee(story);
  say('7. 核准，资金下达，企业确认收款账户');
  const batch = await money.makeBatch([story], accountId, `演示下达〔2026〕${run}`);
  const approved = await money.approveBatch(world, programme, batch);
  say(`8. 拨付批次由另一人复核，支付文件 SHA-256 ${approved.fileHash ?? ''}`);
  await money.recordResults(world, programme, batch, []);
  say(`9. 支付结果登记：${await money.refresh(story)}，${yuan(batch.totalFen)}`);
  await world.settle();
  const csv = await tell.officerOf(world, programme, 'finance').call('exportTotals', { query: { programmeId: programme.programmeId, fiscalYear: 2026 } });
  say(`10. 资金汇总（CSV）\n${csv.replace(/^\uFEFF/, '').trimEnd()}`);
};

const main = async (): Promise<void> => {
  const values = readOptions({ url: { type: 'string' } });
  const wanted = values.url ?? 'http://localhost:8080';
  const running = await fetch(`${wanted}/api/programmes`).then((response) => response.ok, () => false);
  if (!running && values.url !== undefined) throw new SettingError(`${wanted} 没有应答。 Nothing answers at ${wanted}: start it with \`npm start\`, or leave out --url.`);
  const own = running ? null : await serve({ port: 0, dataDirectory: null, demoCases: false, realNow, log: () => undefined });
  const baseUrl = own?.baseUrl ?? wanted;
  say(own === null ? `使用正在运行的系统 ${baseUrl}` : `没有正在运行的系统，已临时启动 ${baseUrl}`);
  try {
    const world = await httpWorld(baseUrl, () => `journey-${randomIds.salt()}`);
    const run = randomIds.salt().slice(0, 6);
    for (const programme of demoProgrammes) await payOne(world, await tell.ofOwnCall(world, programme, run), run);
    say('\n三类项目均已从登录走到拨付。All three kinds went from sign-in to paid.');
  } finally {
    await own?.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof ApiProblem ? `${error.code}: ${error.message}` : error instanceof SettingError ? error.message : error);
  process.exit(1);
});
