import { longestPause } from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import { DeliveryLoop } from '../delivery/delivery-loop.js';
import { BEATS_PER_LEASE } from '../leases/leases.js';
import { RecoverDeliveries } from '../leases/recover-deliveries.js';
import { ReleaseHeld } from '../leases/release-held.js';
import { TakeUpExpired } from '../leases/take-up-expired.js';
import { ForgetDocuments } from '../documents/forget-documents.js';
import { SendMails } from '../documents/send-mails.js';
import { FollowPasses } from '../passes/follow-passes.js';
import { TellWallets } from '../passes/tell-wallets.js';
import { ForgetEvents } from '../feed/forget-events.js';
import type { PublishLoop } from '../feed/publish-loop.js';
import { ForgetRequests } from '../idempotency/forget-requests.js';
import { type Pace, SteadyLoop } from '../shared/steady-loop.js';
import { WebhookLeases } from '../webhooks/webhook-leases.js';
import { WebhookLoop } from '../webhooks/webhook-loop.js';
import { StatusPoller } from '../status/status-poller.js';
import { type EngineParts, enginePartsOf } from './engine-parts.js';
import type { EnginePorts, Methods } from './engine-ports.js';
import { publishLoopOf } from './publish-loop-of.js';
import { DEFAULT_ENGINE_SETTINGS, type EngineSettings } from './engine-settings.js';
import { type UseCases, useCasesOf } from './use-cases.js';

/** How often requests are looked for whose time is over, and events. */
const FORGET_EVERY_MS = 60_000;
const FORGET_EVENTS_EVERY_MS = 60 * 60_000;
/** Somebody who asked for a mail looks for it within some seconds. */
const MAILS_EVERY_MS = 2000;
const PASSES_EVERY_MS = 2000;

/** What an engine does without being asked: the loops that `start` starts, and the work of their rounds. */
export interface BackgroundWork {
  /**
   * The heartbeat: renews the leases of the calls under way, takes up what others left and what a clock that was set back would
   * hold.
   */
  readonly leaseLoop: SteadyLoop;
  readonly deliveryLoop: DeliveryLoop;
  readonly statusLoop: SteadyLoop;
  readonly forgetLoop: SteadyLoop;
  readonly forgetEventsLoop: SteadyLoop;
  /** Null: there is no way for mails. */
  readonly mailLoop: SteadyLoop | null;
  /** Null: no passes are made. */
  readonly passLoop: SteadyLoop | null;
  readonly webhookLoop: WebhookLoop;
  /** Null: there is no publisher. */
  readonly publishLoop: PublishLoop | null;
  readonly courier: Courier;
  readonly statusPoller: StatusPoller;
  readonly recoverDeliveries: RecoverDeliveries;
  readonly takeUpExpired: TakeUpExpired;
  readonly releaseHeld: ReleaseHeld;
  readonly forgetRequests: ForgetRequests;
  readonly forgetEvents: ForgetEvents;
  readonly forgetDocuments: ForgetDocuments;
  /** Null: there is no way for mails. */
  readonly sendMails: SendMails | null;
  readonly followPasses: FollowPasses;
  /** Null: no passes are made. */
  readonly tellWallets: TellWallets | null;
}

/** An engine: what it can be asked, and what it does by itself between `start` and `stop`. */
export abstract class Engine {
  abstract readonly useCases: UseCases;
  abstract readonly background: BackgroundWork;

  /**
   * Begins to make calls, to look at ticket systems and to forget old requests, unless the settings leave all calls to others.
   * To be awaited before the first use case is executed: what an earlier process left is taken up first, where this one is
   * alone.
   *
   * @returns how many deliveries of an earlier process were taken up
   */
  abstract start(): Promise<number>;

  /** Takes on nothing more, and resolves when the calls under way have ended. */
  abstract stop(): Promise<void>;
}

/**
 * An engine over its ports. Nothing runs until it is started; use cases work without that, too: calls are made by who stores
 * them, and what waits waits for an engine that was started.
 *
 * @param settings what is not said is as in `DEFAULT_ENGINE_SETTINGS`
 * @throws Error when a method has no policy of its own name, or no gateway
 */
export function createEngine(ports: EnginePorts, settings: Partial<EngineSettings> = {}): Engine {
  checkMethods(ports.methods);
  const parts = enginePartsOf(ports, { ...DEFAULT_ENGINE_SETTINGS, ...settings });
  const background = backgroundWorkOf(parts);
  const { makesCalls, processes } = parts.settings;
  // The heartbeat starts first and stops last: calls that end meanwhile need their leases.
  const { leaseLoop, deliveryLoop, statusLoop, forgetLoop, forgetEventsLoop, publishLoop, webhookLoop } = background;
  const { mailLoop, passLoop } = background;
  const sending = ports.webhookSender === undefined ? [] : [webhookLoop];
  // Who waits for the end of the feed stops first.
  const showing = [mailLoop, passLoop].filter((loop) => loop !== null);
  const loops = [leaseLoop, deliveryLoop, statusLoop, forgetLoop, forgetEventsLoop, ...showing, ...sending];
  return {
    useCases: useCasesOf(parts),
    background,
    start: async () => {
      if (!makesCalls) return 0;
      const recovered = processes === 'one' ? await background.recoverDeliveries.execute() : 0;
      for (const loop of loops) loop.start();
      publishLoop?.start();
      return recovered;
    },
    stop: async () => {
      parts.tail.stop();
      background.sendMails?.stop();
      // Nothing else waits for a broker that does not answer.
      const published = publishLoop?.stop();
      for (const loop of loops.toReversed()) await loop.stop();
      await published;
    },
  };
}

function backgroundWorkOf(parts: EngineParts): BackgroundWork {
  const { work, gateways, clock, ids, log, signals, settings, gates, courier, reports, keeper, leases } = parts;
  const statusPoller = new StatusPoller(work, gateways, reports, courier, clock, ids, log, gates, settings);
  const takeUpExpired = new TakeUpExpired(work, clock, log, signals, keeper, settings);
  const releaseHeld = new ReleaseHeld(work, clock, signals, { longestPauseMs: longestPause(settings.schedule) });
  const forgetRequests = new ForgetRequests(work, clock);
  const forgetEvents = new ForgetEvents(work, clock, settings);
  const forgetDocuments = new ForgetDocuments(work, clock);
  const sendMails = sendMailsOf(parts);
  const followPasses = new FollowPasses(work, clock);
  const tellWallets = tellWalletsOf(parts);
  const steady = (rounds: readonly (() => Promise<unknown>)[], pace: Pace): SteadyLoop =>
    new SteadyLoop(rounds, clock, log, pace);
  return {
    leaseLoop: steady([() => leases.renew(), () => takeUpExpired.execute(), () => releaseHeld.execute()], {
      everyMs: settings.leaseMs / BEATS_PER_LEASE,
      first: 'at-once',
    }),
    deliveryLoop: new DeliveryLoop(courier, clock, log, signals, { everyMs: settings.deliveryPollMs }),
    statusLoop: steady([() => statusPoller.look()], { everyMs: settings.lookPauseMs, first: 'after-a-pause' }),
    forgetLoop: steady([() => forgetRequests.execute()], { everyMs: FORGET_EVERY_MS, first: 'after-a-pause' }),
    forgetEventsLoop: steady([() => forgetEvents.execute(), () => forgetDocuments.execute()], {
      everyMs: FORGET_EVENTS_EVERY_MS,
      first: 'after-a-pause',
    }),
    mailLoop: sendMails && steady([() => sendMails.execute()], { everyMs: MAILS_EVERY_MS, first: 'after-a-pause' }),
    passLoop:
      tellWallets &&
      steady([() => followPasses.execute(), () => tellWallets.execute()], {
        everyMs: PASSES_EVERY_MS,
        first: 'after-a-pause',
      }),
    webhookLoop: webhookLoopOf(parts),
    publishLoop: publishLoopOf(parts),
    courier,
    statusPoller,
    recoverDeliveries: new RecoverDeliveries(work, clock, keeper, settings),
    takeUpExpired,
    releaseHeld,
    forgetRequests,
    forgetEvents,
    forgetDocuments,
    sendMails,
    followPasses,
    tellWallets,
  };
}

function sendMailsOf({ work, makePdfTickets, mailSender, clock, ids, randomness, log }: EngineParts): SendMails | null {
  return mailSender === undefined ? null : new SendMails(work, makePdfTickets, mailSender, clock, ids, randomness, log);
}

function tellWalletsOf({ work, ticketCodes, passMaker, clock, randomness, log }: EngineParts): TellWallets | null {
  if (ticketCodes === undefined || passMaker === undefined) return null;
  return new TellWallets(work, ticketCodes, passMaker, clock, randomness, log);
}

function webhookLoopOf(parts: EngineParts): WebhookLoop {
  const { work, clock, ids, audit, log, tail, randomness, settings, webhookSender: sender, webhookBell: bell } = parts;
  const leases = new WebhookLeases(work, clock, ids, audit, bell, settings);
  const schedule = settings.webhookSchedule;
  return new WebhookLoop({ work, leases, sender, tail, clock, randomness, schedule }, log, bell, {
    everyMs: settings.webhookPollMs,
  });
}

function checkMethods(methods: Methods): void {
  for (const [name, { policy, gateway }] of Object.entries(methods)) {
    if (policy?.method !== name || gateway === undefined) {
      throw new Error(`The fulfillment method ${name} needs a policy of that method and a gateway`);
    }
  }
}
