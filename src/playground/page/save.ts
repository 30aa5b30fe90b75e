/** Hands a text to the reader as a file. */
export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the text by then; at once it might not have.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
