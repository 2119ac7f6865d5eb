import { InMemoryPassRegistrations, type PassRegistration } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const TYPE = 'pass.org.example.tickets';
const registration = (other: Partial<PassRegistration> = {}): PassRegistration => ({
  deviceLibraryIdentifier: 'device-1',
  passTypeIdentifier: TYPE,
  serialNumber: 'ticket-1',
  pushToken: 'aa',
  ...other,
});

describe('The registrations of passes', () => {
  it('are new once, and take another push token after that', async () => {
    const registrations = new InMemoryPassRegistrations();
    expect(await registrations.add(registration())).to.equal(true);
    expect(await registrations.add(registration({ pushToken: 'bb' }))).to.equal(false);
    expect(await registrations.registrationsOf(TYPE, 'ticket-1')).to.deep.equal([registration({ pushToken: 'bb' })]);
    expect(await registrations.registrationsOf('pass.other', 'ticket-1')).to.have.length(0);
  });

  it('are gone when they are removed, and only those', async () => {
    const registrations = new InMemoryPassRegistrations();
    await registrations.add(registration());
    await registrations.add(registration({ deviceLibraryIdentifier: 'device-2' }));
    await registrations.remove(registration());
    await registrations.remove(registration({ serialNumber: 'never' }));
    const left = await registrations.registrationsOf(TYPE, 'ticket-1');
    expect(left.map(({ deviceLibraryIdentifier }) => deviceLibraryIdentifier)).to.deep.equal(['device-2']);
  });

  it('go with a push token that leads nowhere, but stay with a newer one', async () => {
    const registrations = new InMemoryPassRegistrations();
    await registrations.add(registration());
    await registrations.add(registration({ serialNumber: 'ticket-2' }));
    await registrations.add(registration({ serialNumber: 'ticket-2', pushToken: 'bb' }));
    await registrations.forget('aa');
    expect(await registrations.registrationsOf(TYPE, 'ticket-1')).to.have.length(0);
    expect(await registrations.registrationsOf(TYPE, 'ticket-2')).to.have.length(1);
  });

  it('tell a device of what it has registered and has changed since its tag', async () => {
    const registrations = new InMemoryPassRegistrations();
    const changed = (tag: string | null) => registrations.changedSince('device-1', TYPE, tag);
    await registrations.add(registration());
    await registrations.add(registration({ serialNumber: 'ticket-2' }));
    await registrations.add(registration({ serialNumber: 'ticket-3', deviceLibraryIdentifier: 'device-2' }));
    const { tag, serialNumbers } = await changed(null);
    expect(serialNumbers).to.deep.equal(['ticket-1', 'ticket-2']);
    expect((await changed(tag)).serialNumbers).to.deep.equal([]);
    await registrations.changed('ticket-2');
    await registrations.changed('ticket-3');
    expect((await changed(tag)).serialNumbers).to.deep.equal(['ticket-2']);
    expect((await changed('not a tag')).serialNumbers, 'everything').to.have.length(2);
    expect((await changed('999999')).serialNumbers, 'a tag of another store: everything').to.have.length(2);
  });

  it('lose no change, whenever a device asks and whenever it keeps the tag', async () => {
    const serials = ['a', 'b', 'c'];
    const step = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), serial: fc.constantFrom(...serials) }),
      fc.record({ kind: fc.constant('register' as const), serial: fc.constantFrom(...serials) }),
      fc.record({ kind: fc.constant('ask' as const), isKilled: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const registrations = new InMemoryPassRegistrations();
        const versions = new Map(serials.map((serial) => [serial, 0]));
        const held = new Map<string, number>();
        let tag: string | null = null;
        const ask = async (isKilled: boolean): Promise<void> => {
          const changes = await registrations.changedSince('device-1', TYPE, tag);
          if (isKilled) return;
          for (const serial of changes.serialNumbers) held.set(serial, versions.get(serial) ?? 0);
          if (changes.serialNumbers.length > 0) ({ tag } = changes);
        };
        for (const one of steps) {
          if (one.kind === 'ask') await ask(one.isKilled);
          else if (one.kind === 'register') {
            const isNew = await registrations.add(registration({ serialNumber: one.serial }));
            if (isNew) held.set(one.serial, -1);
          } else {
            versions.set(one.serial, (versions.get(one.serial) ?? 0) + 1);
            await registrations.changed(one.serial);
          }
        }
        await ask(false);
        for (const [serial, version] of held) expect(version, serial).to.equal(versions.get(serial));
      }),
    );
  });
});
