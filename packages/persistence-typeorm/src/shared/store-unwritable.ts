import { StoreUnavailable } from '@ticket-distribution/application';

/** The store answers and cannot be written: read-only, full, damaged, or no longer where it was. */
export class StoreUnwritable extends StoreUnavailable {}
