/** A text in lines of at most so many letters, broken between words where it can be; at least one line. */
export function wrapped(text: string, letters: number): readonly string[] {
  const most = Math.max(8, Math.floor(letters));
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, most))) {
    if (current !== '' && current.length + 1 + word.length > most) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

function pieces(word: string, most: number): readonly string[] {
  const count = Math.max(1, Math.ceil(word.length / most));
  return Array.from({ length: count }, (_, index) => word.slice(index * most, (index + 1) * most));
}
