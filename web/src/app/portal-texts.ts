import type { Texts } from '../language/text';

export const portalTexts = {
  name: ['知识产权金融补贴服务', 'IP Finance Subsidies'],
  demo: ['演示系统：企业、人员、案件和标有“演示”的数值均为虚构，不是政策。演示日期：{today}', 'Demonstration: enterprises, people, cases and values marked “Demo” are invented. Demo date: {today}'],
  demoLink: ['演示账号与试用', 'Accounts and how to try it'],
  skip: ['跳到正文', 'Skip to main content'],
  mainNavigation: ['主导航', 'Main'],
  home: ['首页', 'Home'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  signedInAs: ['已登录：{name}', 'Signed in: {name}'],
  menu: ['菜单', 'Menu'],
  offline: ['网络已断开。您填写的内容还在，恢复后会自动保存。', 'You are offline. What you typed is kept and will be saved when the connection is back.'],
  updated: ['页面没有加载出来，可能是系统刚更新。请刷新。', 'The page did not load; the system may just have been updated. Please reload.'],
  notFoundTitle: ['没有这个页面', 'Page not found'],
  notFoundText: ['地址可能写错了，或页面已经移走。', 'The address may be mistyped, or the page has moved.'],
  toHome: ['回到首页', 'Back to the home page'],
  startFailed: ['系统暂时打不开，请稍后刷新。', 'The portal can not be opened now. Please reload later.'],
  footer: ['金额由系统逐步计算并注明依据；未知的事项不会被当作“是”或“否”。', 'Every amount shows its steps and every condition its clause; what is unknown is never taken as yes or no.'],
  apiDocs: ['接口说明', 'API description'],
} as const satisfies Texts;
