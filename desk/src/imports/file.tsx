// The file goes from the browser straight to object storage; then its check starts by itself.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problem } from '../api/problems';
import { TroubleLine } from '../parts/trouble';
import { UploadError } from '../parts/upload';

const KNOWN = /\.(xlsx|csv)$/i;

export interface Sending {
  file: File;
  /** 0 … 1 */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

interface Given {
  /** What has to be chosen before, where something has to. */
  closed?: string | false;
  /** All of the way: storage, the check, and the screen that watches it. */
  onSend: (sending: Sending) => Promise<void>;
}

export function FilePicker({ closed, onSend }: Given) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<AbortController | null>(null);
  const [sending, setSending] = useState({ name: '', share: 0 });
  const [trouble, setTrouble] = useState('');
  const gone = useRef<AbortController | null>(null);
  gone.current = busy;
  useEffect(() => () => gone.current?.abort(), []);

  async function take(file: File | undefined) {
    if (!file || closed || busy) return;
    const wrong = !KNOWN.test(file.name) ? t('file.wrongKind') : file.size === 0 ? t('file.empty') : '';
    setTrouble(wrong);
    if (wrong) return;
    const control = new AbortController();
    setBusy(control);
    setSending({ name: file.name, share: 0 });
    try {
      const onProgress = (share: number) => setSending({ name: file.name, share });
      await onSend({ file, onProgress, signal: control.signal });
    } catch (error) {
      if (!control.signal.aborted)
        setTrouble(error instanceof UploadError ? t(`file.${error.reason}`) : problem(error).message);
    } finally {
      setBusy(null);
    }
  }

  if (busy) return <Under {...sending} onStop={() => busy.abort()} />;
  return (
    <Stack gap="xs">
      <Zone closed={closed || ''} onTake={take} />
      <TroubleLine words={trouble} />
    </Stack>
  );
}

function Zone({ closed, onTake }: { closed: string; onTake: (file: File | undefined) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const drag = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(on);
  };
  return (
    <label
      className="drop"
      data-over={over || undefined}
      data-closed={closed || undefined}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        onTake(event.dataTransfer.files[0]);
      }}
    >
      <input
        type="file"
        accept=".xlsx,.csv"
        disabled={closed !== ''}
        aria-describedby="drop-hint"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          onTake(file);
        }}
      />
      <FileSpreadsheet size={28} aria-hidden />
      <Text fw={600}>{closed || t('file.choose')}</Text>
      <Text size="sm" c="dimmed" id="drop-hint">
        {t('file.hint')}
      </Text>
    </label>
  );
}

function Under({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text fw={600}>{name}</Text>
      <Progress value={share * 100} animated aria-label={t('file.sending')} />
      <Group>
        <Button variant="default" onClick={onStop}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
