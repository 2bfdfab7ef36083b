// A purchase like this one, and putting away what is over.
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { MONEY } from '../parts/touches';

export const mayArchive = ({ stage, archived }: Purchase): boolean =>
  archived || stage === 'completed' || stage === 'cancelled';

/** Out of the list or back into it: undone by the same button, so nobody is asked. */
export function Archiving({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const keep = useAct({
    does: (archived: boolean, header) => {
      const params = { path: { purchase: purchase.id }, header };
      return archived
        ? taken(api.POST('/v1/purchases/{purchase}/archive', { params }))
        : taken(api.POST('/v1/purchases/{purchase}/return', { params }));
    },
    said: (kept) => t(kept.archived ? 'purchase.archived' : 'purchase.returned'),
    touches: MONEY,
  });
  return (
    <Button variant="default" loading={keep.isPending} onClick={() => keep.mutate(!purchase.archived)}>
      {t(purchase.archived ? 'purchase.return' : 'purchase.archive')}
    </Button>
  );
}

interface Given {
  purchase: Purchase;
  onClose: () => void;
}

function useCopying({ purchase, onClose }: Given) {
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState('');
  const copy = useAct({
    does: (wanted: string, header) =>
      taken(
        api.POST('/v1/purchases/{purchase}/copy', {
          params: { path: { purchase: purchase.id }, header },
          body: { title: wanted },
        }),
      ),
    touches: [['purchases']],
    onDone: ({ id }) => {
      onClose();
      navigate({ to: '/purchases/$purchase', params: { purchase: id } });
    },
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      return true;
    },
  });
  return { copy, trouble, setTrouble };
}

export function Copying({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('purchase.copy')}>
      {({ close }) => <Form purchase={purchase} onClose={close} />}
    </Dialog>
  );
}

function Form({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(purchase.title);
  const { copy, trouble, setTrouble } = useCopying({ purchase, onClose });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim()) copy.mutate(title.trim());
        else setTrouble(t('purchase.title.wrong'));
      }}
    >
      <Stack>
        <Text>{t('purchase.copy.text')}</Text>
        <TextInput
          label={t('purchase.title')}
          maxLength={80}
          required
          data-autofocus
          value={title}
          error={trouble}
          onChange={({ currentTarget: { value } }) => {
            setTitle(value);
            setTrouble('');
          }}
        />
        <Ending action={t('action.create')} busy={copy.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
