import { PASS_TYPE } from './certificates.js';
import { type OpenedPass, openedPass } from './opened-pass.js';

interface HeldPass {
  readonly pass: OpenedPass;
  readonly lastModified: string | null;
  readonly isRegistered: boolean;
}

/** What a telephone was doing when its battery was empty. */
export class EmptyBattery extends Error {}

/**
 * Stands for a telephone with a wallet. What it holds survives when its battery is empty; what it was about to do does not. It
 * keeps the tag only after it has fetched all that was listed with it.
 */
export class Telephone {
  private readonly held = new Map<string, HeldPass>();
  private tag: string | null = null;
  private stepsLeft = Infinity;

  constructor(
    readonly id: string,
    readonly pushToken: string,
    private readonly url: string,
  ) {}

  /** From now on it takes so many steps and no more. */
  empty(steps: number): void {
    this.stepsLeft = steps;
  }

  charge(): void {
    this.stepsLeft = Infinity;
  }

  /** Somebody adds a pass. */
  async install(bytes: Uint8Array): Promise<void> {
    const pass = openedPass(bytes);
    this.step();
    this.held.set(pass.json.serialNumber as string, { pass, lastModified: null, isRegistered: false });
    await this.registerAll();
  }

  /** It was switched on, or pushed to. */
  async wake(): Promise<void> {
    await this.registerAll();
    this.step();
    const since = this.tag === null ? '' : `?passesUpdatedSince=${encodeURIComponent(this.tag)}`;
    const listed = await fetch(`${this.url}/v1/devices/${this.id}/registrations/${PASS_TYPE}${since}`);
    this.step();
    if (listed.status !== 200) return;
    const { lastUpdated, serialNumbers } = (await listed.json()) as { lastUpdated: string; serialNumbers: string[] };
    for (const serialNumber of serialNumbers) await this.update(serialNumber);
    this.step();
    this.tag = lastUpdated;
  }

  /** Somebody throws a pass away. */
  async remove(serialNumber: string): Promise<number> {
    const { status } = await fetch(this.registration(serialNumber), {
      method: 'DELETE',
      headers: { authorization: this.authorization(serialNumber) },
    });
    this.held.delete(serialNumber);
    return status;
  }

  /** Whether it shows a pass as one that is not valid; null where it has none. */
  isVoided(serialNumber: string): boolean | null {
    const held = this.held.get(serialNumber);
    return held === undefined ? null : held.pass.json.voided === true;
  }

  /** What the code of a pass says; null where it shows none. */
  codeOn(serialNumber: string): string | null {
    return (this.held.get(serialNumber)?.pass.json.barcodes?.[0]?.message as string | undefined) ?? null;
  }

  /** The token of a pass that it holds. */
  tokenOf(serialNumber: string): string {
    return String(this.held.get(serialNumber)?.pass.json.authenticationToken);
  }

  private async registerAll(): Promise<void> {
    for (const [serialNumber, held] of this.held) {
      if (held.isRegistered) continue;
      this.step();
      const { status } = await fetch(this.registration(serialNumber), {
        method: 'POST',
        headers: { authorization: this.authorization(serialNumber), 'content-type': 'application/json' },
        body: JSON.stringify({ pushToken: this.pushToken }),
      });
      this.step();
      if (status === 200 || status === 201) this.held.set(serialNumber, { ...held, isRegistered: true });
    }
  }

  private async update(serialNumber: string): Promise<void> {
    const held = this.held.get(serialNumber);
    if (held === undefined) return;
    this.step();
    const modified = held.lastModified === null ? {} : { 'if-modified-since': held.lastModified };
    const headers = { authorization: this.authorization(serialNumber), ...modified };
    const response = await fetch(`${this.url}/v1/passes/${PASS_TYPE}/${serialNumber}`, { headers });
    this.step();
    if (response.status !== 200) return;
    const pass = openedPass(new Uint8Array(await response.arrayBuffer()));
    this.held.set(serialNumber, { ...held, pass, lastModified: response.headers.get('last-modified') });
  }

  private registration(serialNumber: string): string {
    return `${this.url}/v1/devices/${this.id}/registrations/${PASS_TYPE}/${serialNumber}`;
  }

  private authorization(serialNumber: string): string {
    return `ApplePass ${this.held.get(serialNumber)?.pass.json.authenticationToken}`;
  }

  private step(): void {
    if (this.stepsLeft === 0) throw new EmptyBattery();
    this.stepsLeft -= 1;
  }
}
