import type { Plugin } from 'vite';

/** Fails a build in which anything asks for a module of Node, which vite would put an empty one in place of. */
export function noNode(): Plugin {
  return {
    name: 'no-node',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith('node:'))
        this.error(`${String(importer)} imports ${source}, which browsers lack`);
      return null;
    },
    load(id) {
      if (id.includes('__vite-browser-external')) this.error(`a module of Node is imported: ${id}`);
      return null;
    },
  };
}
