import { proof } from './07-tokens.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
