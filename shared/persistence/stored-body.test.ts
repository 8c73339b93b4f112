import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { pack, packText, packTight, unpack, unpackText } from './stored-body';

describe('the body of a stored document', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => expect(unpackText(packText(text))).toBe(text)));
  });

  it('is read as well when it was deflated, whatever block its stream begins with', () => {
    for (const text of ['', '厦', '{"a":1}', '{"lines":["专利权质押贷款贴息"]}'.repeat(40)]) {
      for (const level of [0, 1, 6, 9]) expect(unpackText(Uint8Array.from(deflateRawSync(text, { level })))).toBe(text);
    }
  });

  it('of a head is smaller still, and read the same way', () => {
    const head = { dutyHolders: ['intake', 'first_review', 'second_review', 'expert', 'decision'].map((duty) => ({ duty, userId: `shenzhen-${duty}` })), documentNumber: '演示纪要〔2026〕1号', notice: { round: 1, opensOn: '2026-03-04', closesOn: '2026-03-10', closed: true, openObjectionIds: [] } };
    expect(unpack(packTight(head))).toEqual(head);
    expect(packTight(head).length).toBeLessThan(pack(head).length);
  });

  it('is smaller than deflate makes it', () => {
    const text = JSON.stringify({ state: 'awaiting_payee', programmeId: 'demo-xiamen-interest-2026', decision: { listId: 'abc', documentNumber: '演示纪要〔2026〕1号', decidedOn: '2026-03-02' } });
    expect(packText(text).length).toBeLessThan(deflateRawSync(text).length);
  });
});
