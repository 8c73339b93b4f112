import type { Texts } from '../language/text';

export const sessionTexts = {
  signInNeeded: ['需要先登录', 'Please sign in first'],
  signInWhy: ['这一页只对申报单位和办理人员开放。登录后会回到这里。', 'This page is for applicants and officers. After signing in you come back here.'],
  signIn: ['登录', 'Sign in'],
  expiredTitle: ['登录已过期', 'Your session has expired'],
  expiredText: ['您填写的内容还保存在本页。重新登录后会回到这里继续。', 'What you typed is kept. Sign in again and you will come back to this page.'],
  signInAgain: ['重新登录', 'Sign in again'],
  finishing: ['正在完成登录…', 'Completing the sign-in…'],
  failedTitle: ['登录没有完成', 'The sign-in was not completed'],
  failedText: ['可能是等待时间过长，或链接已经用过。请再登录一次。', 'It may have taken too long, or the link was used already. Please sign in once more.'],
  noRole: ['您的账号没有办理这一页事项的岗位。', 'Your account has no duty that this page is for.'],
} as const satisfies Texts;
