import { type ReactElement, useState } from 'react';
import { text } from '../text/text.ts';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { LockedField } from '../ui/locked-field.tsx';
import { type AiDraft, type AiProvider, type AiSettings, trialOf, withProvider } from './ai-draft.ts';
import { KeyField } from './key-field.tsx';
import { ModelField } from './model-field.tsx';
import { ServiceChoice } from './service-choice.tsx';

const providers: readonly AiProvider[] = ['builtin', 'ollama', 'openai'];

export type AiProblems = { address?: string; key?: string; model?: string };

export type AiFieldsProps = {
  draft: AiDraft;
  saved: AiSettings;
  problems: AiProblems;
  onDraft: (draft: AiDraft) => void;
};

type AddressFieldsProps = {
  draft: AiDraft;
  provider: 'ollama' | 'openai';
  error: string | undefined;
  onChange: (address: string) => void;
  /** A service was chosen, and with it a whole address. */
  onChosen: (address: string) => void;
  onBlur: () => void;
};

/** Where the AI is: by the name of a service, or typed. */
function AddressFields(props: AddressFieldsProps): ReactElement {
  const { draft, provider, error, onChange, onChosen, onBlur } = props;
  return (
    <>
      {provider === 'openai' && <ServiceChoice address={draft.address} onChoose={onChosen} />}
      <TextField
        label={text.ai.address}
        type="url"
        inputMode="url"
        value={draft.address}
        hint={text.ai.addressHint[provider]}
        error={error}
        onChange={onChange}
        onBlur={onBlur}
      />
    </>
  );
}

/** The fields of one provider; Ollama wants a key only where somebody has put one in front of it. Models are asked for when an address or key is left, not at each keystroke. */
export function AiFields({ draft, saved, problems, onDraft }: AiFieldsProps): ReactElement {
  const [asked, setAsked] = useState(draft);
  const change = (part: Partial<AiDraft>) => onDraft({ ...draft, ...part });
  const replace = (next: AiDraft) => {
    onDraft(next);
    setAsked(next);
  };
  const { provider } = draft;
  // The model does not change which models there are.
  const { model: _model, ...trial } = trialOf(asked, saved);
  return (
    <>
      {saved.provider?.locked ? (
        <LockedField label={text.ai.provider} value={text.ai.providers[provider]} setting={saved.provider} />
      ) : (
        <Choice
          legend={text.ai.provider}
          look="segments"
          value={provider}
          options={providers.map((value) => ({ value, label: text.ai.providers[value] }))}
          onChange={(value) => replace(withProvider(value, saved))}
        />
      )}
      {provider === 'builtin' ? (
        <p className="soft">{text.ai.builtinCan}</p>
      ) : (
        <>
          {saved.address?.locked ? (
            <LockedField label={text.ai.address} value={draft.address} setting={saved.address} />
          ) : (
            <AddressFields
              draft={draft}
              provider={provider}
              error={problems.address}
              onChange={(address) => change({ address })}
              onChosen={(address) => replace({ ...draft, address })}
              onBlur={() => setAsked(draft)}
            />
          )}
          {(provider === 'openai' || saved.key?.is_set || problems.key !== undefined) && (
            <KeyField
              draft={draft}
              saved={saved}
              error={problems.key}
              onChange={change}
              onBlur={() => setAsked(draft)}
            />
          )}
          {saved.model?.locked ? (
            <LockedField label={text.ai.model} value={draft.model} setting={saved.model} />
          ) : (
            <ModelField
              value={draft.model}
              error={problems.model}
              trial={asked.address === '' ? undefined : trial}
              onChange={(model) => change({ model })}
            />
          )}
        </>
      )}
    </>
  );
}
