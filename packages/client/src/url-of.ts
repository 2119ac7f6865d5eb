type Value = string | number | boolean;

/** What an operation is asked with, as its URL holds it. */
export interface Addressed {
  readonly path?: Readonly<Record<string, Value>>;
  /** A list is repeated. */
  readonly query?: Readonly<Record<string, Value | readonly Value[] | undefined>>;
}

/**
 * The URL of a request.
 *
 * @param template as OpenAPI writes it: `/v1/orders/{orderId}`
 */
export function urlOf(baseUrl: string, template: string, { path = {}, query = {} }: Addressed): string {
  const steps = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
  }
  const asked = search.toString();
  return `${withoutSlashes(baseUrl)}${steps}${asked === '' ? '' : `?${asked}`}`;
}

function withoutSlashes(address: string): string {
  let end = address.length;
  while (end > 0 && address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}
