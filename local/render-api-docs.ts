import { problemDefinitions } from '../shared/contracts/problem-definitions';
import type { Access, RouteDefinition } from '../shared/contracts/route';
import { problemCodesOf } from '../shared/contracts/route-problems';
import { roleLabels } from '../shared/domain/application/actor';
import { problemCodes } from '../shared/domain/problem';

/** The API document for people: which routes there are, and what every problem code means. Markdown. */
export function renderApiDocs(routeTable: readonly RouteDefinition[]): string {
  return [
    '# 接口',
    '',
    '本文件由 `npm run docs:api` 从 `shared/contracts` 的路由表和问题代码生成，请勿手工修改。字段的完整定义见运行中的 `/openapi.json`（OpenAPI 3.1）。',
    '',
    '- 登录：`Authorization: Bearer <访问令牌>`（OpenID Connect）；公开接口除外。',
    '- 除纯检查外，每个 POST 须带 `Idempotency-Key`（1 至 100 个可见 ASCII 字符）；重试时沿用同一个键，不会办理两次。',
    '- 请求体为 UTF-8 的 `application/json`，不超过 1 MB；不认识的字段一律拒绝。',
    '- 金额：`…Yuan` 为元的文本，最多两位小数；`…Fen` 为分的整数。日期 `…On` 为北京时间的日；时间 `…At` 为 UTC。',
    '- 出错时返回 `application/problem+json`（RFC 9457）：`code` 供程序判断，`detail` 供人阅读（`Accept-Language: en` 为英文），`errors` 逐项列出有问题的字段，`correlationId` 用于查询日志（也在回复头 `x-correlation-id` 中）。',
    '',
    '## 路由',
    '',
    ...table(['接口', '方法与路径', '说明', '谁可以用', '成功'], routeTable.map((route) => [code(route.operationId), code(`${route.method} ${route.path}`), route.summary, saying(route.access), String(route.success)])),
    '',
    '## 问题代码',
    '',
    ...table(['代码', '状态', '中文', 'English', '出现在'], problemCodes.map((problem) => {
      const { status, chinese, english } = problemDefinitions[problem];
      return [code(problem), String(status), chinese({}), english({}), whereOf(problem, routeTable)];
    })),
    '',
  ].join('\n');
}

const code = (text: string): string => `\`${text}\``;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);

function saying(access: Access): string {
  switch (access.kind) {
    case 'public': return '公开';
    case 'signed_in': return '已登录';
    case 'applicant': return '企业授权人员';
    case 'officer': return access.roles.map((role) => roleLabels[role].chinese).join('、');
  }
}

/** Routes that can answer with the code; a code of all of them is said in one word. */
function whereOf(problem: (typeof problemCodes)[number], routeTable: readonly RouteDefinition[]): string {
  const where = routeTable.filter((route) => problemCodesOf(route).includes(problem));
  if (where.length === routeTable.length) return '全部接口';
  if (where.length === 0) return '逐件结果、检查结果或后台任务';
  const withBody = routeTable.filter((route) => route.body !== null);
  if (where.length === withBody.length && where.every((route) => route.body !== null)) return '全部带请求体的接口';
  const signedIn = routeTable.filter((route) => route.access.kind !== 'public');
  if (where.length === signedIn.length && where.every((route) => route.access.kind !== 'public')) return '全部需要登录的接口';
  return where.map(({ operationId }) => code(operationId)).join(' ');
}
