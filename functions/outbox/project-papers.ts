import type { ApplicationEvent } from '../../shared/domain/application/event';
import { papersNamed } from '../../shared/domain/rules/papers-named';
import type { Applications } from '../../shared/ports/applications';
import type { PaperCases } from '../../shared/ports/paper-cases';

/** A filing that names more papers is found by its first ones: no filing may hold up the stream. */
export const pointersAtMost = 500;

type Dependencies = { readonly applications: Pick<Applications, 'readSubmission'>; readonly paperCases: Pick<PaperCases, 'note'> };

/**
 * Points from the papers of a filing to its case, so that whoever reviews another case on the same patent or loan finds
 * it. Read from the facts as they stand filed, whichever filing the event is of: repeats and disorder are harmless.
 */
export const projectPapers = async ({ applications, paperCases }: Dependencies, { applicationId, change }: Pick<ApplicationEvent, 'applicationId' | 'change'>): Promise<void> => {
  if (change.action !== 'submit' && change.action !== 'correct') return;
  const submission = await applications.readSubmission(applicationId, 'latest');
  if (submission !== null) await paperCases.note(applicationId, papersNamed(submission.facts).slice(0, pointersAtMost));
};
