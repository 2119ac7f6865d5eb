import type { ChangedPasses, PassRegistration, PassRegistrations } from './pass-registrations.js';

const TAG = /^[0-9]{1,15}$/;

/** The reference of `PassRegistrations`: what every other one does, too. */
export class InMemoryPassRegistrations implements PassRegistrations {
  private readonly registrations = new Map<
    string,
    { readonly registration: PassRegistration; readonly since: number }
  >();
  private readonly changes = new Map<string, number>();
  private position = 0;

  async add(registration: PassRegistration): Promise<boolean> {
    const key = keyOf(registration);
    const known = this.registrations.get(key);
    const since = known === undefined ? this.next() : known.since;
    this.registrations.set(key, { registration: { ...registration }, since });
    return known === undefined;
  }

  async remove(registration: Omit<PassRegistration, 'pushToken'>): Promise<void> {
    this.registrations.delete(keyOf(registration));
  }

  async forget(pushToken: string): Promise<void> {
    for (const [key, { registration }] of this.registrations) {
      if (registration.pushToken === pushToken) this.registrations.delete(key);
    }
  }

  async registrationsOf(passTypeIdentifier: string, serialNumber: string): Promise<readonly PassRegistration[]> {
    return [...this.registrations.values()]
      .map(({ registration }) => registration)
      .filter((one) => one.passTypeIdentifier === passTypeIdentifier && one.serialNumber === serialNumber);
  }

  async changed(serialNumber: string): Promise<void> {
    this.changes.set(serialNumber, this.next());
  }

  async changedSince(device: string, passTypeIdentifier: string, tag: string | null): Promise<ChangedPasses> {
    const asked = tag !== null && TAG.test(tag) ? Number(tag) : 0;
    const after = asked > this.position ? 0 : asked;
    const changed = [...this.registrations.values()].filter(
      ({ registration, since }) =>
        registration.deviceLibraryIdentifier === device &&
        registration.passTypeIdentifier === passTypeIdentifier &&
        Math.max(since, this.changes.get(registration.serialNumber) ?? 0) > after,
    );
    return { serialNumbers: changed.map(({ registration }) => registration.serialNumber), tag: String(this.position) };
  }

  private next(): number {
    this.position += 1;
    return this.position;
  }
}

function keyOf({
  deviceLibraryIdentifier,
  passTypeIdentifier,
  serialNumber,
}: Omit<PassRegistration, 'pushToken'>): string {
  return JSON.stringify([deviceLibraryIdentifier, passTypeIdentifier, serialNumber]);
}
