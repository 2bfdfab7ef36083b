// Saved views: filters under a name, one's own and those that are shared with everybody.
import { Badge, Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { Quicker, useQuicker } from '../parts/quicker';
import { Failure, Loading } from '../parts/states';
import { asAsked, asFilter } from './asked_views';
import { NewView } from './new_view';
import type { Asked } from './search';
import { ViewActions } from './view_actions';

export type View = Schemas['View'];
interface Given {
  asked: Asked;
  onChoose: (asked: Asked) => void;
}

export function Views(given: Given) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const choose = (asked: Asked) => {
    given.onChoose(asked);
    close();
  };
  return (
    <>
      <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />} onClick={open}>
        {t('views.title')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('views.title')}>
        {opened && <List asked={given.asked} onChoose={choose} />}
      </Modal>
    </>
  );
}

function List({ asked, onChoose }: Given) {
  const { t } = useTranslation();
  const { stale, told } = useQuicker(['views']);
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['views'],
    queryFn: () => taken(api.GET('/v1/views')),
  });
  if (isPending) return <Loading lines={2} />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  const filter = asFilter(asked);
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {t('views.lead')}
      </Text>
      <Quicker when={stale} words={t('views.stale')} />
      {!data.items.length && <Text>{t('views.none')}</Text>}
      {data.items.map((view) => (
        <div key={view.id} className="ends">
          <Button variant="light" className="name" onClick={() => onChoose(asAsked(view.filter))}>
            {view.name}
          </Button>
          {view.shared && (
            <Badge variant="light" color="gray" className="state" tt="none">
              {t('views.shared')}
            </Badge>
          )}
          {view.mine && <ViewActions view={view} filter={filter} onRefused={told} />}
        </div>
      ))}
      <NewView filter={filter} />
    </Stack>
  );
}
