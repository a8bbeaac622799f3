import { proof } from './03-upgrade.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
