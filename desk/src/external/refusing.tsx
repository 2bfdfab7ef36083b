// A refusal: with a reason that the marketplace lets this very order have, asked for when the dialog opens; one that
// costs money is asked about twice.
import { Alert, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { Problem } from '../api/problems';
import type { External, ExternalLine } from '../api/things';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { Failure, Loading } from '../parts/states';
import { Trouble } from '../parts/trouble';
import { keysOf, useDeciding } from './deciding';

const LONGEST_TEXT = 500;

interface Given {
  order: External;
  lines: readonly ExternalLine[];
  onClose: () => void;
  /** Says where another was quicker; the dialog closes then, for the lines may be others. */
  onStale: (refusal: Problem) => boolean;
}

export function Refusing({ opened, ...given }: Given & { opened: boolean }) {
  const { t } = useTranslation();
  const title = t('refuse.title', { count: given.lines.length });
  return (
    <Dialog opened={opened} onClose={given.onClose} title={title}>
      {({ close }) => opened && <Asking {...given} onClose={close} />}
    </Dialog>
  );
}

function Asking(given: Given) {
  const { account, order } = given.order;
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['reasons', account, order],
    queryFn: () =>
      taken(api.GET('/v1/external-orders/{account}/{order}/reasons', { params: { path: { account, order } } })),
    staleTime: 0,
    gcTime: 0,
  });
  if (isPending) return <Loading lines={2} />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return <Form {...given} reasons={data.items} />;
}

interface Asked extends Given {
  reasons: readonly Schemas['RefusalReason'][];
}

function useRefusing({ order, lines, reasons, onClose, onStale }: Asked) {
  const { t } = useTranslation();
  const [reason, choose] = useState(reasons[0]?.id ?? '');
  const [text, write] = useState('');
  const [costs, setCosts] = useState(false);
  const [trouble, tell] = useState('');
  const needsText = reasons.find(({ id }) => id === reason)?.needsText ?? false;
  const refuse = useDeciding({
    order,
    said: t('decide.said.refuse'),
    onDone: onClose,
    onRefused: (refusal) => {
      if (refusal.code === 'refusal_costs') setCosts(true);
      else if (onStale(refusal)) onClose();
      else tell(refusal.message);
      return true;
    },
  });
  const submit = () => {
    tell('');
    const said = needsText ? text.trim() : '';
    refuse.mutate({ action: 'refuse', lines: keysOf(lines), reason, text: said, sure: costs });
  };
  return { reason, choose, text, write, needsText, costs, trouble, submit, busy: refuse.isPending };
}

type Refusal = ReturnType<typeof useRefusing>;

function Form(asked: Asked) {
  const { t } = useTranslation();
  const { order, lines, onClose } = asked;
  const refusal = useRefusing(asked);
  const { text, needsText, costs, trouble, submit, busy } = refusal;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Why reasons={asked.reasons} refusal={refusal} />
        {lines.length < order.lines.length && <Text size="sm">{t('refuse.part')}</Text>}
        <Trouble words={trouble} />
        {costs && (
          <Alert color="red" role="alert" title={t('refuse.costs')}>
            {t('refuse.costs.text')}
          </Alert>
        )}
        <Ending
          action={t(costs ? 'refuse.sure' : 'refuse.do')}
          danger
          busy={busy}
          disabled={needsText && !text.trim()}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}

/** The reason, and in words where it says nothing by itself. */
function Why({ reasons, refusal }: { reasons: Asked['reasons']; refusal: Refusal }) {
  const { t } = useTranslation();
  const { reason, choose, text, write, needsText } = refusal;
  return (
    <>
      {reasons.length > 0 && (
        <NativeSelect
          label={t('refuse.reason')}
          description={t('refuse.reason.hint')}
          data-autofocus
          data={reasons.map(({ id, title }) => ({ value: id, label: title }))}
          value={reason}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {needsText && (
        <Textarea
          label={t('refuse.text')}
          required
          autosize
          minRows={2}
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </>
  );
}
