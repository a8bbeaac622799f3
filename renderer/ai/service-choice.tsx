import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Select } from '../ui/select.tsx';
import { services } from './services.ts';

/** Fills in the address of a service that is known; any other address can be typed. */
export function ServiceChoice(props: { address: string; onChoose: (address: string) => void }): ReactElement {
  const { address, onChoose } = props;
  const known = services.some((service) => service.address === address);
  return (
    <Select
      label={text.ai.service}
      value={known ? address : ''}
      options={[
        { value: '', label: text.ai.otherService },
        ...services.map((service) => ({ value: service.address as string, label: service.name as string })),
      ]}
      onChange={onChoose}
    />
  );
}
