// #region serve
import { contractMethods } from '@ticket-distribution/container';
import { runApp } from '@ticket-distribution/http';
import { wallet } from './wallet.js';

await runApp({ methods: { ...contractMethods, WALLET: wallet } });
// #endregion serve
