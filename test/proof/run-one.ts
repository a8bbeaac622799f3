import { type Finding, inWords, type Proof, proofContext } from './proof.ts';

/**
 * The long form of one proof and its controls, in a process of its own: `run-one.ts <file> <seed>`. Ends with 1 when the
 * proof found faults or a control found none.
 */

const [, , file = '', seed = '1'] = process.argv;
const shownFaults = 10;
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function timed(run: () => Promise<Finding>): Promise<{ finding: Finding; seconds: string }> {
  const started = performance.now();
  const finding = await run();
  return { finding, seconds: `${((performance.now() - started) / 1000).toFixed(1)} s` };
}

async function prove({ number, name, long, controls }: Proof): Promise<boolean> {
  const context = () => proofContext(Number(seed), (line) => say(`     ${line}`));
  say(`\n${String(number).padStart(2)}. ${name}`);
  const { finding, seconds } = await timed(() => long(context()));
  let good = finding.faults.length === 0;
  say(`     ${inWords(finding)}`);
  say(`     ${good ? 'held' : `NOT HELD: ${finding.faults.length} faults`} (seed ${seed}, ${seconds})`);
  for (const fault of finding.faults.slice(0, shownFaults)) say(`       ${fault}`);
  for (const [without, control] of Object.entries(controls)) {
    const tried = await timed(() => control(context()));
    const { faults } = tried.finding;
    good &&= faults.length > 0;
    say(
      faults.length > 0
        ? `     control ${without}: noticed, as it has to be (${tried.seconds}): ${faults[0]}`
        : `     CONTROL ${without}: NOTHING NOTICED (${tried.seconds})`,
    );
  }
  return good;
}

const { proof } = (await import(file)) as { proof: Proof };
if (!(await prove(proof))) process.exitCode = 1;
