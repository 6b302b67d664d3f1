import { startZoom } from './zoom.ts';

/** A simulator in a process of its own, on the database file that is named first. Says where it is, and ends with its input. */
const zoom = await startZoom({
  database: String(process.argv[2]),
  settings: { passwordCost: Number(process.argv[3]) },
});
process.stdout.write(`${zoom.simulator.origin}\n`);
process.stdin.on('end', () => zoom.simulator.close()).resume();
