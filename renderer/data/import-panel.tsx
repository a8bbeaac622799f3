import type { ReactElement } from 'react';
import type { ImportReport, ImportState } from '../../server/features/import/import.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { JobState, useJobStarter } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { countInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Answered } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useDiscardImport, useImport, useImportUploads, usePrepareImport } from './import.ts';

const sum = (report: ImportReport, key: 'found' | 'added' | 'already_here') =>
  report.tables.reduce((total, table) => total + table[key], 0);

/** What importing would do, kind by kind, and what is mended on the way. */
function Plan({ plan, kind }: { plan: ImportReport; kind: ImportState['kind'] }): ReactElement {
  const rows = plan.tables.filter(({ found }) => found > 0);
  const { missing } = plan.files;
  return (
    <>
      <Table
        caption={text.data.importPlan}
        rows={rows}
        keyOf={({ table }) => table}
        columns={[
          { key: 'table', heading: text.data.kind, cell: ({ table }) => text.data.tables[table] },
          {
            key: 'added',
            heading: text.data.importNew,
            isNumber: true,
            cell: (row) => countInWords(row.added),
          },
          {
            key: 'here',
            heading: text.data.importHere,
            isNumber: true,
            cell: (row) => countInWords(row.already_here),
          },
        ]}
      />
      {plan.repairs.length > 0 && (
        <ul className="hint">
          {plan.repairs.map(({ what, count }) => (
            <li key={what}>{text.data.importRepair(what, countInWords(count))}</li>
          ))}
        </ul>
      )}
      {missing > 0 && (
        <p className="hint">
          {kind === 'legacy' ? text.data.importFiles(missing) : text.data.importLost(missing)}
        </p>
      )}
    </>
  );
}

/** What the file holds, before anything of it is brought in. */
function Planned({ filename, kind, plan }: ImportState): ReactElement | null {
  if (plan === undefined) return null;
  return (
    <>
      <p>
        {text.data.importFound(filename ?? '', countInWords(sum(plan, 'added')))}{' '}
        {sum(plan, 'already_here') > 0 && text.data.importKept}
      </p>
      <Plan plan={plan} kind={kind} />
    </>
  );
}

/** Sends a file, shows what it would bring, and brings it in. */
export function ImportPanel({ since }: { since: number }): ReactElement {
  const query = useImport();
  const [prepare, uploads, discard] = [usePrepareImport(), useImportUploads(), useDiscardImport()];
  const { start, isPending, refusal } = useJobStarter();
  const failure = [prepare, uploads, discard].find(({ error }) => error !== null)?.error;
  const isSending = prepare.isPending || uploads.isPending;
  const choose = (isRunning: boolean) => (
    <FileButton
      accept=".db,.sqlite,.sqlite3,.zip"
      busy={isSending || isRunning}
      onFile={(file) => prepare.mutate(file)}
    >
      {text.data.importChoose}
    </FileButton>
  );
  const decide = (kind: ImportState['kind']) => (
    <>
      <Button look="primary" busy={isPending || isSending} onClick={() => start({ kind: 'import' })}>
        {text.data.importNow}
      </Button>
      {kind === 'legacy' && (
        <FileButton accept=".zip" busy={isSending} onFile={(file) => uploads.mutate(file)}>
          {text.data.importUploads}
        </FileButton>
      )}
      <Button busy={discard.isPending} onClick={() => discard.mutate(undefined)}>
        {text.data.importDiscard}
      </Button>
    </>
  );
  return (
    <Answered query={query}>
      {(found) => (
        <>
          <p>{text.data.importText}</p>
          {found.state === 'planned' && <Planned {...found} />}
          <JobState kinds={['import']} since={since} />
          {refusal}
          <Outcome tone="idle">{isSending ? text.data.importSending : undefined}</Outcome>
          <Outcome tone="bad">{failure ? wordsOf(failure) : undefined}</Outcome>
          <div className="actions">
            {found.state === 'planned' ? decide(found.kind) : choose(found.state === 'running')}
          </div>
        </>
      )}
    </Answered>
  );
}
