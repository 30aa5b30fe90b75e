import type { Plugin } from 'vite';
import { base64Digest } from '../../report/page/base64-digest.js';

/**
 * Writes into the page what it may do: run its own script, by its digest, and workers that it makes itself. It asks for
 * nothing, so that it needs no network and nothing can be sent from it.
 */
export function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.html'))
            file.source = withPolicy(String(file.source));
        }
      },
    },
  };
}

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

function withPolicy(page: string): string {
  const digests = [...page.matchAll(SCRIPT)].map(([, script]) => `'sha256-${base64Digest(script)}'`);
  const policy = [
    "default-src 'none'",
    `script-src ${digests.join(' ')}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return page.replace(
    '<head>',
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}
