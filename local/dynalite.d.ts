/** The part of dynalite that we use (it ships no types). @see https://github.com/architect/dynalite */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  function dynalite(options: { readonly path?: string; readonly createTableMs?: number }): Server;
  export = dynalite;
}
