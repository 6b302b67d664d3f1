import { startCopying } from './copy.ts';
import { startDropping } from './drop.ts';
import { startLines } from './lines.ts';
import { startLiveInputs } from './live-start.ts';
import { startMatrix } from './matrix.ts';
import { keepChosenAnswer, startRunning } from './run.ts';
import { startShortcuts } from './shortcuts.ts';
import { startTheme } from './theme.ts';

// What pages do beyond links and forms. Every page works without any of it.
startTheme();
startCopying();
keepChosenAnswer();
startRunning();
startDropping();
startMatrix();
startLines();
startLiveInputs();
startShortcuts();
