/** Whether a path is one of a template such as `/v1/orders/{orderId}`. */
export function isPathOf(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((step, index) => step.startsWith('{') || step === given[index]);
}
