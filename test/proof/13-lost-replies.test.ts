import { proof } from './13-lost-replies.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
