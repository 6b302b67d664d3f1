import { startCopying } from './copy.ts';
import { startCopyingPages } from './copy-page.ts';
import { startDropping } from './drop.ts';
import { startLines } from './lines.ts';
import { startLiveInputs } from './live-start.ts';
import { startMatrix } from './matrix.ts';
import { keepChosenAnswer, startRunning } from './run.ts';
import { startSearch } from './search.ts';
import { startShortcuts } from './shortcuts.ts';
import { startTheme } from './theme.ts';
import { startTree } from './tree.ts';

// What pages do beyond links and forms. Every page works without any of it.
startTheme();
startCopying();
startCopyingPages();
keepChosenAnswer();
startRunning();
startDropping();
startMatrix();
startLines();
startLiveInputs();
startShortcuts();
startSearch();
startTree();
