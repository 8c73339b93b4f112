import type { Account } from './accounts';

export type PageLanguage = 'zh-CN' | 'en';

const words = {
  'zh-CN': {
    title: '登录', system: '知识产权金融补贴申报系统', account: '账号', password: '密码', submit: '登录', wrong: '账号或密码不正确，请核对后重新输入。',
    demo: '演示账号（演示）', demoHint: '点击即可直接登录，仅用于演示，数据均为虚构。', demoMark: '演示', demoWhat: '每个账号能做什么', other: 'English', errorTitle: '无法登录',
    errorHint: '登录请求无效或已过期。请回到系统首页重新登录。', signOut: '退出登录', signOutAsk: '确定要退出登录吗？', signOutYes: '退出', signOutNo: '保持登录', signedOut: '您已退出登录。',
  },
  en: {
    title: 'Sign in', system: 'IP-finance subsidies', account: 'Account', password: 'Password', submit: 'Sign in', wrong: 'Account or password is wrong. Check both and try again.',
    demo: 'Demo accounts (演示)', demoHint: 'One click signs you in. For demonstration only; all data is invented.', demoMark: '演示 demo', demoWhat: 'What each account can do', other: '中文', errorTitle: 'Sign-in is not possible',
    errorHint: 'The request is invalid or has expired. Go back to the start page and sign in again.', signOut: 'Sign out', signOutAsk: 'Do you want to sign out?', signOutYes: 'Sign out', signOutNo: 'Stay signed in', signedOut: 'You have signed out.',
  },
} as const;

/** The first language of a `ui_locales` list (OpenID Connect Core 3.1.2.1) that the pages speak; Chinese by default. */
export function pageLanguage(uiLocales: unknown): PageLanguage {
  if (typeof uiLocales !== 'string') return 'zh-CN';
  for (const locale of uiLocales.split(' ')) {
    if (/^en\b/i.test(locale)) return 'en';
    if (/^zh\b/i.test(locale)) return 'zh-CN';
  }
  return 'zh-CN';
}

export interface SignInPage {
  readonly language: PageLanguage;
  /** Path the forms post to. */
  readonly action: string;
  readonly demoAccounts: readonly Account[];
  /** The account that the portal asked for (`login_hint`): the demo offers it first. */
  readonly hint?: string;
  /** What the person typed before, when it was refused. */
  readonly refused?: { readonly accountId: string };
}

export function signInPage(page: SignInPage): string {
  const { language, action, refused } = page;
  const w = words[language];
  const post = `${action}?ui_locales=${language}`;
  const problem = refused === undefined ? '' : `<p id="problem" role="alert" class="problem">${w.wrong}</p>`;
  const invalid = refused === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"';
  return layout(language, refused === undefined ? w.title : `${w.wrong} ${w.title}`, `
<nav><a href="${escape(action)}?ui_locales=${language === 'en' ? 'zh-CN' : 'en'}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${w.other}</a></nav>
<h1>${w.title}</h1>${problem}
<form method="post" action="${escape(post)}">
<label for="account">${w.account}</label>
<input id="account" name="account" autocomplete="username" required autofocus value="${escape(refused?.accountId ?? page.hint ?? '')}"${invalid}>
<label for="password">${w.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${invalid}>
<button type="submit">${w.submit}</button>
</form>${demoList(page, post)}`);
}

function demoList(page: SignInPage, post: string): string {
  if (page.demoAccounts.length === 0) return '';
  const w = words[page.language];
  const hinted = page.demoAccounts.filter((account) => account.accountId === page.hint);
  const buttons = [...hinted, ...page.demoAccounts.filter((account) => account.accountId !== page.hint)].map((account) =>
    `<li><button type="submit" name="demo_account" value="${escape(account.accountId)}"><span lang="zh-CN">${escape(account.name)}</span> <small>${escape(account.accountId)} · ${w.demoMark}</small></button></li>`);
  return `<section aria-labelledby="demo"><h2 id="demo">${w.demo}</h2><p>${w.demoHint} <a href="/try">${w.demoWhat}</a></p>
<form method="post" action="${escape(post)}"><ul>${buttons.join('\n')}</ul></form></section>`;
}

export function errorPage(language: PageLanguage, code: string): string {
  const w = words[language];
  return layout(language, w.errorTitle, `<h1>${w.errorTitle}</h1><p>${w.errorHint}</p><p><code>${escape(code)}</code></p>`);
}

/** `form` is the issuer's own hidden form, to which the buttons belong by its id. */
export function signOutPage(language: PageLanguage, form: string): string {
  const w = words[language];
  return layout(language, w.signOut, `<h1>${w.signOut}</h1><p>${w.signOutAsk}</p>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${w.signOutYes}</button>
<button type="submit" form="op.logoutForm">${w.signOutNo}</button>`);
}

export function signedOutPage(language: PageLanguage): string {
  const w = words[language];
  return layout(language, w.signOut, `<h1>${w.signOut}</h1><p role="status">${w.signedOut}</p>`);
}

function layout(language: PageLanguage, title: string, body: string): string {
  const { system } = words[language];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${system}</title><style>
body{font:1rem/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;margin:0;color:#1f1f1f;background:#f5f5f5}
header{background:#0b4fa0;color:#fff;padding:.75rem 1.5rem}main{max-width:34rem;margin:1.5rem auto;padding:1.5rem;background:#fff}
label{display:block;margin-top:1rem;font-weight:600}input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;border:1px solid #595959}
input[aria-invalid]{border:2px solid #b3261e}button{margin-top:1rem;padding:.5rem 1rem;font:inherit;border:1px solid #0b4fa0;background:#0b4fa0;color:#fff;cursor:pointer}
section button{background:#fff;color:#0b4fa0;width:100%;text-align:left;margin-top:.5rem}ul{list-style:none;padding:0}nav{text-align:right}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #d46b08;outline-offset:2px}.problem{color:#b3261e;font-weight:600}
</style></head><body><header>${system}</header><main>${body}</main></body></html>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
