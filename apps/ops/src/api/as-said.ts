/** What an operator says goes to the API as it was said: the API judges it, and in its own words. */
export function asSaid<Asked extends object>(
  said: {
    readonly [Name in keyof Asked]?: string | number | undefined;
  },
): Asked {
  return said as unknown as Asked;
}
