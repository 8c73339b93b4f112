import { describe, expect, it } from '@jest/globals';
import { accountFault, accountOf } from './payee-account';

const name = '鹭海精密制造有限公司（演示）';

describe('the account to be paid into', () => {
  it('is the enterprise\'s own: the name may differ in the width of brackets and in blanks, in nothing else', () => {
    expect(accountFault('accountName', '鹭海精密制造有限公司(演示)', name, 'zh')).toBeNull();
    expect(accountFault('accountName', '鹭海精密制造有限公司 （演示）', name, 'zh')).toBeNull();
    expect(accountFault('accountName', '鹭海精密制造厦门分公司', name, 'zh')).not.toBeNull();
  });

  it('has a bank code with a right check digit and a number of digits only', () => {
    expect(accountFault('bankCode', '102100099996', name, 'zh')).toBeNull();
    expect(accountFault('bankCode', '102585000014', name, 'zh')).not.toBeNull();
    expect(accountFault('accountNumber', '6222 0000', name, 'en')).toMatch(/digits/);
    expect(accountOf({ accountNumber: '6222 0000 0000 0001', bankCode: '1021 0009 9996' }, name)).toEqual({ accountName: name, accountNumber: '6222000000000001', bankName: '', bankCode: '102100099996' });
  });
});
