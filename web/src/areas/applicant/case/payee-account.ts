import { problemMessage } from '../../../../../shared/contracts/problems';
import { bankCodeFault } from '../../../facts/field-fault';
import type { Language } from '../../../language/text';

export const accountFields = ['accountName', 'accountNumber', 'bankName', 'bankCode'] as const;
export type AccountField = (typeof accountFields)[number];
export type Account = Readonly<Record<AccountField, string>>;

/** What was typed as the service takes it: the registered name unless another was typed, numbers without spaces. */
export const accountOf = (typed: Partial<Record<AccountField, string>>, registeredName: string): Account => ({
  accountName: (typed.accountName ?? registeredName).trim(), accountNumber: (typed.accountNumber ?? '').replaceAll(' ', ''),
  bankName: (typed.bankName ?? '').trim(), bankCode: (typed.bankCode ?? '').replaceAll(' ', ''),
});

const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/** What is wrong with one part of an account; the service decides in the end. An empty part is asked for elsewhere. */
export const accountFault = (name: AccountField, value: string, registeredName: string, language: Language): string | null => {
  switch (name) {
    case 'accountName': return registeredName !== '' && plainName(value) !== plainName(registeredName) ? problemMessage('payee_name_differs', {}, language === 'zh' ? 'chinese' : 'english') : null;
    case 'accountNumber': return /^\d{8,32}$/.test(value) ? null : language === 'zh' ? '账号应为8至32位数字' : 'The account number has 8 to 32 digits';
    case 'bankName': return value.length >= 2 ? null : language === 'zh' ? '请填写开户行全称' : 'Give the full name of the bank';
    case 'bankCode': return bankCodeFault(value, language);
  }
};
