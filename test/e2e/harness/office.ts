import { expect } from '@playwright/test';
import { workingDaysLater, dayAfterNotice } from '../../../local/demo/money-story';
import type { DemoProgramme } from '../../../local/demo/programmes';
import type { Officer } from '../../../local/demo/story';
import type { World } from '../../../local/demo/world';
import type { LocalDate } from '../../../shared/domain/brands';
import type { ApplicationState } from '../../../shared/domain/application/states';
import { BatchPages } from '../pages/batch-pages';
import type { OrderResult } from '../pages/batch-pages';
import { BudgetPages } from '../pages/budget-pages';
import { DecisionsPage } from '../pages/decisions-page';
import { FundPages } from '../pages/fund-pages';
import { OfficerCasePage } from '../pages/officer-case-page';
import type { LineFinding } from '../pages/officer-case-page';
import { WorkbenchPage } from '../pages/workbench-page';
import type { Person } from './person';

/** A case as officers look for it. */
export type FiledCase = { readonly applicationId: string; readonly receiptNumber: string; readonly enterpriseName: string };

/** Where a stage's cases wait, and what its officer finds. */
export type Stage = { readonly duty: Officer; readonly waitsIn: ApplicationState; readonly reviewedIn: ApplicationState; readonly comment: string; readonly cuts?: readonly LineFinding[] };

const attendees = ['演示分管领导', '演示处室负责人'] as const;

/** The stages of a programme, each with its own officer. */
export const stagesOf = (programme: DemoProgramme): readonly Stage[] => [
  { duty: 'first', waitsIn: 'accepted', reviewedIn: 'formal_review', comment: '（演示）初审：材料齐全' },
  { duty: 'second', waitsIn: 'substantive_review', reviewedIn: 'substantive_review', comment: '（演示）复核：金额与票据相符' },
  ...(programme.expert ? [{ duty: 'expert', waitsIn: 'expert_review', reviewedIn: 'expert_review', comment: '（演示）专家评审：险种与专利相符' } as const] : []),
];

/** What a city's officers do to its cases, each at their own desk and through their own screens. */
export class Office {
  constructor(private readonly programme: DemoProgramme, private readonly world: World, private readonly officerOf: (accountId: string) => Promise<Person>, private readonly payer: string) {}

  at(duty: Officer): Promise<Person> {
    return this.officerOf(`${this.programme.officers}-${duty}`);
  }

  /** Money for the programme: entered by one person, put in force by another. */
  async giveBudget(documentNumber: string, amountYuan: string): Promise<void> {
    const { programmeId } = this.programme;
    const entering = new BudgetPages((await this.at('finance')).page);
    await entering.enter(programmeId);
    await entering.fill({ kind: '下达或追加', payer: this.payer, documentNumber, source: '市', amountYuan });
    await entering.send();
    const checking = new BudgetPages((await this.at('checker')).page);
    await checking.open(programmeId);
    await checking.check(documentNumber);
    await expect(checking.account(documentNumber).first()).toBeVisible();
  }

  /** From the queue of that stage, in hand and open. */
  async takeUp(duty: Officer, waitsIn: ApplicationState, filed: FiledCase): Promise<OfficerCasePage> {
    const { page } = await this.at(duty);
    const workbench = new WorkbenchPage(page);
    await workbench.open(waitsIn);
    await workbench.openCase(filed.receiptNumber);
    const view = new OfficerCasePage(page);
    await view.claim();
    return view;
  }

  async accept(filed: FiledCase): Promise<void> {
    const view = await this.takeUp('intake', 'submitted', filed);
    await view.accept(this.payer);
    await view.expectState('accepted');
  }

  async review(stage: Stage, filed: FiledCase): Promise<void> {
    const view = await this.takeUp(stage.duty, stage.waitsIn, filed);
    await view.expectState(stage.reviewedIn);
    await view.recordFindings(stage.cuts);
    await view.sendReview('拟同意', stage.comment);
    const { findings } = await (await this.at(stage.duty)).api.call('getCase', { parameters: { applicationId: filed.applicationId } });
    expect(findings.at(-1)).toMatchObject({ opinion: 'grant', comment: stage.comment });
    expect(findings.at(-1)?.conditionFindings.length).toBeGreaterThan(0);
  }

  /** 审定 of one list; the notice of what it grants opens on the next working day. */
  async decide(cases: readonly FiledCase[], documentNumber: string, account: string): Promise<LocalDate> {
    const noticeOpensOn = workingDaysLater(this.world, 1);
    const decisions = new DecisionsPage((await this.at('approver')).page);
    await decisions.open(this.programme.programmeId);
    for (const { receiptNumber } of cases) await decisions.choose(receiptNumber);
    await decisions.fillList({ documentNumber, account, noticeOpensOn, attendees });
    await decisions.decide(cases.length);
    return noticeOpensOn;
  }

  /** The notice opens, its days pass, and what came through it is approved. */
  async publishAndApprove(cases: readonly FiledCase[], opensOn: LocalDate): Promise<void> {
    await this.world.advanceTo(opensOn);
    await this.world.advanceTo(dayAfterNotice(opensOn));
    const decisions = new DecisionsPage((await this.at('approver')).page);
    await decisions.openApprovals();
    for (const { receiptNumber } of cases) await decisions.choose(receiptNumber);
    await decisions.approveChosen(cases.length);
  }

  async releaseFunds(cases: readonly FiledCase[], fundDocument: string): Promise<void> {
    const funds = new FundPages((await this.at('finance')).page);
    await funds.open(this.programme.programmeId);
    for (const { enterpriseName } of cases) await funds.box(enterpriseName).check();
    await funds.release(fundDocument, cases.length);
  }

  /** Built by one, approved by another; gives the checker's page of it. */
  async makeAndApproveBatch(fundDocument: string): Promise<BatchPages> {
    const making = new BatchPages((await this.at('finance')).page);
    await making.newOf(this.programme.programmeId, fundDocument);
    await making.make();
    const checking = new BatchPages((await this.at('checker')).page);
    await checking.open(this.programme.programmeId);
    await checking.openBatch(fundDocument);
    await checking.approve();
    return checking;
  }

  /** What the treasury answered, typed by finance; ends on the batch. */
  async recordResults(fundDocument: string, results: readonly OrderResult[], amountYuan: string): Promise<BatchPages> {
    const batches = new BatchPages((await this.at('finance')).page);
    await batches.open(this.programme.programmeId);
    await batches.openBatch(fundDocument, '已复核');
    await batches.toResults();
    await batches.fillResults(results, { count: results.length, amountYuan });
    await batches.recordResults();
    await batches.backToBatch();
    return batches;
  }
}
