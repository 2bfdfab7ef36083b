// The file goes from the browser straight to object storage; then its check starts by itself.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, once, taken } from '../api/client';
import { problem } from '../api/problems';
import { UploadError, upload } from '../parts/upload';

const KNOWN = /\.(xlsx|csv)$/i;

async function send(purchase: string, file: File, onProgress: (share: number) => void, signal: AbortSignal) {
  const begun = await taken(
    api.POST('/v1/purchases/{purchase}/imports', {
      params: { path: { purchase }, header: once() },
      body: { name: file.name, size: file.size },
      signal,
    }),
  );
  await upload({ form: begun.upload, file, onProgress, signal });
  const job = begun.import.id;
  await taken(api.POST('/v1/imports/{job}/preview', { params: { path: { job }, header: once() }, signal }));
  return job;
}

export function FilePicker({ purchase }: { purchase: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<AbortController | null>(null);
  const [sending, setSending] = useState({ name: '', share: 0 });
  const [trouble, setTrouble] = useState('');
  const gone = useRef<AbortController | null>(null);
  gone.current = busy;
  useEffect(() => () => gone.current?.abort(), []);

  async function take(file: File | undefined) {
    if (!file || !purchase || busy) return;
    const wrong = !KNOWN.test(file.name) ? t('file.wrongKind') : file.size === 0 ? t('file.empty') : '';
    setTrouble(wrong);
    if (wrong) return;
    const control = new AbortController();
    setBusy(control);
    setSending({ name: file.name, share: 0 });
    try {
      const job = await send(purchase, file, (share) => setSending({ name: file.name, share }), control.signal);
      navigate({ to: '/import/$job', params: { job } });
    } catch (error) {
      if (!control.signal.aborted)
        setTrouble(error instanceof UploadError ? t(`file.${error.reason}`) : problem(error).message);
    } finally {
      setBusy(null);
    }
  }

  if (busy) return <Sending {...sending} onStop={() => busy.abort()} />;
  return (
    <Stack gap="xs">
      <Zone closed={!purchase} onTake={take} />
      {trouble && (
        <Text role="alert" c="var(--mantine-color-error)">
          {trouble}
        </Text>
      )}
    </Stack>
  );
}

function Zone({ closed, onTake }: { closed: boolean; onTake: (file: File | undefined) => void }) {
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
        disabled={closed}
        aria-describedby="drop-hint"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          onTake(file);
        }}
      />
      <FileSpreadsheet size={28} aria-hidden />
      <Text fw={600}>{t(closed ? 'file.first' : 'file.choose')}</Text>
      <Text size="sm" c="dimmed" id="drop-hint">
        {t('file.hint')}
      </Text>
    </label>
  );
}

function Sending({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
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
