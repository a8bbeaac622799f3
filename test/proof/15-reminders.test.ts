import { proof } from './15-reminders.ts';
import { testProof } from './test-proof.ts';

testProof(proof);
