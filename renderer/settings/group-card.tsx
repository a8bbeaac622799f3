import type { FormEvent, ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { type Setting, useSaveSettings } from '../connection/queries.ts';
import { goTo } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useTryNetwork } from './network-trial.ts';
import { NetworkTrialNotice } from './network-trial-notice.tsx';
import { SettingField } from './setting-field.tsx';
import { problemsByName, useDraft } from './use-draft.ts';

export type GroupCardProps = { group: Setting['group']; settings: readonly Setting[] };

/** The settings of one kind: changed together, saved together. Those of the network are tried for a minute first. */
export function GroupCard({ group, settings }: GroupCardProps): ReactElement {
  const form = useDraft();
  const [saving, trying] = [useSaveSettings(), useTryNetwork()];
  const save = settings.some(({ is_network }) => is_network) ? trying : saving;
  const problems = problemsByName(save.error);
  const isElsewhere = settings.every(({ name }) => !(name in problems));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.isChanged && !save.isPending) save.mutate(form.values(), { onSuccess: form.forget });
  };
  return (
    <Card title={text.settings.groups[group]} name="setting-group">
      <form onSubmit={submit} noValidate={true}>
        {settings.map((setting) => (
          <SettingField
            key={setting.name}
            setting={setting}
            draft={form.draft[setting.name]}
            error={problems[setting.name]}
            onChange={(value) => form.change(setting, value)}
          />
        ))}
        {group === 'network' && <NetworkTrialNotice />}
        <Outcome tone="good">
          {save.isSuccess && !form.isChanged && save === saving ? text.settings.saved : undefined}
        </Outcome>
        <Outcome tone="bad">{save.error !== null && isElsewhere ? wordsOf(save.error) : undefined}</Outcome>
        {form.isChanged && (
          <div className="actions">
            <Button look="primary" submit={true} busy={save.isPending}>
              {save === trying ? text.settings.tryIt : text.settings.save}
            </Button>
            <Button onClick={form.forget}>{text.cancel}</Button>
          </div>
        )}
      </form>
    </Card>
  );
}

/** The AI has a screen of its own; here is only what is set, and where. */
export function AiGroupCard({ settings }: { settings: readonly Setting[] }): ReactElement {
  return (
    <Card title={text.settings.groups.ai}>
      {settings.map((setting) => (
        <SettingField
          key={setting.name}
          setting={{ ...setting, locked: true }}
          draft={undefined}
          onChange={() => undefined}
        />
      ))}
      <div className="actions">
        <Button onClick={() => goTo('ai')}>{text.settings.toAi}</Button>
      </div>
    </Card>
  );
}
