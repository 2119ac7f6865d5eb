/** A pass in a telephone that wants to know of its changes. */
export interface PassRegistration {
  readonly deviceLibraryIdentifier: string;
  readonly passTypeIdentifier: string;
  readonly serialNumber: string;
  /** Where the telephone is told; hexadecimal. */
  readonly pushToken: string;
}

/** Passes of a telephone that say something else since a tag. */
export interface ChangedPasses {
  /** At most once each. */
  readonly serialNumbers: readonly string[];
  /** What the telephone asks with next time. */
  readonly tag: string;
}

/**
 * Which telephones hold which passes, and which passes have changed.
 *
 * Behind a tag is a position that grows with every change, never a time: of two changes, one has the greater position, and when
 * a position can be read, all smaller ones can be, too. A store in which transactions commit in another order than they take
 * positions has to wait for those before.
 */
export interface PassRegistrations {
  /**
   * Adds a registration, or takes another push token for one that is there. One that is new counts as a change of the pass for this
   * telephone, since the pass may have changed after it was downloaded.
   *
   * @returns whether it is new
   */
  add(registration: PassRegistration): Promise<boolean>;

  /** Removes a registration; nothing happens where there is none. */
  remove(registration: Omit<PassRegistration, 'pushToken'>): Promise<void>;

  /** Removes what is registered with a push token that leads nowhere any more. A registration with a newer token stays. */
  forget(pushToken: string): Promise<void>;

  registrationsOf(passTypeIdentifier: string, serialNumber: string): Promise<readonly PassRegistration[]>;

  /** From now on a pass says something else. */
  changed(serialNumber: string): Promise<void>;

  /**
   * @param tag as it was given here before; null, or one that was never given here: everything has changed
   * @returns the passes registered by the telephone that have changed since, and the tag for next time
   */
  changedSince(deviceLibraryIdentifier: string, passTypeIdentifier: string, tag: string | null): Promise<ChangedPasses>;
}
