import type { PackagedTexts } from '../packaged-texts.js';

/** The appliances and traffic profiles that come with the package, put into the page when it is built. */
export const packagedTexts: PackagedTexts = {
  appliance: byName(
    import.meta.glob<string>('../../../scenarios/appliances/*.yaml', {
      eager: true,
      query: '?raw',
      import: 'default',
    }),
  ),
  traffic: byName(
    import.meta.glob<string>('../../../scenarios/traffic/*.yaml', {
      eager: true,
      query: '?raw',
      import: 'default',
    }),
  ),
};

function byName(texts: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(texts).map(([path, text]) => [path.replace(/^.*\/|\.yaml$/g, ''), text]);
  return Object.fromEntries(named) as Record<string, string>;
}
