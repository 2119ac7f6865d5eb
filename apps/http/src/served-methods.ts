import type { FastifyInstance } from 'fastify';
import { isPathOf } from './operations/is-path-of.js';

/** The methods that each served path takes, as they are registered. */
export class ServedMethods {
  private readonly methodsOf = new Map<string, Set<string>>();

  /** Takes note of every route that is registered from now on. */
  watch(app: FastifyInstance): void {
    app.addHook('onRoute', ({ url, method }) => {
      const template = url.replace(/:\w+/g, '{}');
      const methods = this.methodsOf.get(template) ?? new Set();
      for (const one of [method].flat()) methods.add(one);
      this.methodsOf.set(template, methods);
    });
  }

  /** The methods that a path takes, as `Allow` lists them (RFC 9110, 10.2.1); none: there is no such path. */
  of(path: string): readonly string[] {
    const fitting = [...this.methodsOf].filter(([template]) => isPathOf(template, path));
    return [...new Set(fitting.flatMap(([, methods]) => [...methods]))].toSorted();
  }
}
