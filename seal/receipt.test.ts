import { createHmac, pbkdf2Sync } from 'node:crypto';
import { bech32 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64url } from './base64url.ts';
import { isIdentity, openBox, recipientOf, sealTo } from './box.ts';
import { newReceipt, parseReceipt, receiptKeys, showReceipt } from './receipt.ts';
import { SYMBOLS } from './symbols.ts';

const ok = (receipt: string) => ({ ok: true, receipt });
const at = fc.nat(17);
const symbol = fc.constantFrom(...SYMBOLS);

function replaced(receipt: string, position: number, by: string): string {
  return receipt.slice(0, position) + by + receipt.slice(position + 1);
}

describe('a receipt', () => {
  test('is shown in six groups of three, and read back', () => {
    const receipt = newReceipt();
    expect(showReceipt(receipt)).toMatch(/^([0-9A-HJKMNP-TV-Z]{3}-){5}[0-9A-HJKMNP-TV-Z]{3}$/);
    expect(parseReceipt(showReceipt(receipt))).toEqual(ok(receipt));
    expect(parseReceipt(` ${showReceipt(receipt).toLowerCase().replaceAll('-', ' ')}\n`)).toEqual(
      ok(receipt),
    );
    expect(parseReceipt(receipt.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(ok(receipt));
  });

  test('has 80 bits that differ each time and use every symbol alike', () => {
    const many = Array.from({ length: 2000 }, newReceipt);
    expect(new Set(many).size).toBe(many.length);
    const counts = new Map<string, number>();
    for (const symbol of many.map((receipt) => receipt.slice(0, 16)).join('')) {
      counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }
    // 32,000 draws over 32 symbols: 1,000 each, standard deviation 31; chi-squared with 31 degrees, p = 10^-9.
    const chi = [...SYMBOLS].reduce((sum, each) => sum + ((counts.get(each) ?? 0) - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(107);
  });

  test('tells what is wrong', () => {
    const receipt = newReceipt();
    expect(parseReceipt('')).toEqual({ ok: false, reason: 'length' });
    expect(parseReceipt(receipt.slice(1))).toEqual({ ok: false, reason: 'length' });
    expect(parseReceipt(`${receipt}7`)).toEqual({ ok: false, reason: 'length' });
    expect(parseReceipt(replaced(receipt, 3, 'U'))).toEqual({ ok: false, reason: 'symbol' });
  });
});

describe('the check', () => {
  test('catches every single wrong symbol and every two symbols swapped', () => {
    for (const receipt of Array.from({ length: 20 }, newReceipt)) {
      for (let i = 0; i < 18; i++) {
        for (const other of SYMBOLS) {
          const wrong = replaced(receipt, i, other);
          if (wrong !== receipt) expect(parseReceipt(wrong)).toEqual({ ok: false, reason: 'check' });
        }
        for (let j = i + 1; j < 18; j++) {
          const swapped = replaced(replaced(receipt, i, receipt.charAt(j)), j, receipt.charAt(i));
          if (swapped !== receipt) expect(parseReceipt(swapped)).toEqual({ ok: false, reason: 'check' });
        }
      }
    }
  });

  test('catches any two wrong symbols', () => {
    fc.assert(
      fc.property(at, at, symbol, symbol, (i, j, first, second) => {
        const receipt = newReceipt();
        const wrong = replaced(replaced(receipt, i, first), j, second);
        if (wrong !== receipt) expect(parseReceipt(wrong)).toEqual({ ok: false, reason: 'check' });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the keys of a receipt', () => {
  test('are the same in every browser and every year', async () => {
    const keys = await receiptKeys('0123456789ABCDEF77');
    const { recipient, ...rest } = keys;
    expect(recipient).toBe(await recipientOf(keys.identity));
    expect(rest).toMatchInlineSnapshot(`
      {
        "identity": "AGE-SECRET-KEY-PQ-1WEPC54EDH5SUDCEJMGJFS08FZWJ93GW30Q8GQD322HRPAFR8DAAQCNX6NZ",
        "locator": "DG-F2ee3k1NxbRDzGfcR6w",
        "proof": "Br0mAgpQlasHkfRgXXRltldYysBTXlZAuaSSHpLCfZQ",
      }
    `);
  });

  test('are made as described: checked with another implementation', async () => {
    const receipt = newReceipt();
    const keys = await receiptKeys(receipt);
    const secret = pbkdf2Sync(receipt.slice(0, 16), 'gwen/receipt/1', 200_000, 32, 'sha256');
    // HKDF-Expand for one block (RFC 5869 section 2.3).
    const derive = (use: string) => createHmac('sha256', secret).update(`gwen/receipt/1/${use}\x01`).digest();
    expect(keys.proof).toBe(derive('proof').toString('base64url'));
    expect(keys.locator).toBe(derive('locator').subarray(0, 16).toString('base64url'));
    const seed = new Uint8Array(derive('identity'));
    expect(keys.identity).toBe(bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', seed).toUpperCase());
  });

  test('open what is sealed to the reporter', async () => {
    const keys = await receiptKeys(newReceipt());
    expect(isIdentity(keys.identity)).toBe(true);
    expect(await recipientOf(keys.identity)).toBe(keys.recipient);
    expect(fromBase64url(keys.locator)).toHaveLength(16);
    expect(fromBase64url(keys.proof)).toHaveLength(32);
    const reply = new TextEncoder().encode('We are looking for her.');
    expect(await openBox(keys.identity, await sealTo([keys.recipient], reply))).toEqual(reply);
  });

  test('belong to the receipt however it is typed, and to no other', async () => {
    const receipt = newReceipt();
    const keys = await receiptKeys(receipt);
    expect(await receiptKeys(showReceipt(receipt).toLowerCase())).toEqual(keys);
    const others = await receiptKeys(newReceipt());
    for (const part of ['identity', 'recipient', 'locator', 'proof'] as const) {
      expect(others[part]).not.toBe(keys[part]);
    }
  });

  test('are not made of a mistake', async () => {
    await expect(receiptKeys(replaced(newReceipt(), 0, 'U'))).rejects.toThrow('not a receipt');
  });
});
