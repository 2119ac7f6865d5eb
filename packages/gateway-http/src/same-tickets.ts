/** Whether both name the same tickets, each once, in any order. */
export function sameTickets(handedOver: readonly string[], named: readonly string[]): boolean {
  const expected = new Set(handedOver);
  return (
    named.length === expected.size && new Set(named).size === named.length && named.every((id) => expected.has(id))
  );
}
