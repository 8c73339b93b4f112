import * as z from 'zod';
import { ApiProblem } from '../../../shared/contracts/client';
import { say } from '../language/text';
import type { Language, Text } from '../language/text';
import { OfflineError } from './fetch-transport';

export type FieldMessage = { readonly field: string; readonly message: string };

/** What went wrong, ready to be shown: what it is, what to do, which fields, and the number to quote. */
export type ErrorDescription = {
  readonly kind: 'problem' | 'conflict' | 'offline' | 'session' | 'unexpected';
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldMessage[];
  readonly correlationId: string | null;
};

export const problemTexts = {
  offline: ['没有连上服务。请检查网络，稍后再试；您填写的内容还在本页。', 'The service did not answer. Check your connection and try again; what you typed is still on this page.'],
  unexpected: ['页面出了意外的错误。请刷新后再试，如仍出现请联系主管部门。', 'Something unexpected went wrong. Reload and try again; if it stays, contact the authority.'],
} as const satisfies Readonly<Record<string, Text>>;

const bodySchema = z.object({
  field: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  correlationId: z.string().optional(),
});

const conflictCodes: ReadonlySet<string> = new Set(['version_stale', 'draft_version_stale', 'action_not_available', 'claimed_by_another', 'already_decided', 'already_exists', 'case_in_batch', 'batch_not_open', 'application_frozen']);

/** Describes any error that a request can end in. The API words its problems itself, in the language asked for. */
export const describeError = (error: unknown, language: Language): ErrorDescription => {
  if (error instanceof OfflineError) return { kind: 'offline', code: 'offline', message: say(problemTexts.offline, language), fields: [], correlationId: null };
  if (!(error instanceof ApiProblem)) return { kind: 'unexpected', code: 'unexpected', message: say(problemTexts.unexpected, language), fields: [], correlationId: null };
  const parsed = bodySchema.safeParse(error.body);
  const body = parsed.success ? parsed.data : {};
  const kind = error.status === 401 ? 'session' : conflictCodes.has(error.code) ? 'conflict' : 'problem';
  const fields = body.errors?.filter(({ field }) => field !== '') ?? (body.field === undefined ? [] : [{ field: body.field, message: error.message }]);
  return { kind, code: error.code, message: error.message, fields, correlationId: body.correlationId ?? null };
};

export const hasCode = (error: unknown, code: string): boolean => error instanceof ApiProblem && error.code === code;
