import { parse } from 'yaml';

/** The first sentence of the description of a scenario, appliance or traffic file, or the first line of the comment at its top. */
export function fileAbout(text: string): string {
  const { description } = parse(text) as { description?: string };
  const comment = /^# (?!yaml-language-server)(.*)$/m.exec(text)?.at(1);
  const whole = (description ?? comment ?? '').trim().replace(/\s+/g, ' ');
  return /^.*?[.?](?= |$)/.exec(whole)?.[0] ?? whole;
}
