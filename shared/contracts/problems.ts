import { problemCodes } from '../domain/problem';
import type { Problem, ProblemCode, ProblemParams } from '../domain/problem';
import { problemDefinitions } from './problem-definitions';
import type { ProblemStatus } from './problem-definitions';

export type ProblemLanguage = 'chinese' | 'english';

/** RFC 9457 problem details. `code` is what programs compare, `detail` is what people read. */
export type ProblemJson = {
  readonly type: `urn:ip-finance-subsidies:problem:${ProblemCode}`;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly field?: string;
  readonly params?: ProblemParams;
  /** One entry for each refused field; the field is empty when the input as a whole is meant. */
  readonly errors?: readonly { readonly code: ProblemCode; readonly field: string; readonly message: string }[];
  readonly correlationId: string;
};

const titles: Readonly<Record<ProblemStatus, Readonly<Record<ProblemLanguage, string>>>> = {
  400: { chinese: '填写有误', english: 'Invalid input' },
  401: { chinese: '未登录', english: 'Not signed in' },
  403: { chinese: '无权办理', english: 'Not allowed' },
  404: { chinese: '没有找到', english: 'Not found' },
  409: { chinese: '与当前状态冲突', english: 'Conflict' },
  413: { chinese: '内容过大', english: 'Too large' },
  422: { chinese: '不能办理', english: 'Refused' },
  429: { chinese: '操作过于频繁', english: 'Too many requests' },
  500: { chinese: '系统出错', english: 'Internal error' },
  503: { chinese: '系统繁忙', english: 'Busy' },
};

export const isProblemCode = (value: unknown): value is ProblemCode => problemCodes.some((code) => code === value);

/** The message of a code, without its field. */
export const problemMessage = (code: ProblemCode, params: ProblemParams, language: ProblemLanguage): string => problemDefinitions[code][language](params);

/** The reply that a problem becomes. */
export function toProblemJson(problem: Problem, options: { readonly correlationId: string; readonly language: ProblemLanguage }): ProblemJson {
  const { code, details } = problem;
  const { field, params, errors } = details;
  const { language, correlationId } = options;
  const { status } = problemDefinitions[code];
  const messages = errors?.map((error) => ({ code: error.code, field: error.field, message: named(error.field, problemMessage(error.code, error.params, language), language) }));
  const [only, ...others] = messages ?? [];
  return {
    type: `urn:ip-finance-subsidies:problem:${code}`,
    title: titles[status][language],
    status,
    code,
    detail: only !== undefined && others.length === 0 ? only.message : problemMessage(code, params ?? {}, language),
    ...(field === undefined ? {} : { field }),
    ...(params === undefined || Object.keys(params).length === 0 ? {} : { params }),
    ...(messages === undefined ? {} : { errors: messages }),
    correlationId,
  };
}

const named = (field: string, message: string, language: ProblemLanguage): string => {
  if (field === '') return message;
  return language === 'chinese' ? `${field}：${message}` : `${field}: ${message}`;
};
