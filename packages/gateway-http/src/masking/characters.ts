/** Whether the UTF-16 unit is an ASCII letter or digit. */
export function isAlphanumeric(unit: number): boolean {
  return isDigit(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** Whether the UTF-16 unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether the UTF-16 unit is an ASCII letter or digit, or one of `more`. */
export function isAlphanumericOr(unit: number, more: string): boolean {
  return isAlphanumeric(unit) || isOneOf(unit, more);
}

/** Whether the UTF-16 unit is one of `units`. */
export function isOneOf(unit: number, units: string): boolean {
  return unit >= 0 && units.includes(String.fromCharCode(unit));
}

/** Whether the UTF-16 unit is white space: that of JSON and XML, and what ECMAScript trims. */
export function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit >= 160 && String.fromCharCode(unit).trim() === '';
}
