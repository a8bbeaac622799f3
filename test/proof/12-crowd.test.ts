import { proof } from './12-crowd.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
