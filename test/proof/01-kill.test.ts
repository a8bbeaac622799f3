import { proof } from './01-kill.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
