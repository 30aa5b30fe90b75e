/** Plain data as indented JSON with a final line end; a number that is none is a fault of ours, and never written as null. */
export function jsonText(value: unknown, file: string): string {
  const finite = (key: string, item: unknown): unknown => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new Error(`${file}: ${key} is ${item}`);
    return item;
  };
  return `${JSON.stringify(value, finite, 2)}\n`;
}
