import { startCopying } from './copy.ts';
import { startCopyingPages } from './copy-page.ts';
import { startDropping } from './drop.ts';
import { startMatrix } from './matrix.ts';
import { keepChosenAnswer, startRunning } from './run.ts';
import { startTheme } from './theme.ts';

// What pages do beyond links and forms. Every page works without any of it.
startTheme();
startCopying();
startCopyingPages();
keepChosenAnswer();
startRunning();
startDropping();
startMatrix();
