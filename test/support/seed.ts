import * as fc from 'fast-check';

/**
 * Properties try the same paths at each run, so that a change is judged by what it changed. Others are for
 * `npm run break -- properties`, which says the seed to try again with; what that finds becomes a test.
 */
const seed = Number(process.env.RICIBA_SEED ?? 2026);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
