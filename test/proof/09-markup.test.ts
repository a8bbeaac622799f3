import { proof } from './09-markup.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
