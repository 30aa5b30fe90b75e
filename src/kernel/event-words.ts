/** Which words of the record of an event tell its kind, a and b; its first double is its time. */
export const EVENT = { KIND: 2, A: 3, B: 4 } as const;
