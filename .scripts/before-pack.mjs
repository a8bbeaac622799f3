import { inRoot } from './lib/paths.mjs';
import { writeThirdPartyList } from './lib/third-party.mjs';

/** Called by electron-builder before it collects the files of a package. */
export const beforePack = async () => writeThirdPartyList(inRoot('dist/THIRD-PARTY.txt'));
