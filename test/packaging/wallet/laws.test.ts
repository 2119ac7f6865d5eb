// #region laws
import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { policyLaws, reconcileLaws } from '@ticket-distribution/testkit/suites';
import { walletPolicy } from './wallet.js';

policyLaws(mochaRunner, walletPolicy);
reconcileLaws(mochaRunner, 'the shipped policies and mine', { ...fulfillmentPolicies, WALLET: walletPolicy });
// #endregion laws
