import * as tell from '../../../local/demo/story';
import { firstInvention } from '../harness/programmes';
import { seedFiled } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { OfficerCasePage } from '../pages/officer-case-page';

test('a reviewer sees that another enterprise has filed the same patent, whose case that is, and goes there', async ({ officerOf, enterprises, world, run }) => {
  const owner = await seedFiled({ world, programme: firstInvention, enterprises, run });
  const { facts: { patents } } = await owner.story.applicant.call('getDraft', { parameters: { applicationId: owner.applicationId } });
  const number = patents?.[0]?.number ?? '';

  const { enterprise, serial } = enterprises.next(firstInvention);
  const rival = await tell.draft(world, firstInvention, serial, run);
  const at = { parameters: { applicationId: rival.applicationId } };
  const { draftVersion, facts, materials } = await rival.applicant.call('getDraft', at);
  await rival.applicant.call('saveDraft', { ...at, body: { expectedDraftVersion: draftVersion, facts: { ...facts, patents: (facts.patents ?? []).map((patent) => ({ ...patent, number })) }, materials: [...materials] } });
  const { receiptNumber } = await tell.submit(rival);
  await world.settle();

  const { page } = await officerOf('guangzhou-first');
  const view = new OfficerCasePage(page);
  await view.open(owner.applicationId);
  const row = view.neighbour(receiptNumber);
  await expect(row).toContainText(`其他单位：${enterprise.registeredName}`);
  await expect(row).toContainText(`同一专利 ${number.replace('ZL', '')}`);
  await expect(row).not.toContainText('同一票据');
  await row.getByRole('link', { name: receiptNumber }).click();
  await expect(view.neighbour(owner.receiptNumber)).toContainText(`其他单位：${owner.enterpriseName}`);
});
