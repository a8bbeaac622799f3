import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { showToast } from '../ui/toasts.ts';

/** Puts a report on the clipboard that can be shown to others: it tells no secret, title or message. */
export function ReportButton(): ReactElement {
  const { api, desktop } = useConnection();
  const report = useMutation({
    mutationFn: async () => {
      const path = '/api/dashboard/report';
      const { text: words } = withKeys<{ text: string }>(await api.json({ method: 'GET', path }), 'text');
      return copyText(words, desktop);
    },
    onSuccess: (isCopied) =>
      showToast(
        isCopied
          ? { tone: 'good', words: text.activity.reportCopied }
          : { tone: 'bad', words: text.copyFailed },
      ),
    onError: (error) => showToast({ tone: 'bad', words: wordsOf(error) }),
  });
  return (
    <Button busy={report.isPending} onClick={() => report.mutate()}>
      {text.activity.report}
    </Button>
  );
}
