import type { SettingKind } from './setting-kinds.js';

/** One setting: the environment variable, what it is without it, and what it means. */
export interface Setting<T> {
  readonly variable: string;
  /** Empty: there is none. */
  readonly byDefault: string;
  readonly meaning: string;
  readonly kind: SettingKind<T>;
}

/** A value that breaks its rule. */
export interface SettingProblem {
  readonly variable: string;
  /** Completes "NAME must be …". */
  readonly rule: string;
}

export function setting<T>(variable: string, byDefault: string, meaning: string, kind: SettingKind<T>): Setting<T> {
  return { variable, byDefault, meaning, kind };
}
