import { dynamicExample } from '../../collection/dynamic/dynamic.ts';

globalThis.wireproofLive?.giveDynamicExample(dynamicExample);
