import { sha256 } from '../../scenario/sha256.js';

/** The SHA-256 digest of a text as a content security policy writes it. */
export function base64Digest(text: string): string {
  const bytes = sha256(text).match(/../g) ?? [];
  return btoa(bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''));
}
