import { type OpenApiDocument, documentedResponse } from '@ticket-distribution/http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'chai';

export interface CheckedAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Holds answers against the OpenAPI document: operation, status, headers, content type and body. */
export class OpenApiCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(private readonly document: OpenApiDocument) {
    formats.default(this.ajv);
    this.ajv.addSchema(document, 'openapi.json');
  }

  /** Fails unless the document says that the answer may be so. */
  check({ method, url, status, headers, body }: CheckedAnswer): void {
    const [path = ''] = url.split('?');
    const what = `${method} ${url} -> ${status}`;
    const documented = documentedResponse(this.document, { method, path, status });
    if (documented === undefined) return expect.fail(`${what} is not documented`);
    for (const [name, { required }] of Object.entries(documented.response.headers)) {
      if (!required) continue;
      expect(headers[name.toLowerCase()], `${what} has ${name}`).to.be.a('string');
    }
    const [contentType] = Object.keys(documented.schemaPointers);
    if (contentType === undefined) {
      expect(body, what).to.equal(undefined);
      return;
    }
    expect(headers['content-type'], what).to.match(new RegExp(`^${contentType.replace('+', '\\+')}(;|$)`));
    this.holds(`#${documented.schemaPointers[contentType]}`, body, what);
  }

  /** Fails unless a value fits a schema among the components. */
  fits(name: string, value: unknown): void {
    this.holds(`#/components/schemas/${name}`, value, name);
  }

  private holds(pointer: string, value: unknown, what: string): void {
    const validate = this.ajv.getSchema(`openapi.json${pointer}`);
    if (validate === undefined) return expect.fail(`no schema at ${pointer}`);
    const fits = validate(value);
    expect(fits, `${what}: ${this.ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`).to.equal(true);
  }
}
