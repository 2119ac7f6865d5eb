import {
  DeliveryLoop,
  ForgetRequests,
  LeaseLoop,
  Lookout,
  LookoutLoop,
  RecoverDeliveries,
  ReleaseHeld,
  TakeUpExpired,
} from '@ticket-distribution/application';
import { longestPause } from '@ticket-distribution/domain';
import type { EngineParts } from './engine-parts.js';

/** What an engine does without being asked. The loops stand still until they are started. */
export interface BackgroundWork {
  readonly deliveryLoop: DeliveryLoop;
  readonly recoverDeliveries: RecoverDeliveries;
  readonly takeUpExpired: TakeUpExpired;
  readonly releaseHeld: ReleaseHeld;
  readonly leaseLoop: LeaseLoop;
  readonly lookout: Lookout;
  readonly lookoutLoop: LookoutLoop;
  readonly forgetRequests: ForgetRequests;
}

export function backgroundWork(parts: EngineParts): BackgroundWork {
  const { transactions, gateways, clock, ids, log, signals, settings } = parts;
  const { leases, gates, courier, sightings, keeper } = parts;
  const takeUpExpired = new TakeUpExpired(transactions, clock, log, signals, keeper, settings);
  const longestPauseMs = longestPause(settings.schedule);
  const releaseHeld = new ReleaseHeld(transactions, clock, signals, { longestPauseMs });
  const lookout = new Lookout(transactions, gateways, sightings, courier, clock, ids, log, gates, settings);
  return {
    deliveryLoop: new DeliveryLoop(courier, clock, log, signals, settings),
    recoverDeliveries: new RecoverDeliveries(transactions, clock, keeper, settings),
    takeUpExpired,
    releaseHeld,
    leaseLoop: new LeaseLoop(leases, takeUpExpired, releaseHeld, clock, log, settings),
    lookout,
    lookoutLoop: new LookoutLoop(lookout, clock, log, { everyMs: settings.lookEveryMs }),
    forgetRequests: new ForgetRequests(transactions, clock),
  };
}
