/** Printable ASCII, but for what JSON or XML escapes. */
const NEVER_ESCAPED = /^[ !#-%(-;=?-[\]-~]*$/;

/** How a value may stand in what crosses the wire: as it is, and as JSON and XML write it. */
export function escapedForms(value: string): readonly string[] {
  if (NEVER_ESCAPED.test(value)) return [value];
  const json = JSON.stringify(value).slice(1, -1);
  const forms = [
    value,
    json,
    outsideAscii(json, (unit) => `\\u${hex(unit)}`),
    outsideAscii(json, (unit) => `\\u${hex(unit).toUpperCase()}`),
    named(value, '&quot;', '&apos;'),
    named(value, '"', "'"),
    inReferences(value, (point) => `&#${point};`),
    inReferences(value, (point) => `&#x${point.toString(16)};`),
    inReferences(value, (point) => `&#x${point.toString(16).toUpperCase()};`),
  ];
  return [...new Set(forms)];
}

function named(value: string, quote: string, apostrophe: string): string {
  const names = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', quote],
    ["'", apostrophe],
  ]);
  return Array.from(value, (character) => names.get(character) ?? character).join('');
}

function inReferences(value: string, reference: (point: number) => string): string {
  const isPlain = (point: number): boolean => point < 128 && !'&<>"\''.includes(String.fromCodePoint(point));
  return Array.from(value, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return isPlain(point) ? character : reference(point);
  }).join('');
}

function outsideAscii(text: string, escaped: (unit: number) => string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return units.map((unit) => (unit < 128 ? String.fromCharCode(unit) : escaped(unit))).join('');
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}
