/** A setting with which no pass could be made, or none that a wallet takes. It never says what a key or a secret holds. */
export class WalletSettingsError extends Error {
  override readonly name = 'WalletSettingsError';

  /**
   * @param option which option, such as `apple.certificate`
   * @param rule what it would have to be, such as `must belong to the key`
   */
  constructor(
    readonly option: string,
    readonly rule: string,
  ) {
    super(`The setting ${option} ${rule}.`);
  }
}
