import { demoAccounts, demoPassword } from './demo/people';

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const accountRows = (): string =>
  demoAccounts.map((account) => `<tr><td><code>${escapeHtml(account.accountId)}</code></td><td>${escapeHtml(account.what)}</td></tr>`).join('\n');

/** The page at `/` as long as there is no portal: what runs here, who can sign in, where to look. */
export const homePage = (baseUrl: string, today: string): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>知识产权金融补贴 · 演示系统</title>
<style>
body{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.6;color:#1f2933}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d5dbe1}code{background:#f0f3f6;padding:.1rem .3rem}
.note{background:#fff6e0;border:1px solid #e3c46b;padding:.6rem 1rem}
</style></head>
<body>
<h1>知识产权金融补贴系统 <small>IP-finance subsidies</small></h1>
<p class="note">这是演示系统：企业、人员、案件和标有【演示】的数值均为虚构，不是政策。演示日期：${today}。<br>Demo: enterprises, people, cases and values marked 【演示】 are invented.</p>
<p class="note">门户网页正在建设，目前全部业务通过接口办理；想看进展，运行 <code>npm run build:web</code> 后重新启动。The portal is under construction; all work goes through the API. To see how far it is: <code>npm run build:web</code>, then start again.</p>
<h2>入口 Links</h2>
<ul>
<li><a href="/api/programmes">项目目录 Programmes</a>（JSON）</li>
<li><a href="/api/notices">公示列表 Public notices</a>（JSON）</li>
<li><a href="/api/clauses">政策条款 Clauses</a>（JSON）</li>
<li><a href="/api/openapi.json">接口说明 OpenAPI 3.1</a></li>
<li><a href="/identity/.well-known/openid-configuration">身份服务 OpenID configuration</a></li>
</ul>
<p>完整办理一遍：在另一个终端运行 <code>npm run journey</code>（连接 ${escapeHtml(baseUrl)}）。</p>
<h2>演示账号 Demo accounts</h2>
<p>口令均为 <code>${demoPassword}</code>。Every password is <code>${demoPassword}</code>.</p>
<table><thead><tr><th>账号 Account</th><th>身份 Who</th></tr></thead><tbody>
${accountRows()}
</tbody></table>
</body></html>`;
