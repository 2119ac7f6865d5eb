// Whatever tests draw by chance, they draw the same in every run: what a gate says is about the code. Others are tried by
// `npm run simulate -- --laws`, and by the seeds of the simulation.
import * as fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_130 });
