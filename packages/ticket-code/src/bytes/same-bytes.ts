/** Whether two rows of bytes are the same. Not for secrets: it stops at the first difference. */
export function sameBytes(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, at) => byte === others[at]);
}
