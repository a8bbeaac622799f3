import { proof } from './10-canaries.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
