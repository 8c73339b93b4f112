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
  /** Further grounds that the service names, such as what the check of the catalogue found; in Chinese as it words them. */
  readonly reasons: readonly string[];
  readonly correlationId: string | null;
};

export const problemTexts = {
  offline: ['没有连上服务。请检查网络，稍后再试；您填写的内容还在本页。', 'The service did not answer. Check your connection and try again; what you typed is still on this page.'],
  unexpected: ['页面出了意外的错误。请刷新后再试，如仍出现请联系主管部门。', 'Something unexpected went wrong. Reload and try again; if it stays, contact the authority.'],
} as const satisfies Readonly<Record<string, Text>>;

const bodySchema = z.object({
  field: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  params: z.object({ reasons: z.array(z.string()).optional() }).optional().catch(undefined),
  correlationId: z.string().optional(),
});

const conflictCodes: ReadonlySet<string> = new Set(['version_stale', 'draft_version_stale', 'action_not_available', 'claimed_by_another', 'already_decided', 'already_exists', 'case_in_batch', 'batch_not_open', 'application_frozen']);

/** Describes any error that a request can end in. The API words its problems itself, in the language asked for. */
export const describeError = (error: unknown, language: Language): ErrorDescription => {
  if (error instanceof OfflineError) return { kind: 'offline', code: 'offline', message: say(problemTexts.offline, language), fields: [], reasons: [], correlationId: null };
  if (!(error instanceof ApiProblem)) return { kind: 'unexpected', code: 'unexpected', message: say(problemTexts.unexpected, language), fields: [], reasons: [], correlationId: null };
  const parsed = bodySchema.safeParse(error.body);
  const body = parsed.success ? parsed.data : {};
  const kind = error.status === 401 ? 'session' : conflictCodes.has(error.code) ? 'conflict' : 'problem';
  const fields = body.errors?.filter(({ field }) => field !== '') ?? (body.field === undefined ? [] : [{ field: body.field, message: error.message }]);
  return { kind, code: error.code, message: error.message, fields, reasons: body.params?.reasons ?? [], correlationId: body.correlationId ?? null };
};

/** The service names the path before its words, `cases[3]：…`: the words alone, for where the place is named otherwise. */
export const withoutPath = (message: string, field: string): string => (message.startsWith(field) ? message.slice(field.length).replace(/^(：|: )/, '') : message);

export const hasCode = (error: unknown, code: string): boolean => error instanceof ApiProblem && error.code === code;
