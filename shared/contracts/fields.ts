import * as z from 'zod';
import { brandCreditCode, brandFen, brandLocalDate, brandRegionCode } from '../domain/brands';
import type { CreditCode, Fen, LocalDate, RegionCode } from '../domain/brands';
import { parseCreditCode } from '../domain/credit-code';
import { Problem } from '../domain/problem';
import { dateText, regionCodeText } from '../domain/rules/text-formats';

/** Fields that many routes share. Output is branded; the JSON form is what the client writes. */

export const applicationIdField = z.string().regex(/^[a-z0-9]{26}$/).meta({ description: '申请编号（系统内部）' });
export const programmeIdField = z.string().regex(/^[a-z0-9][a-z0-9.-]{2,79}$/).meta({ description: '项目编号' });
export const entityIdField = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.#_-]{2,119}$/);
export const documentNumberField = z.string().trim().min(2).max(100).meta({ description: '文号' });
export const reasonField = z.string().trim().min(2).max(2000).meta({ description: '理由' });
export const expectedVersionField = z.int().min(1).meta({ description: '您看到的版本号；已被他人更新时返回 409' });

export const creditCodeField = z.string().transform((text, context): CreditCode => {
  try {
    return parseCreditCode(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.issues.push({ code: 'custom', input: text, params: { problemCode: error.code, ...error.details.params } });
    return z.NEVER;
  }
}).meta({ type: 'string', description: '统一社会信用代码（GB 32100-2015）', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' });

export const localDateField = dateText.transform((text): LocalDate => brandLocalDate(text)).meta({ type: 'string', format: 'date' });
export const regionCodeField = regionCodeText.transform((text): RegionCode => brandRegionCode(text)).meta({ type: 'string', description: '行政区划代码或功能区编号' });
export const amountFenField = z.int().min(0).max(10_000_000_000_000).transform((amount): Fen => brandFen(amount)).meta({ type: 'integer', description: '金额（分）' });

/** Trusts what the system itself stored or computed: replies are described, not parsed again. */
export const replyCreditCode = z.string().transform((text) => brandCreditCode(text)).meta({ type: 'string' });

export const pageQuery = { limit: z.coerce.number().int().min(1).max(100).default(25), cursor: z.string().max(2000).optional() };
export const noParameters = z.strictObject({});
export const noQuery = z.strictObject({});
export const applicationParameters = z.strictObject({ applicationId: applicationIdField });
