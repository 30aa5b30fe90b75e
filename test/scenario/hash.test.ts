import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { canonicalText, digestOf } from '../../src/scenario/hash.js';
import { sha256 } from '../../src/scenario/sha256.js';
import { minimal, scenarioOf } from './files.js';

test('SHA-256 gives the digests of the standard', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('SHA-256 agrees with another implementation at every length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
});

test('the canonical text does not depend on the order of keys', () => {
  expect(canonicalText({ b: [1, { d: 2, c: 3 }], a: null })).toBe('{"a":null,"b":[1,{"c":3,"d":2}]}');
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
});

test('comments, order and spelling leave the digest of a scenario alone, a value changes it', () => {
  const digest = digestOf(scenarioOf(minimal));
  expect(digestOf(scenarioOf(`# why\nsync: { delay: 3000 ms }\n${minimal}`))).toBe(digest);
  expect(digestOf(scenarioOf(`sync: { delay: 2 s }\n${minimal}`))).not.toBe(digest);
});
