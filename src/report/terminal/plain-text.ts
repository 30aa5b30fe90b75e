// eslint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Text of a scenario made safe for a terminal: no escape sequences, no line ends. */
export function plainText(text: string): string {
  return text.replace(CONTROL, ' ');
}
