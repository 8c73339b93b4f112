import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWellFormed } from './well-formed';

const whole = '<?xml version="1.0"?>\n<a xmlns="urn:x"><!-- > --><b c=\'1\'>一 &amp; 二</b><d/><![CDATA[<e>]]></a>\n';

describe('a well-formed document', () => {
  it('is whole, closed in order, around one root', () => {
    expect(isWellFormed(whole)).toBe(true);
    for (const wrong of ['', 'text', '<a>', '<a></b>', '<a><b></a></b>', '<a/><b/>', '<a>&</a>', '<a>&unknown;</a>', '<a b=1/>', '<a>1 < 2</a>', '</a>']) expect([wrong, isWellFormed(wrong)]).toEqual([wrong, false]);
  });

  it('is none once anything is cut off its end', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: whole.trimEnd().length - 1 }), (length) => !isWellFormed(whole.slice(0, length))));
  });
});
