import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from './user-error.js';

/** A page that is being served. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** This machine alone: nobody else on the network reaches it. */
const LOOPBACK = '127.0.0.1';

/** Serves one page to the browsers of this machine; port 0 takes one that is free. */
export async function servePage(page: string, port: number): Promise<ServedPage> {
  const server = createServer((request, response) => answer(request, response, page));
  await listening(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${LOOPBACK}:${taken}/`, close: () => closed(server) };
}

function answer({ method, url }: IncomingMessage, response: ServerResponse, page: string): void {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  if (url !== '/') {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "frame-ancestors 'none'",
  });
  response.end(method === 'HEAD' ? undefined : page);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asUserError(error, port)));
    server.listen(port, LOOPBACK, resolve);
  });
}

function asUserError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new UserError([
      `--port ${port}: another program listens there; leave it out for one that is free`,
    ]);
  if (error.code === 'EACCES')
    return new UserError([`--port ${port}: permission denied; write one of 1024 or above`]);
  return error;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
